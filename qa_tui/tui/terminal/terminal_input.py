"""Reads what the terminal sends: pasted text stays text, and no byte stops the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Key
from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message

_KITTY = re.compile(
    r"\x1b\[(?P<key>\d*)(?::[\d:]*)?(?P<modifiers>;\d*|)(?::(?P<kind>\d*))?"
    r"(?P<rest>(?:;[\d:]*)?[u~ABCDEFHPQRS])"
)
"""A key: its number, then others of the layout; modifiers, then the kind of the event; its text."""

_LET_GO = "3"


class Pastes:
    """Takes escapes out of pasted text.

    For Textual's parser an escape inside a paste begins a key, so text that somebody else wrote
    could publish. Terminals take escapes out themselves; some, and tmux, do not.
    """

    def __init__(self) -> None:
        self.inside = False
        self.before = ""
        self.held = ""

    def clean(self, data: str) -> str:
        """Pass on what the terminal sent.

        Args:
            data: The next piece; marks of begin and end may be cut in two by the pieces.

        Returns:
            The same without the escapes inside pastes. What may be the beginning of an end mark
            is held back until the next piece.
        """
        data, self.held = self.held + data, ""
        kept = []
        while data:
            part, data = self._in_paste(data) if self.inside else self._before_paste(data)
            kept.append(part)
        return "".join(kept)

    def _before_paste(self, data: str) -> tuple[str, str]:
        """What comes up to the begin of a paste, and the rest."""
        seen = self.before + data
        at = seen.find(BRACKETED_PASTE_START)
        if at < 0:
            self.before = seen[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        self.inside, end = True, at + len(BRACKETED_PASTE_START) - len(self.before)
        self.before = ""
        return data[:end], data[end:]

    def _in_paste(self, data: str) -> tuple[str, str]:
        """What belongs to a paste, and the rest."""
        text, end, rest = data.partition(BRACKETED_PASTE_END)
        self.inside = not end
        if not end:
            lengths = range(len(BRACKETED_PASTE_END) - 1, 0, -1)
            held = (n for n in lengths if text.endswith(BRACKETED_PASTE_END[:n]))
            cut = len(text) - next(held, 0)
            text, self.held = text[:cut], text[cut:]
        return text.replace("\x1b", "") + end, rest


class PasteParser(XTermParser):
    """Textual's parser, with pastes in which nothing is a key."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self.pastes = Pastes()

    def feed(self, data: str) -> Iterable[Message]:
        """Parse a piece of input; an empty one ends it."""
        cleaned = self.pastes.clean(data)
        return super().feed(cleaned) if cleaned or not data else ()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """Read a key; one of the Kitty protocol that is let go of, or is none, does nothing.

        Textual does not know the further keys of a layout and the kinds of events, which stand
        behind colons; some terminals send them though nobody has asked for them.
        """
        found = _KITTY.fullmatch(sequence)
        try:
            if found is None:
                yield from super()._sequence_to_key_events(sequence, alt)
            elif found["kind"] != _LET_GO:
                plain = f"\x1b[{found['key']}{found['modifiers']}{found['rest']}"
                yield from super()._sequence_to_key_events(plain, alt)
            else:
                yield Key(Keys.Ignore, sequence)
        except (ValueError, OverflowError):
            yield Key(Keys.Ignore, sequence)
