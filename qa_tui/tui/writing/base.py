"""What every kind of writing has: fields, checks in words, a draft, a way to send it off."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.store.drafts import drop_draft, read_draft, save_draft
from qa_tui.store.letters.snippets import desk_values, snippet_values
from qa_tui.store.messages.threads import read_thread
from qa_tui.tui.safe import words
from qa_tui.tui.writing.checks import Checked, ok

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.draft import DraftPlace
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer
    from qa_tui.tui.writing.checks import Check
    from qa_tui.tui.writing.fields import FieldSpec

Values = dict[str, str]
"""What stands in each field, as it was typed."""

YES = "yes"
"""What stands for a ticked box."""


@dataclass(frozen=True)
class Suggestion:
    """Something found for what is typed in a field.

    Attributes:
        value: What then stands in the field.
        shown: How it is offered.
    """

    value: str
    shown: Content


class Writing(ABC):
    """One thing that can be written; a kind fills in what is left open here.

    Args:
        actor: Name of the moderator.
        today: The user's present day.

    Attributes:
        called: What it is called.
        fields: Its fields, in order.
        place: Where its draft belongs.
        thread: Id of the thread that it is about, or None.
        public: Whether the text is for the public, where nobody is called by the full name.
        version: The version of the message that it was begun on; None where it binds nothing.
        kept: Whether there is a draft.
        of_question: Whether it is about the thread's question, and begun on that version of it.
        begins_at: The field in which typing begins, and the line of it; None for the first field.
    """

    called: Phrase
    fields: tuple[FieldSpec, ...]
    place: DraftPlace
    thread: int | None = None
    public = True
    version: int | None = None
    kept = False
    of_question = False
    begins_at: tuple[str, int] | None = None

    def __init__(self, actor: str, today: date) -> None:
        self.actor = actor
        self.today = today

    def load(self, connection: Connection) -> Values:
        """What stands in the fields at the beginning: the draft that was left, if any."""
        draft = read_draft(connection, self.actor, self.place)
        if draft is not None:
            self.kept = True
            if draft.fields.get("version", "").isdecimal():
                self.version = int(draft.fields["version"])
        if self.of_question and self.thread is not None and self.version is None:
            self.version = read_thread(connection, self.thread, self.today).messages[0].version
        return self.start(connection) if draft is None else draft.fields

    def start(self, connection: Connection) -> Values:  # noqa: ARG002 - kinds may need it
        """What stands in the fields without a draft."""
        return {}

    @abstractmethod
    def check(self, values: Values, connection: Connection) -> Checked:
        """The check of each field in words, and what stands beside the fields."""

    def suggest(self, key: str, typed: str, connection: Connection) -> tuple[Suggestion, ...]:  # noqa: ARG002 - kinds may
        """What is found for what is typed in a field that suggests."""
        return ()

    def snippet_values(self, values: Values, connection: Connection) -> dict[str, str]:  # noqa: ARG002 - kinds may need them
        """What the variables of snippets stand for here."""
        if self.thread is None:
            return desk_values(connection, self.actor, self.today)
        return snippet_values(connection, self.thread, self.actor, self.today, public=self.public)

    def keep(self, writer: Writer, values: Values) -> None:
        """Keep a draft, with the version that it was begun on: nothing newer is overwritten."""
        if self.version is not None:
            values = {**values, "version": str(self.version)}
        save_draft(writer, self.place, values)
        self.kept = True

    def drop(self, writer: Writer) -> None:
        """Forget the draft."""
        drop_draft(writer, self.place)

    @abstractmethod
    def send(self, writer: Writer, values: Values) -> Phrase:
        """Take it in, forget the draft, and say what happened.

        Raises:
            Conflict: When the message has changed since the draft was begun.
            QaTuiError: When it cannot be taken in; the draft stays.
        """


def ticked(values: Values, key: str) -> bool:
    """Whether a box is ticked."""
    return values.get(key) == YES


def changed_since(writing: Writing, now: int) -> Check | None:
    """Warns where the message has changed since a text about it was begun.

    Args:
        writing: The text, with the version that it was begun on.
        now: The version of the message.
    """
    if writing.version in {None, now}:
        return None
    return ok(N_("the question has changed since you began: read it again"))


def beside(label: Phrase, *parts: Content) -> Content:
    """What stands beside the fields under a label."""
    return Content("\n\n").join([words(label, "$dim"), *parts])
