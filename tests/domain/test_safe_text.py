"""Text from strangers, made safe to show."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.text import MAX_SHOWN, SafeText, clean, has_words, storable
from tests.hostile import ROWS

HOSTILE = [pytest.param(row["text"], id=f"{n}-{row['class']}") for n, row in enumerate(ROWS)]
HARMLESS = [
    pytest.param(row["text"], id=f"{n}-{row['class']}")
    for n, row in enumerate(ROWS)
    if row["class"].startswith("harmless-") and row["class"] != "harmless-flag-with-tags"
]

FORCING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u2028\u2029\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What a joiner may stand between, and what a style selector may follow.
PICTURE = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")

# Signs that matter to the cleaning, so that random texts meet its rules.
SIGNS = (
    "aé?1#^´ \n\t\r\x00\x1b\x07\x7f\x85\x9b\u00a0\u00ad\u0301\u034f\u0489\u061c\u0903\u17b4"
    "\u180b\u180e\u200b\u200c\u200d\u200e\u2028\u202e\u2060\u2066\u2069\u20e3\u2426\u2764\u2800"
    "\u3164\ud800\udfff\ue000\ufdd0\ufe00\ufe0e\ufe0f\ufeff\ufff0\ufff9\uffff\u0378"
    "\U0001f3f4\U0001f3fb\U0001f468\U0001f1e9\U0001d173\U000e0001\U000e0067\U000e0100\U000f0000"
)
ANY = st.one_of(
    st.text(st.characters()),
    st.text(st.characters(exclude_categories=[]), max_size=40),
    st.text(st.sampled_from(SIGNS), max_size=30),
)


def is_picture(sign: str) -> bool:
    """Whether a sign is an emoji, or a part of one."""
    return bool(sign) and (unicodedata.category(sign) == "So" or bool(PICTURE.match(sign)))


def dangers(shown: str) -> list[str]:
    """What must never stand in text that is shown."""
    found = []
    for place, sign in enumerate(shown):
        before, after = shown[place - 1 : place] if place else "", shown[place + 1 : place + 2]
        if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cs", "Co"}:
            found.append(f"{sign!a} at {place}: control, surrogate or private")
        if sign in FORCING:
            found.append(f"{sign!a} at {place}: forces an order")
        if INVISIBLE.match(sign):
            found.append(f"{sign!a} at {place}: invisible")
        if sign == "\u200d" and not (is_picture(before) and is_picture(after)):
            found.append(f"joiner at {place} outside emoji")
        keycap = after == "\u20e3" and before in set("0123456789#*")
        if sign == "\ufe0f" and not (is_picture(before) and before != "\ufe0f") and not keycap:
            found.append(f"style selector at {place} outside emoji")
    marks = 0
    for place, sign in enumerate(shown):
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me", "Mc"} else 0
        if marks > 4:
            found.append(f"more than 4 marks at {place}")
    return found


@pytest.mark.parametrize("one_line", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_made_harmless(text: str, one_line: bool) -> None:
    shown = clean(text, one_line=one_line)
    assert dangers(shown.text) == []
    assert clean(shown.text, one_line=one_line) == shown
    assert not (one_line and "\n" in shown.text)


@given(ANY, st.booleans())
def test_any_text_is_made_harmless(text: str, one_line: bool) -> None:
    shown = clean(text, one_line=one_line)
    assert dangers(shown.text) == []
    assert clean(shown.text, one_line=one_line) == shown
    assert not (one_line and "\n" in shown.text)
    shown.text.encode("utf-8")


@given(ANY, st.integers(1, 20))
def test_length_is_capped_and_the_cut_is_harmless(text: str, limit: int) -> None:
    shown = clean(text, limit=limit)
    assert len(shown.text) <= limit
    assert dangers(shown.text) == []
    assert clean(shown.text, limit=limit) == shown


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert clean(text).text == text.replace("\u00a0", " ")


def test_a_flag_made_of_tags_stays_a_flag() -> None:
    assert clean("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f!").text == "🏴!"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1bb\x00c\x7f", "a␛b␀c␡"),
        ("\x9b2J", "␦2J"),
        ("x\u202ey", "x␦y"),
        ("a\r\nb\u2028c\x85d", "a\nb\nc\nd"),
        ("a\rb", "a␍b"),
        ("a\tb\u00a0c\u3000d", "a b c d"),
        ("Bun\u200bdes\u00adtag", "Bundestag"),
        ("a\ud800\ue000\uffff", "a\ufffd\ufffd\ufffd"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * 4),
        ("e" + "\u0301\u200b" * 9, "e" + "\u0301" * 4),
        ("e" + "\u0301\ufe0f" * 9, "e" + "\u0301" * 4),
        ("a" + "\u1161" * 9, "a" + "\u1161" * 4),
        ("\uac00" + "\u11a8\ud7cb" * 9, "\uac00" + "\u11a8\ud7cb" * 2),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
        ("👩" + "\u200d👩" * 9, ("👩" + "\u200d👩" * 4) * 2),
        ("👩🏽" + "\u200d👩🏽" * 3 + "👍", "👩🏽" + "\u200d👩🏽" * 3 + "👍"),
        ("👍\u200d", "👍"),
        ("👍\u200d\ufe0f", "👍\ufe0f"),
        ("👍" + "\ufe0f" * 9, "👍\ufe0f"),
        ("^\u200d^\ufe0f", "^^"),
        ("[/][@click=app.quit]$x{0}%s", "[/][@click=app.quit]$x{0}%s"),
    ],
    ids=ascii,
)
def test_what_stands_for_what(text: str, shown: str) -> None:
    assert clean(text).text == shown


def test_one_line_has_no_line_ends() -> None:
    assert clean("a\nb\r\nc\u2029d", one_line=True).text == "a b c d"


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert clean("abcdef", limit=6).text == "abcdef"
    assert clean("abcdefg", limit=6).text == "abcde…"
    long = clean("ä" * (MAX_SHOWN * 2))
    assert len(long.text) == MAX_SHOWN
    assert long.text.endswith("ä…")


def test_safe_text_is_no_str() -> None:
    assert not issubclass(SafeText, str)
    assert clean("a") + SafeText.literal("b") == SafeText("ab")
    assert SafeText(", ").join([clean("a"), clean("b")]) == SafeText("a, b")
    assert not clean("")
    assert clean("a")


@given(ANY)
def test_what_is_stored_can_be_stored(text: str) -> None:
    stored = storable(text)
    stored.encode("utf-8")
    assert "\0" not in stored
    assert len(stored) == len(text)
    assert storable(stored) == stored


def test_only_what_cannot_be_stored_is_replaced() -> None:
    assert storable("a\x1b\u202e\u200bb\x00\ud800") == "a\x1b\u202e\u200bb\ufffd\ufffd"


@pytest.mark.parametrize("text", ["a", "7", "?", "漢", " \n ü"])
def test_words_are_seen(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u3164", "…", "👍", "\x1b["])
def test_what_holds_no_words(text: str) -> None:
    assert not has_words(text)
