"""What comes out of web archives: pages of the platform, each once, and nothing else."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.imports.words import summary
from qa_tui.i18n import say
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pipeline import import_paths
from qa_tui.ingest.workers import FEWEST_PAGES
from qa_tui.store.check import check
from qa_tui.store.imports.runs import read_run
from qa_tui.store.journal.history import read_events
from tests.question_page import PAGE

from .writing import ELSEWHERE, HTML, PACKINGS, SITE, Archive, chunked

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.ingest.pipeline import ImportResult
    from qa_tui.store.desk import Desk


HOSTILE = "\x1b]0;owned\x07 \x9b31m\u202e\r\n".encode()
"""What moves a terminal's title, colours and direction, and begins another line."""


def site(number: int) -> str:
    """The address of a thread."""
    return SITE.format(number=number)


def text(number: int) -> str:
    """The text of its page."""
    return PAGE.format(number=number)


def html(number: int) -> bytes:
    """Its page."""
    return HTML.format(number=number).encode()


def taken_in(desk: Desk, folder: Path, raw: bytes, limits: Limits | None = None) -> ImportResult:
    """Import an archive; says nothing of its form by its name."""
    path = folder / "crawl"
    path.write_bytes(raw)
    return import_paths(desk, "ann", [path], limits=limits or Limits())


def reasons(result: ImportResult) -> list[tuple[int | None, str]]:
    """What was not taken in: number of the record, and why."""
    return [(one.record, str(one.reason)) for one in result.rejected]


def captures(desk: Desk) -> list[tuple[str, str, str]]:
    """File, address and moment of what was taken in."""
    with desk.reading() as connection:
        return [
            tuple(row)
            for row in connection.execute(
                "select path, url, captured_at from capture order by id"
            ).fetchall()
        ]


@pytest.fixture(params=[True, False], ids=["packed", "plain"])
def packed(request: pytest.FixtureRequest) -> bool:
    """Whether the archive is compressed."""
    return bool(request.param)


def test_texts_of_the_platform_come_in_with_address_and_moment(
    empty_desk: Desk, tmp_path: Path, packed: bool
) -> None:
    archive = Archive(packed=packed)
    archive.record("warcinfo", None, b"software: none\r\n")
    archive.conversion(ELSEWHERE.format(number=1), text(1))
    archive.conversion(site(2), text(2), date="2021-05-06T07:08:09Z")
    result = taken_in(empty_desk, tmp_path, archive.raw)

    assert (result.files, result.threads_added, reasons(result)) == (1, 1, [])
    assert captures(empty_desk) == [(f"{tmp_path}/crawl:3", site(2), "2021-05-06T07:08:09Z")]


def test_pages_of_other_sites_are_passed_over_unread(empty_desk: Desk, tmp_path: Path) -> None:
    archive = Archive()
    for address in (
        ELSEWHERE.format(number=1),
        "https://abgeordnetenwatch.de.example/profile/x/question/2017-09-09/1",
        "https://zeitung.example/?from=https://www.abgeordnetenwatch.de/",
        "dns:www.abgeordnetenwatch.de",
    ):
        archive.conversion(address, "kein Thread " * 100_000)
    result = taken_in(empty_desk, tmp_path, archive.raw, Limits(page=100_000))

    assert (result.accepted, reasons(result)) == (0, [])


def test_only_pages_are_taken_of_all_that_a_crawler_keeps(
    empty_desk: Desk, tmp_path: Path, packed: bool
) -> None:
    archive = Archive(packed=packed)
    archive.record("request", site(1), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    archive.record("metadata", site(1), b"fetchTimeMs: 5\r\n")
    archive.record("revisit", site(1), b"HTTP/1.1 200 OK\r\n\r\n")
    archive.response(site(1), b"\x89PNG", content_type="image/png")
    archive.response(site(2), html(2))
    archive.record("resource", site(3), html(3), content_type="text/html")
    result = taken_in(empty_desk, tmp_path, archive.raw)

    assert (result.threads_added, reasons(result)) == (2, [])


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("in_chunks", [True, False])
def test_pages_are_read_however_they_were_sent(
    empty_desk: Desk, tmp_path: Path, packing: str, in_chunks: bool
) -> None:
    archive = Archive()
    body, headers = PACKINGS[packing](html(1)), [("Content-Encoding", packing)]
    if in_chunks:
        body, headers = chunked(body), [*headers, ("Transfer-Encoding", "chunked")]
    archive.response(site(1), body, headers=tuple(headers))
    result = taken_in(empty_desk, tmp_path, archive.raw)

    assert (result.threads_added, reasons(result)) == (1, [])


def test_the_encoding_that_the_server_told_counts(empty_desk: Desk, tmp_path: Path) -> None:
    archive = Archive()
    page = HTML.replace("•", "&bull;").format(number="in Łódź").encode("iso8859-2")
    archive.response(site(1), page, content_type='Text/HTML; Charset="ISO-8859-2"')
    result = taken_in(empty_desk, tmp_path, archive.raw)
    assert reasons(result) == []

    with empty_desk.reading() as connection:
        (title,) = connection.execute("select title from thread").fetchone()
    assert "Łódź" in title


def test_what_is_no_page_is_told_by_record(empty_desk: Desk, tmp_path: Path) -> None:
    archive = Archive(packed=False)
    archive.response(site(1), b"", status="206 Partial")
    archive.response(site(2), html(2), status="200 NONE")
    archive.response(site(3), b"\x00\x01\x02" * 50, headers=(("Content-Encoding", "zstd"),))
    archive.response(site(4), html(4), WARC_Truncated="length")
    archive.conversion(site(5), "Unser Newsletter")
    archive.response(site(6), gzip.compress(html(6))[:-9], headers=(("Content-Encoding", "gzip"),))
    raw = archive.raw.replace(b"HTTP/1.1 200 NONE", b"GOPHER/1 200 NONE")
    result = taken_in(empty_desk, tmp_path, raw)

    assert reasons(result) == [
        (1, "The server sent status 206 instead of a page."),
        (2, "The record does not hold the answer of a web server."),
        (3, "The page is compressed with “zstd”."),
        (4, "The archive has only the beginning of the page."),
        (5, "The page has nothing of a thread: its extraction failed."),
        (6, "The compressed page ends too early."),
    ]


def test_redirects_and_errors_of_a_crawl_are_counted_by_kind_and_are_no_rejects(
    empty_desk: Desk, tmp_path: Path
) -> None:
    archive = Archive(packed=False)
    archive.response(site(1), html(1))
    for status in ("301 Moved", "302 Found", "404 Not Found", "410 Gone", "429 Wait", "503 Busy"):
        archive.response(site(2), b"<html>Oh</html>", status=status)
    result = taken_in(empty_desk, tmp_path, archive.raw)

    assert (result.threads_added, reasons(result)) == (1, [])
    assert result.no_pages == {"redirect": 2, "missing": 3, "failure": 1}
    assert say(summary(result, result.not_taken_in)) == (
        "1 new thread, 2 redirects passed over, 3 missing pages passed over, "
        "1 server error passed over."
    )
    assert result.run is not None
    with empty_desk.reading() as connection:
        assert read_run(connection, result.run).counts.no_pages == result.no_pages


def test_a_thread_under_two_hosts_is_one_with_two_captures(
    empty_desk: Desk, tmp_path: Path
) -> None:
    archive = Archive()
    archive.response(site(1), html(1), date="2021-01-01T00:00:00Z")
    archive.response(
        site(1).replace("www.", "spiegel."), html(1) + b"<!-- -->", date="2020-01-01T00:00:00Z"
    )
    result = taken_in(empty_desk, tmp_path, archive.raw)

    assert (result.threads_added, len(captures(empty_desk))) == (1, 2)


def test_importing_an_archive_again_changes_nothing(
    empty_desk: Desk, tmp_path: Path, packed: bool
) -> None:
    archive = Archive(packed=packed)
    for number in range(3):
        archive.response(site(number), html(number))
    taken_in(empty_desk, tmp_path, archive.raw)
    before = empty_desk.path.read_bytes()
    again = taken_in(empty_desk, tmp_path, archive.raw)

    assert (again.unchanged, again.threads_added, again.threads_updated) == (3, 0, 0)
    assert empty_desk.path.read_bytes() == before


def test_an_archive_in_one_piece_of_gzip_is_read(empty_desk: Desk, tmp_path: Path) -> None:
    archive = Archive(packed=False)
    for number in range(3):
        archive.conversion(site(number), text(number))
    result = taken_in(empty_desk, tmp_path, gzip.compress(archive.raw))

    assert (result.threads_added, reasons(result)) == (3, [])


def test_many_pages_of_an_archive_are_read_in_order_by_several_processes(
    empty_desk: Desk, tmp_path: Path
) -> None:
    archive = Archive()
    for number in range(2 * FEWEST_PAGES):
        archive.conversion(site(number), text(number))
    result = taken_in(empty_desk, tmp_path, archive.raw)

    paths = [path for path, _, _ in captures(empty_desk)]
    assert result.threads_added == 2 * FEWEST_PAGES
    assert paths == [f"{tmp_path}/crawl:{number}" for number in range(1, 2 * FEWEST_PAGES + 1)]
    with empty_desk.reading() as connection:
        assert [event.verb for event in read_events(connection)] == ["import"]
        assert check(connection).faults == ()


def test_archives_stand_in_the_order_of_files(empty_desk: Desk, tmp_path: Path) -> None:
    for number, name in enumerate("abc"):
        archive = Archive()
        archive.conversion(site(number), text(number))
        raw = archive.raw if name == "b" else text(number).encode()
        (tmp_path / name).write_bytes(raw)
    result = import_paths(empty_desk, "ann", [tmp_path])

    assert [path for path, _, _ in captures(empty_desk)] == [
        f"{tmp_path}/{name}" for name in ("a", "b:1", "c")
    ]
    assert result.files == 3


def test_ctrl_c_in_an_archive_keeps_what_was_read(empty_desk: Desk, tmp_path: Path) -> None:
    archive = Archive()
    for number in range(200):
        archive.conversion(site(number), text(number))
    (tmp_path / "crawl").write_bytes(archive.raw)

    def interrupt(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    result = import_paths(empty_desk, "ann", [tmp_path / "crawl"], progress=interrupt)

    assert result.stopped
    assert 0 < result.threads_added < 200
    assert len(captures(empty_desk)) == result.threads_added
    with empty_desk.reading() as connection:
        assert check(connection).faults == ()


def test_hostile_heads_reach_no_terminal(
    empty_desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    archive, put = Archive(packed=False), "E" * len(HOSTILE)
    archive.conversion(f"https://www.abgeordnetenwatch.de/ {put}", text(1))
    archive.response(site(2), html(2), headers=((f"X{put}", put),), status=f"500 {put}")
    archive.record(f"conversion{put}", site(3), text(3).encode())
    archive.response(site(4), html(4), headers=(("Content-Encoding", f"x{put}"),))
    archive.record(put, site(5), put.encode(), **{put: put})
    taken_in(empty_desk, tmp_path, archive.raw.replace(put.encode(), HOSTILE))

    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_beside_an_archive_does_not_hang(empty_desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.warc")
    result = import_paths(empty_desk, "ann", [tmp_path / "pipe.warc"])

    assert [str(one.reason) for one in result.rejected] == ["This is not a regular file."]


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_newest_capture_says_what_a_thread_is(
    empty_desk: Desk, tmp_path: Path, newest_first: bool
) -> None:
    reply = "Alle Stege der Stadt werden bis zum Herbst {year} saniert, danach die Wehre am Fluss."
    captured = [
        (
            f"{year}-01-01T00:00:00Z",
            html(1).replace(b"Alle 1.", reply.format(year=year).encode()),
        )
        for year in (2021, 2023)
    ]
    archive = Archive()
    for host, (date, page) in zip(
        ("www.", "spiegel."), sorted(captured, reverse=newest_first), strict=True
    ):
        archive.response(site(1).replace("www.", host), page, date=date)
    result = taken_in(empty_desk, tmp_path, archive.raw)

    with empty_desk.reading() as connection:
        answers = connection.execute(
            """select x.text from message m join message_text x on x.message = m.id
            where m.kind = 'answer' and m.withdrawn = 0
            and x.revision = (select max(revision) from message_text where message = m.id)"""
        ).fetchall()
        assert check(connection).faults == ()
    assert [row["text"] for row in answers] == [reply.format(year=2023)]
    assert (result.threads_added, len(captures(empty_desk))) == (1, 2)
