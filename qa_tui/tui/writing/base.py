"""What every kind of writing has: fields, checks in words, a draft, a way to send it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.store.drafts import DraftPlace, drop_draft, read_draft, save_draft
from qa_tui.tui.safe import words

if TYPE_CHECKING:
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection

Values = dict[str, str]
"""What stands in each field, as it was typed."""

YES = "yes"
"""What stands for a ticked box."""


@dataclass(frozen=True)
class FieldSpec:
    """A field of the compose screen.

    Attributes:
        key: Its name in drafts.
        label: What stands over it.
        lines: Terminal lines of its editor; 0 for a box that is ticked.
    """

    key: str
    label: Phrase
    lines: int = 1


class Writing:
    """One thing that can be written; a kind fills in what is left open here."""

    title: Phrase
    fields: tuple[FieldSpec, ...]
    place: DraftPlace

    def __init__(self, actor: str) -> None:
        self.actor = actor

    def load(self, connection: Connection) -> Values:
        """What stands in the fields at the beginning: the draft that was left, if any."""
        draft = read_draft(connection, self.actor, self.place)
        return draft.fields if draft else self.start(connection)

    def start(self, connection: Connection) -> Values:  # noqa: ARG002 - kinds may need it
        """What stands in the fields without a draft."""
        return {}

    def check(self, values: Values, connection: Connection) -> tuple[Content, Content]:
        """The checks in words, and what stands below them."""
        raise NotImplementedError

    def keep(self, writer: Writer, values: Values) -> None:
        """Keep a draft."""
        save_draft(writer, self.place, values)

    def drop(self, writer: Writer) -> None:
        """Forget the draft."""
        drop_draft(writer, self.place)

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Take it in, forget the draft, and say what happened."""
        raise NotImplementedError


def ok(phrase: Phrase) -> Content:
    """A check that holds."""
    return Content.assemble(("✓ ", "$state-answered"), words(phrase))


def wrong(shown: Content) -> Content:
    """A check that does not hold."""
    return Content.assemble(("✕ ", "$state-refused"), shown)


def left(field: Phrase, length: int, limit: int) -> Content:
    """How many characters are left, or too many."""
    if length <= limit:
        return ok(N_("{field}: {n} characters left", field=field, n=limit - length))
    return wrong(words(N_("{field}: {n} characters too many", field=field, n=length - limit)))


def ticked(values: Values, key: str) -> bool:
    """Whether a box is ticked."""
    return values.get(key) == YES


def joined(checks: list[Content]) -> Content:
    """Checks, one a line; what does not hold comes first."""
    kept = sorted(checks, key=lambda check: check.plain.startswith("✓"))
    return Content("\n").join(kept)
