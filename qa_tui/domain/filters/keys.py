"""The keys of the filter language and their meanings: for parsing, completion, help and docs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

MESSAGE_WORDS = frozenset(
    {"question", "answer", "pending", "held", "returned", "published", "refused", "removed"}
    | {"not-published"}
)
"""Values of `is:` that speak of a message; lists asked for these show messages."""

THREAD_WORDS = frozenset({"waiting", "standard", "answered", "not-public"})
"""Values of `is:` that speak of a whole thread."""

TRIAGE_WORDS = frozenset({"pending", "held", "returned"})
"""Values of `is:` that ask for open work; such lists begin with the oldest."""

HAS_WORDS = frozenset({"note", "answer", "background", "annotation"})
"""Values of `has:`."""

WORD = "word"
"""The key of conditions that have none: text to be found."""


class Takes(Enum):
    """What may stand after a key."""

    LISTED = auto()
    """One of the key's values."""
    TEXT = auto()
    """The beginning of a word of a name; quoted where it has blanks."""
    NAME = auto()
    """A short name of small letters and hyphens."""
    DAYS = auto()
    """A day, a month, a year, a range of these, or an age."""
    AGE = auto()
    """An age with `<` or `>`."""


@dataclass(frozen=True)
class Value:
    """A value of a key: one of a fixed list, or an example.

    Attributes:
        text: How it is written.
        meaning: What it finds.
    """

    text: str
    meaning: Phrase


@dataclass(frozen=True)
class Key:
    """A key of the language.

    Attributes:
        name: How it is written, without the colon.
        meaning: What it asks for.
        example: A whole condition.
        takes: What may stand behind it.
        values: All values where these are listed; else examples, or nothing.
        alike: Other words, in both languages, that somebody may try instead.
    """

    name: str
    meaning: Phrase
    example: str
    takes: Takes
    values: tuple[Value, ...] = ()
    alike: tuple[str, ...] = ()


_IS = (
    Value("pending", N_("Waits for a decision")),
    Value("held", N_("On hold")),
    Value("returned", N_("Sent back to its author")),
    Value("published", N_("Published, question or answer")),
    Value("refused", N_("Refused")),
    Value("removed", N_("Taken off the site")),
    Value("not-published", N_("Refused, or taken off the site")),
    Value("question", N_("A question")),
    Value("answer", N_("An answer")),
    Value("waiting", N_("Waits for an answer; a standard reply is none")),
    Value("standard", N_("Has a standard reply only")),
    Value("answered", N_("Answered")),
    Value("not-public", N_("The question is not public")),
)
_HAS = (
    Value("answer", N_("An answer, or several")),
    Value("note", N_("An internal note")),
    Value("background", N_("Background and sources of the question")),
    Value("annotation", N_("An annotation of the editors")),
)
_DAYS = (
    Value("today", N_("Today")),
    Value("yesterday", N_("Yesterday")),
    Value("<7d", N_("In the last 7 days")),
    Value("<3m", N_("In the last 3 months of 30 days")),
    Value(">1y", N_("More than 365 days ago")),
    Value("2009", N_("In the year 2009")),
    Value("2009-05", N_("In May 2009")),
    Value("2009-05-17", N_("On 17 May 2009")),
    Value("2009..2011", N_("From the beginning of 2009 to the end of 2011")),
    Value("2009..", N_("In 2009 or later")),
    Value("..2011", N_("In 2011 or earlier")),
    Value(">2009-05-01", N_("After 1 May 2009")),
    Value("<2010", N_("Before 2010")),
)
_AGES = (
    Value(">30d", N_("For more than 30 days")),
    Value(">3m", N_("For more than 3 months of 30 days")),
    Value(">1y", N_("For more than 365 days")),
    Value("<2w", N_("For at most 2 weeks")),
)

KEYS: tuple[Key, ...] = (
    Key(
        "is",
        N_("What state it is in, or what it is"),
        "is:pending",
        Takes.LISTED,
        _IS,
        ("state", "status", "ist", "stand", "zustand"),
    ),
    Key(
        "to",
        N_("Whom it was put to"),
        "to:merkel",
        Takes.TEXT,
        alike=("an", "addressee", "representative", "name"),
    ),
    Key(
        "party",
        N_("The party of whom it was put to"),
        "party:spd",
        Takes.TEXT,
        alike=("partei", "fraktion"),
    ),
    Key(
        "topic",
        N_("The topic it stands under"),
        "topic:verkehr",
        Takes.TEXT,
        alike=("thema", "subject", "tag"),
    ),
    Key(
        "from",
        N_("Who wrote it, by the name shown in public"),
        'from:"Andreas S."',
        Takes.TEXT,
        alike=("von", "author", "asker", "by"),
    ),
    Key(
        "asked",
        N_("When the question was asked"),
        "asked:2009..2011",
        Takes.DAYS,
        _DAYS,
        ("gefragt", "date", "datum", "on", "since", "before", "after"),
    ),
    Key(
        "answered",
        N_("When it was answered"),
        "answered:<7d",
        Takes.DAYS,
        _DAYS,
        ("beantwortet", "replied"),
    ),
    Key(
        "waiting",
        N_("How long it has waited for an answer"),
        "waiting:>30d",
        Takes.AGE,
        _AGES,
        ("wartet", "age", "older"),
    ),
    Key(
        "has",
        N_("What comes with it"),
        "has:note",
        Takes.LISTED,
        _HAS,
        ("hat", "mit", "with"),
    ),
    Key(
        "clause",
        N_("The clause of the codex that a decision named"),
        "clause:insult",
        Takes.NAME,
        alike=("klausel", "reason", "grund", "codex"),
    ),
)
"""All keys, in the order in which they are explained."""

KEY_OF = {key.name: key for key in KEYS}
"""The keys by their names."""


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The word that was probably meant.

    Args:
        typed: What was written.
        known: The words there are.

    Returns:
        The one that is most like it; None when none is.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - needed for mistakes only

    return next(iter(get_close_matches(typed.lower(), list(known), n=1)), None)


def nearest_key(typed: str) -> str | None:
    """The key that was probably meant by another one, in English or German.

    Args:
        typed: What was written before the colon, in small letters.

    Returns:
        Its name; None when no key is like it.
    """
    names = {word: key.name for key in KEYS for word in (*key.alike, key.name)}
    meant = typed if typed in names else nearest(typed, KEY_OF)
    return names[meant] if meant else None
