"""What stands below the texts of a page: its footer, buttons, ways to share, other questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.phrases import is_sign_off
from qa_tui.ingest.letters.signatures import is_person
from qa_tui.ingest.pages.lines import Lines
from qa_tui.ingest.pages.marks import (
    has_portrait_above,
    is_name,
    is_salutation,
    is_team,
    portrait_of,
)
from qa_tui.ingest.pages.people import People

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_FOOTER = "Was möchten Sie wissen von:"
_PARLIAMENT = (
    r"Bundestag|EU(?:-Parlament)?|Baden-Württemberg|Bayern|Berlin|Brandenburg|Bremen|Hamburg|Hessen"
    r"|Mecklenburg-Vorpommern|Niedersachsen|Nordrhein-Westfalen|Rheinland-Pfalz|Saarland"
    r"|Sachsen(?:-Anhalt)?|Schleswig-Holstein|Thüringen"
)
_BUTTON = re.compile(
    r"Zum Profil|(?:Eigene |Neue )?Frage stellen|Ihre Frage|(?:Alle|Weitere) Fragen(?: anzeigen)?"
    r"|Fragen (?:und|&) Antworten|Link kopieren"
    r"|(?:Diese[ns]? )?(?:(?:Seite|Frage|Antwort|Beitrag|Artikel) )?"
    r"(?:[Tt]eilen|[Dd]rucken|[Mm]elden|[Kk]ommentieren):?"
    r"|Nach oben|Seitenanfang|Zurück(?: zu[rm]? [^.?!]{1,40})?"
    r"|Über uns|Moderations-?[Cc]odex|Cookie-?Einstellungen|Nutzungsbedingungen"
    r"|Impressum|Datenschutz|Kontakt|(?:Jetzt )?[Ss]penden"
    r"|Newsletter(?: abonnieren)?|(?:Jetzt )?[Aa]bonnieren|Twittern"
    r"|Kommentare?|Kommentieren(?: nicht mehr möglich)?|(?:Thema|Themen|Schlagw[oö]rter|Tags)"
    r"(?::(?: [^.?!]{1,80})?)?"
    r"|©[^?]{1,80}|abgeordnetenwatch\.de ist ein Projekt [^?]{1,60}"
    rf"|(?:{_PARLIAMENT}) (?:Wahl [0-9]{{4}}|[0-9]{{4}} ?[-–] ?[0-9]{{4}})"
    r"|(?:Fanden Sie|War|Ist) diese Antwort [^.?!]{0,20}hilfreich\?"
    r"|(?:Erinnert|Benachrichtigt|Informiert) werden\b[^.?!]{0,60}"
)
_TAGS = re.compile(r"(?:Thema|Themen|Schlagw[oö]rter|Tags):?")
_STATE = re.compile(
    r"(?:(?:Stand|Erstellt|Aktualisiert)(?: am)?:? )?[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
)
"""When a page was changed, as it stands beside buttons."""

_UNDER_BUTTONS = re.compile(
    r"Facebook|Twitter|WhatsApp|Telegram|Mastodon|Bluesky|Instagram|LinkedIn|X(?:ING|ing)|Ja|Nein"
    r"|Transparenz|Presse|Jobs|Team|FAQ|Mitmachen|Parlamente"
    r"|(?:Ihre )?E-?Mail(?:-Adresse)?|Bleiben Sie (?:auf dem Laufenden|informiert)[.!]?"
)
"""What may be people's words, and stands under buttons, too."""

_LONGEST_BUTTON = 120
_LAST = re.compile(f" (?:{_BUTTON.pattern}|{_UNDER_BUTTONS.pattern})$")

_HEADING = re.compile(
    r"(?:(?:Weitere|Ähnliche|Andere|Neueste|Aktuelle|Alle) Fragen"
    r"(?: an (?P<name>\S.{1,80} .{1,80}))?"
    r"|(?P<teaser>Lesen Sie auch|Mehr zum Thema|Auch interessant)):?"
)
_HEADING_WORDS = (
    *("Weitere", "Ähnliche", "Andere", "Neueste", "Aktuelle", "Alle"),
    *("Lesen", "Mehr", "Auch"),
)
_ENTRY = ("Frage von ", "Frage an ")
_LINK = re.compile(r"(?=.{2,40}$)[A-ZÄÖÜ][\w*:-]*(?: (?:& )?[\w*:-]+){0,3}")
"""What may be a link of the site: a few words without a full stop or a comma."""

_LONG_ROW = 200


def is_button(row: str, to: str) -> bool:
    """Whether a line is what a button or a link says, such as `Weitere Fragen an X`.

    Args:
        row: A line with single blanks.
        to: Name of the representative.
    """
    if "|" not in row:
        return _BUTTON.fullmatch(row.removesuffix(to).removesuffix(" an ")) is not None
    parts = [part.strip() for part in row.split("|")]
    return any(map(_BUTTON.fullmatch, parts)) and all(
        _BUTTON.fullmatch(part) or _STATE.fullmatch(part) for part in parts
    )


def last_button(text: str) -> int | None:
    """Where the button or way to share begins that ends a text without line ends; None for none."""
    found = _LAST.search(text, max(0, len(text) - _LONGEST_BUTTON))
    return found.start() if found else None


def footer(lines: Lines, start: int, names: Collection[str]) -> int:
    """Find where the page's footer begins.

    Of several such lines the last one counts: the ones before it are somebody's words.

    Args:
        lines: The page.
        start: Index of a line that surely stands before the footer.
        names: Names of the representative, which may stand in the same line.

    Returns:
        The index of its first line; `len` where there is none.
    """
    end = len(lines)
    for place in lines.starting_with(("Was",), start):
        words, found, name = lines.tight(place).partition(_FOOTER)
        named = not name or name.strip() in names
        free = lines.opens_paragraph(place) or has_portrait_above(lines, place)
        below = lines.tight(lines.next_filled(place))
        free = free or not below or below in names or is_button(below, "")
        if found and not words and named and free:
            end = place
    return end


def footer_name(lines: Lines) -> str | None:
    """Whom the page's footer asks about: `Was möchten Sie wissen von: X`, or X in the next line."""
    shown = None
    for place in lines.starting_with(("Was",)):
        words, found, name = lines.tight(place).partition(_FOOTER)
        if found and not words:
            shown = name.strip() or lines.tight(lines.next_filled(place))
    return shown if shown and is_name(shown) and not is_button(shown, "") else None


def above_buttons(lines: Lines, start: int, end: int, to: str) -> int:
    """Find where the pictures, buttons and ways to share begin that stand last.

    `Facebook` alone may be the end of a signature; under a button it is a way to share.

    Args:
        lines: The page.
        start: Index of the first line that can be one of them.
        end: Index after the last one.
        to: Name of the representative.

    Returns:
        The index of the first of them; `end` where there is none.
    """
    place = lines.last_filled(end)
    while place >= start:
        row = lines.tight(place)
        if portrait_of(row) in {to, ""} or is_button(row, to):
            end = place
        elif not _UNDER_BUTTONS.fullmatch(row):
            break
        place = lines.last_filled(place)
    return _above_links(lines, start, end, to)


def _above_links(lines: Lines, start: int, end: int, to: str) -> int:
    """Find where the last paragraph begins, if it has a button and all else in it may be links.

    Where it begins as somebody's letter, the topics of the page may stand below that.
    """
    signers = People(to, None)
    links = is_button(lines.tight(end), to)
    place = tagged = end
    while place > start and lines.rows[place - 1]:
        place -= 1
        row = lines.tight(place)
        signed = is_sign_off(row) or is_team(row) or is_person(row)
        if not _LINK.fullmatch(row) or signed or signers.ends_for_representative(row):
            return tagged
        tagged = place if _TAGS.fullmatch(row) else tagged
        links = links or is_button(row, to)
    return place if links and place > start else tagged


def without_other_questions(lines: Lines) -> Lines:
    """Leave out what follows a heading such as `Weitere Fragen an X` under a thread.

    The heading names somebody whom the page named before, or entries such as `Frage von NAME` stand
    under it, or it is one such as `Lesen Sie auch`; letters stand above it only.

    Args:
        lines: The page.

    Returns:
        The page down to the heading; the same page where there is none.
    """
    for place in lines.starting_with(_HEADING_WORDS, 1):
        heading = _HEADING.fullmatch(lines.tight(place))
        if heading is None:
            continue
        above, below = lines.rows[:place], lines.rows[place + 1 :]
        name = heading["name"] or ""
        named = bool(name) and any(name in lines.tight(at) for at in range(place))
        sure = named or heading["teaser"] or any(row.startswith(_ENTRY) for row in below)
        if sure and _holds_letters(above) and not any(map(is_of_a_letter, below)):
            return Lines(above[: lines.last_filled(place) + 1])
    return lines


def glued_to_foot(lines: Lines) -> Lines:
    """Take away the blank line over buttons or the footer where it is the only one.

    Such a page has lost the blank lines of its letters.

    Args:
        lines: The page.

    Returns:
        The page without any blank line; the same page where it has others.
    """
    if lines.rows.count("") != 1:
        return lines
    blank = lines.rows.index("")
    above, below = lines.rows[:blank], lines.rows[blank + 1 :]
    foot = is_button(lines.tight(blank + 1), "") or below[0].startswith(_FOOTER)
    return Lines((*above, *below)) if foot else lines


def _holds_letters(rows: Sequence[str]) -> bool:
    """Whether people's words stand among some lines, or one question alone."""
    asked = [row for row in rows if row.startswith("Frage von ")]
    asked = asked or list({row for row in rows if row.startswith("Frage an ")})
    alone = len(asked) == 1 and not any("…" in row for row in rows)
    return alone or any(map(is_of_a_letter, rows))


def is_of_a_letter(row: str) -> bool:
    """Whether a line is surely somebody's words: it greets, it signs off, or it is a long one.

    Args:
        row: The line.
    """
    signed_off = is_sign_off(row) and not is_button(row, "")
    return is_salutation(row) or signed_off or len(row) > _LONG_ROW
