"""The progress and speed of long work over files, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, Decimal

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase

_KB, _MB = 1_000, 1_000_000
_LEAST = 0.1 * _MB
"""Bytes a second below which megabytes would tell nothing."""


def rate(done: int, seconds: float) -> Phrase:
    """Tell how fast files are read.

    Args:
        done: Bytes that are done.
        seconds: Since the beginning.

    Returns:
        Megabytes a second; kilobytes where they would be none.
    """
    speed = done / max(seconds, 0.001)
    if 0 < speed < _LEAST:
        return N_("{rate} kB/s", rate=Decimal(speed / _KB, 1))
    return N_("{rate} MB/s", rate=Decimal(speed / _MB, 1))


def time_left(done: int, every: int, seconds: float) -> Phrase:
    """Tell how long files will still be read, as fast as they were until then.

    Args:
        done: Bytes that are done.
        every: Bytes in all.
        seconds: Since the beginning.

    Returns:
        Hours, minutes and seconds.
    """
    whole = round(seconds * (every - done) / max(done, 1))
    minutes, rest = divmod(whole, 60)
    return N_("{time} left", time=f"{minutes // 60}:{minutes % 60:02}:{rest:02}")


def amount(done: int, every: int) -> Phrase:
    """Tell how much of files is read.

    Args:
        done: Bytes that are done.
        every: Bytes in all.
    """
    return N_("{done} of {all} MB", done=Decimal(done / _MB, 1), all=Decimal(every / _MB, 1))
