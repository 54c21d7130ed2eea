"""Representatives: the list, the filter, the profile, the threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import rows_of, seated
from on_desk import stored

from qa_tui.store.directory.people import read_representatives
from qa_tui.tui.lists.people import PeopleList
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.taking_in.representatives import RepresentativesScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from driving import Seat

    from qa_tui.domain.people.people import Representative
    from qa_tui.store.desk import Desk


def people_of(desk: Desk, typed: str = "") -> Sequence[Representative]:
    with desk.reading() as connection:
        return read_representatives(connection, typed, desk.today, 1000)


def listed(seat: Seat) -> PeopleList:
    return seat.screen.query_one(PeopleList)


async def test_everybody_is_listed_with_profile_and_threads(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("m")
        await seat.at(RepresentativesScreen)
        everybody = people_of(sample_desk)
        assert tuple(rows_of(listed(seat))) == tuple(everybody)
        assert int(seat.shown("#total")) == len(everybody) > 20
        for person in everybody[:4]:
            assert listed(seat).current == person
            assert person.name in seat.shown("#profile")
            assert seat.text.count(person.name) >= 2
            for mandate in person.mandates:
                assert mandate.period in seat.shown("#profile")
            assert tuple(seat.items) == stored(sample_desk, f"to:#{person.id}")
            await seat.press("j")


async def test_a_closed_person_says_why(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("m")
        everybody = people_of(sample_desk)
        place = next(n for n, person in enumerate(everybody) if person.asking.reason is not None)
        listed(seat).go_to(place)
        await seat.settled()
        assert "can be asked" not in seat.shown("#profile").removeprefix(everybody[place].name)


async def test_filter_while_typing(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("m", "slash")
        await seat.type("tannh")
        found = people_of(sample_desk, "tannh")
        assert 0 < len(found) < len(people_of(sample_desk))
        assert tuple(rows_of(listed(seat))) == tuple(found)
        assert int(seat.shown("#total")) == len(found)
        assert found[0].name in seat.shown("#profile")
        await seat.type("xx")
        assert not rows_of(listed(seat))
        assert seat.shown("#empty") in seat.words
        assert seat.shown("#empty")
        assert not seat.shown("#profile")
        assert not seat.items
        await seat.press("backspace", "backspace", "enter")
        assert listed(seat).has_focus
        assert tuple(rows_of(listed(seat))) == tuple(found)


async def test_keys_for_commands_are_words_in_the_filter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("m", "slash")
        await seat.type("qT?:")
        assert isinstance(seat.screen, RepresentativesScreen)
        assert seat.field("filter") == "qT?:"
        await seat.press("escape")
        assert isinstance(seat.screen, RepresentativesScreen)
        assert listed(seat).has_focus


async def test_open_a_thread_and_come_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("m")
        await seat.at(RepresentativesScreen)
        while not seat.items:
            await seat.press("j")
        thread = seat.row.id
        await seat.press("enter")
        assert seat.rows.has_focus
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert seat.screen.thread_id == thread
        await seat.press("q")
        await seat.at(RepresentativesScreen)
        await seat.press("tab")
        assert listed(seat).has_focus
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.rows.has_focus


async def test_what_was_decided_on_the_way_is_in_the_queue(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        name = seat.row.to.split()[-1]
        counts = dict(seat.screen.views.counts)
        await seat.press("m", "slash")
        await seat.type(name.lower())
        await seat.press("enter", "tab")
        place = [line.message for line in seat.items].index(message)
        await seat.press(*["j"] * place, "enter")
        await seat.at(ThreadScreen)
        await seat.press("a", "q")
        await seat.at(RepresentativesScreen)
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.screen.views.counts["questions"] == counts["questions"] - 1
        assert message not in [line.message for line in seat.items]
