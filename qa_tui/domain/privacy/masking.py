"""Masking: passages with personal data, and the visible words that replace them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.words import inside_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Part(StrEnum):
    """The texts of a message."""

    TEXT = "text"
    BACKGROUND = "background"


class Personal(StrEnum):
    """What a masked passage is; `WORDS` were chosen by a moderator."""

    PHONE = "phone"
    EMAIL = "email"
    STREET = "street"
    IBAN = "iban"
    NAME = "name"
    WORDS = "words"


PERSONAL_NAMES: dict[Personal, Phrase] = {
    Personal.PHONE: N_("Phone number"),
    Personal.EMAIL: N_("E-mail address"),
    Personal.STREET: N_("Street and number"),
    Personal.IBAN: N_("Account number"),
    Personal.NAME: N_("Last name of the asker"),
    Personal.WORDS: N_("Chosen words"),
}
"""What people call them."""

_REPLACEMENTS: dict[str, dict[Personal, str]] = {
    "de": {
        Personal.PHONE: "[Telefonnummer entfernt]",
        Personal.EMAIL: "[E-Mail-Adresse entfernt]",
        Personal.STREET: "[Anschrift entfernt]",
        Personal.IBAN: "[Kontonummer entfernt]",
        Personal.NAME: "[Name entfernt]",
        Personal.WORDS: "[Angabe entfernt]",
    },
    "en": {
        Personal.PHONE: "[phone number removed]",
        Personal.EMAIL: "[e-mail address removed]",
        Personal.STREET: "[address removed]",
        Personal.IBAN: "[account number removed]",
        Personal.NAME: "[name removed]",
        Personal.WORDS: "[details removed]",
    },
}
REPLACED = re.compile(
    "|".join(re.escape(words) for own in _REPLACEMENTS.values() for words in own.values())
)
"""Words that stand where something was masked, in any language."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Find:
    """A passage of a message that is, or is to be, masked.

    Attributes:
        part: The text that it stands in.
        start: Its first code point there.
        end: The code point after its last one.
        kind: What it is.
        line: The line of that text in which it begins, from 1; 0 where nobody counted.
    """

    part: Part
    start: int
    end: int
    kind: Personal
    line: int = 0


def with_lines(text: str, finds: Iterable[Find]) -> tuple[Find, ...]:
    """Passages of a text in order, each with the line in which it begins."""
    ends = [match.end() for match in _BREAKS.finditer(text)]
    return tuple(
        replace(find, line=bisect_right(ends, find.start) + 1)
        for find in sorted(finds, key=lambda find: find.start)
    )


def replacement(kind: Personal, language: str) -> str:
    """What stands for a masked passage.

    Args:
        kind: What was masked.
        language: The desk's language, `de` or `en`.
    """
    return _REPLACEMENTS.get(language, _REPLACEMENTS["en"])[kind]


def merged(finds: Iterable[Find]) -> tuple[Find, ...]:
    """Passages in order, those that overlap as one.

    Args:
        finds: In any order.

    Returns:
        Passages of which none overlap; a joined one is what its first part that was recognised is.
    """
    joined: list[Find] = []
    for find in sorted(finds, key=lambda find: (find.part, find.start, find.end)):
        last = joined[-1] if joined else None
        if last is None or last.part is not find.part or find.start >= last.end:
            joined.append(find)
            continue
        kind = find.kind if last.kind is Personal.WORDS else last.kind
        joined[-1] = replace(last, end=max(last.end, find.end), kind=kind)
    return tuple(joined)


def mask_text(text: str, finds: Iterable[Find], language: str, part: Part = Part.TEXT) -> str:
    """Put visible words in the place of passages; all else stays as it is.

    Args:
        text: The text.
        finds: The passages; those of other parts do not count.
        language: The desk's language.
        part: Which text it is.

    Returns:
        The masked text.
    """
    kept: list[str] = []
    place = 0
    for find in merged(find for find in finds if find.part is part):
        kept += [text[place : find.start], replacement(find.kind, language)]
        place = find.end
    return "".join((*kept, text[place:]))


def mask_title(title: str, text: str, finds: Sequence[Find], language: str) -> str:
    """Mask a title that repeats a text, or some of its words.

    Args:
        title: The title.
        text: The text that is masked.
        finds: The passages.
        language: The desk's language.

    Returns:
        The title without the masked words.
    """
    if title == text:
        return mask_text(text, finds, language)
    for find in merged(finds):
        words = text[find.start : find.end].split()
        if find.part is Part.TEXT and words:
            pattern = rf"(?<!\w){_over_lines(words)}(?!\w)"
            title = re.sub(pattern, replacement(find.kind, language), title)
    return title


def find_words(text: str, words: str, part: Part = Part.TEXT) -> tuple[Find, ...]:
    """Find every place of some words, also when broken over lines; no part of a longer word is one.

    Args:
        text: The text.
        words: Words as they stand there; blanks and line ends between them count alike.
        part: Which text it is.

    Returns:
        The passages, as chosen words.
    """
    wanted = words.split()
    if not wanted:
        return ()
    found = re.finditer(_over_lines(wanted), text)
    spans = [
        match.span() for match in found if not any(inside_word(text, at) for at in match.span())
    ]
    return with_lines(text, [Find(part, *span, Personal.WORDS) for span in spans])


def _over_lines(words: Sequence[str]) -> str:
    """A pattern for words that follow each other, however blanks and line ends part them."""
    return r"\s+".join(map(re.escape, words))
