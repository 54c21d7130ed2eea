"""Finds the templates of letters: the user's own, else those that ship with the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.letters.snippet import FileProblem
from qa_tui.domain.letters.template import PURPOSES, template_faults
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.system import refusal
from qa_tui.resources import data_path, open_plain, settings_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 100_000
"""Bytes of a template at most."""

LANGUAGES = ("de", "en")
"""The languages that there are templates of letters in."""


@dataclass(frozen=True)
class TemplateFile:
    """A template as it stands in its file.

    Attributes:
        name: How errors call it: `de/refused.txt`, of the user's own the whole path.
        text: What stands in it.
        own: Whether it is the user's own.
    """

    name: str
    text: str
    own: bool


def own_folder() -> Path:
    """The folder with the user's own letters, one below it for each language."""
    return settings_folder() / "letters"


def read_template(language: str, name: str) -> TemplateFile:
    """Read a template: the user's own where there is one.

    Args:
        language: `de` or `en`.
        name: The name of the letter, such as `refused`.

    Raises:
        NotFound: When there is no such letter.
        Refused: When the user's own cannot be read as text.
    """
    if name not in PURPOSES:
        raise NotFound(
            N_("There is no letter “{name}”.", name=name),
            N_("Letters are: {known}.", known=", ".join(PURPOSES)),
        )
    path = own_folder() / language / f"{name}.txt"
    try:
        found = os.stat(path)  # noqa: PTH116 - a batch asks this thousands of times
    except FileNotFoundError:
        return _shipped(language, name)
    except OSError as error:
        raise _unreadable(path, refusal(error)) from None
    return _own(path, found.st_mtime_ns, found.st_size)


def template_problems() -> tuple[FileProblem, ...]:
    """What is wrong with the letters, the user's own and those that ship.

    Returns:
        File, line and what is wrong, in the order of the files.
    """
    return tuple(problem for language in LANGUAGES for problem in _problems(language))


def _problems(language: str) -> Iterator[FileProblem]:
    for name in PURPOSES:
        try:
            found = read_template(language, name)
        except Refused as error:
            what = error.what.values.get("what")
            told = what if isinstance(what, Phrase) else error.what
            yield FileProblem(str(own_folder() / language / f"{name}.txt"), None, told)
            continue
        for line, what in template_faults(name, found.text):
            yield FileProblem(found.name, line, what)
    yield from _strangers(language)


def _strangers(language: str) -> Iterator[FileProblem]:
    """Files among the user's own that stand for no letter."""
    folder = own_folder() / language
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if path.suffix == ".txt" and path.stem not in PURPOSES:
            known = ", ".join(PURPOSES)
            what = N_(
                "no letter is called “{name}”; letters are: {known}.", name=path.stem, known=known
            )
            yield FileProblem(str(path), None, what)


@lru_cache(maxsize=64)
def _shipped(language: str, name: str) -> TemplateFile:
    text = data_path("letters", language, f"{name}.txt").read_text("utf-8")
    return TemplateFile(f"{language}/{name}.txt", text, own=False)


@lru_cache(maxsize=64)
def _own(path: Path, _changed: int, _size: int) -> TemplateFile:
    """Read one of the user's own letters; again when its file has changed."""
    try:
        with open_plain(path) as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, refusal(error)) from None
    if len(raw) > MAX_BYTES:
        raise _refused(path, N_("it is larger than {limit} bytes.", limit=MAX_BYTES))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(path, N_("line {line} is not UTF-8.", line=line)) from None
    return TemplateFile(str(path), text.replace("\r\n", "\n"), own=True)


def _unreadable(path: Path, detail: Phrase) -> Refused:
    return _refused(path, N_("it cannot be read: {detail}.", detail=detail))


def _refused(path: Path, what: Phrase) -> Refused:
    return Refused(
        N_("The letter “{name}” cannot be written: {what}", name=str(path), what=what),
        N_("“qa-tui letters check” checks all letters."),
    )
