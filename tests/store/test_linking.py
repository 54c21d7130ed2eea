"""Threads and the directory: linked where it is certain, asked about where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from standing import faults, standing

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.people.directory import (
    MandateEntry,
    ParliamentEntry,
    PartyEntry,
    PeriodEntry,
    PersonEntry,
)
from qa_tui.store.directory.people import read_representatives
from qa_tui.store.directory.relinking import choose, link_known, read_open_matches
from qa_tui.store.directory.sync import SyncResult, sync_directory
from qa_tui.store.imports.pages import PageOutcome, start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_event, undo_last
from tests.stored_page import store_page

URL = "https://www.abgeordnetenwatch.de/profile/{}/fragen-antworten/{}"


def person(key: str, party: str | None, profile: str | None = None) -> PersonEntry:
    """Somebody called Anna Muster."""
    return PersonEntry(key, "Anna", "Muster", "Dr.", party, profile)


NAMESAKES = (
    PartyEntry("1", "SPD", "SPD"),
    PartyEntry("2", "CDU", "CDU"),
    ParliamentEntry("1", "Bundestag"),
    PeriodEntry("1", "1", "legislature", "Bundestag 2009–2013", "2009-10-27", "2013-10-22"),
    person("11", "1", "anna-muster"),
    person("12", "2", "anna-muster-2"),
    MandateEntry("1", "11", "mandate", "1", "1", None, None, None),
)
ONE = tuple(one for one in NAMESAKES if getattr(one, "key", "") != "12")


@pytest.fixture
def known(empty_desk):
    """Syncs a directory."""

    def act(*entries) -> SyncResult:
        return sync_directory(empty_desk, "ann", entries)

    return act


@pytest.fixture
def take(empty_desk, page):
    """Imports a page about somebody; gives its thread."""
    numbers = iter(range(1000))

    def act(to="Anna Muster", party=None, date="2010-05-01", profile=None, **more) -> int:
        number = next(numbers)
        asked = replace(page().messages[0], date=date, text=f"Frage {number}?")
        url = URL.format(profile, number) if profile else None
        read = page(to=to, party=party, title=f"T {number}?", url=url, messages=(asked,), **more)
        with empty_desk.writing("ann") as writer:
            file = PageFile(f"{number}", f"{number}", "utf-8")
            assert store_page(writer, start_run(writer), read, file) is PageOutcome.ADDED
            return int(writer.connection.execute("select max(id) from thread").fetchone()[0])

    return act


@pytest.fixture
def asked(empty_desk):
    """To whom a thread is, by the key of the directory, and in which mandate."""

    def act(thread: int) -> tuple[str | None, bool]:
        assert faults(empty_desk) == ()
        with empty_desk.reading() as connection:
            row = connection.execute(
                """select x.key, t.mandate from thread t left join external_id x
                on x.row = t.representative and x.kind = 'representative'
                and x.source <> 'page' where t.id = ?""",
                (thread,),
            ).fetchone()
        return row["key"], row["mandate"] is not None

    return act


@pytest.fixture
def unresolved(empty_desk):
    """Of whom it is not certain who they are."""

    def act():
        with empty_desk.reading() as connection:
            return read_open_matches(connection, empty_desk.today)

    return act


def test_the_profile_decides(known, take, asked, unresolved) -> None:
    known(*NAMESAKES)
    assert asked(take(party="FDP", profile="anna-muster-2")) == ("12", False)
    assert asked(take(to="A. Muster-Neu", profile="anna-muster")) == ("11", True)
    assert unresolved() == ()


def test_each_namesake_gets_the_threads_of_their_party(known, take, asked, unresolved) -> None:
    known(*NAMESAKES)
    threads = [take(party=party) for party in ("SPD", "CDU", "SPD")]
    assert [asked(thread)[0] for thread in threads] == ["11", "12", "11"]
    assert [asked(thread)[1] for thread in threads] == [True, False, True]
    assert unresolved() == ()


def test_a_name_that_only_sounds_alike_is_asked_about(known, take, asked, unresolved) -> None:
    bauer, mueller = (
        PersonEntry(key, "Anna", last, "", "1", None)
        for key, last in (("21", "Bauer"), ("22", "Müller"))
    )
    known(PartyEntry("1", "SPD", "SPD"), bauer, mueller)
    threads = [take(to=f"Anna {last}", party="SPD") for last in ("Baur", "Bauer", "Mueller")]
    assert [asked(thread)[0] for thread in threads] == [None, "21", "22"]
    (one,) = unresolved()
    assert (one.name, [person.name for person in one.candidates]) == ("Anna Baur", ["Anna Bauer"])
    assert known(bauer, mueller).linked == 0


def test_what_nothing_decides_is_asked_about(known, take, asked, unresolved) -> None:
    known(*NAMESAKES)
    threads = take(date=None), take(party="FDP"), take(party="FDP", date="2011-01-01")
    assert {asked(thread)[0] for thread in threads} == {None}
    (first, second) = unresolved()
    assert (first.name, first.party, first.threads) == ("Anna Muster", "FDP", 2)
    assert (first.first, first.last) == ("2010-05-01", "2011-01-01")
    assert [one.party for one in first.candidates] == ["SPD", "CDU"]
    assert (second.party, second.threads, second.first) == (None, 1, None)


def test_another_party_of_a_unique_name_is_asked_about(known, take, asked, unresolved) -> None:
    known(*ONE)
    assert asked(take(party="CDU"))[0] is None
    assert asked(take(party="spd"))[0] == "11"
    assert len(unresolved()) == 1


def test_a_profile_of_nobody_is_asked_about(known, take, asked, unresolved) -> None:
    known(*ONE)
    assert asked(take(party="SPD", profile="anna-muster-9"))[0] is None
    assert [one.profile for one in unresolved()] == ["anna-muster-9"]


@pytest.mark.parametrize("to", ["Anna Muster", "Dr. Anna Muster", "Anna Muster MdB", "ANNA MUSTER"])
def test_a_sync_after_the_import_doubles_nobody(empty_desk, known, take, asked, to) -> None:
    thread = take(to=to, party="SPD")
    assert asked(thread) == (None, False)
    assert known(*ONE).linked == 1
    assert asked(thread) == ("11", True)
    with empty_desk.reading() as connection:
        (found,) = read_representatives(connection, "muster", empty_desk.today)
        assert (found.name, found.questions) == ("Anna Muster", 1)
        shown = read_thread(connection, thread, empty_desk.today)
    assert shown.to.name == "Anna Muster"
    assert known(*ONE).linked == 0


def test_a_link_of_a_sync_is_one_step_that_is_taken_back(empty_desk, known, take, asked) -> None:
    threads = [take(to="Dr. Anna Muster", party="SPD") for _ in range(3)]
    before = standing(empty_desk)
    known(*ONE)
    after = standing(empty_desk)
    with empty_desk.writing("ann") as writer:
        assert undo_last(writer).verb == "link"
    assert standing(empty_desk) == before
    with empty_desk.writing("ann") as writer:
        assert redo_last(writer).verb == "link"
    assert standing(empty_desk) == after
    assert {asked(thread)[0] for thread in threads} == {"11"}


def test_what_is_chosen_while_a_sync_links_holds(empty_desk, known, take, asked) -> None:
    thread = take(party="SPD")
    known(*ONE)
    with empty_desk.writing("ann") as writer:
        undo_last(writer)

    def bob_chooses() -> bool:
        with empty_desk.writing("bob") as writer:
            (found,) = read_open_matches(writer.connection, writer.today)
            choose(writer, found.id, None)
        return False

    assert link_known(empty_desk, "ann", bob_chooses) == 0
    assert asked(thread)[0] is None


def test_namesakes_stay_apart_after_a_sync(known, take, asked, unresolved) -> None:
    spd, cdu, none = take(party="SPD"), take(party="CDU"), take(date=None)
    known(*NAMESAKES)
    assert [asked(one)[0] for one in (spd, cdu, none)] == ["11", "12", None]
    assert [one.threads for one in unresolved()] == [1]


def test_a_choice_moves_threads_and_holds_for_those_that_come(
    empty_desk, known, take, asked, unresolved
) -> None:
    known(*NAMESAKES)
    thread = take(date=None)
    before = standing(empty_desk)
    (open_one,) = unresolved()
    with empty_desk.writing("bob") as writer:
        done = choose(writer, open_one.id, open_one.candidates[1].id)
    assert (done.name, done.threads) == ("Anna Muster", 1)
    assert asked(thread)[0] == "12"
    assert asked(take(date="2015-01-01", to="Dr. Anna Muster"))[0] == "12"
    assert unresolved() == ()
    with empty_desk.writing("bob") as writer:
        undo_last(writer)
    assert standing(empty_desk)["threads"][:1] == before["threads"]
    assert [one.threads for one in unresolved()] == [1]
    assert asked(take(date=None))[0] is None
    with empty_desk.writing("bob") as writer:
        redo_last(writer)
    assert asked(take(date=None))[0] == "12"


def test_nobody_of_the_directory_can_be_chosen(empty_desk, known, take, asked, unresolved) -> None:
    known(*NAMESAKES)
    thread = take(date=None)
    with empty_desk.writing("bob") as writer:
        choose(writer, unresolved()[0].id, None)
    assert unresolved() == ()
    assert {asked(thread)[0], asked(take(date=None))[0]} == {None}
    assert known(*NAMESAKES).linked == 0
    with empty_desk.writing("bob") as writer:
        undo_last(writer)
    assert [one.threads for one in unresolved()] == [2]


def test_wrong_choices_are_refused(empty_desk, known, take, unresolved) -> None:
    known(*NAMESAKES, PersonEntry("13", "Bert", "Bock", "", None, None))
    take(date=None)
    number = unresolved()[0].id
    with empty_desk.writing("bob") as writer:
        with pytest.raises(NotFound, match="number 99"):
            choose(writer, 99, None)
        with pytest.raises(Refused, match="another name"):
            choose(writer, number, 3)


def test_an_import_whose_threads_were_linked_since_is_taken_back(
    empty_desk, known, take, asked
) -> None:
    thread = take(party="SPD")
    known(*ONE)
    with empty_desk.reading() as connection:
        seq = connection.execute("select min(seq) from event where verb = 'import'").fetchone()[0]
    with empty_desk.writing("ann") as writer:
        undo_event(writer, seq)
    assert asked(thread)[0] == "11"
    with empty_desk.reading() as connection:
        assert connection.execute("select withdrawn from thread").fetchone()[0] == 1


def test_a_newer_capture_of_a_linked_thread_still_wins(empty_desk, known, page, take) -> None:
    thread = take(party="SPD", profile="anna-muster-9")
    known(*ONE)
    with empty_desk.writing("ann") as writer:
        (one,) = read_open_matches(writer.connection, empty_desk.today)
        choose(writer, one.id, one.candidates[0].id)
        asked = replace(page().messages[0], text="Frage 0 neu?", date="2010-05-01")
        read = page(to="Anna Muster", party="SPD", title="Neu?", messages=(asked,))
        read = replace(read, url=URL.format("anna-muster-9", 0))
        store_page(writer, start_run(writer), read, PageFile("n", "n", "utf-8"))
    with empty_desk.reading() as connection:
        assert read_thread(connection, thread, empty_desk.today).title == "Neu?"


def test_names_of_a_desk_stay_as_they_stand(known, take, asked) -> None:
    known(*ONE)
    assert asked(take(to="Anna Muster", party="SPD", exact=True))[0] == "11"
    assert asked(take(to="Dr. Anna Muster", party="SPD", exact=True))[0] is None
