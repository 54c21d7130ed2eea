"""Cuts text into words: one tokenizer for index, query and highlighting."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_WORD = 64
"""Code points of a word that are kept; what strangers glue together is not searched further."""

_IGNORED = "\u00ad\u200b-\u200d\u2060\ufeff"
_IGNORED_SIGNS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_IGNORED}])*")
_SIGN = re.compile(rf"[^\W_]|[{_MARKS}]")
_DROP = re.compile(f"[{_IGNORED}]")
_ODD = re.compile(f"[_{_MARKS}{_IGNORED}]")
_PLAIN_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, in order.

    A word is a run of letters and digits in lower case, composed (NFC), without soft hyphens and
    other invisible signs inside it.

    Args:
        text: The text as it came.

    Returns:
        The words; none is empty or longer than `MAX_WORD`.
    """
    lowered = plain_lower(text)
    if lowered is None:
        return [_plain(match[0]) for match in _WORD.finditer(text)]
    words: list[str] = _PLAIN_WORD.findall(lowered)
    if max(map(len, words), default=0) > MAX_WORD:
        return [word[:MAX_WORD] for word in words]
    return words


def plain_lower(text: str) -> str | None:
    """A text in lower case, where its words are just its runs of letters and digits.

    Args:
        text: The text as it came.

    Returns:
        The text, code point by code point in lower case; None where words are to be composed or
        have invisible signs inside them.
    """
    lowered = text.lower().replace("ς", "σ")
    if _ODD.search(lowered) or not unicodedata.is_normalized("NFC", lowered):
        return None
    return lowered


def places_of(text: str) -> Iterator[tuple[int, int]]:
    """The places of the words of a text, in the order in which `words_of` gives these.

    Args:
        text: The text as it came.

    Returns:
        First code point of each, and the one after the last.
    """
    return map(re.Match.span, _WORD.finditer(text))


def inside_word(text: str, place: int) -> bool:
    """Whether a word goes on over a place of a text.

    Args:
        text: The text as it came.
        place: The code point before which it is.
    """
    before = text[max(place - MAX_WORD, 0) : place].rstrip(_IGNORED_SIGNS)
    after = text[place : place + MAX_WORD].lstrip(_IGNORED_SIGNS)
    return bool(before and after) and all(_SIGN.match(sign) for sign in (before[-1], after[0]))


def _plain(found: str) -> str:
    if found.isascii():
        return found.lower()[:MAX_WORD]
    lowered = _DROP.sub("", found.lower()).replace("ς", "σ")
    return unicodedata.normalize("NFC", lowered)[:MAX_WORD]
