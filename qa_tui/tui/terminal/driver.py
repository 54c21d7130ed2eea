"""Reads from the terminal and writes to it, and ends when it is gone or the system says so."""

from __future__ import annotations

import os
import selectors
import signal
import time
from codecs import getincrementaldecoder
from queue import Full
from threading import Lock
from typing import TYPE_CHECKING, Any

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers.linux_driver import LinuxDriver

from qa_tui.tui.terminal.terminal_input import PasteParser

if TYPE_CHECKING:
    from qa_tui.tui.app import QaTuiApp

STDERR = 2

_CHUNK = 4096

_LOOK = 0.1
"""Seconds after which who waits for the terminal looks whether it is worth waiting."""

_LAST_WORDS = 1.0
"""Seconds that a program told to end gives the terminal to take what is still to be written."""


class DeskDriver(LinuxDriver):
    """Textual's driver, with safer pastes; bytes that are no UTF-8 become U+FFFD.

    It ends the program in good order when the terminal is gone or the system says so. Of the first
    no signal may tell: who is disconnected from a container leaves the program behind, which would
    read the end of its input again and again. Nor may a terminal that takes nothing more keep it:
    the thread that writes would wait for the terminal, and the program for the thread.
    """

    _app: QaTuiApp
    _frame = ""
    _gone = False
    _last_moment = float("inf")

    def __init__(self, app: QaTuiApp, **settings: Any) -> None:
        super().__init__(app, **settings)
        self._joining = Lock()
        # a thread that never comes back from writing must not hold the lock of standard error
        given = self._file
        if given is not None:
            own = os.dup(STDERR)
            self._file = os.fdopen(own, "w", encoding=given.encoding, errors=given.errors)

    def start_application_mode(self) -> None:
        """Take over the terminal; signals that end the program let it keep what is typed."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for sent in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(sent) is signal.SIG_DFL:
                signal.signal(sent, self._told_to_end)

    def _told_to_end(self, sent: int, _: object) -> None:
        """End; the loop's own handler would not be heard while the terminal is waited for."""
        if self._loop.is_closed():
            signal.signal(sent, signal.SIG_DFL)
            signal.raise_signal(sent)
            return
        self._last_moment = min(self._last_moment, time.monotonic() + _LAST_WORDS)
        self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        self._app.call_later(self._app.end_from_outside)

    def _sigtstp_application(self, *given: object) -> None:
        """Stop, when the queue of what is to be written is not being changed: it has a lock."""
        stop = super()._sigtstp_application
        if self._auto_restart:
            self._loop.call_soon_threadsafe(stop, *given)
        else:
            stop(*given)

    def _sigcont_application(self, *_: object) -> None:
        """Go on, at such a moment too."""
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Take the terminal over again, also when the program was stopped without a word."""
        if self._auto_restart and self._key_thread is not None and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def run_input_thread(self) -> None:
        """Hand over what the terminal sends until the program ends, or the terminal is gone."""
        parser = PasteParser(self._debug)
        decoder = getincrementaldecoder("utf-8")("replace")
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK):
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
        """Write to the terminal as long as it takes anything; a frame in one go.

        Each piece would wake the thread that writes, which then waits for the one that draws.
        """
        with self._joining:  # the thread that reads asks the terminal for something at times
            self._frame += data
            if self._frame.startswith(SYNC_START) and data != SYNC_END:
                return
            data, self._frame = self._frame, ""
        self._hand_over(data)
        time.sleep(0)  # lets that thread in at once: it would wait for Python's lock

    def close(self) -> None:
        """Write what is left, as long as the terminal takes anything."""
        self._hand_over(None)
        while self._writer_thread is not None and self._takes():
            self._writer_thread.join(_LOOK)

    def _hand_over(self, data: str | None) -> None:
        """Give the thread something to write; nothing ends it."""
        while self._writer_thread is not None and self._takes():
            try:
                self._writer_thread._queue.put(data, timeout=_LOOK)
            except Full:
                continue
            return

    def _takes(self) -> bool:
        """Whether anybody takes out of the queue what is put in."""
        writes = self._writer_thread is not None and self._writer_thread.is_alive()
        return writes and not self._gone and time.monotonic() < self._last_moment
