"""How alike texts are, and which words differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.likeness import MOST_WORDS, TextRun, alike, differences, percent
from qa_tui.domain.words import words_of
from tests.hostile import HOSTILE

WORDS = st.lists(st.sampled_from(["bus", "bahn", "rente", "der", "die", "und"]), max_size=40)
TEXTS = st.text(max_size=80) | st.sampled_from(HOSTILE) | WORDS.map(" ".join)


def marked(runs: tuple[TextRun, ...]) -> list[str]:
    return [run.text for run in runs if run.differs]


def test_the_words_that_differ_are_told_on_both_sides() -> None:
    mine, other = differences("Wann kommt der Nachtbus?", "Wann kommt die Straßenbahn?")
    assert marked(mine) == ["der Nachtbus"]
    assert marked(other) == ["die Straßenbahn"]


def test_case_and_punctuation_make_no_difference() -> None:
    mine, other = differences("Wann kommt der Bus?", "WANN kommt,\nder Bus!")
    assert not marked(mine)
    assert not marked(other)


def test_a_word_more_is_told_where_it_stands() -> None:
    mine, other = differences("Wann kommt der Bus?", "Wann bitte kommt der Bus?")
    assert not marked(mine)
    assert other == (
        TextRun("Wann ", differs=False),
        TextRun("bitte", differs=True),
        TextRun(" kommt der Bus?", differs=False),
    )


@given(TEXTS, TEXTS)
def test_runs_put_together_are_the_texts(mine: str, other: str) -> None:
    for text, runs in zip((mine, other), differences(mine, other), strict=True):
        assert "".join(run.text for run in runs) == text
        assert all(run.text for run in runs)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(marked(runs) for runs in differences(text, text))
    assert percent(words_of(text), words_of(text)) == 100


@given(WORDS, WORDS)
def test_what_is_not_marked_is_the_same_in_both(mine: list[str], other: list[str]) -> None:
    kept = [
        [word for run in runs if not run.differs for word in words_of(run.text)]
        for runs in differences(" ".join(mine), " ".join(other))
    ]
    assert kept[0] == kept[1]


@given(WORDS, WORDS)
def test_likeness_is_mutual_and_full_only_for_the_same_words(
    mine: list[str], other: list[str]
) -> None:
    assert alike(mine, other) == alike(other, mine)
    assert percent(mine, other) == percent(other, mine)
    assert (percent(mine, other) == 100) == (sorted(mine) == sorted(other))


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        ("wann kommt der bus", "wann kommt der bus", True),
        ("wann kommt der bus", "wann kommt der zug", True),
        ("wann kommt der bus", "der bus kommt wann", False),
        ("wann kommt der bus", "wo ist die rente", False),
        ("bus", "bus", True),
        ("bus", "bahn", False),
        ("", "", False),
    ],
)
def test_texts_are_alike_when_a_quarter_of_their_pairs_is_in_both(
    mine: str, other: str, expected: bool
) -> None:
    assert alike(mine.split(), other.split()) is expected


def test_of_what_strangers_repeat_the_beginning_is_compared() -> None:
    for mine, other in (("a b " * 50_000, "b a a " * 50_000), ("x" * 500_000, "y " * 250_000)):
        for runs in differences(mine, other):
            assert sum(len(words_of(text)) for text in marked(runs)) <= MOST_WORDS


def test_behind_the_words_that_are_compared_nothing_is_marked() -> None:
    mine, _ = differences("wort " * MOST_WORDS + "anders", "wort " * MOST_WORDS + "sonst")
    assert not marked(mine)


def test_the_brackets_of_what_is_masked_differ_too() -> None:
    seen, there = differences(
        "Rufen Sie 0171 an, Gruß Ole", "Rufen Sie [Telefonnummer entfernt] an, [Angabe] Ole"
    )
    assert marked(there) == ["[Telefonnummer entfernt]", "[Angabe]"]
    assert marked(seen) == ["0171", "Gruß"]
