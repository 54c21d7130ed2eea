"""What a reader makes of a page: a thread that the store does not know yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.records import Form, Kind


@dataclass(frozen=True)
class SourceMessage:
    """A question or an answer as a page shows it.

    Attributes:
        author: Public name of the asker, or who answered.
        party: Party label as shown, or None.
        date: ISO date or UTC moment, or None where the page does not tell.
        text: Paragraphs joined by one blank line.
        background: Background and sources of the new form, else empty.
        annotation: The editors' remark, or None.
        ordered_at: UTC moment by which a desk orders it; None to take what the dates tell.
    """

    kind: Kind
    author: str
    party: str | None
    date: str | None
    text: str
    background: str = ""
    standard_reply: bool = False
    annotation: str | None = None
    ordered_at: str | None = None


@dataclass(frozen=True)
class SourceThread:
    """A published thread as a page shows it.

    Attributes:
        to: Name of the representative.
        party: Party label of the representative as shown, or None.
        topic: Name of the topic, or None.
        form: Old or new form.
        title: Public title.
        asking_note: What the page says about asking, word for word, or None.
        url: Address of the page, or None.
        page_form: Name of the page form, such as `F1`.
        sureness: 0 to 1.
        messages: The question first.
        guesses: What the page does not show and was inferred: some of `to`, `party`, `asker`,
            `title` and `border` (of question and answer).
        exact: Whether a desk wrote it: names and labels then are as they stand, and nothing is
            filled in from beside them.
    """

    to: str
    party: str | None
    topic: str | None
    form: Form
    title: str
    asking_note: str | None
    url: str | None
    page_form: str
    sureness: float
    messages: tuple[SourceMessage, ...]
    guesses: tuple[str, ...] = ()
    exact: bool = False
