"""The command `show`: one thread for people, programs or a document."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.history import put_history
from qa_tui.cli.output import cell, put, put_json, styled, terminal, width, words
from qa_tui.cli.reading.states import message_state
from qa_tui.cli.values import OneOf, Whole
from qa_tui.domain.imports.guesses import guess_names
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import SafeText, clean
from qa_tui.domain.workflow import PUBLIC_STATE_NAMES, available, current_state
from qa_tui.export.markdown import thread_markdown
from qa_tui.export.shapes import asking_reason, thread_shape
from qa_tui.i18n import drawn, long_date, long_moment
from qa_tui.store.journal.history import read_history
from qa_tui.store.messages.threads import read_notes, read_thread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Message, Note, Source, Thread

_MEASURE = 72


@command("show", N_("Show a thread: the question with its answers.\n\n“qa-tui list” shows its id."))
@click.argument("thread", type=Whole(), metavar="THREAD")
@option(
    "--format",
    "form",
    type=OneOf("text", "md"),
    default="text",
    metavar="text|md",
    told=N_("Text to read, or Markdown to keep."),
)
@json_option
@click.pass_obj
def show(session: Session, thread: int, form: str, *, as_json: bool) -> None:
    """Print a thread."""
    desk = session.open()
    with desk.reading() as connection:
        found = read_thread(connection, thread, desk.today, public_only=desk.read_only)
        notes = () if desk.read_only else read_notes(connection, thread)
        history = () if desk.read_only else read_history(connection, thread)
    if as_json:
        put_json(thread_shape(found, desk.today))
    elif form == "md":
        put(terminal(SafeText.literal(thread_markdown(found).rstrip("\n"))))
    else:
        _put_thread(found, notes, desk.today, read_only=desk.read_only)
        if history:
            put()
            put(styled(words(N_("History")), "strong"))
            put_history(history)


def _put_thread(thread: Thread, notes: tuple[Note, ...], today: date, *, read_only: bool) -> None:
    _put_wrapped(clean(thread.title, one_line=True), style="strong")
    for fact in _facts(thread):
        _put_wrapped(fact, style="dim")
    for message in thread.messages:
        put()
        _put_head(message, today, read_only=read_only)
        _put_texts(thread, message)
        for note in notes:
            if note.message == message.id:
                put()
                _put_note(note)
    if thread.source:
        put()
        _put_wrapped(_origin(thread.source), style="dim")
        if thread.source.guesses:
            _put_wrapped(_guessed(thread.source), style="dim")


def _facts(thread: Thread) -> Iterator[SafeText]:
    """The lines under the title."""
    party = thread.party
    to = f"{thread.to.name} ({party})" if party else thread.to.name
    yield words(N_("To {name}", name=to))
    facts = [
        words(N_("thread {id}", id=thread.id)),
        words(PUBLIC_STATE_NAMES[thread.public_state]),
        words(N_("old form") if thread.form is Form.OLD else N_("new form")),
    ]
    if thread.topic:
        facts.append(cell(thread.topic))
    if thread.follows:
        facts.append(words(N_("follows thread {id}", id=thread.follows)))
    if thread.withdrawn:
        facts.append(words(N_("taken back")))
    yield _dot().join(facts)
    reason = asking_reason(thread)
    if reason:
        yield clean(reason, one_line=True)


def _put_head(message: Message, today: date, *, read_only: bool) -> None:
    asks = message.kind is Kind.QUESTION
    said = N_("{name} asks", name=message.author)
    said = said if asks else N_("{name} answers", name=message.author)
    put(styled(words(said), "strong"))
    state = message_state(message, today, brief=False)
    facts = [cell(message.party_label)] if message.party_label and not asks else []
    facts.append(words(N_("message {id}", id=message.id)))
    facts.append(SafeText.literal(long_date(message.date)))
    if message.standard_reply:
        facts.append(words(N_("standard reply")))
    put(f"{styled(state.text, state.style)}{styled(_dot() + _dot().join(facts), 'dim')}")
    if not read_only:
        verbs = available(current_state(message.state, message.wake_on, today))
        _put_wrapped(words(N_("Possible now: {verbs}.", verbs=", ".join(verbs))), style="dim")


def _put_texts(thread: Thread, message: Message) -> None:
    """Print the words of a message; the question of the new form stands in the title already."""
    quoted = message.kind is Kind.ANSWER
    if message.text != thread.title:
        _put_part(None, message.text, quoted=quoted)
    _put_part(N_("Background"), message.background, quoted=quoted)
    _put_part(N_("Editors"), message.annotation or "", quoted=quoted)


def _put_part(heading: Phrase | None, raw: str, *, quoted: bool) -> None:
    """Print a text with its heading; answers are set apart by a bar in the margin."""
    if not raw.strip():
        return
    bar = drawn("│ ") if quoted else ""
    put()
    if heading:
        put(bar + styled(words(heading), "dim"))
    for line in clean(raw).text.split("\n"):
        _put_wrapped(SafeText(line), bar)


def _put_note(note: Note) -> None:
    head = N_("Note by {name}, {at}", name=note.author, at=long_moment(note.at))
    put(styled(words(head), "dim"))
    for line in clean(note.text).text.split("\n"):
        _put_wrapped(SafeText(line), "  ")


def _guessed(source: Source) -> SafeText:
    names = guess_names(source.guesses)
    return words(N_("guessed: {what}", what=names))


def _origin(source: Source) -> SafeText:
    return words(
        N_(
            "Read from {path}, as of {day} (form {form}, sureness {percent} %).",
            path=source.place,
            day=long_date(source.captured_at),
            form=source.form,
            percent=round(source.sureness * 100),
        )
    )


def _put_wrapped(safe: SafeText, indent: str = "", *, style: str = "") -> None:
    """Print a paragraph in lines of at most 72 characters, and no wider than the terminal."""
    measure = max(20, min(_MEASURE, width() - 1) - len(indent))
    lines = textwrap.wrap(
        terminal(safe), measure, break_long_words=False, break_on_hyphens=False
    ) or [""]
    for line in lines:
        put((indent + styled(SafeText(line), style)).rstrip())


COMMANDS = {"show": show}


def _dot() -> SafeText:
    """What stands between two facts."""
    return SafeText.literal(drawn(" · "))
