"""What others change on a desk is told once; what one has done oneself is not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import NotFound
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.store.claims import claim
from qa_tui.store.decisions import decide
from qa_tui.store.drafts import save_draft
from qa_tui.store.lists.saved_views import save_view
from qa_tui.store.messages.notes import add_note
from qa_tui.store.messages.threads import read_message
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.undo import undo_last
from qa_tui.store.watching import Lookout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.desk import Desk


@pytest.fixture
def elsewhere(desk: Desk) -> Desk:
    """The same file, as another program has it open."""
    return open_desk(desk.path, clock=desk.clock)


@pytest.fixture
def lookout(desk: Desk) -> Iterator[Lookout]:
    found = Lookout(desk)
    found.open()
    yield found
    found.close()


def test_a_still_desk_tells_nothing(lookout: Lookout) -> None:
    assert [lookout.look() for _ in range(3)] == [None] * 3


def test_a_decision_elsewhere_is_told_once(desk, elsewhere, asking) -> None:
    taken = asking()
    lookout = Lookout(desk)
    lookout.open()
    with elsewhere.writing("bo") as writer:
        place = decide(writer, Decision(taken.message, Verb.PUBLISH)).message.place
    changes = lookout.look()
    assert changes is not None
    (touched,) = changes.touched
    assert (touched.message, touched.thread, touched.place) == (taken.message, taken.thread, place)
    assert touched.decided is True
    assert changes.others
    assert changes.places == ()
    assert lookout.look() is None
    with elsewhere.writing("bo") as writer:
        undo_last(writer)
    changes = lookout.look()
    assert changes is not None
    assert changes.touched[0].decided is False
    lookout.close()


def test_a_day_that_comes_tells_what_is_no_longer_on_hold(desk, asking, clock) -> None:
    woken, later = asking(), asking()
    with desk.writing("ann") as writer:
        for taken, days in ((woken, 1), (later, 2)):
            day = desk.today + timedelta(days=days)
            decide(writer, Decision(taken.message, Verb.HOLD, note="Warten.", wake_on=day))
    lookout = Lookout(desk)
    lookout.open()
    assert lookout.look() is None
    clock.advance(days=1)
    changes = lookout.look()
    with desk.reading() as connection:
        place = read_message(connection, woken.message).place
    assert changes is not None
    assert (changes.others, changes.places, changes.touched) == (True, (place,), ())
    assert lookout.look() is None
    clock.advance(days=-1)
    changes = lookout.look()
    assert changes is not None
    assert changes.places == ()
    lookout.close()


def test_what_one_does_oneself_is_not_told(desk, lookout, asking) -> None:
    taken = asking()
    with desk.writing("ann") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH))
        save_draft(writer, DraftPlace("question"), {"text": "…"})
    assert lookout.look() is None


def test_the_same_name_in_another_program_is_somebody_else(
    desk, lookout, elsewhere, asking
) -> None:
    taken = asking()
    lookout.look()
    with elsewhere.writing("ann") as writer:
        add_note(writer, taken.message, "Ein Wort.")
    changes = lookout.look()
    assert changes is not None
    assert changes.touched[0].decided is None


def test_a_step_that_is_not_stored_is_not_ones_own(desk, lookout, elsewhere, asking) -> None:
    taken = asking()
    lookout.look()
    with pytest.raises(NotFound), desk.writing("ann") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH)) and read_message(writer.connection, 0)
    with elsewhere.writing("bo") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH))
    assert lookout.look() is not None


def test_new_questions_of_others_are_told_with_their_places(desk, elsewhere, asking) -> None:
    lookout = Lookout(elsewhere)
    lookout.open()
    taken = asking()
    changes = lookout.look()
    assert changes is not None
    with desk.reading() as connection:
        assert changes.places == (read_message(connection, taken.message).place,)
    lookout.close()


def test_claims_come_and_pass(desk, lookout, elsewhere, asking, clock) -> None:
    taken = asking()
    lookout.look()
    with elsewhere.writing("bo") as writer:
        made = claim(writer, taken.message)
    changes = lookout.look()
    assert changes is not None
    assert changes.claims == (made,)
    assert not changes.others
    assert lookout.look() is None
    clock.advance(minutes=10)
    changes = lookout.look()
    assert changes is not None
    assert changes.claims == ()
    assert lookout.look() is None


def test_claims_that_are_there_already_are_told_first(desk, elsewhere, asking) -> None:
    taken = asking()
    with elsewhere.writing("bo") as writer:
        made = claim(writer, taken.message)
    lookout = Lookout(desk)
    lookout.open()
    changes = lookout.look()
    assert changes is not None
    assert changes.claims == (made,)
    lookout.close()


def test_readers_are_told_no_claims(desk, elsewhere, asking) -> None:
    taken = asking()
    reader = open_desk(desk.path, read_only=True, clock=desk.clock)
    lookout = Lookout(reader)
    lookout.open()
    with elsewhere.writing("bo") as writer:
        claim(writer, taken.message)
    assert lookout.look() is None
    lookout.close()


def test_other_saved_views_are_told(lookout, elsewhere) -> None:
    with elsewhere.writing("bo") as writer:
        save_view(writer, "Verkehr", "topic:verkehr")
    changes = lookout.look()
    assert changes is not None
    assert changes.others
