"""Pages of the open half with other people in them, or another frame around them.

Nobody wrote the readers by looking at these, so that they come near to pages never met.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa_tui.ingest.decoding import decode
from qa_tui.ingest.names.first_names import first_names
from qa_tui.ingest.names.last_names import last_names
from qa_tui.ingest.names.rot13 import rot13
from tests.ingest.measuring import THREADS, Page, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAY = "Direkt zum Inhalt\nStartseite\nBundestag\nLandtage\nEU-Parlament\nPetitionen\nSpenden\n"
_SITE = "abgeordnetenwatch.de"
_PARLIAMENTS = ("Bundestag", "EU-Parlament", "Bayern", "Berlin", "Bremen", "Hamburg", "Hessen")
_MENUS = (
    "".join(
        f"{parliament}\nAbgeordnete\n{parliament} 2021 - 2025\nAbstimmungen\nFragen & Antworten\n"
        f"Frage stellen\nAusschüsse {parliament}\nNebentätigkeiten\nAlle Parteien\n"
        for parliament in _PARLIAMENTS
    )
    + "Lobbyismus\nParteispenden\nÜber uns\nJetzt spenden\nSuche\n"
)
_TEILEN = "\n\nDiese Frage teilen\nFacebook\nTwitter\nWhatsApp\nE-Mail\n"
_ASKS = "Was möchten Sie wissen von:"
_OTHERS = (
    "\n\nWeitere Fragen an {to}\nFrage von Karin P. • 03.04.2015\nWarum gibt es keine Antwort?\n"
)
_RARE = (
    "Achterberg Bieńkowski Çelik Demirel Fröbel Gäbler Hlawatsch Jeziorski Löffelholz Mrosek"
    " Özdemir Piepenbrink Rzepka Uebelhör Wrzesinski Xanthopoulos Zschoche Bennani Cvetković"
    " D'Angelo Gjoka Ibrahimović Kılıç Lê Müßig Novák Okonkwo Quiroga Tran Ullah Weiß Yeboah Abt"
    " Jäger Thomas Tjarks Öhlschläger Üzüm Åkesson Ćosić Šimić"
)
"""Last names of many kinds, most of which stand in no list of the program."""

_REPRESENTATIVES = (
    "Ursula von der Aue",
    "Dr. Karl-Theodor Freiherr von und zu Hohenau",
    "Dr. h. c. Hans Micheltal",
    "Prof. Dr. Ute-Maria Kröll",
    "Fiona D'Souza",
    "Ngoc Duy Lâm",
    "Tarek Al-Razi",
    "Bernd de Vries",
    "Konstantin Elias Graf Lambsheim",
    "Siw Ó Briain",
    "Ye-One Rheeh",
    "Hubertus zu Rhein",
    "Maja T. Wallner",
    "Peter Meyer",
    "Christian Frank",
)
_PLAIN = re.compile(r"[^\W\d_]{3,} [^\W\d_]{3,}")


def other_frames() -> dict[str, list[Page]]:
    """The pages in other frames.

    Returns:
        They, by what is other around them.
    """
    return {name: list(_framed(change)) for name, change in _FRAMES.items()}


def other_paragraphs() -> dict[str, list[Page]]:
    """The pages whose frame parts their texts, with other blank lines.

    Returns:
        They without any blank line, as in archives of plain text, and with one under each line.
    """
    framed = [page for form in ("f1", "f2", "f4", "f5") for page in pages("open", form)]
    marked = [page for page in framed if page.truth["page_form"] != "F3"]
    return {
        "no blank lines": [_changed(page, _glued, _glued) for page in marked],
        "a blank line under each line": [_changed(page, _spread, _spread) for page in marked],
    }


def other_askers(times: int) -> Iterator[Page]:
    """Pages of F4 with other names hidden in them.

    Args:
        times: How many names each page is tried with.

    Yields:
        A page for each.
    """
    chance = random.Random(0)
    firsts = sorted(name for name in first_names() if rot13(name) not in first_names())
    lasts = sorted(name for name in last_names() if name.isalpha())
    for page in pages("open", "f4"):
        asker = page.truth["messages"][0]["author"] or ""
        text = decode(page.raw).text
        initials = "|".join({*(f"{word[0]}{rot13(word[0])}" for word in asker.split())})
        masked = re.search(rf"(?<!\w)[{initials}](?:\w\w?)?\.", text) if asker else None
        if not _PLAIN.fullmatch(asker) or rot13(asker) not in text or masked:
            continue
        for _ in range(times):
            last = chance.choice(chance.choice((_RARE.split(), lasts)))
            first = chance.choice(firsts)
            if first not in text.casefold() and last.casefold() not in text.casefold():
                names = dict(zip(asker.split(), (first.capitalize(), last.title()), strict=True))
                hidden = {rot13(old): rot13(new) for old, new in names.items()}
                yield _changed(page, _exchange(names | hidden), _exchange(names))


def other_representatives() -> Iterator[Page]:
    """Pages with other representatives; those whose address names one are left out."""
    for form in ("f1", "f2", "f4", "f5"):
        for page in pages("open", form):
            text, to = _text(page), page.truth["to"]
            if page.truth["url"] or not to or to not in text:
                continue
            for name in _REPRESENTATIVES:
                last = name.rpartition(" ")[2]
                if last not in text:
                    change = _exchange({to: name, to.rpartition(" ")[2]: last})
                    yield _changed(page, change, change)


def _glued(text: str) -> str:
    """A text without blank lines."""
    return re.sub(r"\n\s*\n", "\n", text).strip()


def _spread(text: str) -> str:
    """A text with a blank line under each of its lines."""
    return re.sub(r"\s*\n\s*", "\n\n", text).strip()


def _exchange(names: dict[str, str]) -> Callable[[str], str]:
    """What puts some names in the place of others."""
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    return lambda text: pattern.sub(lambda found: names[found[0]], text)


def _changed(page: Page, text: Callable[[str], str], truth: Callable[[str], str]) -> Page:
    """A page whose text and truth are changed."""
    return replace(page, raw=text(_text(page)).encode(), truth=_deep(page.truth, truth))


def _deep(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text of a truth."""
    if isinstance(value, dict):
        return {key: _deep(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_deep(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def _text(page: Page) -> str:
    """The text of a page."""
    return decode(page.raw).text.replace("\r\n", "\n").replace("\r", "\n")


def _framed(change: Callable[[Page, str], str | None]) -> Iterator[Page]:
    """Change the frame of all pages that can have another one."""
    for form in THREADS:
        for page in pages("open", form):
            text = change(page, _text(page))
            if text is not None:
                yield replace(page, raw=text.encode())


def _is_first(page: Page) -> bool:
    """Whether nothing may stand above a page: no line names anybody, or the window's title does."""
    window = f"| {_SITE}" in _text(page).partition("\n")[0]
    nameless = page.form == "f5" and page.truth["page_form"] == "F3"
    return window or nameless or page.truth["to"] is None


def _windowed(page: Page, text: str) -> str | None:
    """A page as archives of plain text have it: the window's title, all menus, the page."""
    hidden = re.search(r"^Frage an .+$", text, re.MULTILINE) if page.form == "f4" else None
    title = hidden[0] if hidden else page.truth["title"]
    untitled = (page.form == "f4" and not hidden) or f"| {_SITE}" in text
    return None if untitled else f"{title} | {_SITE}\n{_MENUS}{text}"


_FRAMES: dict[str, Callable[[Page, str], str | None]] = {
    "blank lines doubled": lambda _, text: text.replace("\n\n", "\n \n\u00a0\n"),
    "line ends of Windows": lambda _, text: text.replace("\n", "\r\n"),
    "lines indented": lambda _, text: "\n".join(f"  {row} " for row in text.split("\n")),
    "way to the page above": lambda page, text: None if _is_first(page) else _WAY + text,
    "all menus above": lambda page, text: None if _is_first(page) else _MENUS + text,
    "menus and the window's title above": _windowed,
    "ways to share below": lambda _, text: text + _TEILEN,
    "imprint below": lambda _, text: f"{text}\n\nImpressum\nDatenschutz\nKontakt\n",
    "footer below": lambda page, text: (
        None
        if _ASKS in text or not page.truth["to"]
        else f"{text}\n\n{_ASKS}\n{page.truth['to']}\nIhre Frage\n"
    ),
    "other questions below": lambda page, text: (
        None if _is_first(page) else text + _OTHERS.format(to=page.truth["to"])
    ),
}
