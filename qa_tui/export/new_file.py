"""A new file that is written completely or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused, StoreError
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class GivenUp(Exception):
    """Raised inside `new_file` to leave nothing behind."""


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file aside and give it its name at the end of the `with`.

    Args:
        path: Where it is to stand; only its owner can read it.

    Yields:
        The open file. Whatever is raised inside leaves nothing behind; `GivenUp` goes no further.

    Raises:
        Refused: When something stands there already.
        StoreError: When it cannot be written.
    """
    try:
        with _aside(path) as (file, written):
            yield file
            file.flush()
            os.fsync(file.fileno())
            _require_free(path)
            written.replace(path)
    except GivenUp:
        return
    except (OSError, ValueError) as error:  # a path with a NUL in it
        raise StoreError(
            N_(
                "{path} cannot be written: {detail}.",
                path=storable(str(path)),
                detail=refusal(error),
            ),
            N_("Nothing was written. Choose a place that you may write to."),
        ) from error


@contextmanager
def _aside(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A file beside the path, which is gone afterwards unless it got another name."""
    _require_free(path)
    handle, name = tempfile.mkstemp(prefix=".qa-tui-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _require_free(path: Path) -> None:
    """Raise where something stands already."""
    if os.path.lexists(path):
        raise Refused(
            N_("{path} exists already.", path=storable(str(path))),
            N_("Give the name of a new file."),
        )
