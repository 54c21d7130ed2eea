"""Archives that are cut off, lie, or are traps: told, bounded, and what is whole comes in."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.imports.report import Rejected
from qa_tui.ingest.archives.warc import PageRecord, read_archive
from qa_tui.ingest.archives.warc_records import LONGEST_HEAD, MOST_FAULTS
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.check import check
from tests.question_page import PAGE

from .writing import ELSEWHERE, HTML, SITE, Archive, chunked

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk

LIMITS = Limits(page=100_000, expanded=50_000_000)
CUT = "The record ends before its length: the file was cut off."
BREAKS_OFF = "The compressed file breaks off here; everything before was read."
DAMAGED = "The compressed file is damaged here; everything before was read."
LARGE = "The record is larger than 0 MB."


def written(numbers: int = 5, *, packed: bool) -> list[bytes]:
    """Records of one thread each, as bytes."""
    records = []
    for number in range(numbers):
        archive = Archive(packed=packed)
        archive.conversion(SITE.format(number=number), PAGE.format(number=number))
        records.append(archive.raw)
    return records


def read(folder: Path, raw: bytes, limits: Limits = LIMITS) -> list[int | tuple[int | None, str]]:
    """What is found in an archive: numbers of records, or also what is wrong with them."""
    path = folder / "crawl"
    path.write_bytes(raw)
    return [
        (found.record, str(found.reason)) if isinstance(found, Rejected) else found.record or 0
        for found, _ in read_archive(path, limits)
        if found is not None
    ]


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.95])
def test_of_a_compressed_archive_that_is_cut_off_the_records_before_come_in(
    empty_desk: Desk, tmp_path: Path, share: float
) -> None:
    records = written(packed=True)
    cut = records[3][: int(len(records[3]) * share)]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(records[:3]) + cut)
    result = import_paths(empty_desk, "ann", [path])

    assert result.threads_added == 3
    assert [(one.path, one.record, str(one.reason)) for one in result.rejected] == [
        (str(path), 4, BREAKS_OFF)
    ]
    assert str(result.rejected[0].remedy) == "Download the file again."
    with empty_desk.reading() as connection:
        assert check(connection).faults == ()


def test_a_cut_between_two_records_is_no_cut(tmp_path: Path) -> None:
    for packed in (True, False):
        assert read(tmp_path, b"".join(written(packed=packed)[:3])) == [1, 2, 3]


def test_of_a_plain_archive_that_is_cut_off_the_records_before_come_in(tmp_path: Path) -> None:
    first, second = written(packed=False)[:2]
    body = second.index(b"\r\n\r\n") + 4
    for end in range(body, body + 60, 7):
        assert read(tmp_path, first + second[:end]) == [1, (2, CUT)]
    assert read(tmp_path, first + second[:-2]) == [1, 2]
    assert read(tmp_path, first + second[: body - 40])[0] == 1


def test_a_whole_gzip_that_is_cut_off_keeps_the_records_before(tmp_path: Path) -> None:
    raw = gzip.compress(b"".join(written(50, packed=False)), compresslevel=0)
    found = read(tmp_path, raw[: len(raw) // 2])

    assert found[:-1] == list(range(1, len(found)))
    assert found[-1] == (len(found), BREAKS_OFF)


def test_damage_in_the_middle_is_told(tmp_path: Path) -> None:
    records = written(packed=True)
    broken = bytearray(records[2])
    broken[20:30] = b"\xff" * 10
    for damaged in (bytes(broken), b"no gzip at all"):
        assert read(tmp_path, b"".join([*records[:2], damaged, *records[3:]])) == [
            1,
            2,
            (3, DAMAGED),
        ]


def test_zeros_behind_an_archive_are_no_damage(tmp_path: Path) -> None:
    assert read(tmp_path, b"".join(written(packed=True)) + bytes(70_000)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("lie", [b"3", b"900", b"60000", b"99999999999", b"0"])
def test_a_length_that_lies_costs_its_record_alone(tmp_path: Path, lie: bytes) -> None:
    for packed in (True, False):
        records = written(packed=packed)
        plain = written(packed=False)[2]
        true = b"Content-Length: " + plain.partition(b"Content-Length: ")[2].partition(b"\r")[0]
        lying = plain.replace(true, b"Content-Length: " + lie)
        records[2] = gzip.compress(lying) if packed else lying
        found = read(tmp_path, b"".join(records))

        assert [one for one in found if isinstance(one, int)] == [1, 2, 4, 5]
        assert [one[0] for one in found if isinstance(one, tuple)] == [3]


@pytest.mark.parametrize("told", [b"", b"-5", b"1e3", b"0x10", "٣".encode(), b"9" * 5000])
def test_a_length_that_is_none_is_told(tmp_path: Path, told: bytes) -> None:
    records = written(packed=False)
    head, _, rest = records[2].partition(b"Content-Length: ")
    records[2] = head + b"Content-Length: " + told + rest[rest.index(b"\r") :]
    found = read(tmp_path, b"".join(records))

    assert found == [1, 2, (3, "The record does not tell its length."), 4, 5]


def test_a_record_that_is_no_record_is_told_and_passed_over(tmp_path: Path) -> None:
    records = written(packed=True)
    records[1] = gzip.compress(
        b"WARC/9.9\r\nWARC-Target-URI: %s\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
        % SITE.format(number=1).encode()
    )
    records[2] = gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * LONGEST_HEAD + records[3])
    found = read(tmp_path, b"".join(records))

    assert found == [
        1,
        (2, "The record has an unknown version of WARC."),
        (3, "The head of the record is longer than 64 kB."),
        4,
        5,
    ]


def test_a_record_that_is_too_large_is_never_read(tmp_path: Path) -> None:
    for packed in (True, False):
        archive = Archive(packed=packed)
        archive.conversion(SITE.format(number=1), "x" * LIMITS.page)
        archive.conversion(SITE.format(number=2), "x" * (LIMITS.page + 1))
        archive.conversion(ELSEWHERE.format(number=3), "x" * (LIMITS.page + 1))
        archive.conversion(SITE.format(number=4), "x")
        assert read(tmp_path, archive.raw) == [1, (2, LARGE), 4]


def bomb(size: int) -> bytes:
    """A record of another site that expands to very much."""
    packer = zlib.compressobj(wbits=31)
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: {size}\r\n\r\n"
    pieces = [packer.compress(head.encode())]
    pieces += [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join([*pieces, packer.flush()])


def test_a_bomb_is_refused_and_what_stands_before_it_comes_in(tmp_path: Path) -> None:
    first = written(1, packed=True)[0]
    told = "The compressed file expands to more than 50 MB; everything before was read."

    assert read(tmp_path, first + bomb(100_000_000)) == [1, (2, told)]
    assert read(tmp_path, first + bomb(40_000_000) + first) == [1, 3]


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw"])
@pytest.mark.parametrize("in_chunks", [True, False])
def test_a_page_that_is_a_bomb_is_refused(
    empty_desk: Desk, tmp_path: Path, packing: str, in_chunks: bool
) -> None:
    wbits = {"gzip": 31, "deflate": 15, "raw": -15}[packing]
    packer = zlib.compressobj(wbits=wbits)
    body = b"<html>" + b"".join(packer.compress(bytes(1_000_000)) for _ in range(100))
    body = body.removeprefix(b"<html>") + packer.flush()
    headers = [("Content-Encoding", packing.replace("raw", "deflate"))]
    if in_chunks:
        body, headers = chunked(body, 5000), [*headers, ("Transfer-Encoding", "chunked")]
    archive = Archive()
    archive.response(SITE.format(number=1), body, headers=tuple(headers))
    (tmp_path / "crawl").write_bytes(archive.raw)
    result = import_paths(empty_desk, "ann", [tmp_path / "crawl"])

    assert [str(one.reason) for one in result.rejected] == [
        "The compressed page holds more than 10 MB."
    ]


def test_a_file_of_nothing_but_faults_is_given_up(tmp_path: Path) -> None:
    found = read(tmp_path, gzip.compress(b"WARC/1.0\r\n\r\n" * 200_000))

    assert len(found) == MOST_FAULTS + 1
    assert found[-1] == (1001, "1000 faulty records in a row; the rest was skipped.")


@pytest.mark.parametrize("filler", [b"\n", b" \r\n", b"x", b"x\n", b"WARC", b"\nWARC"])
def test_much_of_nothing_between_records_ends(tmp_path: Path, filler: bytes) -> None:
    """Each would take minutes, read line by line or kept in memory."""
    first, second = written(2, packed=False)
    filling = filler * (30_000_000 // len(filler))
    found = read(tmp_path, gzip.compress(first + filling + b"\r\n" + second, 1))

    assert [one for one in found if isinstance(one, int)][-1] in {2, 3}


@pytest.mark.parametrize("size", [1, 3])
def test_many_small_chunks_are_put_together(tmp_path: Path, size: int) -> None:
    archive = Archive()
    page = HTML.format(number=1).encode() + b" " * 90_000
    archive.response(
        SITE.format(number=1),
        chunked(page, size),
        headers=(("Transfer-Encoding", "chunked"),),
    )
    path = tmp_path / "crawl"
    path.write_bytes(archive.raw)
    ((record, _),) = read_archive(path, Limits())
    assert isinstance(record, PageRecord)
    assert record.answer.page(100_000) == page


CONSTANT = """
import resource, sys
from pathlib import Path
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.archives.warc import read_archive
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read = lambda name: sum(1 for found, _ in read_archive(Path(name), Limits()) if found)
small, before = read(sys.argv[1]), peak()
large = read(sys.argv[2])
print(small, large, peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system counts memory in another unit")
def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """The large one expands to about 300 MB, in records of 1 MB of which some are ours."""
    packer = Archive()
    packer.conversion(SITE.format(number=1), PAGE.format(number=1))
    packer.conversion(ELSEWHERE.format(number=1), "Sonne und Wind. " * 60_000)
    (tmp_path / "small").write_bytes(packer.raw * 3)
    (tmp_path / "large").write_bytes(packer.raw * 300)
    ran = subprocess.run(
        [sys.executable, "-c", CONSTANT, tmp_path / "small", tmp_path / "large"],
        capture_output=True,
        check=True,
        text=True,
    )
    small, large, grown = map(int, ran.stdout.split())

    assert (small, large) == (3, 300)
    assert grown < 4_000  # kB
