"""Masking puts visible words in the place of passages and keeps all else as it was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.privacy.masking import (
    Find,
    Part,
    Personal,
    find_words,
    mask_text,
    mask_title,
    merged,
    replacement,
)
from qa_tui.domain.privacy.personal import find_personal

PIECES = st.sampled_from(
    [
        "Rufen Sie an: ",
        "0171 3920001",
        "\n",
        "\r\n",
        " und ",
        "ole@example.org",
        "Lange Straße 5a",
        "DE89 3704 0044 0532 0130 00",
        "Ahlers",
        "Ah-\nlers",
        "[Name entfernt]",
        "\u200b",
        "\u0308",
        "👩‍👧",
        "12",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map("".join)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, list[Find]]:
    """A text with any passages of it."""
    text = draw(TEXTS)
    kinds, ends = st.sampled_from(Personal), st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends, kinds), max_size=6))
    return text, [Find(Part.TEXT, min(a, b), max(a, b), kind) for a, b, kind in pairs if a != b]


@given(TEXTS)
def test_nothing_that_was_found_is_left(text: str) -> None:
    finds = find_personal(text, ("Ahlers",))
    masked = mask_text(text, finds, "de")
    kept, place = [], 0
    for find in finds:
        assert find.start >= place
        kept.append(text[place : find.start] + replacement(find.kind, "de"))
        place = find.end
    assert masked == "".join(kept) + text[place:]


@given(passages())
def test_all_else_stays_as_it_was(given_text: tuple[str, list[Find]]) -> None:
    text, finds = given_text
    masked = mask_text(text, finds, "en")
    gone = {place for find in finds for place in range(find.start, find.end)}
    for find in merged(finds):
        masked = masked.replace(replacement(find.kind, "en"), "\ue000", 1)
    kept = "".join(sign for place, sign in enumerate(text) if place not in gone)
    if not any(replacement(kind, "en") in text for kind in Personal):
        assert masked.replace("\ue000", "") == kept.replace("\ue000", "")


@given(passages())
def test_joined_passages_do_not_overlap_and_cover_the_same(given_text) -> None:
    _, finds = given_text
    joined = merged(finds)
    assert all(a.end <= b.start for a, b in pairwise(joined))
    covered = [
        {n for find in some for n in range(find.start, find.end)} for some in (finds, joined)
    ]
    assert covered[0] == covered[1]


def test_what_was_recognised_names_a_joined_passage() -> None:
    words = Find(Part.TEXT, 0, 5, Personal.WORDS)
    phone = Find(Part.TEXT, 3, 9, Personal.PHONE)
    assert merged([phone, words]) == (Find(Part.TEXT, 0, 9, Personal.PHONE),)


@pytest.mark.parametrize(
    ("title", "masked"),
    [
        ("Wer ist Ole?", "Wer ist [name removed]?"),
        ("Frage zu Ole und Oles Haus", "Frage zu [name removed] und Oles Haus"),
        ("Ohne ihn", "Ohne ihn"),
    ],
)
def test_title_loses_the_masked_words(title: str, masked: str) -> None:
    text = "Wer ist Ole?"
    assert mask_title(title, text, [Find(Part.TEXT, 8, 11, Personal.NAME)], "en") == masked


def test_title_loses_words_that_the_text_breaks_over_two_lines() -> None:
    text = "Was sagt Uwe\nBeispiel dazu?"
    finds = [Find(Part.TEXT, 9, 21, Personal.NAME)]
    assert mask_title("Was sagt Uwe Beispiel?", text, finds, "en") == "Was sagt [name removed]?"


def test_blanks_that_are_masked_leave_the_title_as_it_is() -> None:
    finds = [Find(Part.TEXT, 3, 4, Personal.WORDS)]
    assert mask_title("Wer ist Ole?", "Wer ist Ole? Ja.", finds, "en") == "Wer ist Ole?"


def test_words_are_found_everywhere_and_over_lines() -> None:
    text = "Mein Nachbar Uwe\nBeispiel und Uwe Beispiel"
    assert [text[f.start : f.end] for f in find_words(text, "Uwe  Beispiel")] == [
        "Uwe\nBeispiel",
        "Uwe Beispiel",
    ]
    assert [find.line for find in find_words(text, "Uwe Beispiel")] == [1, 2]
    assert find_words(text, " ") == ()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Marina und Ina, Ina-Marie und Inas Inaé Ina1 (Ina)", "Ina", [11, 16, 46]),
        ("Ina\u0301 Ina\u200b Mar\u00adina", "Ina", [5]),
        ("Mar\u00adina", "ina", []),
        ("xUwe Beispiel Uwe Beispiele Uwe\nBeispiel", "Uwe Beispiel", [28]),
        ("ohole@example.org +ole@example.org", "ole@example.org", [19]),
        ("Zimmer 12a, 12", "12", [12]),
        ("Özil Löw Öz", "Öz", [9]),
    ],
)
def test_chosen_words_are_whole_words(text: str, words: str, found: list[int]) -> None:
    assert [find.start for find in find_words(text, words)] == found
