"""Keys as terminals send them in the Kitty protocol: no sequence stops the reading."""

from __future__ import annotations

import pytest

from qa_tui.tui.terminal.terminal_input import PasteParser


def keys(sent: str) -> list[str]:
    """The keys that are read."""
    return [event.key for event in PasteParser().feed(sent)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("\x1b[97u", ["a"]),
        ("\x1b[97;5u", ["ctrl+a"]),
        ("\x1b[97:65;2u", ["shift+a"]),
        ("\x1b[97:65:113;1u", ["a"]),
        ("\x1b[97;1:1u", ["a"]),
        ("\x1b[97;5:2u", ["ctrl+a"]),
        ("\x1b[97;1:1u\x1b[97;1:3u", ["a"]),
        ("\x1b[1;1:1A\x1b[1;1:3A", ["up"]),
        ("\x1b[1;5A", ["ctrl+up"]),
        ("\x1b[3;1:3~", []),
        ("\x1b[97;;229u", ["å"]),
        ("\x1b[27u", ["escape"]),
        ("\x1b[A", ["up"]),
    ],
)
def test_keys_with_all_that_may_stand_behind_colons(sent: str, read: list[str]) -> None:
    assert keys(sent) == read


@pytest.mark.parametrize(
    "sent", ["\x1b[1114112u", "\x1b[99999999999999u", "\x1b[97;;99999999999u", "\x1b[97;1:3:4u"]
)
def test_what_is_no_key_does_nothing_and_the_next_one_is_read(sent: str) -> None:
    assert keys(f"{sent}j")[-1] == "j"
