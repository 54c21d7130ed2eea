"""The lines that were typed behind `:`, kept over restarts in the user's own folder."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from qa_tui.domain.text import storable
from qa_tui.resources import open_plain

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 200
"""Lines that are kept at most."""

_LONGEST = 1000
_MOST_BYTES = 1 << 20


class CommandHistory:
    """What was typed, oldest first. The file is for its owner's eyes only.

    Args:
        path: The file; it and its folder are made when the first line is kept.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: tuple[str, ...] = ()

    def load(self) -> None:
        """Read what was typed before; where nothing can be read, what was typed here stays."""
        self.lines = self._stored() or self.lines

    def add(self, line: str) -> None:
        """Keep a line, behind those that other windows have kept meanwhile.

        The file is written anew beside itself and renamed, so that it is whole at any moment.

        Args:
            line: What was typed; a line that was typed before moves to the end.

        Raises:
            OSError: When it cannot be written; the line is known until the program ends.
        """
        kept = " ".join(storable(line).split())[:_LONGEST]
        before = self._stored() or self.lines
        self.lines = (*(one for one in before if one != kept), kept)[-KEPT:]
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write("".join(f"{one}\n" for one in self.lines))
            os.replace(aside, self.path)  # noqa: PTH105 - the file beside it has no Path
        except OSError:
            with suppress(OSError):
                os.unlink(aside)  # noqa: PTH108
            raise

    def _stored(self) -> tuple[str, ...]:
        try:
            with open_plain(self.path) as file:
                raw = file.read(_MOST_BYTES + 1)
        except OSError:
            return ()
        if len(raw) > _MOST_BYTES:
            return ()
        text = raw.decode("utf-8", errors="replace")
        lines = (" ".join(storable(line).split())[:_LONGEST] for line in text.split("\n"))
        return tuple(line for line in lines if line)[-KEPT:]
