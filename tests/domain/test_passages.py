"""Marked passages: how they are given, that they stand in the text, how a letter lists them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.letters.passages import LONGEST_QUOTE, Passage, check_passages, shortened
from qa_tui.i18n import say_error
from qa_tui.store.preparing import codex, remarks
from tests.hostile import HOSTILE

TEXT = "Alle wissen das.\n\nRufen Sie 0123 an: wer hat wann was gesagt?"


def complaint(*passages: Passage, text: str = TEXT) -> str:
    with pytest.raises(WrongUsage) as wrong:
        check_passages(passages, (text, ""), remarks())
    return say_error(wrong.value)


def test_each_remark_speaks_both_languages_and_has_a_key_of_its_own() -> None:
    kinds = remarks().kinds
    assert len({kind.letter for kind in kinds}) == len({kind.key for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.in_language("de").name != kind.in_language("en").name
        assert bool(kind.in_language("de").change) is bool(kind.in_language("en").change)
        assert all(len(words.name) <= 28 for words in kind.words.values())
        assert not {kind.key} & {clause.key for clause in codex().clauses}
    assert [kind.key for kind in kinds if kind.wants_words] == ["own-words"]


@pytest.mark.parametrize(
    ("given", "passage"),
    [
        ("Alle wissen das::prove", Passage("Alle wissen das", "prove")),
        ("Alle wissen das::PROVE", Passage("Alle wissen das", "prove")),
        ("a::b::Bitte kürzen.", Passage("a::b", words="Bitte kürzen.")),
        ("x::own-words", Passage("x", words="own-words")),
    ],
)
def test_a_passage_is_read(given: str, passage: Passage) -> None:
    assert remarks().read(given) == passage


@pytest.mark.parametrize("given", ["", "x", "x::", "::prove", " :: prove", "x:: \u200b "])
def test_what_is_no_passage_is_said(given: str) -> None:
    with pytest.raises(WrongUsage, match="is not a passage with a remark") as wrong:
        remarks().read(given)
    assert "prove, personal-data, one-question" in say_error(wrong.value)


def test_blanks_and_lines_do_not_matter_for_where_a_passage_stands() -> None:
    check_passages((Passage("das. Rufen  Sie\n0123", "prove"),), (TEXT, ""), remarks())
    check_passages(
        (Passage("im Hintergrund", "prove"),), (TEXT, "Es steht im Hintergrund."), remarks()
    )


def test_a_passage_that_does_not_stand_in_the_text_is_named() -> None:
    assert "“Niemand weiß das” is not in the text" in complaint(
        Passage("Alle wissen das", "prove"), Passage("Niemand weiß das", "prove")
    )
    assert "is not in the text" in complaint(Passage(" \n", "prove"))


def test_a_remark_says_something() -> None:
    assert "no remark" in complaint(Passage("Alle"))
    assert "no remark" in complaint(Passage("Alle", "own-words"))
    assert "is not a remark on a passage" in complaint(Passage("Alle", "nonsense"))


def test_passages_have_an_end() -> None:
    assert "More than 50" in complaint(*[Passage("Alle", "prove")] * 51)


def test_the_list_of_a_letter() -> None:
    passages = (
        Passage("Alle wissen\ndas", "prove"),
        Passage("Rufen Sie 0123 an", "own-words", "Bitte\nohne Nummer."),
        Passage("wer", "prove", "Uns reicht ein Link."),
    )
    assert remarks().listed(passages, "de") == (
        "„Alle wissen das“\n– Bitte belegen Sie diese Aussage mit einer Quelle, oder schwächen Sie"
        " sie ab.\n\n„Rufen Sie 0123 an“\n– Bitte ohne Nummer.\n\n„wer“\n– Bitte belegen Sie diese"
        " Aussage mit einer Quelle, oder schwächen Sie sie ab. Uns reicht ein Link."
    )
    assert remarks().listed(passages[:1], "en").startswith("“Alle wissen das”\n– Please give")


@given(st.text(st.characters(exclude_categories=[])) | st.sampled_from(HOSTILE))
def test_a_quote_is_one_bearable_line(text: str) -> None:
    quote = shortened(text)
    assert len(quote.splitlines()) <= 1
    assert len(quote) <= LONGEST_QUOTE
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in quote)
    if quote:
        check_passages((Passage(text, "prove"),), (f"Vorn {text} hinten",), remarks())
