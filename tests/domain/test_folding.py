"""Names and topics are found whatever the case and spelling of umlauts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.text import fold

SAME = [
    ["Bärwald", "baerwald", "BARWALD", "Ba\u0308rwald", " bärwald "],
    ["Großklaus", "GROSSKLAUS", "großklaus", "Groszklaus".replace("sz", "ß")],
    ["Özbek", "oezbek", "Ozbek"],
    ["Ückermark-Pohl", "ueckermark pohl", "Uckermark  Pohl"],
    ["Sinéad O'Neil", "sinead o neil", "SINÉAD O’NEIL"],
    ["Soziale Sicherung", "soziale\u00a0sicherung", "Soziale\n Sicherung"],
    ["ﬁnanzen", "finanzen"],
    ["Yıldırım", "yildirim", "YILDIRIM", "Yıldırım".upper()],
    ["Łukasz Żółć", "lukasz zolc", "ŁUKASZ ŻÓŁĆ"],
    ["Søren Bjørn", "soeren bjoern", "Soren Bjorn"],
    ["Joël Noé", "joel noe", "JOE\u0308L NOÉ"],
    ["Citroën", "citroen"],
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda row: row[0])
def test_spellings_of_one_name_fold_alike(spellings: list[str]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("empty", ["", " ", "-", "[/]", "\u200b", "\ud800", "👍"])
def test_what_holds_no_letters_folds_to_nothing(empty: str) -> None:
    assert fold(empty) == ""


@given(st.text(st.sampled_from("aäeoöuüsßbnAÄÖÜE -'é"), max_size=12), st.data())
def test_every_beginning_finds_its_name(name: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(name)))
    assert fold(name).startswith(fold(name[:cut]))


@given(st.text(st.characters(exclude_categories=[])))
def test_folded_text_is_letters_and_single_blanks(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(sign.isalnum() or sign == " " for sign in folded)
    folded.encode("utf-8")
