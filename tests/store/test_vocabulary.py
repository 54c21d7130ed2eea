"""The vocabulary knows the words of all texts and no others, and finds what a word stands for."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from happenings import THINGS, Happenings
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.listing import Listing
from qa_tui.domain.records import Kind
from qa_tui.domain.words import MAX_WORD
from qa_tui.store.derived import rebuild
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.search.index import drop_message, words_of_all
from qa_tui.store.search.matching import MOST
from qa_tui.store.search.vocabulary import expand
from qa_tui.store.sqlite import connect
from tests.plain_page import plain_page
from tests.scaled import examples
from tests.stored_page import store_page
from tests.whole_list import read_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from happenings import Happening

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

PAGE = plain_page(
    messages=(SourceMessage(Kind.QUESTION, "Anja B.", None, "2010-05-01", "Wann?"),),
)


@pytest.fixture
def writing(empty_desk: Desk) -> Callable[..., list[int]]:
    """Puts questions with these texts on the desk; gives the ids of their messages."""

    def act(*texts: str) -> list[int]:
        with empty_desk.writing("ann") as writer:
            run = start_run(writer)
            before = writer.connection.execute(
                "select coalesce(max(id), 0) from message"
            ).fetchone()[0]
            for number, text in enumerate(texts, before):
                message = replace(PAGE.messages[0], text=text)
                page = replace(PAGE, title=f"Frage {number}", messages=(message,))
                store_page(writer, run, page, PageFile("p", f"{number}", "utf-8"))
            return list(range(before + 1, before + len(texts) + 1))

    return act


@pytest.fixture
def finding(empty_desk: Desk) -> Callable[[str], list[str]]:
    """The texts that a query finds."""

    def act(query: str) -> list[str]:
        with empty_desk.reading() as connection:
            lines = read_list(connection, Listing(parse_filter(query), empty_desk.today))
            return sorted(
                connection.execute(
                    "select text from message_text where message = ?", (line.message,)
                ).fetchone()[0]
                for line in lines
            )

    return act


def vocabulary(connection: Connection) -> tuple[list[tuple], set[tuple]]:
    """All words with all that is known of them, and the parts by which each is found."""
    connection.execute(
        "create virtual table if not exists temp.parts using fts5vocab (main, term_part, instance)"
    )
    words = connection.execute("select term, stem, folded, documents from term order by term")
    parts = connection.execute(
        "select p.term, p.offset, t.term from temp.parts p left join term t on t.id = p.doc"
    )
    return [tuple(row) for row in words], {tuple(row) for row in parts}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which something has happened already."""
    path = tmp_path_factory.mktemp("begun") / "desk.db"
    happenings = Happenings(path)
    for number in range(20):
        happenings.happen(("ask", "take_in", "decide", "answer")[number % 4], number)
    return path


@given(
    steps=st.lists(
        st.tuples(st.sampled_from([*THINGS, "revise", "take_in"]), st.integers(0, 200)),
        min_size=5,
        max_size=25,
    )
)
@examples(25)
def test_whatever_happens_the_vocabulary_is_what_a_rebuild_makes(
    begun: Path, steps: list[Happening]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.db")
        shutil.copy(begun, path)
        happenings = Happenings(path)
        for thing, number in steps:
            happenings.happen(thing, number)
        with closing(connect(path)) as connection:
            found = vocabulary(connection)
            counted = {term: documents for term, _, _, documents in found[0]}
            assert counted == dict(words_of_all(connection))
            rebuild(connection)
            assert vocabulary(connection) == found


SECRET = "xqzvkjwyqx"
NEIGHBOURS = ("xqa", "xqzva", "xqzvz", "xr", "aaa", "zzz")


@pytest.mark.parametrize("place", [0, 150, 299])
def test_erased_words_are_not_in_the_file(
    empty_desk: Desk, writing: Callable[..., list[int]], place: int
) -> None:
    """Neither the word nor a part of it, wherever among others it stood in the index."""
    texts = [f"Wort{n} {NEIGHBOURS[n % len(NEIGHBOURS)]} {n * n} und so fort?" for n in range(300)]
    texts[place] = f"{SECRET.upper()} oder {SECRET}? Und noch etwas: {SECRET}isch."
    messages = writing(*texts)
    pieces = {SECRET[start : start + 3].encode() for start in range(4, len(SECRET) - 2)}
    assert pieces <= in_file(empty_desk, pieces)
    with empty_desk.writing("ann") as writer:
        drop_message(writer, messages[place])
        writer.connection.execute(
            "update message_text set text = '' where message = ?", (messages[place],)
        )
    assert in_file(empty_desk, pieces | {piece.upper() for piece in pieces}) == set()
    with empty_desk.reading() as connection:
        assert expand(connection, SECRET, MOST).direct == ()
        assert expand(connection, "xqzv", MOST).direct == ("xqzva", "xqzvz")


def in_file(desk: Desk, pieces: set[bytes]) -> set[bytes]:
    """Which of these bytes stand in the file, or in its log."""
    with closing(connect(desk.path)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)").fetchall()
    raw = b"".join(path.read_bytes() for path in desk.path.parent.glob(f"{desk.path.name}*"))
    return {piece for piece in pieces if piece in raw}


FOUND = {
    "Renten": ["Die Rente steigt."],
    "rente": ["Die Rente steigt."],
    "sozialraum": ["Wozu ein Sozialraummanagement?"],
    "management": ["Wozu ein Sozialraummanagement?"],
    "buerger": ["Alle Bürger zahlen."],
    "burger": ["Alle Bürger zahlen."],
    "Bürger": ["Alle Bürger zahlen."],
    "BÜRGER": ["Alle Bürger zahlen."],
    "bu\u0308rger": ["Alle Bürger zahlen."],
    "strasse": ["In der STRASSE", "In der Straße"],
    "straße": ["In der STRASSE", "In der Straße"],
    "STRASSE": ["In der STRASSE", "In der Straße"],
    "str": ["In der STRASSE", "In der Straße"],
    "fluesse": ["Zwei Flu\u0308sse"],
    "flüsse": ["Zwei Flu\u0308sse"],
    "verkehr": ["Ver\u00adkehrs\u00adampel", "ÖPNV-Nahverkehr"],
    "ampel": ["Ver\u00adkehrs\u00adampel"],
    "verkehrs\u00adamp": ["Ver\u00adkehrs\u00adampel"],
    "daumen": ["Daumen 👍🏽 hoch"],
    "ρόδος": ["ΡΌΔΟΣ"],
    "שלום": ["\u202eשלום\u202c עולם"],
    "nahverkehr": ["ÖPNV-Nahverkehr"],
    "öpnv": ["ÖPNV-Nahverkehr"],
    "opnv": ["ÖPNV-Nahverkehr"],
    "2026": ["Haushalt 2026"],
    "haus": ["Haushalt 2026"],
    "ren*": ["Die Rente steigt."],
    "entestei": [],
    "ger": [],
    '"Renten"': [],
    '"strasse"': ["In der STRASSE"],
    '"straße"': ["In der Straße"],
    '"bürg"': [],
}
"""Queries with the texts that each of them finds."""


@pytest.mark.parametrize("query", FOUND)
def test_a_word_stands_for_its_other_forms_spellings_and_compounds(
    writing: Callable[..., list[int]], finding: Callable[[str], list[str]], query: str
) -> None:
    writing(*sorted({text for texts in FOUND.values() for text in texts}))
    assert finding(query) == sorted(FOUND[query])


def test_the_most_frequent_of_many_continuations_count(
    empty_desk: Desk, writing: Callable[..., list[int]], finding: Callable[[str], list[str]]
) -> None:
    """Of a beginning with more words than are listed, the index itself finds all texts."""
    texts = [f"Bahn{n:03} fährt" for n in range(MOST + 60)]
    writing(*texts, *(f"Bahn007 fährt {n}" for n in range(5)), "Die Autobahn")
    with empty_desk.reading() as connection:
        found = expand(connection, "bahn", MOST)
        assert found.direct[0] == "bahn007"
        assert len(found.direct) == MOST
        assert found.open
        assert found.others == ("autobahn",)
    assert len(finding("bahn")) == MOST + 60 + 5 + 1
    assert len(finding("bahn -bahn007")) == MOST + 60
    assert finding("bahn04 fährt") == [f"Bahn{n:03} fährt" for n in range(40, 50)]


def test_a_beginning_of_one_or_two_letters_begins_with_itself(
    empty_desk: Desk, writing: Callable[..., list[int]], finding: Callable[[str], list[str]]
) -> None:
    texts = [f"a{n:03} z" for n in range(2 * MOST)]
    writing(*texts, "Antrag a", *(f"an {n}" for n in range(3)))
    with empty_desk.reading() as connection:
        # The name of who asks begins so too, and stands with every question.
        assert expand(connection, "a", MOST).direct[:3] == ("a", "anja", "an")
        assert expand(connection, "an", MOST).direct == ("an", "anja", "antrag")
        assert expand(connection, "z", MOST).direct == ("z",)
    assert finding("ant") == ["Antrag a"]
    assert len(finding("z")) == 2 * MOST


def test_words_without_end_are_cut(
    writing: Callable[..., list[int]], finding: Callable[[str], list[str]]
) -> None:
    endless = "x" * 50_000
    writing(f"Ein {endless}", "Ein x", "Ein " + "x" * (MAX_WORD - 1))
    assert finding("x" * MAX_WORD) == finding(endless[:5_000]) == [f"Ein {endless}"]
    assert len(finding("x" * (MAX_WORD - 1))) == 2
    assert finding(f'"{endless[:5_000]}"') == [f"Ein {endless}"]
