"""Whatever personal data stands in a text is suggested whole, and masking takes just it away."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.privacy.masking import (
    Find,
    Part,
    Personal,
    find_words,
    mask_text,
    merged,
    replacement,
)
from qa_tui.domain.privacy.personal import find_personal
from qa_tui.domain.words import inside_word
from tests.planted import LAST_NAMES, Text, texts

LANGUAGES = st.sampled_from(["de", "en"])


def around(text: str, finds: tuple[Find, ...], language: str) -> str:
    """A text with the passages replaced, written down anew piece by piece."""
    kept, place = [], 0
    for find in finds:
        kept += [text[place : find.start], replacement(find.kind, language)]
        place = find.end
    return "".join((*kept, text[place:]))


@given(texts())
def test_what_is_planted_is_suggested_whole(text: Text) -> None:
    finds = find_personal(text.words, LAST_NAMES)
    for start, end, planted in text.planted:
        over = [find for find in finds if find.start < end and find.end > start]
        assert over, planted
        assert over[0].start <= start, (planted, text.words[over[0].start : over[0].end])
        assert over[-1].end >= end, (planted, text.words[over[-1].start : over[-1].end])
        assert all(a.end == b.start for a, b in pairwise(over)), planted


@given(texts())
def test_nothing_but_what_is_planted_is_suggested(text: Text) -> None:
    for find in find_personal(text.words, LAST_NAMES):
        inside = [
            one for start, end, one in text.planted if start <= find.start and find.end <= end
        ]
        assert inside, text.words[find.start : find.end]


@given(texts(), LANGUAGES)
def test_masking_what_is_suggested_leaves_all_else_and_nothing_to_suggest(
    text: Text, language: str
) -> None:
    finds = find_personal(text.words, LAST_NAMES)
    masked = mask_text(text.words, finds, language)
    assert masked == around(text.words, finds, language)
    again = find_personal(masked, LAST_NAMES)
    assert again == (), [masked[find.start : find.end] for find in again]
    assert mask_text(masked, again, language) == masked


@given(texts(), st.data(), LANGUAGES)
def test_words_masked_by_hand_are_gone_wherever_they_stand(
    text: Text, data: st.DataObject, language: str
) -> None:
    start = data.draw(st.integers(0, len(text.words) - 1))
    end = data.draw(st.integers(start + 1, min(start + 30, len(text.words))))
    while inside_word(text.words, start):
        start -= 1
    while inside_word(text.words, end):
        end += 1
    chosen = text.words[start:end]
    finds = merged(find_words(text.words, chosen))
    assert bool(finds) == bool(chosen.split())
    masked = mask_text(text.words, finds, language)
    assert masked == around(text.words, finds, language)
    if finds and " ".join(chosen.split()) not in replacement(Personal.WORDS, language):
        left = find_words(masked, chosen)
        marks = find_words(masked, replacement(Personal.WORDS, language))
        assert all(
            any(one.start < mark.end and mark.start < one.end for mark in marks) for one in left
        )
    assert all(find.part is Part.TEXT for find in finds)
