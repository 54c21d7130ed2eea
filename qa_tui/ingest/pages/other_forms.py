"""Recognises pages that are no thread or cannot be read, and gives the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.imports.addresses import read_address
from qa_tui.domain.phrase import N_
from qa_tui.ingest.pages.marks import ANSWER_WORDS, PENDING, answer_credit
from qa_tui.ingest.pages.moments import is_stamp, is_time_to_answer
from qa_tui.ingest.pages.refusals import MAX_ANSWERS, list_of_questions, too_many_answers
from qa_tui.ingest.pages.titles import read_title

if TYPE_CHECKING:
    from qa_tui.ingest.pages.lines import Lines

_DATED_ENTRY = re.compile(r"Antwort [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4} von .+")
_SNIPPET_ENDS = ("(…)", "(...)")
_SHORTEST_SNIPPET = 20
TEASERS = re.compile(
    r"newsletter|abonnieren|jetzt (?:spenden|fördern|mitmachen)|weiterlesen|mehr erfahren"
    r"|(?:ihre|deine|einer) spende|fördermitglied|datenschutz|cookies|impressum"
    r"|fragen beantwortet|zum profil|frage stellen|abgeordnetenwatch",
    re.IGNORECASE,
)
"""Words of a platform's own pages; where there is nothing else, the extraction failed."""

_LOOK_AT = 200_000
_THREAD_ADDRESS = re.compile(r"/profile/[^/]+/(?:question|fragen-antworten)/[^?#]")


def refuse_flood(lines: Lines) -> None:
    """Raise where a page repeats the line over an answer as no thread does.

    Args:
        lines: The page.

    Raises:
        Unreadable: More than `MAX_ANSWERS` lines may stand over answers.
    """
    rows = (lines.tight(place) for place in lines.starting_with(ANSWER_WORDS))
    if sum(answer_credit(row) is not None for row in rows) > MAX_ANSWERS:
        raise too_many_answers()


def refuse_list(lines: Lines, askers: int, url: str | None) -> None:
    """Raise where a page lists threads.

    An address such as `/profile/x/fragen-antworten?page=2` tells, even if a single entry is left.
    Entries read `Antwort 16.10.2025 von X PARTY` or `Antwort ausstehend von X PARTY`, with
    snippets between `(…)`. A page that names one asker must show more of them than one: the last
    line of a thread without an answer looks alike, and people quote with `(…)`.

    Args:
        lines: The page.
        askers: How many lines name an asker.
        url: Address of the page, or None.

    Raises:
        Unreadable: The page is a list.
    """
    if read_address(url).lists:
        raise list_of_questions()
    dated = pending = snippets = 0
    for place in lines.starting_with(("Antwort", "(")):
        line = lines.tight(place)
        dated += _DATED_ENTRY.fullmatch(line) is not None
        pending += line.startswith(PENDING)
        snippets += _is_snippet(lines.rows[place])
    entries = dated + pending
    if askers == 1:
        is_list = dated > 1 or (snippets > 0 and (dated > 0 or pending > 1))
    else:
        is_list = dated > 0 or snippets > 1 or pending > 1 or (entries > 0 and snippets > 0)
    if is_list:
        raise list_of_questions()


def unreadable(lines: Lines, url: str | None) -> Unreadable:
    """Say why a page on which no line names an asker cannot be read.

    Args:
        lines: The page.
        url: Its address, or None.

    Returns:
        The error, to be raised.
    """
    looked_at = "\n".join(lines.rows)[:_LOOK_AT]
    if TEASERS.search(looked_at) or _THREAD_ADDRESS.search(url or ""):
        return Unreadable(
            N_("The page has nothing of a thread: its extraction failed."),
            N_("Save the page again."),
        )
    return Unreadable(
        N_("The text is not a page of a question in a known form."),
        N_("Import pages that show a line such as “Frage von NAME •”."),
    )


def _is_snippet(row: str) -> bool:
    """Whether a line is a piece cut out of a text."""
    return (
        len(row) >= _SHORTEST_SNIPPET
        and row.startswith(_SNIPPET_ENDS)
        and row.endswith(_SNIPPET_ENDS)
    )


def has_moments(lines: Lines) -> bool:
    """Whether a page is of the form of 2018-20, with a moment under the title (form F4)."""
    stamps = any(is_stamp(lines.tight(place)) for place in lines.starting_with(tuple("0123456789")))
    told = any(is_time_to_answer(lines.tight(place)) for place in lines.starting_with(("Zeit",)))
    titled = any(
        read_title(lines.tight(place), None) or lines.tight(place).startswith("Frage von ")
        for place in lines.starting_with(("Frage",))
    )
    return titled and (stamps or told or _names_follow(lines))


def _names_follow(lines: Lines) -> bool:
    """Whether the line of the asker is followed by that of who answers, as in that form only."""
    return any(
        lines.tight(lines.next_filled(place)).startswith("Antwort von ")
        for place in lines.starting_with(("Frage",))
        if lines.tight(place).startswith("Frage von ")
    )
