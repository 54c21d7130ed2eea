"""Names of keys: what people write is what the screens know, and what is no use is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.keys import is_typed, read_key, written

NAMED = ["f1", "f12", "enter", "escape", "pagedown", "space", "ctrl+p", "ctrl+up", "alt+x"]


@pytest.mark.parametrize("character", [chr(code) for code in range(0x21, 0x7F)] + list("äöüß§°€"))
def test_a_character_is_the_key_that_textual_knows(character: str) -> None:
    assert read_key(character) == _character_to_key(character)
    assert is_typed(read_key(character)) or not character.isascii()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("?", "question_mark"),
        ("Esc", "escape"),
        ("F5", "f5"),
        ("Ctrl+P", "ctrl+p"),
        ("PgDn", "pagedown"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("comma", "comma"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        (" g ", "g"),
        ("G", "G"),
    ],
)
def test_names_are_read_as_people_write_them(typed: str, key: str) -> None:
    assert read_key(typed) == key


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("ctrl+c", "interrupt"),
        ("ctrl+z", "suspend"),
        ("ctrl+s", "stop the output"),
        ("ctrl+q", "resume the output"),
        ("ctrl+j", "send Enter"),
        ("Ctrl+M", "send Enter"),
        ("ctrl+h", "send Backspace"),
        ("ctrl+i", "send Tab"),
        ("ctrl+[", "send Esc"),
    ],
)
def test_keys_that_terminals_keep_are_refused_with_the_reason(key: str, reason: str) -> None:
    with pytest.raises(WrongUsage, match=reason):
        read_key(key)


@pytest.mark.parametrize("key", ["", "  ", "pp", "hyper+x", "»»", "f99", "☃", "ctrl+pp", "\x1b"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(WrongUsage):
        read_key(key)


def test_a_name_that_is_nearly_right_is_offered() -> None:
    with pytest.raises(WrongUsage, match="pagedown"):
        read_key("pagedwn")


def test_a_capital_letter_is_written_as_itself() -> None:
    with pytest.raises(WrongUsage, match="“P”"):
        read_key("shift+p")


@pytest.mark.parametrize("key", [*NAMED, *(chr(code) for code in range(0x21, 0x7F))])
def test_what_is_written_is_read_again(key: str) -> None:
    known = read_key(key)

    assert read_key(written(known)) == known


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_an_error_in_words(text: str) -> None:
    try:
        known = read_key(text)
    except WrongUsage:
        return
    assert read_key(written(known)) == known
