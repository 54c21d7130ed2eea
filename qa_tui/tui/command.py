"""What a command is: declared once, so that key, footer, palette and help come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from qa_tui.domain.keys import written
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Verb, available, current_state
from qa_tui.i18n import drawn

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.records import State


_KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "number_sign": "#",
    "colon": ":",
    "asterisk": "*",
    "space": "␣",
    "enter": "⏎",
    "escape": "Esc",
    "delete": "Del",
    "backspace": "Backspace",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "tab": "Tab",
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
_MODIFIERS = {"ctrl": "^", "shift": "⇧"}


def key_name(key: str) -> str:
    """A key as it is written on screens.

    Args:
        key: The name that Textual knows it by.
    """
    *modifiers, last = key.split("+")
    name = _KEY_NAMES.get(last) or (last.upper() if last[1:].isdecimal() else written(last))
    return drawn("".join(_MODIFIERS.get(word, f"{word}+") for word in modifiers) + name)


class Subject(Enum):
    """What commands are about: the sections of the help. Their order is that of the help."""

    DECIDE = N_("Decide")
    WRITE = N_("Write")
    FIND = N_("Find and choose")
    LOOK = N_("Look closer")
    GO = N_("Other screens")
    PROGRAM = N_("The program")


class Argument(NamedTuple):
    """What a command takes behind its name on the `:` line.

    Attributes:
        name: What it is called there: `clause`.
        kind: By which rule it is completed; see `CommandScreen.completers`.
        needed: Whether the line is wrong without it.
    """

    name: Phrase
    kind: str = "words"
    needed: bool = False


@dataclass(frozen=True)
class Situation:
    """What a command would act on.

    Attributes:
        read_only: Whether the desk is open for readers.
        today: The user's present day.
        state: State of the chosen message; None when none is chosen.
        wake_on: Its wake day, or None.
        published: Whether the thread's question is published.
        marked: How many rows are marked; decisions are about these then.
        kept: Commands that the screen itself rules out: their ids, each with the reason.
    """

    read_only: bool
    today: date
    state: State | None = None
    wake_on: str | None = None
    published: bool = False
    marked: int = 0
    kept: tuple[tuple[str, Phrase], ...] = ()

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
        keys: Keys, the first of which is shown, divided by commas; empty for none.
        name: What it is called in palette and help.
        help: One sentence for the help screen.
        short: The verb in the footer; None to leave it out there.
        writes: Whether it changes the desk, or leads to what is changed: not offered to readers.
        verbs: Decisions that it can take; it applies when one of them is allowed.
        chooses: Whether it needs a chosen row.
        subject: What it is about.
        takes: What it takes on the `:` line: `do_<id>` gets it as its one argument, and is
            called without one where nothing is given; None for nothing.
        aliases: Further names on the `:` line.
    """

    id: str
    keys: str
    name: Phrase
    help: Phrase
    short: Phrase | None = None
    writes: bool = False
    verbs: tuple[Verb, ...] = ()
    chooses: bool = False
    subject: Subject = Subject.GO
    takes: Argument | None = None
    aliases: tuple[str, ...] = ()

    @property
    def all_keys(self) -> tuple[str, ...]:
        """All its keys."""
        return tuple(filter(None, self.keys.split(",")))

    @property
    def key(self) -> str:
        """The first key, as it is written on screens; what the `:` line takes without one."""
        return key_name(self.all_keys[0]) if self.keys else f":{self.id}"

    def binding(self) -> Binding:
        """The key binding."""
        return Binding(self.keys, f"command('{self.id}')", self.name.msgid, id=self.id)

    def why_not_shortly(self, situation: Situation) -> Phrase | None:
        """Why the command does not apply, in few words: for a list in which that stands often.

        Args:
            situation: What it would act on.

        Returns:
            The reason, or None.
        """
        reason = self.why_not(situation)
        if reason is None or "state" not in reason.values:
            return reason
        return N_("Not now: the message is {state}.", state=reason.values["state"])

    def why_not(self, situation: Situation) -> Phrase | None:
        """Why the command does not apply; None when it does.

        Args:
            situation: What it would act on.

        Returns:
            The reason, or None.
        """
        if self.writes and situation.read_only:
            return N_("The desk is open read-only.")
        for command_id, reason in situation.kept:
            if command_id == self.id:
                return reason
        if self.verbs and situation.marked:
            return None
        if (self.chooses or self.verbs) and situation.state is None:
            return N_("No row is chosen.")
        allowed = situation.verbs()
        if self.verbs and not set(self.verbs) & set(allowed):
            assert situation.state is not None  # noqa: S101 - excluded above
            return impossible(self.name, situation.state, allowed)
        return None


def impossible(step: Phrase, state: State, possible: tuple[Verb, ...]) -> Phrase:
    """Says that a step does not fit the state of a message, and which steps do.

    Args:
        step: What the step is called.
        state: The state.
        possible: The steps that fit it.
    """
    return N_(
        "{command} is not possible: the message is {state}. Possible now: {verbs}.",
        command=step,
        state=STATE_NAMES[state],
        verbs=tuple(STEPS[verb].name for verb in possible),
    )
