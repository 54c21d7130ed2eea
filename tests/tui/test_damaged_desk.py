"""A file that is damaged beneath the open program: it is said, and nothing typed is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from driving import PATIENCE, seated

from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_
from qa_tui.store.drafts import read_drafts
from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def damage(desk: Desk) -> None:
    """Spoil all pages but the first, as a failing disk does."""
    connect(desk.path).execute("pragma wal_checkpoint(truncate)")
    with desk.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (desk.path.stat().st_size - 4096))


@pytest.mark.parametrize(
    "keys", [["j"], ["a"], ["5"], ["r"], ["e"], ["enter"], ["space", "a", "enter"]]
)
async def test_every_key_says_that_the_file_is_damaged(sample_desk: Desk, keys: list[str]) -> None:
    async with seated(sample_desk) as seat:
        damage(sample_desk)
        await seat.press("j", "j", *keys)
        assert "damaged" in seat.said + seat.text
        assert seat.app.is_running
        await seat.press("escape", "escape", "q")
    assert seat.app.failed is None


async def test_an_error_that_nobody_has_caught_ends_the_program_in_words_and_keeps_what_is_typed(
    sample_desk: Desk,
) -> None:
    def stumble() -> None:
        raise Refused(N_("The desk is open read-only: nothing can be changed."))

    async with seated(sample_desk) as seat:
        await seat.press("w", "n")
        await seat.press("tab")
        await seat.type("Wann kommt der Bus?")
        assert seat.screen.focused is not None
        seat.screen.focused.call_later(stumble)
        async with asyncio.timeout(PATIENCE):
            while seat.app.is_running:
                await asyncio.sleep(0)
    assert isinstance(seat.app.failed, Refused)
    assert seat.app.return_code == 1
    with sample_desk.reading() as connection:
        assert [one.fields["title"] for one in read_drafts(connection, "xenia")] == [
            "Wann kommt der Bus?"
        ]


async def test_what_a_worker_could_not_do_is_told_and_the_program_goes_on(
    sample_desk: Desk,
) -> None:
    async def work() -> None:
        raise Refused(N_("The desk is open read-only: nothing can be changed."))

    async with seated(sample_desk) as seat:
        seat.screen.run_worker(work())
        await seat.see("The desk is open read-only")
        await seat.press("j")
        assert seat.app.is_running
