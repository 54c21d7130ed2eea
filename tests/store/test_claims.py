"""Claims: softly, with an end, and never in the journal."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.moderation.claim import Claim
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.store.claims import claim, claim_of, claim_softly, read_claims, release
from qa_tui.store.decisions import decide
from qa_tui.store.journal.history import read_events


def claims(desk):
    with desk.reading() as connection:
        return read_claims(connection, desk.clock())


def test_a_claim_names_who_has_it_and_until_when(desk, asking) -> None:
    taken = asking()
    with desk.writing("bo") as writer:
        made = claim(writer, taken.message)
    assert made == Claim(taken.message, taken.thread, "bo", "2026-11-22T09:40:00Z")
    assert claims(desk) == (made,)


def test_a_claim_is_no_event(desk, asking) -> None:
    taken = asking()
    with desk.reading() as connection:
        before = read_events(connection)
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
    with desk.reading() as connection:
        assert read_events(connection) == before


def test_a_claim_passes_by_itself(desk, asking, clock) -> None:
    taken = asking()
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
    clock.advance(minutes=9, seconds=59)
    assert claims(desk)
    clock.advance(seconds=1)
    assert claims(desk) == ()
    with desk.writing("ann") as writer:
        assert claim(writer, taken.message).name == "ann"


def test_a_claim_under_a_clock_that_ran_far_ahead_binds_nobody(desk, asking, clock) -> None:
    taken, now = asking(), clock.now
    clock.advance(days=3650)
    with desk.writing("bo") as writer:
        ahead = claim(writer, taken.message)
    clock.now = now
    assert claims(desk) == ()
    assert not ahead.counts(now)
    with desk.writing("ann") as writer:
        assert claim(writer, taken.message).name == "ann"
    assert [one.name for one in claims(desk)] == ["ann"]


def test_a_claim_under_a_clock_that_ran_ahead_does_not_count_later(desk, asking, clock) -> None:
    taken, other, now = asking(), asking(), clock.now
    clock.advance(hours=1)
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
    clock.now = now
    with desk.writing("ann") as writer:
        claim(writer, other.message)
    clock.advance(minutes=55)
    assert claims(desk) == ()


def test_clocks_that_differ_by_minutes_respect_each_others_claims(desk, asking, clock) -> None:
    taken = asking()
    clock.advance(minutes=8)
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
    clock.advance(minutes=-8)
    assert [one.name for one in claims(desk)] == ["bo"]
    with pytest.raises(Refused), desk.writing("ann") as writer:
        claim(writer, taken.message)


def test_renewing_counts_from_then(desk, asking, clock) -> None:
    taken = asking()
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
    clock.advance(minutes=8)
    with desk.writing("bo") as writer:
        assert claim_softly(writer, taken.message) is None
    clock.advance(minutes=9)
    assert [one.name for one in claims(desk)] == ["bo"]


def test_somebody_elses_claim_stays(desk, asking) -> None:
    taken = asking()
    with desk.writing("bo") as writer:
        made = claim(writer, taken.message)
    with desk.writing("ann") as writer:
        assert claim_softly(writer, taken.message) == made
    with pytest.raises(Refused, match="bo is checking"), desk.writing("ann") as writer:
        claim(writer, taken.message)
    with desk.writing("ann") as writer:
        assert not release(writer, taken.message)
    assert claims(desk) == (made,)


def test_letting_go_tells_whether_there_was_a_claim(desk, asking) -> None:
    taken = asking()
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
        assert release(writer, taken.message)
        assert not release(writer, taken.message)
        assert claim_of(writer.connection, taken.message, writer.now) is None


def test_what_is_decided_is_claimed_by_nobody(desk, asking) -> None:
    taken = asking()
    with desk.writing("bo") as writer:
        claim(writer, taken.message)
    with desk.writing("ann") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH))
    assert claims(desk) == ()


@pytest.mark.parametrize("step", [claim, release])
def test_a_message_that_is_not_there_cannot_be_claimed(desk, step) -> None:
    with pytest.raises(NotFound), desk.writing("bo") as writer:
        step(writer, 4711)
