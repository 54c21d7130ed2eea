"""Reads what the terminal sends: pasted text stays text, and no byte stops the program."""

from __future__ import annotations

import os
import re
import selectors
import signal
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message

    from qa_tui.tui.app import QaTuiApp

_CHUNK = 4096

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


class DeskDriver(LinuxDriver):
    """Textual's driver, with this module's parser; bytes that are no UTF-8 become U+FFFD.

    It ends the program in good order when the terminal is gone or the system says so. Of the first
    no signal may tell: who is disconnected from a container leaves the program behind, which would
    read the end of its input again and again.
    """

    _app: QaTuiApp
    _gone = False

    def start_application_mode(self) -> None:
        """Take over the terminal; signals that end the program let it keep what is typed."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for sent in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(sent) is signal.SIG_DFL:
                self._loop.add_signal_handler(sent, self._end)

    def _sigcont_application(self, *given: object) -> None:
        """Take the terminal over again, also when the program was stopped without a word."""
        if self._auto_restart and self._key_thread is not None and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application(*given)

    def _end(self) -> None:
        self._app.call_later(self._app.end_from_outside)

    def run_input_thread(self) -> None:
        """Hand over what the terminal sends until the program ends, or the terminal is gone."""
        parser = PasteParser(self._debug)
        decoder = getincrementaldecoder("utf-8")("replace")
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._read()
                    if not data:
                        self._gone = True
                        self._end()
                        return
                    text = decoder.decode(data)
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """What the terminal has sent; empty when it is gone."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""

    def write(self, data: str) -> None:
        """Write to the terminal as long as it is there: nobody takes more out of a full queue."""
        if not self._gone:
            super().write(data)
