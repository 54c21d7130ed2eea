"""Syncing the directory: nothing doubled, nothing lost, one event where anything changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.people.directory import (
    Entry,
    MandateEntry,
    ParliamentEntry,
    PartyEntry,
    PeriodEntry,
    PersonEntry,
    TopicEntry,
)
from qa_tui.store.check import check
from qa_tui.store.directory.external_rows import EntryOutcome
from qa_tui.store.directory.people import find_representative
from qa_tui.store.directory.sync import BATCH, sync_directory
from qa_tui.store.undo.undo import undo_last

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.store.directory.sync import SyncResult

PARTY = PartyEntry("1", "WIR", "Wir zusammen")
PERSON = PersonEntry("5", "Ada", "Moor", "Dr.", "1", "ada-moor")
HELD = MandateEntry("9", "5", "mandate", "3", "1", "Hafen", None, None)
DIRECTORY: tuple[Entry, ...] = (
    ParliamentEntry("2", "Nordland"),
    PeriodEntry("3", "2", "legislature", "Nordland 2025", "2025-03-01", "2030-02-28"),
    PARTY,
    TopicEntry("6", "Verkehr", None),
    TopicEntry("7", "Bus", "6"),
    PERSON,
    HELD,
)


def sync(desk: Desk, *entries: Entry) -> SyncResult:
    return sync_directory(desk, "ann", entries)


def with_(*changed: Entry) -> tuple[Entry, ...]:
    """The directory with some entries in place of those of the same kind and key."""
    instead = {(type(entry), entry.key): entry for entry in changed}
    return tuple(instead.get((type(entry), entry.key), entry) for entry in DIRECTORY)


def one(desk: Desk, query: str) -> tuple[object, ...]:
    """The only row of a query."""
    with desk.reading() as connection:
        (row,) = connection.execute(query).fetchall()
    return tuple(row)


def events(desk: Desk) -> list[tuple[str, str]]:
    with desk.reading() as connection:
        found = connection.execute("select verb, subject_kind from event order by seq")
        return [(row["verb"], row["subject_kind"]) for row in found]


def test_a_directory_comes_in_with_one_event(empty_desk: Desk) -> None:
    result = sync(empty_desk, *DIRECTORY)

    assert result.number(EntryOutcome.ADDED) == len(DIRECTORY)
    assert events(empty_desk) == [("sync", "desk")]
    with empty_desk.reading() as connection:
        ada = find_representative(connection, "Ada Moor", empty_desk.today)
        assert check(connection).faults == ()
    assert (ada.party, ada.asking.open) == ("WIR", True)
    assert ada.mandates[0].constituency == "Hafen"
    assert one(empty_desk, "select p.name from topic t join topic p on p.id = t.parent") == (
        "Verkehr",
    )


def test_a_second_sync_changes_nothing(empty_desk: Desk) -> None:
    sync(empty_desk, *DIRECTORY)

    again = sync(empty_desk, *DIRECTORY)

    assert again.number(EntryOutcome.UNCHANGED) == len(DIRECTORY)
    assert len(events(empty_desk)) == 1


@pytest.mark.parametrize(
    ("changed", "query", "value"),
    [
        (replace(PERSON, last_name="Heide"), "select name from representative", "Ada Heide"),
        (replace(PERSON, party=None), "select party from representative", None),
        (replace(PARTY, label="UNS"), "select label from party", "UNS"),
        (replace(HELD, ends_on="2026-01-31"), "select ends_on from mandate", "2026-01-31"),
        (replace(HELD, constituency=None), "select constituency from mandate", None),
    ],
)
def test_a_changed_entry_is_brought_up_to_date(
    empty_desk: Desk, changed: Entry, query: str, value: object
) -> None:
    sync(empty_desk, *DIRECTORY)

    result = sync(empty_desk, *with_(changed))

    assert one(empty_desk, query) == (value,)
    assert result.number(EntryOutcome.CHANGED) == 1
    assert result.number(EntryOutcome.ADDED) == 0
    assert len(events(empty_desk)) == 2


def test_closed_by_hand_is_kept(empty_desk: Desk) -> None:
    sync(empty_desk, *DIRECTORY)
    with empty_desk.writing("ann") as writer:
        writer.connection.execute("update mandate set closed = 1, closed_reason = 'krank'")

    sync(empty_desk, *with_(replace(HELD, ends_on="2026-12-31")))

    query = "select closed, closed_reason, ends_on from mandate"
    assert one(empty_desk, query) == (1, "krank", "2026-12-31")


def test_what_is_only_named_never_changes_what_is_known(empty_desk: Desk) -> None:
    sync(empty_desk, *DIRECTORY)

    result = sync(
        empty_desk,
        PartyEntry("1", "OTHER", "Other", named=True),
        PersonEntry("5", "A.", "Moor", "", None, None, named=True),
    )

    assert result.number(EntryOutcome.UNCHANGED) == 2
    assert one(empty_desk, "select name from representative") == ("Ada Moor",)


def test_who_was_only_named_is_completed_later(empty_desk: Desk) -> None:
    sync(empty_desk, PersonEntry("5", "Ada", "Moor", "", None, None, named=True))

    sync(empty_desk, *DIRECTORY)

    assert one(empty_desk, "select title from representative") == ("Dr.",)


def test_a_topic_of_pages_is_the_topic_of_the_same_name(empty_desk: Desk) -> None:
    with empty_desk.writing("ann") as writer:
        writer.connection.execute(
            "insert into topic (uid, name, folded) values ('t', 'Verkehr', 'verkehr')"
        )

    sync(empty_desk, *DIRECTORY)

    assert one(empty_desk, "select uid from topic where name = 'Verkehr'") == ("t",)


def test_two_parties_of_one_label_are_one_and_stay_so(empty_desk: Desk) -> None:
    twins = (PARTY, PartyEntry("4", "WIR", "Wir von früher"))
    sync(empty_desk, *twins)

    again = sync(empty_desk, *twins)

    assert one(empty_desk, "select name from party") == ("Wir zusammen",)
    assert again.number(EntryOutcome.UNCHANGED) == 2
    assert len(events(empty_desk)) == 1


def test_parties_may_swap_their_labels(empty_desk: Desk) -> None:
    sync(empty_desk, PARTY, PartyEntry("4", "LOS", "Los"))
    swapped = (PartyEntry("1", "LOS", "Wir"), PartyEntry("4", "WIR", "Los"))

    sync(empty_desk, *swapped)

    assert sync(empty_desk, *swapped).number(EntryOutcome.UNCHANGED) == 2


def test_people_of_one_name_stay_apart(empty_desk: Desk) -> None:
    sync(empty_desk, *DIRECTORY, replace(PERSON, key="6", profile="ada-moor-2"))

    with empty_desk.reading() as connection:
        assert connection.execute("select count(*) from representative").fetchone()[0] == 2


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (replace(HELD, key="10", period="99"), "parliament_period 99"),
        (replace(HELD, key="10", person="99"), "politician 99"),
        (PeriodEntry("10", "99", "election", "Wahl", None, None), "parliament 99"),
    ],
)
def test_what_belongs_to_nothing_known_is_told(empty_desk: Desk, entry: Entry, reason: str) -> None:
    result = sync(empty_desk, *DIRECTORY, entry)

    (odd,) = result.odd
    assert reason in str(odd.reason)
    assert result.number(EntryOutcome.ADDED) == len(DIRECTORY)


def test_a_sync_cannot_be_undone_and_stands_in_no_way(empty_desk: Desk) -> None:
    sync(empty_desk, *DIRECTORY)

    with pytest.raises(NotFound), empty_desk.writing("ann") as writer:
        undo_last(writer)


def test_stopped_between_two_transactions_it_keeps_what_is_in(empty_desk: Desk) -> None:
    topics = tuple(TopicEntry(str(n), f"Thema {n}", None) for n in range(2 * BATCH))
    done: list[int] = []

    result = sync_directory(
        empty_desk,
        "ann",
        topics,
        progress=lambda count, _: done.append(count),
        stop=lambda: bool(done),
    )

    assert (result.stopped, done) == (True, [BATCH])
    assert one(empty_desk, "select count(*) from topic") == (BATCH,)
    assert not sync(empty_desk, *topics).stopped
    assert one(empty_desk, "select count(*) from topic") == (2 * BATCH,)


def test_the_sample_desk_takes_nobody_real(sample_desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing is real"):
        sync(sample_desk, *DIRECTORY)


def test_lists_and_search_follow_a_new_name_and_party(sample_desk: Desk) -> None:
    desk = replace(sample_desk, sample=False)
    who = one(desk, "select representative from thread group by 1 order by count(*) desc limit 1")
    with desk.writing("ann") as writer:
        writer.connection.execute(
            "insert into external_id values ('abgeordnetenwatch', 'representative', '5', ?)", who
        )

    sync(desk, PARTY, PERSON)

    with desk.reading() as connection:
        assert check(connection).faults == ()
        assert connection.execute("select count(*) from search_doc('moor')").fetchone()[0] > 0


def test_threads_find_people_by_the_address_of_their_page(empty_desk: Desk) -> None:
    sync(empty_desk, *DIRECTORY)

    query = "select key from external_id where kind = 'profile'"
    assert one(empty_desk, query) == ("ada-moor",)
