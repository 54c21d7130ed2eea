"""The marks that programs leave in a page when they turn HTML into text.

Markdown; `text <address>` and `[picture]`, as Firefox saves text; numbers of links, as lynx does.
"""

from __future__ import annotations

import re

_SIGNS = ("[", "*", "#", "<")
_MARKS = ("](", "**", "\n#", "[Portrait", "<http", "*Frage", "*Antwort")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,200}\")?\)")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*\*")
_ADDRESS = re.compile(r" ?<(?:https?://|/|#)[^<>\s]{0,1000}>")
_SITE = re.compile(r"<https?://[^<>\s/]{1,100}/profile/[^<>\s]{1,1000}>")
_PICTURE = re.compile(r"\[([^\[\]\n]{1,200})\]")
_STRONG = re.compile(r"\*([^*\n]{1,200})\*")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
_ITEM = re.compile(r"[*+-] +(?=!?\[)")
_PLACE = re.compile(r"(?:(?:[*+-] +)?!?\[[^\[\]\n]{0,200}\]\((?:/|#)[^()\s]{0,1000}\)[\s>|»›/·]*)+")
"""A row of links into the site: menus, the way to a page."""

_FRAME = re.compile(
    r"(?:Frage|Antwort|Ergänzung|Portrait|Antwort ausstehend) (?:von|an)\b|Was möchten Sie wissen"
    r"|Zum Profil|Frage stellen|Die Frage-Funktion|Standard-?[Aa]ntwort"
    r"|[0-9]{1,3} ?%|[0-9]{0,7} ?/ ?[0-9]{1,7} Fragen?"
)
_SURE = re.compile(r"(?:Frage|Antwort|Portrait) von\b|Zum Profil$|Frage stellen$")
"""What shows that a page has marks in its frame, and not only people's own in their letters."""

_NUMBER = re.compile(r"\[([0-9]{1,4})\](?![ \t])")
"""The number of a link; people's own footnotes have a blank behind the number."""

_LIST = re.compile(r"^[ \t]*(?:References|Verweise)[ \t\r]*$", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*([0-9]{1,4})\. [a-z]{3,10}:\S+[ \t\r]*$", re.MULTILINE)


def without_marks(text: str) -> str:
    """Take the marks out of a page's frame, and the numbers of links out of all of it.

    Args:
        text: The page as it was saved.

    Returns:
        The page as it was shown; letters keep Markdown and addresses, which may be their sources.
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    if "[1]" in text:
        text = _without_numbers(text)
    return _without_frame_marks(text) if any(mark in text for mark in _MARKS) else text


def _without_frame_marks(text: str) -> str:
    """The page without marks in its frame, where that surely has some; letters keep theirs."""
    rows = text.split("\n")
    bare = [_bare(row.strip()) for row in rows]
    pairs = list(zip(rows, bare, strict=True))
    if not any(_SURE.match(after) and after != before.strip() for before, after in pairs):
        return text
    return "\n".join(
        after if _of_frame(before, after) else before
        for before, after in pairs
        if after or not before.strip()
    )


def _bare(row: str) -> str:
    """A row without marks; a picture may stand inside a link."""
    if row[:1] == "#":
        row = _HEADING.sub("", row, count=1)
    if "](" in row:
        row = _LINK.sub(r"\1", _LINK.sub(r"\1", _ITEM.sub("", row)))
    if "<" in row:
        row = _ADDRESS.sub("", row)
    if row[:1] == "[":
        row = _PICTURE.sub(r"\1", row, count=1)
    if "**" in row:
        row = _BOLD.sub(r"\1", row)
    return _STRONG.sub(r"\1", row, count=1) if row[:1] == "*" else row


def _of_frame(before: str, after: str) -> bool:
    """Whether a row belongs to the page's frame: by its words, a heading, or a link into it."""
    row = before.strip()
    return bool(
        _FRAME.match(after)
        or _HEADING.match(row)
        or _PLACE.fullmatch(row)
        or ("/profile/" in row and (_LINK.fullmatch(row) or _SITE.search(row)))
    )


def _without_numbers(text: str) -> str:
    """A page whose links are numbered and listed at its end, without numbers and list."""
    heads = list(_LIST.finditer(text))
    if not heads:
        return text
    shown, listed = text[: heads[-1].start()], text[heads[-1].end() :]
    entries = [int(found[1]) for found in _ENTRY.finditer(listed)]
    if not entries or entries != list(range(1, len(entries) + 1)):
        return text
    seen = 0

    def number(found: re.Match[str]) -> str:
        nonlocal seen
        if int(found[1]) != seen + 1:
            return found[0]
        seen += 1
        return ""

    shown = _NUMBER.sub(number, shown)
    return shown.rstrip() if 2 * seen >= len(entries) else text
