"""What a moderator does with thirty messages of the sample desk, each once with all it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderating import ANSWERS, QUESTIONS, begin, decide, decided, takes_back, waiting

from qa_tui.domain.phrase import N_, NN_
from qa_tui.i18n import language, say
from qa_tui.store.preparing import remarks

if TYPE_CHECKING:
    from terminal import Terminal

_SHIFT_TAB, _F2, _EDIT = "\x1b[Z", "\x1bOQ", "\x05"


def publish(terminal: Terminal) -> list[str]:
    """One key."""
    return [decide(terminal, "a")]


def note(terminal: Terminal) -> list[str]:
    """A note for colleagues, then publish."""
    begin(terminal, "wi")
    terminal.until_shows(say(N_("The note is empty.")))
    terminal.type("Zweimal angefragt, bitte zusammen ansehen.")
    terminal.type(_F2)
    terminal.until_shows(say(N_("The note is kept.")))
    return ["note", *publish(terminal)]


def mark_passages(terminal: Terminal) -> list[str]:
    """Send back: the first sentence is to be proved or softened."""
    before, first = waiting(terminal.text), remarks().kinds[0]
    begin(terminal, "b ")
    name = first.in_language(language()).name
    terminal.until_shows(f"{first.letter} {name}")
    terminal.type(f" {first.letter}")
    terminal.until_shows(f"{name}  ")
    terminal.type("\r")
    decided(terminal, before - 1, "b")
    return ["return"]


def hold_until(terminal: Terminal) -> list[str]:
    """Hold with own words until a day."""
    before = waiting(terminal.text)
    begin(terminal, "h\tQuelle wird geprüft\t\x15")
    terminal.type("5d\r")
    decided(terminal, before - 1, "h")
    return ["hold"]


def move(terminal: Terminal) -> list[str]:
    """A misdirected question goes to another representative, without the last name under it."""
    correct(terminal, "\t\t\t\x15Katrin Tannhof")
    return ["mask", "correct", *publish(terminal)]


def correct(terminal: Terminal, keys: str) -> None:
    """Open the screen of corrections, press keys, and save."""
    terminal.type("e")
    came, public = say(N_("As it came")), say(N_("As the public will read it"))
    terminal.until(lambda text: came in text and public in text, "the screen of corrections")
    terminal.type(f"{keys}\r")
    terminal.until(lambda text: takes_back() in text and came not in text, "the correction")


def mask(terminal: Terminal) -> list[str]:
    """Mask what is suggested, and publish."""
    correct(terminal, "")
    return ["mask", *publish(terminal)]


def one_reason_for_three(terminal: Terminal) -> list[str]:
    """Copies of a campaign are refused together."""
    before = waiting(terminal.text)
    terminal.type("   ")
    terminal.until_shows(say(NN_("{count} row marked", "{count} rows marked", 3)))
    begin(terminal, "rm\r")
    terminal.until_shows("⏎ " + say(N_("{verb}: {count}", verb=N_("Refuse"), count=3)))
    terminal.type("\r")
    decided(terminal, before - 3, "r")
    return ["refuse"] * 3


def edit_the_letter(terminal: Terminal) -> list[str]:
    """Refuse with words of one's own in the letter."""
    before = waiting(terminal.text)
    begin(terminal, "ro")
    terminal.until_shows("erkennbare Frage")
    terminal.type(_EDIT)
    terminal.until_shows(say(N_("as the template has it")))
    terminal.type("Hallo! ")
    terminal.until_shows("Hallo! Guten Tag")
    terminal.type(_F2)
    decided(terminal, before - 1, "r")
    return ["refuse"]


def standard_reply(terminal: Terminal) -> list[str]:
    """An answer is flagged and annotated, then published; back to the questions."""
    terminal.type("2")
    terminal.until_shows(say(N_("Answer by {author}", author="")))
    correct(terminal, "\t \tEin Hinweis der Redaktion.")
    done = decide(terminal, "a", ANSWERS)
    terminal.type("1")
    terminal.until(lambda text: waiting(text, QUESTIONS) >= 0, "the questions")
    return ["mask", "correct", done]


def plain(keys: str):
    """A decision by its keys."""
    return lambda terminal: [decide(terminal, keys)]


BEFORE_THE_CUT = (
    *(note, plain("ri\r"), mark_passages, hold_until, plain("bo\r"), publish),
    *(move, plain("rm\r"), publish, mask, plain("ht\r"), mask),
)
AFTER_THE_CUT = (
    *(one_reason_for_three, publish, plain("rm\r"), plain("rp\r"), mask, publish),
    *(plain("rb\r"), mask, publish, plain("rn\r"), publish, edit_the_letter),
    *(publish, plain("hs\r"), plain("bo\r"), standard_reply),
)
"""Thirty messages: the three of a campaign are one step."""
