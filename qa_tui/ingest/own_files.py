"""Which files are a desk's own: an import never opens them.

SQLite's locks belong to the process, and closing any handle of a file lets go of them. Another
process could then empty the log that this one is reading.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS = ("", "-wal", "-shm", "-journal")


class OwnFiles:
    """The files of desks, by whatever name or link one comes to them.

    Args:
        desks: The files of the desks themselves; SQLite's files beside them belong to them.
    """

    def __init__(self, desks: Iterable[Path]) -> None:
        self._places = {f"{os.path.realpath(desk)}{end}" for desk in desks for end in _ENDS}
        self._names = {place.rpartition(os.sep)[2] for place in self._places}
        identities = (_identity(Path(place)) for place in self._places)
        self._known = {one for one in identities if one is not None}

    def __contains__(self, path: Path) -> bool:
        """Whether a path leads to one of them."""
        if path.name in self._names and os.path.realpath(path) in self._places:
            return True
        return _identity(path) in self._known


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from all others; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
