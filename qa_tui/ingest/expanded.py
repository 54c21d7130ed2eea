"""The bytes of a file, expanded piece by piece if it is compressed."""

from __future__ import annotations

import io
import os
import zlib
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from typing import Any, BinaryIO

GZIP = b"\x1f\x8b\x08"
_PACKED = 32_768
_ROOM = 131_072


class BreaksOff(Unreadable):
    """A file that cannot be expanded any further."""


class Members(io.RawIOBase):
    """What the members of a gzip file expand to; at the end of each stands an end of file.

    Args:
        file: A file that begins as gzip does.
        most: Bytes at most that it may expand to.
    """

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._most, self._left = file, most, most
        self._packed = b""
        self._member = zlib.decompressobj(wbits=31)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Expand as much as there is room for.

        Raises:
            BreaksOff: The file is damaged, ends too early, or expands to more than it may.
        """
        while not self._member.eof:
            packed = self._packed or self._file.read(_PACKED)
            if not packed:
                raise BreaksOff(
                    N_("The compressed file breaks off here; everything before was read."),
                    N_("Download the file again."),
                )
            try:
                piece = self._member.decompress(packed, len(buffer))
            except zlib.error as error:
                raise _damaged() from error
            self._packed = self._member.unconsumed_tail
            if piece:
                self._count(len(piece))
                buffer[: len(piece)] = piece
                return len(piece)
        return 0

    def next_member(self) -> bool:
        """Go on to the next member, from the end of one.

        Returns:
            Whether there is one.

        Raises:
            BreaksOff: Something else follows.
        """
        rest = self._member.unused_data or self._file.read(_PACKED)
        while rest and not rest.strip(b"\0"):  # what a tape or a block device filled up
            rest = self._file.read(_PACKED)
        if not rest:
            return False
        if not GZIP.startswith(rest[:3]) and not rest.startswith(GZIP):
            raise _damaged()
        self._packed = rest
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise BreaksOff(
                N_(
                    "The compressed file expands to more than {limit} MB; everything before was "
                    "read.",
                    limit=self._most // 1_000_000,
                ),
                N_("If you trust the file, allow more with --max-expanded."),
            )


def _damaged() -> BreaksOff:
    """The error of compressed bytes that are none."""
    return BreaksOff(
        N_("The compressed file is damaged here; everything before was read."),
        N_("Download the file again."),
    )


class Expanded:
    """A file that is read on and on, whether it is compressed or not.

    Args:
        file: The file, at its beginning.
        most: Bytes at most that it may expand to.

    Attributes:
        stream: What is read; where the file is compressed, it ends at the end of each member.
    """

    def __init__(self, file: io.BufferedReader, most: int) -> None:
        self._file = file
        self._members = Members(file, most) if file.peek(3).startswith(GZIP) else None
        self.stream: io.BufferedReader[Any] = file
        if self._members is not None:
            self.stream = io.BufferedReader(self._members, _ROOM)
        self._size = os.fstat(file.fileno()).st_size

    @property
    def packed(self) -> bool:
        """Whether the file is compressed: then no place in it can be gone to."""
        return self._members is not None

    @property
    def read_so_far(self) -> int:
        """Bytes of the file itself that were read."""
        return self._file.tell()

    def next_member(self) -> bool:
        """Go on behind the end of a member; False at the end of the file."""
        return self._members is not None and self._members.next_member()

    def skip(self, size: int) -> bool:
        """Pass over bytes.

        Returns:
            Whether there were so many before the end, or the end of a member.
        """
        if not self.packed:
            self.stream.seek(size, os.SEEK_CUR)
            return self.stream.tell() <= self._size
        while size > 0:
            piece = self.stream.read(min(size, _ROOM))
            if not piece:
                return False
            size -= len(piece)
        return True
