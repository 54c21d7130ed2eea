"""Reads a text file that a person wrote elsewhere, for a field or to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.resources import open_plain

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
"""Bytes of such a file at most; the longest text allowed has far less."""


def read_typed(path: Path, *, pipes: bool = True) -> str:
    """Read a text file.

    Args:
        path: The file.
        pipes: Whether it may be a pipe, such as `<(command)` of a shell, which may never end.

    Returns:
        Its text without a byte order mark, with plain line ends.

    Raises:
        NotFound: When there is no such file.
        Unreadable: When it cannot be read, is over 1 MB, or is no UTF-8.
    """
    try:
        with path.open("rb") if pipes else open_plain(path) as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise NotFound(
            N_("There is no file {path}.", path=str(path)), N_("Check the path.")
        ) from None
    except OSError as error:
        raise Unreadable(
            N_("{path} cannot be read: {detail}.", path=str(path), detail=refusal(error)),
            N_("Check the file."),
        ) from None
    return decode_typed(raw, str(path))


def decode_typed(raw: bytes, name: str) -> str:
    """Decode what a person wrote elsewhere.

    Args:
        raw: The bytes of a file.
        name: Its name, for the error.

    Returns:
        The text without a byte order mark, with plain line ends.

    Raises:
        Unreadable: When it is over 1 MB or no UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise Unreadable(
            N_("{name} holds more than {limit} bytes.", name=name, limit=MAX_BYTES),
            N_("Give one text only."),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            N_(
                "{name} is not UTF-8: line {line} has a byte that does not belong there.",
                name=name,
                line=line,
            ),
            N_("Convert it to UTF-8."),
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
