"""How long letters wait is a setting, and handing over is one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_outbox import R, W, act, at, last_event, undo

from qa_tui.domain.errors import WrongUsage
from qa_tui.store.check import check
from qa_tui.store.journal.history import read_events
from qa_tui.store.letters.handover import mark_handed_over
from qa_tui.store.letters.steps import call_back
from qa_tui.store.settings import LONGEST_WAIT, Settings, change_settings, read_settings
from qa_tui.store.undo.redo import redo_last

if TYPE_CHECKING:
    from conftest import Clock

    from qa_tui.domain.records import Event
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.intake import Taken


def test_handing_over_is_one_event_without_anything_private(desk: Desk, published: Taken) -> None:
    with desk.writing("ann") as writer:
        seq = mark_handed_over(writer, [1, 2])
    event = last_event(desk)
    assert (event.seq, event.verb, event.subject_kind) == (seq, "hand-over", "desk")
    with desk.reading() as connection:
        changes = connection.execute(
            "select field, before, after from change where event = ?", (seq,)
        )
        assert [tuple(row) for row in changes] == [("letters", None, "2")]
        assert check(connection).faults == ()


def test_handing_over_is_not_undone_and_hides_nothing_behind_it(
    desk: Desk, question: Taken, deciding
) -> None:
    deciding(question.message, "publish")
    with desk.writing("ann") as writer:
        mark_handed_over(writer, [1, 2])

    undone = undo(desk)
    assert (undone.verb, undone.recalled, undone.gone) == ("publish", 1, 1)


def test_no_event_of_a_letter_holds_names_words_or_addresses(desk: Desk, question: Taken) -> None:
    act(desk, call_back, 1)
    with desk.reading() as connection:
        written = [tuple(row) for row in connection.execute("select * from event")]
        written += [tuple(row) for row in connection.execute("select * from change")]
    for word in ("@", "Ole", "Ahlers", "Frage"):
        assert word not in str(written)


def test_how_long_letters_wait_is_a_setting(desk: Desk, asking, clock: Clock) -> None:
    with desk.writing("ann") as writer:
        assert change_settings(writer, {"send-after": "30"}) == ("send-after",)
    asking()

    clock.advance(minutes=29)
    assert at(desk) == {1: W}
    clock.advance(minutes=1)
    assert at(desk) == {1: R}


def test_settings_are_one_event_and_can_be_taken_back(desk: Desk) -> None:
    with desk.reading() as connection:
        before = read_settings(connection)
    with desk.writing("ann") as writer:
        change_settings(writer, {"send-after": "0", "name": "  Pult  am Markt ", "language": "EN"})
    with desk.reading() as connection:
        assert read_settings(connection) == Settings("Pult am Markt", "en", 0)
    event = last_event(desk)
    assert (event.verb, event.subject_kind, event.batch) == ("set", "desk", None)

    undo(desk)
    with desk.reading() as connection:
        assert read_settings(connection) == before
    with desk.writing("ann") as writer:
        redo_last(writer)
    with desk.reading() as connection:
        assert read_settings(connection).send_after == 0


def test_a_setting_that_is_so_already_is_no_event(desk: Desk) -> None:
    before = last_event_or_none(desk)
    with desk.writing("ann") as writer:
        assert change_settings(writer, {"send-after": "10"}) == ()
    assert last_event_or_none(desk) == before


def last_event_or_none(desk: Desk) -> Event | None:
    with desk.reading() as connection:
        found = read_events(connection)
    return found[-1] if found else None


@pytest.mark.parametrize(
    "wanted",
    [
        {"send-after": "x"},
        {"send-after": "-1"},
        {"send-after": str(LONGEST_WAIT + 1)},
        {"send-after": "9" * 5000},
        {"send-after": "١٠"},
        {"language": "fr"},
        {"name": " "},
        {"name": "x" * 101},
        {"colour": "red"},
        {"send-after": "30", "language": ""},
    ],
)
def test_a_setting_with_a_wrong_value_changes_nothing(desk: Desk, wanted: dict[str, str]) -> None:
    with desk.reading() as connection:
        before = read_settings(connection)
    with pytest.raises(WrongUsage), desk.writing("ann") as writer:
        change_settings(writer, wanted)
    with desk.reading() as connection:
        assert read_settings(connection) == before
