"""Every sentence of the program speaks German, with the same places for values."""

from __future__ import annotations

import ast
import re
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from babel.messages.catalog import Message

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools"
SENTENCES = {"N_": 1, "NN_": 2}
"""What marks sentences, with how many of them."""


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Message, Message | None]]:
    """The sentences in the code, each with its German."""
    sys.path.insert(0, str(TOOLS))
    try:
        import catalogue  # noqa: PLC0415 - needs the path above
    finally:
        sys.path.remove(str(TOOLS))
    german = catalogue.read()
    return [(message, german.get(message.id)) for message in catalogue.extract() if message.id]


def texts(message: Message, words: object) -> list[str]:
    """The forms of a sentence or of its translation."""
    return [text for text in (words if message.pluralizable else [words]) if isinstance(text, str)]


def places(text: str) -> set[str]:
    """The names of the places for values."""
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_german(pairs: list[tuple[Message, Message | None]]) -> None:
    assert len(pairs) > 500
    missing = [
        message.id
        for message, german in pairs
        if german is None or not all(texts(message, german.string)) or german.fuzzy
    ]
    assert not missing, f"run tools/catalogue.py and translate: {missing}"


def test_every_marked_sentence_is_written_out() -> None:
    composed = [
        f"{path.name}:{call.lineno}"
        for path in sorted((ROOT / "qa_tui").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for part in call.args[: SENTENCES.get(call.func.id, 0)]
        if not (isinstance(part, ast.Constant) and isinstance(part.value, str))
    ]
    assert composed == []


def test_german_uses_the_same_values(pairs: list[tuple[Message, Message | None]]) -> None:
    wrong = []
    for message, german in pairs:
        allowed = set().union(*(places(text) for text in texts(message, message.id)))
        for text in texts(message, german.string if german else ""):
            if not places(text) <= allowed or (
                not message.pluralizable and places(text) != allowed
            ):
                wrong.append((message.id, text))
    assert not wrong


KEY = re.compile(r'(?<![\w’\'"+.({/-])(?:[b-zB-HJ-Z]|F\d\d?)(?![\w’./)}-])')
"""What looks like a key of a command; I and a are words."""


def test_no_sentence_of_the_screens_names_a_key_that_can_be_changed(
    pairs: list[tuple[Message, Message | None]],
) -> None:
    for message, german in pairs:
        if not any(name.startswith("qa_tui/tui/") for name, _ in message.locations):
            continue
        assert german is not None
        for text in (*texts(message, message.id), *texts(message, german.string)):
            assert not KEY.search(text), text
