"""Desks for the screens, and the two sizes of terminal that every screen is shown in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from driving import PAGES, SIZES
from saved_views import PLENTY, QUERIES, save

from qa_tui.domain.imports.report import ImportCounts, Rejected
from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Form, Kind
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.imports.run_writing import finish_run, write_progress
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.run_steps import undo_run
from qa_tui.tui.widgets.frame import Rule
from tests.plain_page import plain_page
from tests.stored_page import store_page

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

    from qa_tui.store.desk import Desk


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting or folder of whoever runs the tests reaches the program."""
    for name in (
        "NO_COLOR",
        "QA_TUI_THEME",
        "QA_TUI_DB",
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_THEME",
        "VISUAL",
        "EDITOR",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "state"))


@pytest.fixture(autouse=True)
def time_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said stands until something else is said, however slow the machine is."""
    monkeypatch.setattr(Rule, "seconds", 3600.0)


@pytest.fixture(params=SIZES, ids=["80x24", "160x48"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A small and a large terminal."""
    return request.param


@pytest.fixture
def plenty(sample_desk: Desk) -> Desk:
    """The sample desk with more saved views than keys."""
    for number in range(PLENTY):
        save(sample_desk, f"View {number}", QUERIES[number % len(QUERIES)])
    return sample_desk


@pytest.fixture
def reader_desk(sample_desk: Desk) -> Desk:
    """The sample desk, open for readers."""
    return open_desk(sample_desk.path, read_only=True, clock=sample_desk.clock)


@pytest.fixture
def archive_desk(empty_desk: Desk) -> Desk:
    """A desk with nothing but one answered thread."""
    import_paths(empty_desk, "ann", [PAGES / "f1_old_answered.txt"])
    return empty_desk


@pytest.fixture
def big_desk(empty_desk: Desk) -> Desk:
    """A desk with 500 imported threads that wait for an answer, dated day by day."""
    with empty_desk.writing("ann") as writer:
        run = start_run(writer)
        for number in range(500):
            day = f"{2009 + number // 300:04}-{number % 12 + 1:02}-{number % 25 + 1:02}"
            asked = SourceMessage(
                Kind.QUESTION, f"Uwe {number}.", None, day, f"Wie viele sind {number}?"
            )
            page = plain_page(
                to=f"Erna Beispiel {number % 7}",
                party="SM",
                topic="Verkehr",
                form=Form.NEW,
                title=f"Wie viele sind {number}?",
                messages=(asked,),
            )
            store_page(writer, run, page, PageFile(f"{number}.txt", f"{number:064}", "utf-8"))
    return empty_desk


@pytest.fixture
def imported_desk(empty_desk: Desk, clock: Clock) -> Desk:
    """A desk with three imports: a finished one, one taken back, one that was cut off."""
    folder = "/home/ann/archiv"
    for number, end in enumerate(("2009", "2010", "2011"), 1):
        counts = ImportCounts(
            files=12 * number,
            threads_added=number,
            unchanged=number - 1,
            forms={"F1": number, "F3": 1},
            guesses={"border": 1},
        )
        rejected = [
            Rejected(f"{folder}/{end}/leer.txt", None, N_("The file is empty.")),
            Rejected(f"{folder}/{end}/crawl.warc.gz", 7, N_("The file is empty.")),
        ]
        with empty_desk.writing("ann" if number < 3 else "bo") as writer:
            run = start_run(writer, json.dumps([f"{folder}/{end}"]))
            for place in range(number):
                page = _page(f"Wie viele sind {end}{place}?")
                file = PageFile(f"{folder}/{end}/{place}.txt", f"{end}{place}", "utf-8")
                store_page(writer, run, page, file)
            (write_progress if number == 3 else finish_run)(writer, run, counts, rejected)
        clock.advance(hours=20)
    with empty_desk.writing("ann") as writer:
        undo_run(writer, 2)
    return empty_desk


def _page(title: str) -> SourceThread:
    """A page on which the border is a guess."""
    return plain_page(
        to="Erna Beispiel",
        party="SM",
        topic="Verkehr",
        form=Form.NEW,
        title=title,
        page_form="F3",
        sureness=0.62,
        messages=(SourceMessage(Kind.QUESTION, "Uwe T.", None, "2010-05-01", title),),
        guesses=("border",),
    )


@pytest.fixture
def elsewhere(sample_desk: Desk) -> Desk:
    """The same file, as another program has it open."""
    return open_desk(sample_desk.path, clock=sample_desk.clock)
