"""Snippets: texts with variables that are inserted by name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Any

from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import fold, has_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLES: dict[str, Phrase] = {
    "asker_name": N_("the asker's name; in texts for the public, the short form"),
    "asker_public": N_("the asker's name as it stands in public"),
    "town": N_("the asker's town; not in texts for the public"),
    "representative": N_("who is asked, with title"),
    "title": N_("the question, or the thread's title"),
    "desk": N_("the desk's name"),
    "moderator": N_("your name"),
    "today": N_("today's date"),
}
"""What a snippet may name, with what stands for it."""

LONGEST_NAME = 80
LONGEST_TEXT = 20_000
_HEAD = re.compile(r"\s*\[\[\s*snippet\s*\]\]")


@dataclass(frozen=True)
class Snippet:
    """A passage with variables.

    Attributes:
        name: What it is found by.
        text: `$name` stands for a value, `$$` for a dollar sign.
        file: The file that it stands in.
        line: The line of the file on which it begins, counted from 1.
        own: Whether it is the user's own.
    """

    name: str
    text: str
    file: str
    line: int
    own: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables, each once."""
        return tuple(dict.fromkeys(Template(self.text).get_identifiers()))


@dataclass(frozen=True)
class FileProblem:
    """Something that is wrong with a file of snippets.

    Attributes:
        file: The file.
        line: The line, counted from 1; None where it cannot be told.
        what: The sentence for people.
    """

    file: str
    line: int | None
    what: Phrase

    @property
    def told(self) -> Phrase:
        """The whole sentence: where and what."""
        if self.line is None:
            return N_("{file}: {what}", file=self.file, what=self.what)
        return N_("{file}, line {line}: {what}", file=self.file, line=self.line, what=self.what)


@dataclass(frozen=True)
class Snippets:
    """What can be put in, and what cannot because something is wrong with it.

    Attributes:
        all: The snippets, in the order of their files.
        problems: What is wrong.
    """

    all: tuple[Snippet, ...] = ()
    problems: tuple[FileProblem, ...] = ()

    def matching(self, typed: str) -> tuple[Snippet, ...]:
        """The snippets in whose name or text each typed word begins a word; names first."""
        wanted = [f" {word}" for word in fold(typed).split()]
        named, others = [], []
        for snippet in self.all:
            name, text = f" {fold(snippet.name)}", f" {fold(snippet.text)}"
            if all(word in name for word in wanted):
                named.append(snippet)
            elif all(word in name or word in text for word in wanted):
                others.append(snippet)
        return (*named, *others)

    def find(self, name: str) -> Snippet | None:
        """The snippet of a name, whatever its case; or None."""
        return next((one for one in self.all if fold(one.name) == fold(name)), None)


def parse_snippets(text: str, file: str, *, own: bool = False) -> Snippets:
    """Read a file of snippets.

    Args:
        text: TOML with a `[[snippet]]` for each, with `name` and `text`.
        file: Its name, for problems.
        own: Whether it is the user's own.

    Returns:
        The good ones, and what is wrong with the others.
    """
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        what = N_("this is not TOML: {detail}", detail=str(error) or "–")
        return Snippets((), (FileProblem(file, _line_in(str(error)), what),))
    problems = [
        FileProblem(file, None, N_("“{key}” is not a key; only [[snippet]] is.", key=key))
        for key in found
        if key != "snippet"
    ]
    entries = found.get("snippet", [])
    if not isinstance(entries, list):
        what = N_("write [[snippet]] with two brackets.")
        return Snippets((), (*problems, FileProblem(file, None, what)))
    blocks = _blocks(text, len(entries))
    good: dict[str, Snippet] = {}
    for entry, (line, source) in zip(entries, blocks, strict=True):
        wrong = [FileProblem(file, line + off, what) for off, what in _faults(entry, source)]
        if not wrong and fold(entry["name"]) in good:
            wrong = [FileProblem(file, line, N_("“{name}” appears twice.", name=entry["name"]))]
        if wrong:
            problems += wrong
        else:
            one = Snippet(entry["name"].strip(), entry["text"].strip("\n"), file, line, own)
            good[fold(one.name)] = one
    return Snippets(tuple(good.values()), tuple(problems))


def _line_in(detail: str) -> int | None:
    """The line that an error of the parser names."""
    found = re.search(r"at line (\d+)", detail)
    return int(found[1]) if found else None


def _blocks(text: str, count: int) -> list[tuple[int, list[str]]]:
    """The lines of each snippet in the file, with the number of the first; best effort."""
    lines = text.split("\n")
    heads = [number for number, line in enumerate(lines) if _HEAD.match(line)]
    if len(heads) != count:
        return [(1, lines)] * count
    ends = [*heads[1:], len(lines)][: len(heads)]
    return [(head + 1, lines[head:end]) for head, end in zip(heads, ends, strict=True)]


def _faults(entry: Any, source: list[str]) -> Iterator[tuple[int, Phrase]]:
    """What is wrong with a snippet, each with how many lines after its head."""
    if not isinstance(entry, dict):
        yield 0, N_("write [[snippet]] with two brackets.")
        return
    for key in entry:
        if key not in {"name", "text"}:
            yield _at(source, key), N_("“{key}” is not a key of a snippet.", key=key)
    limits = {"name": LONGEST_NAME, "text": LONGEST_TEXT}
    for key, limit in limits.items():
        value = entry.get(key)
        if not isinstance(value, str) or not has_words(value):
            yield 0, N_("the snippet has no “{key}”.", key=key)
        elif len(value) > limit:
            told = N_("“{key}” is longer than {limit} characters.", key=key, limit=limit)
            yield _at(source, key), told
    if isinstance(entry.get("text"), str):
        yield from _variable_faults(entry["text"], source)


def _variable_faults(text: str, source: list[str]) -> Iterator[tuple[int, Phrase]]:
    template = Template(text)
    if not template.is_valid():
        yield (
            _at(source, "$"),
            N_("a “$” does not begin a variable; write $$ for a dollar sign."),
        )
        return
    for name in dict.fromkeys(template.get_identifiers()):
        if name not in VARIABLES:
            yield (
                _at(source, f"${name}", f"${{{name}"),
                N_(
                    "there is no variable “${name}”; there are: {known}.",
                    name=name,
                    known=", ".join(f"${known}" for known in VARIABLES),
                ),
            )


def _at(source: list[str], *words: str) -> int:
    """How many lines after the head one of some words stands."""
    places = (place for place, line in enumerate(source) if any(word in line for word in words))
    return next(places, 0)


def missing(snippet: Snippet, values: Mapping[str, str]) -> tuple[str, ...]:
    """The variables of a snippet that stand for nothing.

    Args:
        snippet: The snippet.
        values: What stands for each variable; an empty value counts as none.
    """
    return tuple(name for name in snippet.variables if not values.get(name))


def fill(snippet: Snippet, values: Mapping[str, str]) -> str:
    """Put values in the place of the variables.

    Args:
        snippet: The snippet.
        values: What stands for each variable; an empty value counts as none.

    Returns:
        The passage.

    Raises:
        Refused: When a variable has no value here.
    """
    lacking = missing(snippet, values)
    if lacking:
        raise Refused(
            N_(
                "“{snippet}” cannot be inserted: “${variable}” has no value here "
                "({file}, line {line}).",
                snippet=snippet.name,
                variable=lacking[0],
                file=snippet.file,
                line=snippet.line,
            ),
            N_("Choose another one, or write the words yourself."),
        )
    return Template(snippet.text).safe_substitute(values)
