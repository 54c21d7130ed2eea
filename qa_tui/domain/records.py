"""The records of the desk as plain, frozen objects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.domain.hits import Passage
    from qa_tui.domain.people.people import Representative
    from qa_tui.domain.phrase import Phrase


class Kind(StrEnum):
    """What a message is."""

    QUESTION = "question"
    ANSWER = "answer"


class Form(StrEnum):
    """The form of a thread: old (2004-2020, one text and a topic) or new (since 2021)."""

    OLD = "old"
    NEW = "new"


class State(StrEnum):
    """Where a message stands in moderation; questions and answers share these."""

    PENDING = "pending"
    HELD = "held"
    RETURNED = "returned"
    PUBLISHED = "published"
    REFUSED = "refused"
    REMOVED = "removed"


class PublicState(StrEnum):
    """What the public sees of a thread; derived from its messages."""

    NOT_PUBLIC = "not_public"
    WAITING = "waiting"
    STANDARD_REPLY = "standard_reply"
    ANSWERED = "answered"
    REMOVED = "removed"


PUBLIC_STATES = frozenset({PublicState.WAITING, PublicState.STANDARD_REPLY, PublicState.ANSWERED})
"""The states in which readers see a thread."""


@dataclass(frozen=True)
class Line:
    """One row of a list: a message with what is needed to judge it at a glance.

    Attributes:
        place: Where it stands in every list, the newest highest.
        id: The thread's id; `message` the message's, of a thread row its question's.
        kind: Question or answer.
        state: The message's state.
        public_state: The thread's public state.
        wake_on: The day a held message comes back (ISO date), or None.
        date: Date or UTC moment as the source gave it, or None where unknown.
        sort_date: UTC moment by which rows are ordered.
        answers: Published answers of the thread.
        gist: What is to be judged: the question, or the beginning of the text.
        version: The message's version, for the lock.
        personal: Passages that look like personal data, of what waits for a decision: as many as
            masking suggests.
        passage: The part of the text that a search found, in runs; empty without a search.
    """

    place: int
    id: int
    message: int
    kind: Kind
    title: str
    to: str
    party: str | None
    topic: str | None
    author: str
    public_state: PublicState
    state: State
    wake_on: str | None
    date: str | None
    sort_date: str
    answers: int
    gist: str
    version: int
    personal: int = 0
    passage: Passage = ()


@dataclass(frozen=True)
class Message:
    """A question or an answer.

    Attributes:
        author: Name as shown in public; `party_label` as shown at the time, or None.
        asker: Id of the private asker row; None for imports and answers.
        text: The words as they came.
        background: Background and sources of the new form; empty in the old one.
        annotation: The editors' remark, or None.
        version: Grows with every change of any kind.
        revision: Which text is the current one; counts from 1.
        place: Where it stands in every list; None until what wrote it is stored.
    """

    id: int
    thread: int
    kind: Kind
    author: str
    party_label: str | None
    asker: int | None
    state: State
    standard_reply: bool
    annotation: str | None
    wake_on: str | None
    date: str | None
    sort_date: str
    version: int
    revision: int
    text: str
    background: str
    place: int | None = None


@dataclass(frozen=True)
class Source:
    """Where an imported thread came from.

    Attributes:
        path: The file, as it was named at the import; None for readers, to whom folders of the
            desk's machine are not shown.
        url: The page's address, or None.
        form: The page form, such as `F1`.
        sureness: 0 to 1: how sure the reader is that it understood the page.
        captured_at: UTC moment at which the page was taken from the site; where that is not
            known, of the import.
        guesses: What the page does not show and was inferred; see
            `domain.imports.source.SourceThread`.
    """

    path: str | None
    url: str | None
    form: str
    sureness: float
    captured_at: str
    guesses: tuple[str, ...] = ()

    @property
    def place(self) -> str | Phrase:
        """The file; for readers the page's address."""
        return self.path or self.url or N_("a saved page")


@dataclass(frozen=True)
class Thread:
    """A question with its answers.

    Attributes:
        asking_note: What the source said about asking, word for word, or None.
        follows: Id of the thread that this one follows up, or None.
        withdrawn: Whether the thread was taken back and is out of every list.
        messages: The question first, then the answers in order of their dates.
        source: None for threads made on this desk.
    """

    id: int
    title: str
    form: Form
    topic: str | None
    public_state: PublicState
    follows: int | None
    withdrawn: bool
    asking_note: str | None
    to: Representative
    messages: tuple[Message, ...]
    source: Source | None

    @property
    def party(self) -> str | None:
        """The addressee's present party, else the label last shown with a message."""
        if self.to.party is not None:
            return self.to.party
        shown = [message.party_label for message in self.messages if message.party_label]
        return shown[-1] if shown else None


@dataclass(frozen=True)
class Event:
    """One entry of the journal. Holds no personal data and no free text.

    Attributes:
        seq: Local order; the order of events is this, never the clock.
        at: UTC moment.
        actor: Name of the moderator.
        subject_kind: `message`, `thread`, `run` or `desk`.
        subject: Local id of the subject; `thread` of the thread that it belongs to, or None.
        undoes: `seq` of the event that this one undoes, or None.
        undone: Whether a later event undoes this one.
    """

    seq: int
    at: str
    actor: str
    verb: str
    subject_kind: str
    subject: int | None
    thread: int | None
    from_state: str | None
    to_state: str | None
    clause: str | None
    batch: str | None
    undoes: int | None
    undone: bool


@dataclass(frozen=True)
class Notice:
    """A letter that an event caused.

    Attributes:
        to_kind: `asker` or `representative`.
        to: Full name of whom it is for.
        send_after: UTC moment before which it is not handed over.
        recalled_at: When an undo called it back; `handed_over_at` when it left the desk.
    """

    id: int
    thread: int
    message: int
    to_kind: str
    to: str
    template: str
    subject: str
    text: str
    created_at: str
    send_after: str
    recalled_at: str | None
    handed_over_at: str | None


@dataclass(frozen=True)
class Note:
    """An internal remark on a message; never public."""

    id: int
    message: int
    author: str
    text: str
    at: str
