"""Asking the API: whole lists from servers that behave well, badly or strangely."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from api_server import Api, Reply, Ticks, envelope, ref

from qa_tui.domain.errors import NotFound, Unreachable, WrongUsage
from qa_tui.domain.people.directory import MandateEntry, PersonEntry
from qa_tui.ingest.api.client import TRIES, Client
from qa_tui.ingest.api.directory import Found, ask_directory, read_directory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def ask(api: Api, ticks: Ticks, tmp_path: Path, clock: Any) -> Callable[..., Found]:
    """Get the directory from the server."""

    def asked(stop: Callable[[], bool] = lambda: False, **settings: Any) -> Found:
        base = settings.pop("base", api.base)
        most = settings.pop("most", 100_000)
        client = Client(base, stop, ticks, ticks.wait, most=most)
        return ask_directory(client, tmp_path / "kept", clock, **settings)

    return asked


def names(found: Found) -> list[str]:
    """The last names of the people."""
    return [entry.last_name for entry in found.entries if isinstance(entry, PersonEntry)]


ALL = ["Moor", "Deich", "Watt", "Priel"]


@pytest.mark.parametrize("page", [1, 2, 3, 100])
def test_all_pages_come_whatever_their_size(api: Api, ask: Callable[..., Found], page: int) -> None:
    api.page = page

    found = ask()

    assert names(found) == ALL
    assert (found.odd, found.short, found.stopped) == ((), (), False)


def test_requests_keep_a_pace_of_thirty_a_minute(
    api: Api, ask: Callable[..., Found], ticks: Ticks
) -> None:
    api.page = 1

    ask()

    assert ticks.now == pytest.approx(2.0 * (len(api.asked) - 1))


def test_kept_answers_are_not_asked_for_again(api: Api, ask: Callable[..., Found]) -> None:
    first = ask()
    asked = len(api.asked)

    assert ask() == first
    assert len(api.asked) == asked


def test_old_answers_are_asked_for_again(api: Api, ask: Callable[..., Found], clock: Any) -> None:
    ask()
    asked = len(api.asked)
    api.lists["politicians"][0]["last_name"] = "Heide"

    clock.advance(days=8)

    assert "Heide" in names(ask())
    assert len(api.asked) == 2 * asked


def test_an_interrupted_run_goes_on_where_it_stopped(api: Api, ask: Callable[..., Found]) -> None:
    api.page = 1

    found = ask(stop=lambda: len(api.asked) >= 10)

    assert found.stopped
    assert len(api.asked) == 10
    assert names(ask()) == ALL
    assert len(set(api.asked)) == len(api.asked)


def test_a_kept_answer_that_was_damaged_is_asked_for_again(
    ask: Callable[..., Found], tmp_path: Path
) -> None:
    ask()
    (damaged,) = tmp_path.rglob("politicians/*.json")
    damaged.write_bytes(damaged.read_bytes()[:50])

    assert names(ask()) == ALL


@pytest.mark.parametrize(
    "bad",
    [
        Reply(status=429),
        Reply(status=500),
        Reply(status=503),
        Reply(b'{"meta": {}, "data": [{"id": 1,'),
        Reply(b"<html>Wartung</html>"),
        Reply(b"[]"),
        Reply(b"[" * 100_000),
        Reply(b'{"data": ' + b"9" * 10_000 + b"}"),
        Reply(envelope([], total=0, range_start=300)),
        Reply(envelope([{"id": 5, "entity_type": "party", "label": "X"}], total=4)),
        Reply(json.dumps({"meta": {"status": "error"}, "data": []}).encode()),
        Reply(b"{}", headers={"Content-Length": "5000"}),
        Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
    ],
)
def test_a_bad_answer_is_asked_for_again(
    api: Api, ask: Callable[..., Found], ticks: Ticks, bad: Reply
) -> None:
    api.say("politicians", bad, bad)

    assert names(ask()) == ALL
    assert ticks.now > 6


def test_the_pause_grows_and_heeds_what_the_server_says(
    api: Api, ask: Callable[..., Found], ticks: Ticks
) -> None:
    api.say("parliaments", Reply(status=429, headers={"Retry-After": "90"}))
    ask()
    assert ticks.now == pytest.approx(90 + 2 * 6)


def test_a_server_that_never_gets_better_is_given_up(api: Api, ask: Callable[..., Found]) -> None:
    api.say("politicians", *[Reply(status=500)] * 50)

    with pytest.raises(Unreachable, match=r"politicians.*error 500.*Try again later"):
        ask()

    assert sum(one.startswith("politicians") for one in api.asked) == TRIES


@pytest.mark.parametrize("status", [300, 302, 304])
def test_a_redirect_that_leads_nowhere_is_told(
    api: Api, ask: Callable[..., Found], status: int
) -> None:
    api.say("parliaments", Reply(status=status))

    with pytest.raises(Unreachable, match=f"error {status}"):
        ask()


def test_nobody_at_home_is_told(ask: Callable[..., Found]) -> None:
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1:9/"):
        ask(base="http://127.0.0.1:9/")


def test_a_wrong_address_is_not_tried_again(api: Api, ask: Callable[..., Found]) -> None:
    api.say("parliaments", *[Reply(status=404)] * 5)

    with pytest.raises(Unreachable, match="error 404"):
        ask()

    assert len(api.asked) == 1


def test_a_redirect_to_another_server_is_refused(api: Api, ask: Callable[..., Found]) -> None:
    away = {"Location": "http://localhost:9/api/v2/parliaments"}
    api.say("parliaments", Reply(status=302, headers=away))

    with pytest.raises(Unreachable, match="another server"):
        ask()

    assert len(api.asked) == 1


def test_a_redirect_on_the_same_server_is_followed(api: Api, ask: Callable[..., Found]) -> None:
    there = {"Location": "/elsewhere/topics?range_start=0&range_end=100"}
    api.say("topics", Reply(status=301, headers=there))

    assert names(ask()) == ALL


def test_a_circle_of_redirects_ends(api: Api, ask: Callable[..., Found]) -> None:
    api.say("topics", *[Reply(status=301, headers={"Location": "/api/v2/topics"})] * 50)

    with pytest.raises(Unreachable, match="redirects too often"):
        ask()


@pytest.mark.parametrize("packed", [False, True])
def test_a_huge_answer_is_refused(api: Api, ask: Callable[..., Found], packed: bool) -> None:
    body = b" " * 5_000_000
    headers = {"Content-Encoding": "gzip"} if packed else {}
    api.say("topics", Reply(gzip.compress(body) if packed else body, headers=headers))

    with pytest.raises(Unreachable, match="too large to be one of the API"):
        ask()


def test_what_is_added_meanwhile_comes_too(api: Api, ask: Callable[..., Found]) -> None:
    api.page = 2
    late = {"id": 900, "entity_type": "politician", "label": "Enno Flut"}

    def change(path: str) -> None:
        if path == "politicians" and late not in api.lists[path]:
            api.lists[path].append(late)

    api.change = change

    assert names(ask()) == [*ALL, "Flut"]


def test_a_list_that_ends_early_is_told(api: Api, ask: Callable[..., Found]) -> None:
    people = api.lists["politicians"]
    api.say("politicians", Reply(envelope(people, total=9)), Reply(envelope([], total=9)))

    found = ask()

    assert names(found) == ALL
    assert found.short == ("politicians",)


@pytest.mark.parametrize("filters", [True, False])
def test_one_parliament_alone_can_be_had(
    api: Api, ask: Callable[..., Found], filters: bool
) -> None:
    api.filters = filters

    found = ask(parliament="südland")

    assert names(found) == ["Priel"]
    assert [entry.key for entry in found.entries if isinstance(entry, MandateEntry)] == ["1003"]


def many(api: Api, number: int, among: int) -> None:
    """Give Südland so many people among so many of the country, and the country that many more."""
    people, held = api.lists["politicians"], api.lists["candidacies-mandates"]
    period = ref(api.lists["parliament-periods"][1])
    for at in range(among):
        person = {"id": 5_000 + at, "entity_type": "politician", "label": f"Iris Insel{at}"}
        people.append(person)
        if at % (among // number) == 0:
            mandate = {"id": 9_000 + at, "politician": ref(person), "parliament_period": period}
            held.append({**held[0], **mandate, "electoral_data": None})


def test_of_one_parliament_only_its_people_are_asked_for(
    api: Api, ask: Callable[..., Found]
) -> None:
    many(api, 250, among=2_500)

    found = ask(parliament="Südland", most=1_000_000)

    asked = [url for url in api.asked if url.startswith("politicians")]
    assert len(names(found)) == 251
    assert len(asked) == 3
    assert len(api.asked) == 11
    assert found.short == ()


def test_people_of_one_parliament_go_on_where_they_stopped(
    api: Api, ask: Callable[..., Found]
) -> None:
    many(api, 250, among=2_500)
    ask(
        parliament="Südland",
        most=1_000_000,
        stop=lambda: sum(url.startswith("politicians") for url in api.asked) > 1,
    )
    before = len(api.asked)

    again = ask(parliament="Südland", most=1_000_000)

    assert len(api.asked) == before + 1
    assert len(names(again)) == 251
    ask(parliament="Südland", most=1_000_000)
    assert len(api.asked) == before + 1


def test_where_ids_cannot_be_asked_for_everybody_is(api: Api, ask: Callable[..., Found]) -> None:
    api.say("politicians", *[Reply(b"", 500)] * TRIES)

    found = ask(parliament="Südland")

    assert names(found) == ["Priel"]
    assert api.asked[-1].startswith("politicians?range_start=0")


def test_an_unknown_parliament_is_told_with_those_there_are(ask: Callable[..., Found]) -> None:
    with pytest.raises(NotFound, match="Nordland, Südland"):
        ask(parliament="Ostland")


def test_a_parliament_without_an_id_cannot_be_asked_for(
    api: Api, ask: Callable[..., Found]
) -> None:
    nameless = {"entity_type": "parliament", "label": "Ostland"}
    whole = [*api.lists["parliaments"], nameless]
    api.say("parliaments", Reply(envelope(whole, total=3, range_start=0)))

    with pytest.raises(NotFound, match="Nordland, Südland"):
        ask(parliament="Ostland")


def test_progress_names_how_many_answers_there_will_be(api: Api, ask: Callable[..., Found]) -> None:
    api.page = 1
    told: list[tuple[int, int]] = []

    ask(progress=lambda done, every: told.append((done, every)))

    assert told[-1] == (len(api.asked), len(api.asked))
    assert [done for done, _ in told] == list(range(1, len(api.asked) + 1))


def test_kept_answers_are_a_directory_without_a_server(
    ask: Callable[..., Found], tmp_path: Path
) -> None:
    found = ask()

    assert read_directory(tmp_path / "kept").entries == found.entries


@pytest.mark.parametrize(
    "url", ["", "ftp://example.org", "example.org", "http://", "https://x/?a", "http://[::1", "\0"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(WrongUsage, match="is not the address of an API"):
        Client(url)


def test_answers_are_kept_as_old_as_they_are(
    ask: Callable[..., Found], tmp_path: Path, clock: Any
) -> None:
    ask()

    for path in tmp_path.rglob("*.json"):
        assert abs(path.stat().st_mtime - clock().timestamp()) < timedelta(seconds=1).seconds
