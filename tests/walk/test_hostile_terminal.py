"""Hostile text in every field of a desk, shown by the real program on a real terminal.

What the program writes for harmless text sets the kinds of control sequences that are its own;
hostile text must not bring a further kind, nor a control character of its own, nor do anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hostile_desk import HARMLESS, dangers, make_desk, moment
from hostile_tours import lists, palette, writing
from moderating import verbs
from terminal import Terminal

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.records import Kind
from qa_tui.store.drafts import save_draft
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Size = tuple[int, int]
    Tour = Callable[[Terminal, list[str]], None]

_SEQUENCE = re.compile(
    rb"\x1b\[(?P<private>[<=>?]?)[0-9;:]*(?P<final>[ -/]*[@-~])"
    rb"|\x1b\](?P<osc>[0-9]*)[^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b(?P<string>[P_^X])[^\x1b]*\x1b\\"
    rb"|\x1b(?P<other>[ -/]*[0-~])"
)
_ESCAPES = [
    text[found.start() : found.start() + 8].encode("utf-8", "surrogatepass")
    for text in HOSTILE
    for found in re.finditer("\x1b", text)
]
TOURS: list[tuple[Tour, Size]] = [(lists, (120, 36)), (writing, (120, 36)), (palette, (80, 24))]
DRAFT = ("to", "title", "background", "topic", "first_name", "last_name", "town", "email", "phone")


def kinds(raw: bytes) -> set[bytes]:
    """The kinds of control sequences in what a program wrote."""
    return {b" ".join(part or b"" for part in found.groups()) for found in _SEQUENCE.finditer(raw)}


def as_they_came(raw: bytes) -> set[bytes]:
    """The escapes of the hostile strings, with what follows them, in what a program wrote."""
    return {escape for escape in _ESCAPES if escape in raw}


def written(folder: Path, words: list[str], tour: Tour, size: Size) -> bytes:
    """What the program writes on a tour of a desk that is made of given strings."""
    folder.mkdir()
    path = folder / "desk.db"
    with make_desk(path, words, moment).writing("ann") as writer:
        fields = {name: " ".join(words[place::37]) for place, name in enumerate(DRAFT)}
        save_draft(writer, DraftPlace(Kind.QUESTION), fields)
    before = verbs(folder, str(path))
    with Terminal(size, folder, "--lang", "en", "--db", str(path)) as terminal:
        terminal.until(lambda text: "Publish" in text, "the queue")
        tour(terminal, words)
        terminal.leave()
    assert verbs(folder, str(path)) == before
    return terminal.raw


@pytest.mark.parametrize(("tour", "size"), TOURS)
def test_hostile_text_adds_no_control_sequence(tmp_path: Path, tour: Tour, size: Size) -> None:
    own = written(tmp_path / "harmless", HARMLESS, tour, size)
    raw = written(tmp_path / "hostile", HOSTILE, tour, size)
    assert kinds(raw) <= kinds(own)
    assert as_they_came(raw) <= as_they_came(own)
    shown = _SEQUENCE.sub(b"", raw).decode("utf-8")
    assert not dangers(re.sub("[\r\n\x0f\x08]", "", shown))


def test_the_check_would_find_an_escape() -> None:
    assert len(as_they_came("\n".join(HOSTILE).encode("utf-8", "surrogatepass"))) > 50
    assert kinds(b"\x1b[31mred\x1b[0m\x1b]0;x\x07\x1bc") == {b" m   ", b"  0  ", b"    c"}
