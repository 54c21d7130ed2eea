"""The templates of letters on a screen: samples, variables, mistakes, and the waiting time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import events_of

from qa_tui.domain.letters.template import PURPOSES, VARIABLES
from qa_tui.store.letters.files import own_folder
from qa_tui.store.letters.posting import minutes_to_wait
from qa_tui.tui.screens.letters.outbox import OutboxScreen
from qa_tui.tui.screens.letters.templates import TemplatesScreen
from qa_tui.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.store.desk import Desk


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The tests have settings of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


async def opened(seat: Seat) -> None:
    """Go to the templates by the outbox."""
    await seat.press("O")
    await seat.at(OutboxScreen)
    await seat.press("t")
    await seat.at(TemplatesScreen)
    await seat.until(lambda: seat.shown("#letter"))


def minutes(desk: Desk) -> int:
    with desk.reading() as connection:
        return minutes_to_wait(connection)


async def test_all_names_are_in_sight(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        names = seat.screen.query_one(ChoiceList)
        assert names.content_size.height >= len(PURPOSES)


async def test_each_template_is_shown_with_sample_words_and_its_variables(
    sample_desk: Desk,
) -> None:
    async with seated(sample_desk) as seat:
        await opened(seat)
        assert "Guten Tag Ole Ahlers" in seat.shown("#letter")
        place = list(PURPOSES).index("refused")
        await seat.press(*["down"] * place)
        shown = seat.shown("#letter")
        assert "question refused to the asker · refused · ships with the program" in shown
        assert "$reason completes “because …”, from the clause (must be there)" in shown
        assert "$public_note" not in shown
        assert all(f"${name}" in shown for name in ("asker_name", "desk", "forwarded"))
        assert set(PURPOSES["refused"].known) <= set(VARIABLES)
        await seat.press("q")
        await seat.at(OutboxScreen)


async def test_a_broken_one_of_ones_own_is_named(sample_desk: Desk) -> None:
    path = own_folder() / "de" / "receipt.txt"
    path.parent.mkdir(parents=True)
    path.write_text("Subject: Da\n\n[red]Hallo $nobody\x1b[2J\n", "utf-8")
    async with seated(sample_desk) as seat:
        await opened(seat)
        assert "unknown variable “$nobody”" in seat.shown("#settings")
        assert "nobody" in seat.shown("#letter"), seat.shown("#letter")
        assert "your own: " in seat.shown("#letter")
        path.unlink()
        await seat.press("f5")
        assert "$nobody" not in seat.shown("#settings")
        assert "ships with the program" in seat.shown("#letter")


async def test_the_waiting_time_is_set_and_taken_back(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        assert "Letters wait 10 minutes. e changes that" in seat.shown("#settings")
        await seat.press("e")
        await seat.type("30")
        await seat.press("enter")
        assert minutes(sample_desk) == 30, seat.text
        assert events_of(sample_desk)[-1].verb == "set"
        assert "Letters wait 30 minutes." in seat.shown("#settings")
        await seat.press("e")
        await seat.type("soon")
        await seat.press("enter")
        assert "Give minutes, from 0 to" in seat.words
        await seat.press("escape", "u")
        assert minutes(sample_desk) == 10
        assert "Letters wait 10 minutes." in seat.shown("#settings")
        await seat.press("colon")
        await seat.type("send_after 0")
        await seat.press("enter")
        assert "Letters do not wait." in seat.shown("#settings")
