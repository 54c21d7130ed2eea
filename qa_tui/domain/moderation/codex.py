"""The moderation codex: the reasons for which a message may be refused, returned or removed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind


@dataclass(frozen=True)
class ClauseWords:
    """A clause in one language.

    Attributes:
        name: The line of a menu.
        reason: A subordinate clause that says why a question or answer was not published.
        change: What the author is asked to change.
    """

    name: str
    reason: str
    change: str


@dataclass(frozen=True)
class Clause:
    """One clause of the codex.

    Attributes:
        key: Stable name for programs and events.
        letter: The key of the one-key menu.
        kinds: What it may be used on.
        formal: Formal sorting-out such as spam, in contrast to a clause about content.
        forwards: Whether a question refused for it still goes to the representative.
        words: Wording by language code.
    """

    key: str
    letter: str
    kinds: frozenset[Kind]
    formal: bool
    forwards: bool
    words: dict[str, ClauseWords]

    def in_language(self, language: str) -> ClauseWords:
        """The wording in a language, else in English."""
        return self.words.get(language) or self.words["en"]


@dataclass(frozen=True)
class Codex:
    """All clauses, in the order of the menu."""

    clauses: tuple[Clause, ...]

    def for_kind(self, kind: Kind) -> tuple[Clause, ...]:
        """The clauses that may be used on a question, or on an answer."""
        return tuple(clause for clause in self.clauses if kind in clause.kinds)

    def find(self, key: str, kind: Kind) -> Clause:
        """Find a clause for a kind of message.

        Raises:
            WrongUsage: When there is no such clause, or it is not meant for this kind.
        """
        usable = self.for_kind(kind)
        for clause in usable:
            if clause.key == key.lower():
                return clause
        known = ", ".join(clause.key for clause in usable)
        if any(clause.key == key.lower() for clause in self.clauses):
            what = (
                N_("The clause “{key}” is for answers only.", key=key)
                if kind is Kind.QUESTION
                else N_("The clause “{key}” is for questions only.", key=key)
            )
        else:
            what = N_("“{key}” is not a clause of the codex.", key=key)
        raise WrongUsage(what, N_("Use one of: {known}.", known=known))


def parse_codex(text: str) -> Codex:
    """Read the codex.

    Args:
        text: TOML with `[[clause]]` tables.

    Returns:
        The codex.
    """
    return Codex(
        tuple(
            Clause(
                key=row["key"],
                letter=row["letter"],
                kinds=frozenset(Kind(kind) for kind in row["kinds"]),
                formal=row["formal"],
                forwards=row["outcome"] == "forwarded",
                words={language: ClauseWords(**row[language]) for language in ("de", "en")},
            )
            for row in tomllib.loads(text)["clause"]
        )
    )
