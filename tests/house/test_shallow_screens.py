"""A screen inherits little: what it does stands in itself and in its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.screen import Screen

from qa_tui.tui.keymap import all_screens

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 4
"""Classes of ours above a screen, the dialogs' too."""


def below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def ours() -> list[type[Any]]:
    """Every screen and dialog of the program."""
    all_screens()  # loads them
    found = {one for one in below(Screen) if one.__module__.startswith("qa_tui.")}
    return sorted(found, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", ours(), ids=lambda kind: kind.__name__)
def test_few_classes_stand_above_a_screen(kind: type[Any]) -> None:
    above = [one for one in kind.__mro__[1:] if one.__module__.startswith("qa_tui.")]
    assert len(above) <= MOST
