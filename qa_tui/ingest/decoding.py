"""Bytes of a page become text, or a reason why they cannot.

The errors of this module give the reason alone; whoever walks over files adds the path.
"""

from __future__ import annotations

import codecs
import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.text import storable
from qa_tui.ingest.characters import as_written, without_entities
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pages.lines import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

_MAX_CONTROL_SHARE = 0.05
"""Share of control characters from which on a file is taken for a binary one."""

_CONTROLS = bytes(byte for byte in (*range(0x20), 0x7F) if byte not in b"\t\n\v\f\r")


@dataclass(frozen=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: What stands in it, without a byte order mark; fit for the store.
        encoding: `utf-8`, `utf-16` or `windows-1252`.
    """

    text: str
    encoding: str


def read_page(path: Path, most: int = Limits.page) -> bytes:
    """Read a page's file without ever blocking on a pipe or loading a huge file.

    Args:
        path: A regular file.
        most: Bytes that it may have.

    Returns:
        The bytes.

    Raises:
        Unreadable: There is no such file, it is no regular file, it is too large, or the system
            does not let it be read.
    """
    with open_file(path) as file, explained_reading():
        _refuse_size(os.fstat(file.fileno()).st_size, most)
        raw = file.read(most + 1)  # a file may grow, and some tell no size
    _refuse_size(len(raw), most)
    return raw


def open_file(path: Path) -> BufferedReader:
    """Open a file for reading without ever blocking on a pipe.

    Raises:
        Unreadable: There is no such file, it is no regular file, or the system does not let it
            be read.
    """
    try:
        with explained_reading():
            if not stat.S_ISREG(path.stat().st_mode):
                raise Unreadable(N_("This is not a regular file."), N_("Name a file or a folder."))
            return path.open("rb")
    except ValueError as error:  # a path with a NUL in it
        raise Unreadable(N_("There is no such file."), N_("Check the path.")) from error


@contextmanager
def explained_reading() -> Iterator[None]:
    """Turn what the system says of a file into a reason for people.

    Raises:
        Unreadable: Where the system raises an error.
    """
    try:
        yield
    except OSError as error:
        raise _from_system(error) from error


def decode(raw: bytes, most: int = Limits.page) -> Decoded:
    """Turn the bytes of a page into text: UTF-16 where a mark tells it, UTF-8, then Windows-1252.

    Args:
        raw: The whole file.
        most: Bytes that it may have.

    Returns:
        The text and the encoding in which it was written.

    Raises:
        Unreadable: The file is too large, empty, binary, or in another encoding.
    """
    _refuse_size(len(raw), most)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoded = _decode_wide(raw) if wide else _decode(raw)
    if is_blank(decoded.text):
        raise Unreadable(N_("The file is empty."), N_("Save the page again."))
    return decoded


def _decode_wide(raw: bytes) -> Decoded:
    """Decode UTF-16, in which some editors of Windows save."""
    text = raw.decode("utf-16", "replace")
    _refuse_binary(text.encode("utf-8", "replace"))
    return Decoded(storable(as_written(text)), "utf-16")


def _decode(raw: bytes) -> Decoded:
    """Decode UTF-8, or what is none."""
    _refuse_binary(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_windows(raw)
    return Decoded(storable(without_entities(as_written(text))), "utf-8")


def _decode_windows(raw: bytes) -> Decoded:
    """Decode Windows-1252; five of its bytes stand for nothing and give another encoding away."""
    try:
        return Decoded(storable(raw.decode("cp1252")), "windows-1252")
    except UnicodeDecodeError as error:
        raise Unreadable(
            N_("The file is neither UTF-8 nor Windows-1252."), N_("Save it in UTF-8.")
        ) from error


def _refuse_size(size: int, most: int) -> None:
    """Raise where a page of so many bytes is larger than any page can be."""
    if size > most:
        raise Unreadable(
            N_("The file is larger than {limit} MB.", limit=most // 1_000_000),
            N_("Save only the text of the page."),
        )


def _refuse_binary(raw: bytes) -> None:
    """Raise where NUL bytes or many controls show that the file holds no text."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if b"\0" in raw or controls > len(raw) * _MAX_CONTROL_SHARE:
        raise Unreadable(N_("The file is binary, not text."), N_("Save the page as text in UTF-8."))


def _from_system(error: OSError) -> Unreadable:
    """The error of a file that the system does not hand out."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Unreadable(N_("There is no such file."), N_("Check the path."))
    if isinstance(error, PermissionError):
        return Unreadable(
            N_("The file may not be read by this user."), N_("Change its permissions.")
        )
    return Unreadable(
        N_("The file cannot be read: {reason}.", reason=refusal(error)),
        N_("Copy it to another place and try again."),
    )
