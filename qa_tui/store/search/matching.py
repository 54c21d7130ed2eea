"""Turns the words of a filter into an expression for the search index, through the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import WORD, AnyOf, Condition
from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.domain.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_tui.domain.filters.filter import Term
    from qa_tui.store.sqlite import Connection

MOST = 100
"""Words that the words of a query stand for together: the most frequent ones of each."""

FEWEST = 25
"""Words that one word of a query may stand for, however many there are beside it."""

RARE = 10_000
"""Documents up to which a word tells one hit from another: to rank by it costs time for each."""

WORD_KEYS = frozenset({WORD, "from"})
"""Keys whose conditions the search index answers."""


@dataclass(frozen=True)
class Match:
    """What the search index is asked.

    Attributes:
        expression: An FTS5 expression in which nothing that was typed is an operator; None where
            nothing can be found.
        documents: An upper bound of the documents it finds.
        sought: The words to highlight.
        telling: The part of the expression whose words are rare enough to rank by; None where all
            are common.
    """

    expression: str | None
    documents: int
    sought: Sought = NO_WORDS
    telling: str | None = None


NOTHING = Match(None, 0)


def is_words(term: Term) -> bool:
    """Whether a term speaks of words only, and the search index can tell what they find.

    It cannot where an alternative only excludes: it knows nothing of the rest.
    """
    if isinstance(term, AnyOf):
        return all(
            all(map(is_words, row)) and not all(part.negated for part in row)
            for row in term.alternatives
        )
    return term.key in WORD_KEYS


def match(connection: Connection, terms: Sequence[Term], most: int = MOST) -> Match:
    """Say what the index is asked for terms that must all hold.

    Args:
        connection: A reading connection.
        terms: Terms that speak of words only; at least one of them is not negated.
        most: How many words of the index all of them may stand for, about: each further one
            makes finding slower.

    Returns:
        The match.
    """
    wanted: list[Match] = []
    unwanted: list[str] = []
    share = _share(most, len(terms))
    for term in terms:
        found = _match_one(connection, term, share)
        if not term.negated:
            wanted.append(found)
        elif found.expression is not None:
            unwanted.append(found.expression)
    if not wanted or any(found.expression is None for found in wanted):
        return NOTHING
    expression = _joined(" AND ", (found.expression for found in wanted))
    if unwanted:
        expression = f"({expression}) NOT ({_joined(' OR ', unwanted)})"
    fewest = min(found.documents for found in wanted)
    telling = [found.expression for found in wanted if found.documents <= RARE]
    return Match(
        expression,
        fewest,
        _together(found.sought for found in wanted),
        _joined(" AND ", telling) or None,
    )


def to_any_of(names: Iterable[str]) -> str | None:
    """The expression that finds all messages to people of these names, and few others.

    Args:
        names: Names of representatives, as the directory has them.

    Returns:
        The expression; None where a name has no words.
    """
    phrases = [f'"{" ".join(words_of(name))}"' for name in names]
    return None if '""' in phrases else f"addressee : ({' OR '.join(phrases)})"


def _share(most: int, parts: int) -> int:
    """How many words each of some parts may stand for."""
    return max(most // max(parts, 1), FEWEST)


def _match_one(connection: Connection, term: Term, most: int) -> Match:
    """What a term asks, without its sign."""
    if isinstance(term, Condition):
        return _match_word(connection, term, most)
    share = _share(most, len(term.alternatives))
    rows = [match(connection, row, share) for row in term.alternatives]
    found = [row for row in rows if row.expression is not None]
    if not found:
        return NOTHING
    return Match(
        _joined(" OR ", (row.expression for row in found)),
        sum(row.documents for row in found),
        _together(row.sought for row in found),
    )


def _joined(operator: str, expressions: Iterable[str | None]) -> str:
    """Join expressions, each of them once: what is typed again and again is asked only once."""
    return operator.join(f"({expression})" for expression in dict.fromkeys(expressions))


def _match_word(connection: Connection, word: Condition, most: int) -> Match:
    from qa_tui.store.search.vocabulary import expand  # noqa: PLC0415 - not for first frame

    words = words_of(word.value)
    column = "author : " if word.key == "from" else ""
    if not words:
        return NOTHING
    if word.exact or len(words) > 1:
        return _phrase(connection, words, column, exact=word.exact)
    found = expand(connection, words[0], most)
    forms = [*found.direct, *found.others]
    texts = [f'"{form}"' for form in forms]
    if found.open or not texts:
        texts.append(f'"{found.word}" *')
    sought = Sought(beginnings=(found.word,), others=frozenset(found.others))
    return Match(f"{column}({' OR '.join(texts)})", found.documents, sought)


def _phrase(connection: Connection, words: list[str], column: str, *, exact: bool) -> Match:
    """Words in a row; the last one of an unquoted row is the beginning of a word."""
    numbers = [_documents(connection, word) for word in (words if exact else words[:-1])]
    text = f'{column}"{" ".join(words)}"' + ("" if exact else " *")
    if exact:
        sought = Sought(whole=frozenset(words))
    else:
        sought = Sought(whole=frozenset(words[:-1]), beginnings=(words[-1],))
    return Match(text, min(numbers), sought)


def _documents(connection: Connection, word: str) -> int:
    row = connection.execute("select documents from term where term = ?", (word,)).fetchone()
    return int(row[0]) if row else 0


def _together(parts: Iterable[Sought]) -> Sought:
    all_parts = list(parts)
    return Sought(
        frozenset[str]().union(*(part.whole for part in all_parts)),
        tuple(dict.fromkeys(word for part in all_parts for word in part.beginnings)),
        frozenset[str]().union(*(part.others for part in all_parts)),
    )
