"""Where the pieces of a filter begin and end: keys, quoted values, plain values, the word OR."""

from __future__ import annotations

QUOTE = '"'
OR = "OR"


def key_at(text: str, place: int) -> str:
    """What stands as a key here: ASCII letters with a colon behind them.

    Args:
        text: The filter.
        place: Where to look, counted in code points from 0.

    Returns:
        The letters as they were typed, without the colon; empty when there is no key.
    """
    end = place
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    return text[place:end] if text[end : end + 1] == ":" else ""


def quoted_at(text: str, place: int) -> tuple[str, int] | None:
    """The value in quotation marks that begins here; two of them in a row inside mean one.

    Args:
        text: The filter.
        place: The place of the opening quotation mark.

    Returns:
        The value, and the position after its closing mark; None when there is no closing mark.
    """
    begin = place + 1
    end = text.find(QUOTE, begin)
    while end >= 0 and text[end + 1 : end + 2] == QUOTE:
        end = text.find(QUOTE, end + 2)
    if end < 0:
        return None
    return text[begin:end].replace(2 * QUOTE, QUOTE), end + 1


def quoted(value: str) -> str:
    """Write a value in quotation marks, so that reading the filter gives it back.

    Args:
        value: Any text with something besides blanks in it.

    Returns:
        The value as it stands in a filter, for instance behind `to:`.
    """
    return QUOTE + value.replace(QUOTE, 2 * QUOTE) + QUOTE


def plain_end(text: str, place: int) -> int:
    """Where the value without quotation marks ends that begins here.

    A blank ends it, and a closing parenthesis that was not opened inside of it.

    Args:
        text: The filter.
        place: Where the value begins.

    Returns:
        The position after its last character.
    """
    open_inside = 0
    for end in range(place, len(text)):
        character = text[end]
        open_inside += (character == "(") - (character == ")")
        if character.isspace() or open_inside < 0:
            return end
    return len(text)


def without_star(value: str) -> str:
    """A plain value without stars at its end, which say what holds anyway; `***` stays."""
    return value.rstrip("*") or value


def is_balanced(value: str) -> bool:
    """Whether each parenthesis that a plain value opens is closed in it again."""
    return value.count("(") == value.count(")")


def is_or(text: str, place: int) -> bool:
    """Whether the word OR, in capitals and by itself, stands here."""
    following = text[place + len(OR) : place + len(OR) + 1]
    return text.startswith(OR, place) and (
        not following or following.isspace() or following in "()"
    )


def can_be_plain(value: str) -> bool:
    """Whether a value after a key is read back as it is without quotation marks."""
    return (
        bool(value)
        and value[0] not in f"{QUOTE}("
        and value == without_star(value)
        and plain_end(value, 0) == len(value)
        and is_balanced(value)
    )
