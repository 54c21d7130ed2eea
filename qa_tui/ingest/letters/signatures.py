"""Who signs a letter on a page that names nobody: the name under its sign-off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.domain.people.person_names import untitled
from qa_tui.ingest.letters.phrases import can_be_signed, is_sign_off
from qa_tui.ingest.names.first_names import is_first_name
from qa_tui.ingest.pages.marks import is_name, is_team
from qa_tui.ingest.pages.people import words_of

if TYPE_CHECKING:
    from qa_tui.ingest.pages.lines import Lines

_SIGNED_ROWS = 4
_OFFICE = re.compile(r",? (?:Md[BLAE]|MdHB|MdEP|M\. ?d\. ?[BL]\.?)\b.*")
_HOLDS_OFFICE = re.compile(
    r"(?:(?:Ihre? )?(?:Mitglied|Abgeordnete|\w{0,20}sprecher|\w{0,20}vorsitzende|Bürgermeister"
    r"|Staatssekret|Minister|Kandidat|Stadtr[aä]t|\w{0,20}[Mm]itglied|Kreisr[aä]t|Landr[aä]t)"
    r"|(?:Stellvertretende|Parlamentarische)[rs]? )"
)
_OWN = frozenset({"Ihr", "Ihre", "Dein", "Deine", "Euer", "Eure"})
_BEHIND = re.compile(r" \([^()]{1,40}\)$|, .{1,40}$")
_COMPANY = re.compile(
    r" (?:und|&|\+) (?:das |mein |meine )?(?:Team|Familie|Kolleg\w{1,9}|Freunde)$"
)


def signature(lines: Lines, start: int, end: int) -> str | None:
    """Read the name under a text: below a sign-off, or that of a person without one.

    Args:
        lines: The page.
        start: Index of the text's first line.
        end: Index after its last line.

    Returns:
        The name, without the office behind it; None where nobody signs, or a team.
    """
    rows = [lines.tight(at) for at in range(max(start, end - 2 * _SIGNED_ROWS), end)]
    rows = [row for row in rows if row][-_SIGNED_ROWS - 1 :]
    for at, row in enumerate(rows):
        beside = row.rpartition(", ")[2]
        if is_sign_off(row) and beside != row and " " in beside and is_person(beside):
            return _bare_name(beside)
        under = _without_own(rows[at + 1]) if at + 1 < len(rows) else ""
        if is_sign_off(row) and is_team(under):
            return None
        if is_sign_off(row) and _names(under):
            return _bare_name(under)
    last = _without_own(rows[-1]) if rows else ""
    return _bare_name(last) if " " in last and is_person(last) else None


def _without_own(row: str) -> str:
    """A signature without the `Ihre` before a name, and the age, trade or town behind it."""
    row = _BEHIND.sub("", row)
    own, _, name = row.partition(" ")
    return name if own in _OWN and " " in name and _names(name) and not is_team(name) else row


def is_person(row: str) -> bool:
    """Whether a signature begins with a known first name.

    Args:
        row: A line with single blanks.
    """
    return _names(row) and is_first_name(words_of(untitled(row))[0])


def _bare_name(row: str) -> str:
    """A signature without the office after the name, and without nameless company."""
    return _COMPANY.sub("", _OFFICE.sub("", row))


def _names(row: str) -> bool:
    """Whether a line under a sign-off can be a name."""
    words = words_of(row)
    return (
        is_name(row)
        and can_be_signed(row)
        and len(words) > 0
        and not is_sign_off(row)
        and not _HOLDS_OFFICE.match(row)
        and not any(map(str.isdigit, row))
    )


def public_name(name: str) -> str:
    """A signature as a public name: first name and initial.

    Args:
        name: The signature.

    Returns:
        It as the platform shows askers; unchanged where it is no such name.
    """
    words = name.split(" ")
    if len(words) < 2 or len(words[-1].rstrip(".")) <= 1 or not is_first_name(words[0]):
        return name
    return f"{' '.join(words[:-1])} {words[-1][0]}."
