"""Compares a page with the messages of the thread that it is a further capture of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.likeness import MOST_WORDS, alike
from qa_tui.domain.records import Kind
from qa_tui.domain.text import storable
from qa_tui.domain.words import words_of
from qa_tui.store.imports.page_rows import known_order, party_of
from qa_tui.store.journal.steps import BESIDE, LIVE
from qa_tui.store.messages.threads import read_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_tui.domain.imports.source import SourceMessage, SourceThread
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection

_BESIDE = ", ".join(f"'{verb}'" for verb in sorted({*BESIDE, "link"}))
_HELD = f"""select m.id, m.withdrawn,
    exists (select 1 from event e where e.subject_uid = m.uid and e.verb not in ({_BESIDE})
        and {LIVE}) as touched,
    exists (select 1 from event e where e.subject_uid = m.uid and e.verb in ('ask', 'answer'))
        as written
from message m where m.thread = ? order by m.kind = 'answer', m.sort_date, m.id"""


REVISIONS = 20
"""How many revisions of a message a page is compared with, the newest first."""


@dataclass(frozen=True)
class StoredMessage:
    """A message of a thread, as a page finds it.

    Attributes:
        message: The message.
        texts: Its words in the newest revisions, with single blanks between them.
        touched: Whether somebody wrote it here, decided about it, or edited it.
        written: Whether somebody wrote it here.
        withdrawn: Whether it was taken back.
    """

    message: Message
    texts: frozenset[str]
    touched: bool
    written: bool
    withdrawn: bool


@dataclass(frozen=True)
class ShownMessage:
    """A message of a page.

    Attributes:
        message: The message.
        stored: The one of the thread that it is, or None.
        same: Whether some revision of that one has the same words.
    """

    message: SourceMessage
    stored: StoredMessage | None = None
    same: bool = False


def stored_messages(connection: Connection, thread: int) -> tuple[StoredMessage, ...]:
    """The messages of a thread, the question first; those that were taken back, too."""
    found = []
    for row in connection.execute(_HELD, (thread,)).fetchall():
        texts = connection.execute(
            """select text, background from message_text where message = ?
            order by revision desc limit ?""",
            (row["id"], REVISIONS),
        )
        found.append(
            StoredMessage(
                read_message(connection, row["id"]),
                frozenset(_plain(*text) for text in texts),
                touched=bool(row["touched"]),
                written=bool(row["written"]),
                withdrawn=bool(row["withdrawn"]),
            )
        )
    return tuple(found)


def match_messages(page: SourceThread, stored: Sequence[StoredMessage]) -> tuple[ShownMessage, ...]:
    """Find out which message of a thread each message of a page is.

    Args:
        page: What the reader made of the page; its question is that of the thread.
        stored: The messages of the thread.

    Returns:
        The messages of the page: answers with the same words are the same, then those that are
        alike, then the only ones that are left where nothing but the border differs.
    """
    question = page.messages[0]
    found = {0: ShownMessage(question, stored[0], same=_words(question) in stored[0].texts)}
    left = list(stored[1:])
    for number, answer in enumerate(page.messages[1:], 1):
        one = next((one for one in left if _words(answer) in one.texts), None)
        if one is not None:
            left.remove(one)
            found[number] = ShownMessage(answer, one, same=True)
    rest = [number for number in range(1, len(page.messages)) if number not in found]
    only = len(rest) == len(left) == 1 and same_words(page, stored)
    for number in rest:
        answer = page.messages[number]
        one = next((one for one in left if only or _is_alike(answer, one.message)), None)
        if one is not None:
            left.remove(one)
        found[number] = ShownMessage(answer, one)
    return tuple(found[number] for number in range(len(page.messages)))


def same_words(page: SourceThread, stored: Iterable[StoredMessage]) -> bool:
    """Whether a page shows the words that stand in a thread, wherever it parts them."""
    stands = [one.message for one in stored if not one.withdrawn]
    mine = " ".join(_plain(one.text, one.background) for one in stands)
    return mine.split() == " ".join(_words(one) for one in page.messages).split()


def changed_fields(page: SourceThread, shown: ShownMessage, *, wins: bool) -> dict[str, object]:
    """What is to stand differently around the words of a message that is known.

    Args:
        page: What the reader made of the page.
        shown: The message of the page; it is one of the thread.
        wins: Whether the page takes the place of what stands there; else only a date that was not
            known is filled in.

    Returns:
        The values of the fields that differ.
    """
    assert shown.stored is not None  # noqa: S101 - the caller's promise
    wanted = _dated(page, shown, wins=wins)
    if wins:
        wanted |= _labelled(page, shown.message)
    stands = shown.stored.message
    return {
        field: value
        for field, value in wanted.items()
        if field == "place" or value != getattr(stands, field)
    }


def _dated(page: SourceThread, shown: ShownMessage, *, wins: bool) -> dict[str, object]:
    """The date of a message, and what goes by it."""
    assert shown.stored is not None  # noqa: S101 - the caller's promise
    stands, told = shown.stored.message, shown.message.date
    wanted: dict[str, object] = {}
    if not wins and (stands.date is not None or not shown.same):
        return wanted
    if told is not None:
        wanted["date"] = told
    ordered = known_order(page, shown.message)
    if ordered is not None and (told is not None or stands.date is None):
        wanted["sort_date"] = ordered
        if ordered[:10] != stands.sort_date[:10]:
            wanted["place"] = None
    return wanted


def _labelled(page: SourceThread, message: SourceMessage) -> dict[str, object]:
    """What a page says of a message for certain; what it does not show takes nothing away."""
    wanted: dict[str, object] = {}
    if ("asker" if message.kind is Kind.QUESTION else "to") not in page.guesses:
        wanted["author"] = storable(message.author)
    party = party_of(page, message)
    if party is not None and "party" not in page.guesses:
        wanted["party_label"] = storable(party)
    if message.standard_reply:
        wanted["standard_reply"] = 1
    if message.annotation is not None:
        wanted["annotation"] = storable(message.annotation)
    return wanted


def _is_alike(answer: SourceMessage, stands: Message) -> bool:
    return alike(words_of(answer.text)[:MOST_WORDS], words_of(stands.text)[:MOST_WORDS])


def _words(message: SourceMessage) -> str:
    """The words of a message of a page as a thread would hold them."""
    return _plain(storable(message.text), storable(message.background))


def _plain(text: str, background: str) -> str:
    """Words with single blanks between them."""
    return " ".join(f"{text} {background}".split())
