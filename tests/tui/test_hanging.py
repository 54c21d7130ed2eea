"""Lines that are too long go on under where they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import seated
from textual.content import Content

from qa_tui.store.messages.notes import add_note
from qa_tui.tui.screens.desk.context import ContextScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.widgets.hanging import hung

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


@pytest.mark.parametrize(
    ("line", "width", "lines"),
    [
        ("kurz", 40, ["kurz"]),
        ("", 40, [""]),
        ("ein Satz ohne Spalte davor und mehr", 24, ["ein Satz ohne Spalte", "davor und mehr"]),
        ("  mit Blanks davor geht es weiter", 24, ["  mit Blanks davor geht", "  es weiter"]),
        (
            "2026-11-22 10:30  ann · veröffentlicht und noch mehr",
            40,
            ["2026-11-22 10:30  ann · veröffentlicht", " " * 18 + "und noch mehr"],
        ),
        ("·  /ein/Pfad der weiter geht.txt", 24, ["·  /ein/Pfad der weiter", "   geht.txt"]),
        ("· die Frage fehlt; noch 200 Zeichen", 24, ["· die Frage fehlt; noch", "  200 Zeichen"]),
        (
            "2020-12-22 – …  Mandat · Landtag Seemark, Moorhagen",
            40,
            ["2020-12-22 – …  Mandat · Landtag", " " * 16 + "Seemark, Moorhagen"],
        ),
        ("   904  Seiten mit F1 und mehr", 29, ["   904  Seiten mit F1 und", " " * 8 + "mehr"]),
        ("2026-11-22 10:30  ann · zu eng", 24, ["2026-11-22 10:30  ann · zu eng"]),
        ("eins\n\n  zwei", 40, ["eins", "", "  zwei"]),
    ],
)  # fmt: skip
def test_lines_hang_behind_blanks_figures_and_dots(line: str, width: int, lines: list[str]) -> None:
    assert hung(Content(line), width).plain.split("\n") == lines


@pytest.mark.parametrize(("keys", "kind"), [("enter", ThreadScreen), ("d", ContextScreen)])
async def test_a_terminal_that_leaves_no_cell_for_lines_is_borne(
    sample_desk: Desk, keys: str, kind: type[ThreadScreen | ContextScreen]
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press(keys)
        await seat.at(kind)
        before = seat.text
        for columns in (1, 2, 3, 5, 9):
            await seat.pilot.resize_terminal(columns, 1)
        await seat.pilot.resize_terminal(80, 24)
        await seat.until(lambda: seat.text == before, "all is drawn as it was")


async def test_each_letter_of_a_thread_hangs_behind_a_dot(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("6", "enter")
        await seat.at(ThreadScreen)
        side = seat.screen.query_one("#beside" if size[0] > 80 else "#below")
        lines = [line.plain for line in side.render().split("\n")]
        letters = lines[lines.index("Letters") + 1 :]
        letters = letters[: letters.index("")]
        assert sum(line.startswith("·  ") for line in letters) > 1
        assert all(line.startswith(("·  ", "   ")) for line in letters)


async def test_the_history_of_a_thread_hangs_behind_its_times(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        with sample_desk.writing("Annegret Feddersen-Wohlgemuth von der Auwiese") as writer:
            add_note(writer, seat.row.message, "Herr Ahlers rief an.")
        await seat.press("enter")
        await seat.at(ThreadScreen)
        side = seat.screen.query_one("#beside" if size[0] > 80 else "#below")
        lines = [line.plain for line in side.render().split("\n")]
        history = lines[lines.index("History") + 1 :]
        history = history[: history.index("") if "" in history else None]
        assert any(line.startswith(" " * 18) for line in history)
        assert all(line.startswith(("20", " " * 18)) for line in history)
        await seat.press("d")
        await seat.at(ContextScreen)
        assert any(line[:18].isspace() for line in str_lines(seat.screen))


def str_lines(screen) -> list[str]:
    """The lines of the remarks on a screen."""
    shown = [one.render() for one in screen.query(".remarks")]
    return [line.plain for one in shown for line in one.split("\n")]
