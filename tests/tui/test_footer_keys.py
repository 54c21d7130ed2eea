"""The footer is true: what is grey says why, and what is not does something."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from driving import WIDE, greyed, seated
from on_desk import events_of

from qa_tui.domain.letters.outbox import LetterState
from qa_tui.i18n import say
from qa_tui.store.letters.outbox import letter_ids
from qa_tui.store.letters.steps import call_back
from qa_tui.store.opening import open_desk
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.letters.outbox import OutboxScreen
from qa_tui.tui.widgets.frame import Keys

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk
    from qa_tui.tui.command import Command

WAYS: dict[str, tuple[str, ...]] = {
    "questions": (),
    "answers": ("2",),
    "held": ("3",),
    "waiting": ("5",),
    "refused": ("7",),
    "thread": ("enter",),
    "answered thread": ("6", "enter"),
    "question": ("w", "n"),
    "note": ("w", "i"),
    "letters": ("enter", "L"),
    "outbox": ("O",),
    "handed over": ("O", "left"),
    "steps": ("a", "U"),
    "no steps": ("U",),
    "drafts": ("w", "n", "x", "escape", "D"),
    "no drafts": ("D",),
    "saved views": ("S", "x", "enter", "v"),
    "no saved views": ("v",),
    "people": ("m",),
    "imports": ("I",),
    "doubtful names": ("M",),
    "templates": ("O", "t"),
}
"""Ways from the first screen to each of them."""

LOOKED_UP = frozenset({"undo"})
"""Whether there is anything to take back is looked up by the key itself."""


def offered(seat: Seat) -> tuple[list[tuple[Command, Phrase | None]], str]:
    """The commands in the footer that have a key, each with the reason against it."""
    screen, row = seat.screen, seat.screen.query_one(Keys).keys.plain
    assert isinstance(screen, DeskScreen)
    seen = [
        (one, one.why_not(screen.situation()))
        for one in screen.offered()
        if f"{one.key} {say(one.short or one.name)}" in row
    ]
    return seen, row


def look(seat: Seat) -> tuple[object, ...]:
    """What is on the screen, with its colours, and what has been done on the desk."""
    return seat.screen, [list(strip) for strip in seat.strips], len(events_of(seat.desk))


@pytest.mark.parametrize("way", WAYS)
async def test_each_key_does_something_or_is_grey_and_says_why(
    sample_desk: Desk, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    place, total = 0, 1
    while place < total:
        path = tmp_path / f"{place}.db"
        shutil.copy(sample_desk.path, path)
        async with seated(open_desk(path, clock=sample_desk.clock), WIDE) as seat:
            await seat.press(*WAYS[way])
            commands, row = offered(seat)
            total = len(commands)
            assert total >= 3, row
            command, reason = commands[place]
            seat.app.clear_notifications()
            before, screen = look(seat), seat.screen
            await seat.press(command.all_keys[0])
            refusals = [note for note in seat.app._notifications if note.severity == "error"]
            if reason is not None:
                assert say(reason) in seat.said, command.id
                assert seat.screen is screen, command.id
                assert len(events_of(seat.desk)) == before[2], command.id
            elif command.id not in LOOKED_UP:
                assert not refusals, (command.id, seat.said)
                assert look(seat) != before, command.id
        place += 1


async def test_letters_are_handed_over_only_where_one_is_ready(sample_desk: Desk) -> None:
    with sample_desk.writing("ann") as writer:
        call_back(writer, letter_ids(writer.connection, LetterState.READY, sample_desk.clock()))
    async with seated(sample_desk, WIDE) as seat:
        await seat.press("O")
        assert "Hand over" in greyed(seat)
        await seat.press("e")
        await seat.at(OutboxScreen)
        assert "No letter is ready to be handed over." in seat.said
