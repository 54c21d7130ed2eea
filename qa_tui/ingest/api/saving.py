"""Keeps answers of the API in a folder, as they came, and reads folders of such answers."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.ingest.api.client import MOST_BYTES
from qa_tui.ingest.api.entities import read_answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from qa_tui.ingest.api.entities import ApiResponse


@dataclass(frozen=True)
class Saved:
    """The answers of one server that are kept.

    Attributes:
        folder: Where they lie, one file each; made when the first one is kept.
        oldest: The moment from which on an answer is not asked for again.
    """

    folder: Path
    oldest: datetime

    def read(self, name: str) -> bytes | None:
        """The answer of a name, where a young enough one is kept."""
        path = self._path(name)
        try:
            if path.stat().st_mtime < self.oldest.timestamp():
                return None
            return _bytes(path)
        except (OSError, Unreadable):
            return None

    def keep(self, name: str, raw: bytes, now: datetime) -> None:
        """Keep an answer, wholly or not at all.

        Raises:
            OSError: When the folder cannot be written.
        """
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, passing = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            os.utime(passing, (now.timestamp(), now.timestamp()))
            Path(passing).replace(path)
        except BaseException:
            Path(passing).unlink(missing_ok=True)
            raise

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def folder_name(base: str) -> str:
    """The name of a folder for the answers of one server."""
    return re.sub(r"[^a-z0-9.]+", "-", base.partition("://")[2].lower()).strip("-.") or "api"


def saved_answers(folder: Path) -> Iterator[tuple[Path, ApiResponse | Unreadable]]:
    """Read all answers in a folder and the folders in it.

    Args:
        folder: With files that end in `.json`.

    Yields:
        Each file with its answer, or with what is wrong; the newest file comes last.

    Raises:
        OSError: When the folder cannot be read.
    """
    found: list[tuple[float, Path]] = []
    for path in folder.rglob("*.json") if folder.is_dir() else [folder]:
        found.append((path.stat().st_mtime if path.exists() else 0.0, path))
    for _, path in sorted(found):
        try:
            yield path, read_answer(_bytes(path))
        except Unreadable as error:
            yield path, error


def _bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: When it cannot be read.
        Unreadable: When it is no file, or too large.
    """
    if not path.is_file():
        raise Unreadable(N_("This is not a file."))
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Unreadable(N_("This is larger than any answer of the API."))
    return raw
