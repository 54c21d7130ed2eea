"""Apparent personal data is told in list, preview and thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import line_of
from test_correcting_by_key import taken

from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


async def test_personal_data_is_told_in_preview_and_thread(sample_desk: Desk) -> None:
    taken(sample_desk)
    async with seated(sample_desk, (160, 48)) as seat:
        await seat.press("G")
        await seat.until(lambda: "Phone number in the background, line 1" in seat.words)
        assert "and 1 more e masks it" in seat.words
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.until(lambda: "Phone number in the background, line 1" in seat.words)
        await seat.press("e", "enter")
        await seat.at(ThreadScreen)
        await seat.until(lambda: "[Telefonnummer entfernt]" in seat.words)
        assert "masks it" not in seat.words


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_a_flag_in_the_list_counts_personal_data(
    sample_desk: Desk, size, ascii_only: bool
) -> None:
    message = taken(sample_desk, "Ole Ahlers, 0171 3920001, ole@example.org")
    flag = "!3" if ascii_only else "⚑3"

    def shown(seat: Seat) -> bool:
        return re.search(rf"der Nachtbus\?\s+{flag}", seat.text) is not None

    async with seated(sample_desk, size, ascii_only=ascii_only) as seat:
        await seat.press("G")
        assert shown(seat)
        await seat.press("e", "enter")
        assert line_of(sample_desk, message).personal == 0
        assert not shown(seat)
        await seat.press("u")
        assert shown(seat)
        await seat.press("a")
        assert not shown(seat)


async def test_readers_are_not_told(reader_desk: Desk) -> None:
    async with seated(reader_desk, (160, 48)) as seat:
        await seat.press("e")
        assert isinstance(seat.screen, QueueScreen)
        assert "masks it" not in seat.words
