"""What an import owes the vocabulary is found meanwhile, and paid exactly once."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standing import faults

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.listing import Listing
from qa_tui.domain.privacy.masking import Find, Part, Personal
from qa_tui.domain.records import Kind
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.imports.pages import start_run, store_pages
from qa_tui.store.imports.read_page import PageFile, ReadPage
from qa_tui.store.messages.masks import mask
from qa_tui.store.opening import open_desk
from qa_tui.store.search import uncounted
from qa_tui.store.search.index import words_of_all
from qa_tui.store.search.uncounted import UncountedWords, pay_all
from tests.plain_page import plain_page
from tests.question_page import PAGE
from tests.scaled import examples
from tests.whole_list import read_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qa_tui.store.desk import Desk

WORDS = ("alfa", "berta", "cäsar", "dora", "emil", "friede", "gustav", "heinz", "ida", "zeppelin")


@pytest.fixture
def owing(empty_desk: Desk) -> Callable[..., UncountedWords]:
    """Imports questions with these texts, and owes the vocabulary their words."""
    numbers = count()

    def act(*texts: str) -> UncountedWords:
        pages = [page(next(numbers), text) for text in texts]
        owed, taken = UncountedWords(), UncountedWords()
        with empty_desk.writing("ann") as writer:
            store_pages(writer, start_run(writer), pages, owed)
        taken.take(owed)
        return taken

    return act


def page(number: int, text: str) -> ReadPage:
    """A page that nobody else has."""
    asked = SourceMessage(Kind.QUESTION, "Anja B.", None, "2010-05-01", text)
    thread = plain_page(
        title=f"Frage {number}",
        messages=(asked,),
    )
    return ReadPage.of(thread, PageFile(f"{number}", f"{number}", "utf-8"))


def counted(desk: Desk) -> Counter[str]:
    """In how many documents each word stands, by the vocabulary."""
    with desk.reading() as connection:
        return Counter(dict(connection.execute("select term, documents from term").fetchall()))


def written(desk: Desk) -> Counter[str]:
    """In how many messages each word stands."""
    with desk.reading() as connection:
        return words_of_all(connection)


def debts(desk: Desk) -> list[int]:
    """The first message of each row that tells of a debt."""
    with desk.reading() as connection:
        return [row[0] for row in connection.execute("select first from uncounted order by first")]


def hits(desk: Desk, query: str) -> int:
    """How many messages a query finds."""
    with desk.reading() as connection:
        return len(list(read_list(connection, Listing(parse_filter(query), desk.today))))


def test_an_owed_word_is_found_and_no_fault(
    empty_desk: Desk, owing: Callable[..., UncountedWords]
) -> None:
    owing("Wann kommt der Zeppelin?", "Wohin?")
    assert counted(empty_desk) == Counter()
    assert hits(empty_desk, "zeppelin") == hits(empty_desk, "Zeppel") == 1
    assert hits(empty_desk, "luftschiff") == 0
    assert faults(empty_desk) == ()


@given(texts=st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), min_size=1, max_size=8))
@examples(25)
def test_what_is_paid_is_what_is_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    desk = open_desk(tmp_path_factory.mktemp("desk") / "desk.db", create=True, name="Musterpult")
    owed = UncountedWords()
    for number, text in enumerate(texts):
        batch = UncountedWords()
        with desk.writing("ann") as writer:
            store_pages(writer, start_run(writer), [page(number, text)], batch)
        owed.take(batch)
    owed.pay(desk, "ann")
    assert (counted(desk), debts(desk), faults(desk)) == (written(desk), [], ())


@pytest.mark.parametrize("paid_before", range(4))
def test_an_import_that_is_cut_off_while_it_pays_leaves_what_the_next_one_pays(
    empty_desk: Desk,
    owing: Callable[..., UncountedWords],
    monkeypatch: pytest.MonkeyPatch,
    paid_before: int,
) -> None:
    monkeypatch.setattr(uncounted, "_AT_ONCE", 3)
    owed = owing(" ".join(WORDS), "alfa zeppelin")
    writing, transactions = type(empty_desk).writing, count()

    def cut_off(self: Desk, actor: str) -> object:
        if next(transactions) == paid_before:
            raise KeyboardInterrupt
        return writing(self, actor)

    with monkeypatch.context() as patch:
        patch.setattr(type(empty_desk), "writing", cut_off)
        with pytest.raises(KeyboardInterrupt):
            owed.pay(empty_desk, "ann")
    assert debts(empty_desk) != []
    assert faults(empty_desk) == ()
    pay_all(empty_desk, "ann")
    assert (counted(empty_desk), debts(empty_desk)) == (written(empty_desk), [])


def test_who_masks_an_owed_word_pays_first_and_the_import_does_not_pay_again(
    empty_desk: Desk, owing: Callable[..., UncountedWords]
) -> None:
    owed = owing("Ruft mich an: Zeppelin alfa", "alfa")
    owed.spans |= (later := owing("berta", "alfa berta")).spans
    owed.words.update(later.words)
    with empty_desk.writing("bob") as writer:
        mask(writer, 1, None, [Find(Part.TEXT, 14, 22, Personal.NAME)])
    assert len(debts(empty_desk)) == 1
    assert "zeppelin" not in counted(empty_desk)
    assert faults(empty_desk) == ()
    owed.pay(empty_desk, "ann")
    assert (counted(empty_desk), debts(empty_desk)) == (written(empty_desk), [])


def test_an_import_pays_as_it_goes_and_at_its_end(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_tui.ingest.storing.MOST", 100)
    (tmp_path / "pages").mkdir()
    for number in range(450):
        (tmp_path / "pages" / f"{number}.txt").write_text(PAGE.format(number=number), "utf-8")
    assert import_paths(empty_desk, "ann", [tmp_path / "pages"]).threads_added == 450
    assert (counted(empty_desk), debts(empty_desk)) == (written(empty_desk), [])


def test_an_import_with_nothing_new_pays_what_another_one_left(
    empty_desk: Desk, owing: Callable[..., UncountedWords], tmp_path: Path
) -> None:
    owing("alfa berta")
    (tmp_path / "pages").mkdir()
    import_paths(empty_desk, "ann", [tmp_path / "pages"])
    assert (counted(empty_desk), debts(empty_desk)) == (written(empty_desk), [])
