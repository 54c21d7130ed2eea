"""A thread's words as content: the same for the preview and for the thread screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.imports.guesses import guess_names
from qa_tui.domain.letters.outbox import whereabouts
from qa_tui.domain.phrase import N_, Decimal
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import SafeText, clean
from qa_tui.domain.workflow import PUBLIC_STATE_NAMES, current_state, state_words
from qa_tui.i18n import age, long_date
from qa_tui.tui.safe import content, outside, own, words
from qa_tui.tui.signs import sign

if TYPE_CHECKING:
    from datetime import date, datetime

    from qa_tui.domain.records import Message, Note, Notice, Thread

BLANK = Content("\n\n")

_BESIDE = "\u00a0"
"""Keeps a sign and its word in one line."""


def head(thread: Thread) -> Content:
    """Title, addressee, topic and what the public sees."""
    to = thread.to
    who = [outside(to.name)]
    if thread.party:
        who.append(outside(thread.party))
    meta = [Content(", ").join(who)]
    if thread.topic:
        meta.append(outside(thread.topic))
    meta.append(words(PUBLIC_STATE_NAMES[thread.public_state]))
    lines = [outside(thread.title, "bold"), own(" · ").join(meta).stylize("$dim")]
    if not to.asking.open:
        lines.append(asking_words(thread).stylize("$dim"))
    return Content("\n").join(lines)


def asking_words(thread: Thread) -> Content:
    """Why the representative cannot be asked, in the source's own words where there are some."""
    if thread.asking_note:
        return outside(thread.asking_note)
    reason = thread.to.asking.reason
    return words(reason) if reason else Content.empty()


def by_line(message: Message, today: date, *, ascii_only: bool) -> Content:
    """Who says it, when, and where it stands in moderation on a day."""
    if message.kind is Kind.QUESTION:
        who = words(N_("{name} asks", name=message.author), "bold")
    else:
        who = words(N_("{name} answers", name=message.author), "bold")
    parts = [who]
    if message.kind is Kind.ANSWER and message.party_label:
        parts.append(outside(message.party_label, "$dim"))
    parts.append(content(SafeText.literal(long_date(message.date)), "$dim"))
    if message.standard_reply:
        parts.append(words(N_("standard reply"), "$dim"))
    look = current_state(message.state, message.wake_on, today).value
    mark = Content.assemble(
        (sign(look, ascii_only=ascii_only), f"$state-{look}" if look != "published" else ""),
        _BESIDE,
        words(state_words(message, today), "$dim"),
    )
    return Content.assemble(own(" · ").join(parts), "   ", mark)


def body(message: Message, form: Form) -> Content:
    """The words of a message, with background and annotation."""
    parts = []
    repeats_title = message.kind is Kind.QUESTION and form is Form.NEW
    if not repeats_title:
        parts.append(outside(message.text, one_line=False, limit=100_000))
    elif not message.background:
        parts.append(words(N_("Without background."), "$dim"))
    if message.background:
        parts.append(outside(message.background, one_line=False, limit=100_000))
    if message.annotation:
        note = N_("Editors' note: {text}", text=message.annotation)
        parts.append(words(note, "italic $dim"))
    return BLANK.join(parts)


def notes_words(notes: tuple[Note, ...], now: datetime) -> Content:
    """Internal notes with their authors and ages, oldest first."""
    return Content("\n").join(
        Content.assemble(
            words(N_("Note by {name}, {age}: ", name=note.author, age=age(note.at, now)), "$dim"),
            outside(note.text, one_line=False, limit=4000),
        )
        for note in notes
    )


def letters_words(notices: tuple[Notice, ...], now: datetime) -> Content:
    """The letters of a thread, one below the other."""
    return Content("\n").join(
        Content.assemble(
            own("·  ", "$dim"),
            outside(notice.to),
            ": ",
            outside(notice.subject),
            "  ",
            words(whereabouts(notice, now), "$dim"),
        )
        for notice in notices
    )


def source_words(thread: Thread) -> Content:
    """Where an imported thread came from."""
    source = thread.source
    if source is None:
        return Content.empty()
    place = source.place
    came = words(
        N_(
            "imported from {path} (form {form}, sureness {sureness})",
            path=clean(place, one_line=True, limit=200).text if isinstance(place, str) else place,
            form=source.form,
            sureness=Decimal(source.sureness, 2),
        ),
        "$dim",
    )
    guessed = guess_names(source.guesses)
    if not guessed:
        return came
    told = words(N_("guessed: {what}", what=guessed), "$dim")
    return Content.assemble(came, "\n", told)
