"""Archives with bytes changed, cut out and put in: nothing but reasons comes out of the reader."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.warc import PageRecord, is_archive, read_archive
from tests.scaled import examples

from .writing import ELSEWHERE, HTML, SITE, TEXT, Archive, chunked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

LIMITS = Limits(page=100_000, expanded=50_000_000)


def spoiled() -> st.SearchStrategy[bytes]:
    """Archives of which some bytes were changed, cut out, doubled or put in."""
    whole = Archive(packed=False)
    whole.response(
        SITE.format(number=1),
        chunked(gzip.compress(HTML.format(number=1).encode())),
        headers=(("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")),
    )
    whole.conversion(SITE.format(number=2), TEXT.format(number=2))
    whole.conversion(ELSEWHERE.format(number=3), TEXT.format(number=3))

    def spoil(raw: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
        for start, length, put in changes:
            place = start % (len(raw) + 1)
            raw = raw[:place] + put + raw[place + length :]
        return raw

    pieces = st.sampled_from(
        [b"WARC/1.0\r\n", b"\r\n\r\n", b"Content-Length: 7\r\n", b"\0", b" \t"]
    )
    change = st.tuples(st.integers(0, 5000), st.integers(0, 60), pieces | st.binary(max_size=8))
    return st.builds(spoil, st.just(whole.raw), st.lists(change, min_size=1, max_size=4))


def outcomes(path: Path) -> None:
    """Read all that an archive holds."""
    for found, _ in read_archive(path, LIMITS):
        if isinstance(found, PageRecord):
            try:
                found.read(lambda _hash: False, LIMITS)
            except Unreadable:
                continue


@given(spoiled(), st.sampled_from([bytes, gzip.compress]))
def test_whatever_stands_in_an_archive_only_reasons_come_out(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path_factory.getbasetemp() / "spoiled"
    path.write_bytes(pack(raw))
    is_archive(path)
    outcomes(path)


@examples(80)
@given(st.binary(max_size=400), st.integers(0, 500))
def test_whatever_stands_in_a_compressed_archive_only_reasons_come_out(
    tmp_path_factory: pytest.TempPathFactory, put: bytes, place: int
) -> None:
    archive = Archive()
    for number in range(3):
        archive.conversion(SITE.format(number=number), TEXT.format(number=number))
    raw = archive.raw
    path = tmp_path_factory.getbasetemp() / "spoiled"
    path.write_bytes(raw[:place] + put + raw[place + len(put) // 2 :])
    is_archive(path)
    outcomes(path)
