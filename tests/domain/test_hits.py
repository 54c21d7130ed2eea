"""What a search found is found again in the text, and a passage begins around the first of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.hits import NO_WORDS, Hit, Sought, find_hits, passage
from qa_tui.domain.words import MAX_WORD, places_of, words_of

PIECES = ("Rente", "rente", "Renten", "Altersrente", "rentner", "STRASSE", "straße", "ΟΔΟΣ", "1")
GLUE = (" ", "\n", ", ", "-", "_", "\u00ad", "\u0301", "İ", "ab" * MAX_WORD, "(", "é", "ᾳ")
texts = st.lists(st.sampled_from(PIECES + GLUE) | st.text(max_size=4), max_size=30).map("".join)
typed = st.sampled_from(
    ("rente", "renten", "straße", "strasse", "ab", "é", "οδοσ", ("ab" * MAX_WORD)[:MAX_WORD])
)
soughts = st.builds(
    Sought,
    st.frozensets(typed, max_size=2),
    st.lists(typed, max_size=2).map(tuple),
    st.frozensets(typed, max_size=4),
)


@given(texts)
def test_each_word_stands_at_its_place(text: str) -> None:
    """Places and words are of one mind, whatever stands in a text."""
    for (start, end), word in zip(places_of(text), words_of(text), strict=True):
        assert words_of(text[start:end]) == [word]


@given(texts, soughts)
def test_a_passage_begins_around_the_first_hit(text: str, sought: Sought) -> None:
    """Looking for each word finds the same first hit as looking at each word."""
    first = next(find_hits(text, sought), None)
    shown = passage(text, sought)
    if first is None:
        assert shown == ()
    else:
        found = next(run for run, hit in shown if hit is not None)
        assert text[first.start : first.end].startswith(found)
        assert "".join(run for run, _ in shown).removeprefix("… ") in text


def test_other_forms_are_marked_as_such() -> None:
    """What was typed, and what stands for it, are told apart."""
    sought = Sought(whole=frozenset({"bus"}), beginnings=("rente",), others=frozenset({"busse"}))
    assert list(find_hits("Renten, Busse, Bus", sought)) == [
        Hit(0, 6, expanded=False),
        Hit(8, 13, expanded=True),
        Hit(15, 18, expanded=False),
    ]


def test_a_word_inside_another_one_is_no_hit() -> None:
    """The passage does not begin at the middle of a word."""
    text = f"{'Altersrente ' * 10}und Rente"
    shown = passage(text, Sought(whole=frozenset({"rente"})))
    assert [run for run, hit in shown if hit is not None] == ["Rente"]


def test_nothing_is_found_where_nothing_is_looked_for() -> None:
    """Without words there is no passage."""
    assert passage("Rente", NO_WORDS) == ()
