"""What the outbox says: its groups with their numbers, empty ones, and a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from qa_tui.domain.letters.outbox import LETTER_STATES, LetterState, whereabouts
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, outside, own, words
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from qa_tui.domain.records import Notice


class Groups(Static):
    """The names of the groups; they can be clicked without looking like links."""

    auto_links = False

    def show(self, counts: Mapping[LetterState, int], chosen: LetterState | None) -> None:
        """Show the groups.

        Args:
            counts: How many letters each has.
            chosen: The group that is shown below; None for none yet.
        """
        names = [
            _group(group, counts.get(group, 0), chosen=group is chosen) for group in LetterState
        ]
        self.update(Content("    ").join(names))


def _group(group: LetterState, count: int, *, chosen: bool) -> Content:
    """The name of a group with its number; it can be clicked."""
    name = words(LETTER_STATES[group], "bold $accent" if chosen else "$foreground")
    number = content(SafeText.literal(grouped(count)), "$dim")
    click = Style.from_meta({"@click": f"screen.group('{group.value}')"})
    return Content.assemble(name, " ", number).stylize(click)


def empty_group_words(
    group: LetterState | None, minutes: int, key_of: Callable[[str], str]
) -> Content:
    """What would stand in a group, and how it gets there.

    Args:
        group: The group.
        minutes: How long letters wait on this desk.
        key_of: Tells the key of a command.
    """
    return words(_empty(group, minutes, key_of))


def _empty(group: LetterState | None, minutes: int, key_of: Callable[[str], str]) -> Phrase:
    match group:
        case LetterState.READY:
            return NN_(
                "No letter is ready. Each waits {count} minute first; {key} lets one go at once.",
                "No letter is ready. Each waits {count} minutes first; {key} lets one go at once.",
                minutes,
                key=key_of("send_now"),
            )
        case LetterState.RECALLED:
            return N_(
                "Nothing was called back. {key} calls a letter back; undoing a decision calls its "
                "letters back.",
                key=key_of("call_back"),
            )
        case LetterState.HANDED_OVER:
            return N_(
                "Nothing has left yet. {key} writes what is ready into a file for mail.",
                key=key_of("hand_over"),
            )
    return N_(
        "No letter waits. Decisions about questions from this desk write letters; they wait "
        "here before they can leave."
    )


def letter_words(letter: Notice, now: datetime) -> Content:
    """A letter as it is sent, with whom it is for and where it is.

    Args:
        letter: The letter.
        now: The present moment.
    """
    return Content.assemble(
        outside(letter.subject, "bold"),
        "\n",
        words(N_("to {name}", name=letter.to), "$dim"),
        own(" · ", "$dim"),
        words(whereabouts(letter, now), "$dim"),
        "\n\n",
        outside(letter.text, one_line=False, limit=20_000),
    )
