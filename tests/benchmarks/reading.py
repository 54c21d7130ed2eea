"""How fast pages are read before anything is stored, and how fast web archives are walked through.

Neither depends on the size of a desk: each is measured once a run.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from warcio.warcwriter import WARCWriter

from qa_tui.ingest.limits import Limits
from qa_tui.ingest.sources import FileToRead, cut_into_pieces
from qa_tui.ingest.workers import Readers
from qa_tui.store.opening import open_desk

from .measure import Budget, Figure
from .pages import page_lines
from .prose import Prose, log_normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .measure import Table

INGEST = Path(__file__).parent.parent / "ingest"
PAGES = 20_000
"""Pages that are read: all of the open corpus and of HTML, again and again."""

CORES = 2
ARCHIVE_BYTES = int(os.environ.get("QA_TUI_BENCHMARK_ARCHIVE", "1_000_000_000"))
"""Bytes that the archive expands to."""

OURS = 1_000
"""One record in so many is a page of the platform."""

_MEMBERS = 4_000
"""Different records of other sites; the archive holds them in any order."""

_PARSED = "pages of all forms and HTML read by two cores"
_WALKED = "web archive, one record in a thousand ours"

_IMPORT = """
import sys, time
from pathlib import Path
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.opening import open_desk
desk = open_desk(Path(sys.argv[1]), create=True)
began, busy = time.perf_counter(), time.process_time()
result = import_paths(desk, "ann", [Path(sys.argv[2])])
seconds = time.perf_counter() - began
used = [line.split() for line in Path("/proc/self/status").read_text().splitlines()]
(peak,) = [int(words[1]) * 1024 for words in used if words[0] == "VmHWM:"]
print(seconds, time.process_time() - busy, peak, result.threads_added)
"""


def measure_reading(table: Table, threads: int, path: Path) -> None:
    """Read pages of all forms by two processes that have begun already."""
    if _is_known(table, _PARSED):
        return
    pages = sorted(INGEST.glob("corpus/open/*/*.txt")) + sorted(INGEST.glob("html/*.html"))
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        desk = open_desk(Path(name, "desk.db"), create=True)
        files = [FileToRead.of(pages[number % len(pages)]) for number in range(PAGES)]
        readers = Readers(CORES, desk.path, Limits())
        try:
            for _ in readers.work(cut_into_pieces(files[: 64 * 2 * CORES], Limits())):
                pass
            began, busy = time.perf_counter(), _busy()
            for _ in readers.work(cut_into_pieces(files, Limits())):
                pass
            seconds = time.perf_counter() - began
        finally:
            readers.close()
    table.put(_PARSED, "/s", threads, Figure(PAGES / seconds), Budget(least=2_000))
    busy = _busy() - busy  # with the seconds in which the processes began
    table.put(f"{_PARSED}: for a second of one core", "/s", threads, Figure(PAGES / busy))


def _busy() -> float:
    """Seconds of a core that this process and those that it ended have used."""
    return sum(os.times()[:4])


def measure_archive(table: Table, threads: int, path: Path) -> None:
    """Import a WET file in a process of its own."""
    if _is_known(table, _WALKED):
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        archive = Path(name, "crawl.wet.gz")
        size, ours = write_archive(archive, ARCHIVE_BYTES)
        ran = subprocess.run(
            [sys.executable, "-c", _IMPORT, Path(name, "desk.db"), archive],
            capture_output=True,
            check=True,
            text=True,
        )
    seconds, busy, peak, added = map(float, ran.stdout.split())
    assert added == ours
    table.put(_WALKED, "MB/s", threads, Figure(size / 1e6 / seconds), Budget(least=40))
    table.put(f"{_WALKED}: for a second of one core", "MB/s", threads, Figure(size / 1e6 / busy))
    table.put(f"{_WALKED}: memory", "MB", threads, Figure(peak / 1e6), Budget(p50=200))


def _is_known(table: Table, what: str) -> bool:
    return any(row.what == what for row in table.rows)


def write_archive(path: Path, size: int) -> tuple[int, int]:
    """Write a WET file, each record compressed by itself, as crawlers do.

    Args:
        path: The file.
        size: Bytes that it is to expand to, about.

    Returns:
        Bytes that it expands to, and how many pages of the platform are in it.
    """
    chance = random.Random(1)
    prose = Prose(chance)
    others = [
        _record(f"https://www.{n % 97}.example/{n}", text) for n, text in _texts(prose, chance)
    ]
    done = ours = records = 0
    with path.open("wb") as file:
        while done < size:
            packed, expanded = chance.choice(others)
            if records % OURS == OURS // 2:
                address = f"https://www.abgeordnetenwatch.de/profile/x/fragen-antworten/{ours}"
                packed, expanded = _record(address, "\n".join(page_lines(chance, prose, ours)))
                ours += 1
            file.write(packed)
            done += expanded
            records += 1
    return done, ours


def _texts(prose: Prose, chance: random.Random) -> Iterator[tuple[int, str]]:
    """Texts of pages of other sites; a page of a crawl has about 5 kB."""
    for number in range(_MEMBERS):
        yield number, prose.text(log_normal(chance, 5_000, 0.9))


def _record(url: str, text: str) -> tuple[bytes, int]:
    """A record, compressed, and the bytes that it expands to."""
    sizes = []
    for packed in (True, False):
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=packed)
        body = text.encode()
        record = writer.create_warc_record(
            url,
            "conversion",
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type="text/plain",
        )
        writer.write_record(record)
        sizes.append(out.getvalue())
    return sizes[0], len(sizes[1])
