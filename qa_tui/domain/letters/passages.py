"""Passages of a text that its author is asked to change, each with a remark."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import has_words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_QUOTE = 300
"""Code points of a passage that stand in a letter; of a longer one its beginning and its end."""

MOST_PASSAGES = 50
"""Passages of one letter at most."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_QUOTES = {"de": "„{}“", "en": "“{}”"}


@dataclass(frozen=True)
class RemarkWords:
    """A kind of remark in one language.

    Attributes:
        name: What screens and help call it.
        change: What the author is asked to do; empty where the moderator's words say it.
    """

    name: str
    change: str = ""


@dataclass(frozen=True)
class Remark:
    """A kind of remark on a passage.

    Attributes:
        key: Stable name for the command line.
        letter: The key that gives it to marked words.
        words: Wording by language code.
    """

    key: str
    letter: str
    words: dict[str, RemarkWords]

    def in_language(self, language: str) -> RemarkWords:
        """The wording in a language, else in English."""
        return self.words.get(language) or self.words["en"]

    @property
    def wants_words(self) -> bool:
        """Whether the moderator says in their own words what to do."""
        return not self.words["en"].change


@dataclass(frozen=True)
class Passage:
    """A passage with a remark.

    Attributes:
        quote: The marked words, as they came.
        remark: Key of the remark's kind; None for the moderator's own words alone.
        words: The moderator's own words; empty where the kind says all.
    """

    quote: str
    remark: str | None = None
    words: str = ""


@dataclass(frozen=True)
class Remarks:
    """All kinds of remarks, in the order of the menu."""

    kinds: tuple[Remark, ...]

    def find(self, key: str) -> Remark | None:
        """The kind with a key, or None."""
        return next((kind for kind in self.kinds if kind.key == key.lower()), None)

    def read(self, text: str) -> Passage:
        """Read a passage as the command line gives it: `quoted words::key` or `…::own words`.

        Args:
            text: What was given. The last `::` parts the quote from the remark.

        Returns:
            The passage.

        Raises:
            WrongUsage: When quote or remark is missing.
        """
        quote, parted, said = text.rpartition("::")
        said = said.strip()
        if not parted or not quote.strip() or not has_words(said):
            raise WrongUsage(
                N_("“{text}” is not a passage with a remark.", text=text),
                N_(
                    "Write the words of the text, two colons, and one of {known}, or what to do "
                    "in your own words.",
                    known=", ".join(kind.key for kind in self.kinds if not kind.wants_words),
                ),
            )
        kind = self.find(said)
        if kind is None or kind.wants_words:
            return Passage(quote, words=said)
        return Passage(quote, kind.key)

    def listed(self, passages: Iterable[Passage], language: str) -> str:
        """The list of a letter: each passage in quotation marks, below it what to do.

        Args:
            passages: The passages.
            language: Code of the letter's language.

        Returns:
            Paragraphs, parted by blank lines.
        """
        return "\n\n".join(
            f"{_QUOTES.get(language, _QUOTES['en']).format(shortened(passage.quote))}\n"
            f"– {self._what(passage, language)}"
            for passage in passages
        )

    def _what(self, passage: Passage, language: str) -> str:
        """What the author is asked to do about a passage."""
        kind = self.find(passage.remark) if passage.remark else None
        said = kind.in_language(language).change if kind else ""
        return " ".join(filter(None, (said, " ".join(passage.words.split()))))


def parse_remarks(text: str) -> Remarks:
    """Read the kinds of remarks.

    Args:
        text: TOML with `[[remark]]` tables.
    """
    return Remarks(
        tuple(
            Remark(
                key=row["key"],
                letter=row["letter"],
                words={language: RemarkWords(**row[language]) for language in ("de", "en")},
            )
            for row in tomllib.loads(text)["remark"]
        )
    )


def shortened(quote: str) -> str:
    """A passage as one line without controls, of a long one its beginning and its end."""
    line = " ".join(_CONTROLS.sub(" ", quote).split())
    if len(line) <= LONGEST_QUOTE:
        return line
    half = LONGEST_QUOTE // 2 - 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def check_passages(passages: tuple[Passage, ...], texts: Iterable[str], remarks: Remarks) -> None:
    """Refuse passages that do not stand in a text, and remarks that say nothing.

    Args:
        passages: The passages.
        texts: The texts in which they may stand, one after another; how blanks and lines
            part words is no matter.
        remarks: The kinds of remarks.

    Raises:
        WrongUsage: Names the passage.
    """
    if len(passages) > MOST_PASSAGES:
        raise WrongUsage(
            N_("More than {limit} passages are marked.", limit=MOST_PASSAGES),
            N_("Ask for the most important changes only."),
        )
    whole = " ".join(" ".join(texts).split())
    for passage in passages:
        quote = " ".join(passage.quote.split())
        if not quote or quote not in whole:
            raise WrongUsage(
                N_("The passage “{quote}” is not in the text.", quote=shortened(quote)),
                N_("Quote it exactly; “qa-tui show” prints the text."),
            )
        kind = remarks.find(passage.remark) if passage.remark else None
        if passage.remark and kind is None:
            raise WrongUsage(
                N_("“{key}” is not a remark on a passage.", key=passage.remark),
                N_("Use one of: {known}.", known=", ".join(one.key for one in remarks.kinds)),
            )
        if not has_words(passage.words) and (kind is None or kind.wants_words):
            raise WrongUsage(
                N_("The passage “{quote}” has no remark.", quote=shortened(quote)),
                N_("Say what its author should do."),
            )
