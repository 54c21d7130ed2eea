"""What a command is: declared once, so that key, footer, palette and help come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Verb, available, current_state

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.records import State


_KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "number_sign": "#",
    "space": "␣",
    "enter": "⏎",
    "escape": "Esc",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "ctrl+p": "^p",
    "f1": "F1",
    "f2": "F2",
    "f6": "F6",
    "f8": "F8",
    "f5": "F5",
    "tab": "Tab",
    "right": "→",
    "left": "←",
}


@dataclass(frozen=True)
class Situation:
    """What a command would act on.

    Attributes:
        read_only: Whether the desk is open for readers.
        today: The user's present day.
        state: State of the chosen message; None when none is chosen.
        wake_on: Its wake day, or None.
        published: Whether the thread's question is published.
    """

    read_only: bool
    today: date
    state: State | None = None
    wake_on: str | None = None
    published: bool = False

    def verbs(self) -> tuple[Verb, ...]:
        """The verbs that the table of states allows now."""
        if self.state is None:
            return ()
        awake = current_state(self.state, self.wake_on, self.today)
        return tuple(dict.fromkeys((*available(awake), *available(self.state))))


@dataclass(frozen=True)
class Command:
    """Something a person can do.

    Attributes:
        id: Stable name; the screen's method is `do_<id>`.
        keys: Keys, the first of which is shown; divided by commas.
        name: What it is called in palette and help.
        help: One sentence for the help screen.
        short: The verb in the footer; None to leave it out there.
        writes: Whether it changes the desk: not offered to readers.
        verbs: Decisions that it can take; it applies when one of them is allowed.
        chooses: Whether it needs a chosen row.
    """

    id: str
    keys: str
    name: Phrase
    help: Phrase
    short: Phrase | None = None
    writes: bool = False
    verbs: tuple[Verb, ...] = ()
    chooses: bool = False

    @property
    def key(self) -> str:
        """The first key, as it is written on screens."""
        first = self.keys.split(",")[0]
        return _KEY_NAMES.get(first, first)

    def binding(self) -> Binding:
        """The key binding."""
        return Binding(self.keys, f"command('{self.id}')", self.name.msgid, id=self.id)

    def why_not(self, situation: Situation) -> Phrase | None:
        """Why the command does not apply; None when it does.

        Args:
            situation: What it would act on.

        Returns:
            The reason, or None.
        """
        if self.writes and situation.read_only:
            return N_("The desk is open read-only.")
        if (self.chooses or self.verbs) and situation.state is None:
            return N_("No row is chosen.")
        allowed = situation.verbs()
        if self.verbs and not set(self.verbs) & set(allowed):
            assert situation.state is not None  # noqa: S101 - excluded above
            return N_(
                "{command} is not possible: the message is {state}. Possible now: {verbs}.",
                command=self.name,
                state=STATE_NAMES[situation.state],
                verbs=tuple(STEPS[verb].name for verb in allowed),
            )
        return None
