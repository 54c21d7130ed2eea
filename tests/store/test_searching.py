"""Searching: the newest first or the fittest, phrases, authors, exclusions, and marked passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.hits import find_hits, marked
from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.records import Kind
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.lists.lines import all_places, last_places
from qa_tui.store.lists.plan import plan
from tests.plain_page import plain_page
from tests.stored_page import store_page
from tests.whole_list import read_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.records import Line

    Texts = Callable[..., list[str]]

QUESTION = SourceMessage(Kind.QUESTION, "Anja B.", None, "2010-01-01", "Wann?")
PAGE = plain_page(
    party="SM",
    topic="Verkehr",
    title="",
    messages=(QUESTION,),
)


@pytest.fixture
def thread(empty_desk) -> Callable[..., None]:
    """Puts a thread on the desk: its title, its question, and answers with their dates."""

    def act(title: str, text: str, *answers: tuple[str, str], **more: str) -> None:
        messages = [
            replace(QUESTION, text=text, **more),
            *(SourceMessage(Kind.ANSWER, "Uwe Bock", "SM", day, words) for day, words in answers),
        ]
        page = replace(PAGE, title=title, messages=tuple(messages))
        with empty_desk.writing("ann") as writer:
            store_page(writer, start_run(writer), page, PageFile(title, title, "utf-8"))

    return act


@pytest.fixture
def search(empty_desk) -> Callable[..., list[Line]]:
    """The rows that a query finds."""

    def act(query: str, order: Order | None = None, *, public_only: bool = False) -> list[Line]:
        listing = Listing(parse_filter(query), empty_desk.today, public_only, order)
        with empty_desk.reading() as connection:
            return list(read_list(connection, listing))

    return act


@pytest.fixture
def titles(search: Callable[..., list[Line]]) -> Texts:
    """The titles of the rows that a query finds."""
    return lambda query, order=None, **more: [line.title for line in search(query, order, **more)]


@pytest.fixture
def buses(thread: Callable[..., None]) -> None:
    """Four threads about buses."""
    thread("Alt", "Der Bus nach Au kommt nie.", date="2009-03-01")
    thread("Bus", "Bus, Bus, Bus!", date="2010-03-01")
    thread("Lang", f"Ein Bus {'und noch vieles andere ' * 40}", date="2011-03-01")
    thread("Neu", "Und die Bahn?", ("2012-05-01", "Nach Au fährt der Bus."), date="2012-03-01")


@pytest.mark.usefixtures("buses")
def test_the_newest_comes_first_by_the_text_that_was_found(search, titles) -> None:
    assert titles("bus") == ["Neu", "Lang", "Bus", "Alt"]
    assert titles("bus", Order.OLDEST) == ["Alt", "Bus", "Lang", "Neu"]
    first = search("bus")[0]
    assert (first.kind, first.date) == (Kind.ANSWER, "2012-05-01")
    assert search("bahn")[0].kind is Kind.QUESTION


@pytest.mark.usefixtures("buses")
def test_a_thread_is_found_once_by_its_newest_oldest_or_fittest_text(thread, search) -> None:
    thread(
        "Zug",
        "Wann fährt der Zug?",
        ("2013-01-01", f"Ein Zug, {'und noch vieles andere ' * 20}"),
        ("2014-01-01", "Der Zug fährt."),
        ("2015-01-01", f"Noch ein Zug, {'und noch vieles andere ' * 20}"),
        date="2012-12-01",
    )
    assert [line.date for line in search("zug")] == ["2015-01-01"]
    assert [line.date for line in search("zug", Order.OLDEST)] == ["2012-12-01"]
    assert [line.date for line in search("zug -noch", Order.NEWEST)] == ["2014-01-01"]
    assert [line.date for line in search("zug -wann", Order.RELEVANCE)] == ["2014-01-01"]
    assert len(search("zug is:published")) == 4


@pytest.mark.usefixtures("buses")
def test_the_fittest_comes_first_where_that_is_asked_for(titles) -> None:
    ranked = titles("bus", Order.RELEVANCE)
    assert ranked[0] == "Bus"
    assert ranked[-1] == "Lang"
    assert sorted(ranked) == ["Alt", "Bus", "Lang", "Neu"]
    assert titles("", Order.RELEVANCE) == ["Neu", "Lang", "Bus", "Alt"]
    assert titles("is:answered", Order.RELEVANCE) == ["Neu"]


def test_of_common_words_the_newest_hits_stand_titles_first(thread, titles, monkeypatch) -> None:
    monkeypatch.setattr("qa_tui.store.search.matching.RARE", 9)
    monkeypatch.setattr("qa_tui.store.lists.plan.NEWEST", 4)
    for year in range(2001, 2010):
        thread(f"{year}", "Bus! " * (2020 - year), date=f"{year}-01-01")
    assert len(titles("bus", Order.RELEVANCE)) == 9
    thread("2010", "Kein Bus.", date="2010-01-01")
    years = [str(year) for year in range(2010, 2000, -1)]
    assert titles("bus", Order.RELEVANCE) == years
    thread("Zum Bus", "Welcher Bus?", date="2008-06-01")
    assert titles("bus", Order.RELEVANCE) == ["Zum Bus", *years]
    thread("Der alte Bus", "Welcher Bus?", date="2003-06-01")
    assert titles("bus", Order.RELEVANCE)[:5] == ["Zum Bus", *years[:4]]
    assert titles("bus asked:..2004", Order.RELEVANCE) == ["Der alte Bus", *years[6:]]
    assert len(titles("bus is:question", Order.RELEVANCE)) == 12


def test_rare_words_rank_and_common_ones_must_stand_there(thread, titles, monkeypatch) -> None:
    monkeypatch.setattr("qa_tui.store.search.matching.RARE", 3)
    for year in range(2001, 2006):
        thread(f"{year}", "Ein Bus", date=f"{year}-01-01")
    thread("Lang", f"Ein Bus, eine Bahn, {'und noch vieles andere ' * 20}", date="2011-01-01")
    thread("Kurz", "Bus oder Bahn?", date="2010-01-01")
    thread("Ohne", "Bahn! Bahn!", date="2012-01-01")
    assert titles("bus bahn", Order.RELEVANCE) == ["Kurz", "Lang"]
    assert titles("bus bahn -noch", Order.RELEVANCE) == ["Kurz"]


@pytest.mark.usefixtures("buses")
def test_a_phrase_is_found_word_for_word_in_one_part_of_a_text(thread, titles) -> None:
    thread("Nach Au", "fährt niemand", date="2013-01-01")
    assert titles('"nach Au"') == ["Nach Au", "Neu", "Alt"]
    assert titles('"NACH AU"') == ["Nach Au", "Neu", "Alt"]
    assert titles('"au nach"') == []
    assert titles('"au fährt"') == ["Neu"]
    assert titles('"nach -- au"') == ["Nach Au", "Neu", "Alt"]
    assert titles('"bus" bahn') == []
    assert titles('"der bus"') == ["Neu", "Alt"]
    assert titles('"er bus"') == []
    assert titles("bus-bu") == titles('"bus bus"') == ["Bus"]


@pytest.mark.usefixtures("buses")
def test_an_author_is_found_by_the_name_shown_and_by_nothing_else(thread, search, titles) -> None:
    thread("Von Anja", "Und Uwe?", date="2013-01-01", author="Anja Bus")
    assert titles("from:bus") == ["Von Anja"]
    assert titles('from:"Anja B."') == ["Neu", "Lang", "Bus", "Alt"]
    assert titles("from:uwe") == ["Neu"]
    assert titles("from:bock bus") == ["Neu"]
    assert titles("from:bock bahn") == []
    assert titles("bahn -from:bock") == ["Neu"]
    assert search("from:uwe")[0].kind is Kind.ANSWER
    assert titles("from:anja from:bus") == ["Von Anja"]


@pytest.mark.usefixtures("buses")
def test_words_are_excluded_from_what_is_found(titles) -> None:
    assert titles("bus -au") == ["Lang", "Bus"]
    assert titles("bus -(au OR vieles)") == ["Bus"]
    assert titles('bus -"nach Au"') == ["Lang", "Bus"]
    assert titles("bus -bus") == []
    assert titles("-bus") == ["Neu"]
    assert titles("-bus -bahn") == titles("-(bus OR bahn)") == []
    assert titles("-(bus bahn)") == ["Neu", "Lang", "Bus", "Alt"]
    assert titles("-nirgends bus") == ["Neu", "Lang", "Bus", "Alt"]
    assert titles("is:answer -bus") == []
    assert titles("is:question -bus is:published") == ["Neu"]


@pytest.mark.usefixtures("buses")
def test_one_of_several_words_is_enough_in_a_group(titles) -> None:
    assert titles("bahn OR vieles") == ["Neu", "Lang"]
    assert titles("(bahn OR vieles) bus") == ["Lang"]
    assert titles("(bahn OR nach au) -kommt") == ["Neu"]
    assert titles("bahn OR -bus") == ["Neu"]
    assert titles("vieles OR -bus") == ["Neu", "Lang"]
    assert titles("(nirgends OR niemals)") == []
    assert titles("(nirgends OR bahn)") == ["Neu"]
    assert titles("(vieles OR is:answered)") == ["Neu", "Lang"]
    assert titles("(kommt bus OR bahn bus)") == ["Alt"]


@pytest.mark.usefixtures("buses")
def test_the_end_of_a_search_is_known_where_rows_are_texts(empty_desk) -> None:
    with empty_desk.reading() as connection:
        for query, known in (("bus", False), ("bus is:published", True), ("-bus", True)):
            planned = plan(connection, Listing(parse_filter(query), empty_desk.today))
            last = last_places(connection, planned, 2)
            every = [place for chunk in all_places(connection, planned) for place in chunk]
            assert (last is not None) is known
            assert last is None or list(last) == every[-2:]


def runs(line: Line) -> list[tuple[str, bool | None]]:
    """The runs of a passage, each with whether it is an expanded hit; None for no hit."""
    return [(text, None if hit is None else hit.expanded) for text, hit in line.passage]


def test_what_was_found_is_marked_and_other_forms_apart(thread, search) -> None:
    text = "Die Renten der Rentner: Rente, Altersrente und Re\u00adn\u00adte. RENTEN!"
    thread("Ohne", text, date="2012-01-01")
    (line,) = search("renten")
    hits = [(run, expanded) for run, expanded in runs(line) if expanded is not None]
    assert hits == [
        ("Renten", False),
        ("Rente", True),
        ("Re\u00adn\u00adte", True),
        ("RENTEN", False),
    ]
    assert "".join(run for run, _ in runs(line)) == text
    (line,) = search("rente")
    expanded = [run for run, form in runs(line) if form]
    assert expanded == ["Altersrente"]


def test_spellings_are_marked_where_they_stand(thread, search) -> None:
    thread("Ohne", "Bürger, BU\u0308RGER und Buerger: Straße, STRASSE", date="2012-01-01")
    (line,) = search("burger strasse")
    assert [run for run, form in runs(line) if form is not None] == [
        *("Bürger", "BU\u0308RGER", "Buerger", "Straße", "STRASSE"),
    ]
    assert [form for _, form in runs(line) if form is not None] == [True] * 4 + [False]


def test_a_passage_is_cut_around_the_first_hit(thread, search) -> None:
    before, behind = "Viele Worte vor dem Bus. " * 30, " Und noch viele danach." * 30
    thread("Ohne", f"{before}Der Zug fährt.{behind}", date="2012-01-01")
    (line,) = search("zug")
    texts = runs(line)
    assert texts[0][0].startswith("… ")
    assert texts[1] == ("Zug", False)
    assert len("".join(run for run, _ in texts)) <= 302
    assert "".join(run for run, _ in texts)[2:] in f"{before}Der Zug fährt.{behind}"


def test_what_was_found_elsewhere_than_in_the_text_has_no_passage(thread, search) -> None:
    thread("Ein Zug", "Wann?", date="2012-01-01")
    (line,) = search("zug")
    assert line.passage == ()
    (line,) = search("wann")
    assert runs(line) == [("Wann", False), ("?", None)]
    assert search("")[0].passage == ()


def test_marking_loses_no_character_of_any_text(empty_desk, thread) -> None:
    thread("Ohne", "Bürger", date="2012-01-01")
    with empty_desk.reading() as connection:
        sought = plan(connection, Listing(parse_filter("burger"), empty_desk.today)).sought
    for text in (
        "",
        "Bürger",
        "\u202eBürger\u200d!",
        "x\x00Bürger\ud800",
        "👩‍👧Bürger👍🏽",
        "\u0308Bürger",
    ):
        parts = marked(text, sought)
        assert "".join(run for run, _ in parts) == text
        assert [text[hit.start : hit.end] for hit in find_hits(text, sought)] == [
            run for run, hit in parts if hit
        ]
