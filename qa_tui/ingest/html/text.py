"""HTML becomes a tree of bounded depth, and an element of it the text that a reader sees."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.ingest.pages.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from lxml.etree import _Element, _LogEntry

    Element: TypeAlias = _Element

MAX_TAGS = 300_000
"""Opening and closing tags of a page at most; the largest pages seen have some ten thousand."""

MAX_DEPTH = 256
"""Elements inside each other at most: the parser's own bound."""

_ROW = "\x1d"
"""Stands for the end of a row until it is known whether other rows end there, too."""

_ROW_ENDS = re.compile(f"{_ROW}+")
_ITEM = "\x1e"
"""Stands at both ends of the sign of a list's item until it is known where its text begins."""

_ITEM_ENDS = "\x1f"
_ITEM_BEGINS = re.compile(f"(?:{_ITEM}([^{_ITEM}]*){_ITEM}[ \n{_ROW}]*)+({_ITEM_ENDS}?)")
_MOST_PIECES = 1_000
_NO_CLASS: frozenset[str] = frozenset()
_ASCII_BLANKS = str.maketrans(f"\t\n\f\r{_ROW}{_ITEM}{_ITEM_ENDS}", " " * 7)
_UNSEEN = frozenset((
    "head", "title", "script", "style", "noscript", "template", "svg", "iframe", "object", "select",
    "textarea", "canvas", "audio", "video", "math", "button", "form",
))  # fmt: skip
_FRAME = frozenset(("nav", "header", "footer", "aside"))
_PARAGRAPHS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "section",
    "article", "main", "hr", "pre", "figure", "header", "footer", "address",
))  # fmt: skip
_LISTS = frozenset(("ul", "ol"))
_SEAM = "\x00"
_OWN_WORDS = "von|vom|van|ausstehend|parteilos|fraktionslos|unabhängig|dieBasis|ödp"
_SEAMS = re.compile(
    rf"(?:(?<=\.)|(?<=\bvon)){_SEAM}+(?=\w)"
    rf"|(?<=\w){_SEAM}+(?=[^\Wa-zß-öø-ÿ]|(?:{_OWN_WORDS})\b)"
)
"""Where two elements meet and another word begins: small letters go on with a marked one."""

_ROWS = frozenset(("div", "li", "tr", "dt", "dd", "figcaption"))
_PORTRAIT = "Portrait von"


def parse_html(markup: str) -> Element:
    """Parse a page; scripts are never run, and nothing is fetched.

    Args:
        markup: The page.

    Returns:
        Its root.

    Raises:
        Unreadable: It has too many tags, is nested too deeply, or holds no element.
    """
    if markup.count("<") > MAX_TAGS:
        raise Unreadable(
            N_("The page has more than {limit} HTML tags.", limit=MAX_TAGS),
            N_("Save only the text of the page."),
        )
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    _refuse_limits(parser.error_log)
    if root is None:
        raise Unreadable(N_("The page is empty."), N_("Save the page again."))
    return root


def _refuse_limits(errors: Iterable[_LogEntry]) -> None:
    """Raise where the parser gave up: it then leaves out the rest of the page."""
    for error in errors:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            deep = "depth" in str(error.message)
            raise Unreadable(
                N_("The page nests HTML more than {limit} deep.", limit=MAX_DEPTH)
                if deep
                else N_("The page holds more than 10 MB of text in one piece."),
                N_("Save only the text of the page."),
            )


def name_of(element: Element) -> str:
    """The name of an element's tag, in lower case."""
    return str(element.tag).lower()


def classes_of(element: Element) -> frozenset[str]:
    """The classes of an element."""
    written = element.get("class")
    return frozenset(str(written).split()) if written else _NO_CLASS


def is_unseen(element: Element) -> bool:
    """Whether a reader does not see an element: scripts, forms, what is marked as hidden."""
    return name_of(element) in _UNSEEN or element.get("hidden") is not None


def is_frame(element: Element) -> bool:
    """Whether an element is one of those around a page's content."""
    return name_of(element) in _FRAME


def text_of(
    element: Element, left_out: Callable[[Element], bool] = is_unseen, *, items: bool = False
) -> str:
    """The text of an element: paragraphs parted by one blank line, `<br>` as a line end.

    Args:
        element: The element.
        left_out: Which elements inside it are left out, with all in them.
        items: Whether items of lists begin with a bullet or their number.

    Returns:
        The text, without blanks at the ends of its lines.
    """
    lines = Lines.of(_tight("".join(_pieces(element, left_out, items=items))))
    return lines.text(0, len(lines))


def line_of(element: Element, *, apart: bool = False) -> str:
    """The beginning of an element's text, in one line with single blanks.

    Args:
        element: The element.
        apart: Whether words of different elements stand apart though no blank is between them; a
            word of which only a part is marked stays whole.
    """
    line = (_SEAM if apart else "").join(islice(_pieces(element, is_unseen), _MOST_PIECES))
    line = _SEAMS.sub(" ", line).replace(_SEAM, "") if apart else line
    return " ".join(line.split())


def outermost(elements: Iterable[Element], wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """Find elements of which none stands inside another one that was found.

    Args:
        elements: Elements in the order of the page.
        wanted: Which are looked for.

    Yields:
        Those, in order.
    """
    inside: set[Element] = set()
    for here in elements:
        if here.getparent() in inside:
            inside.add(here)
        elif wanted(here):
            inside.add(here)
            yield here


def _pieces(
    element: Element, left_out: Callable[[Element], bool], *, items: bool = False
) -> Iterator[str]:
    """Yield the text piece by piece, without recursion: pages may be nested deeply."""
    numbers: Counter[Element] = Counter()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, here in walk:
        yield _break(here)
        if event == "start" and here is not element and left_out(here):
            walk.skip_subtree()
        elif event == "start":
            if items and name_of(here) == "li":
                yield _item(here, numbers)
            yield _spaced(here.text)
            yield _portrait(here)
        elif here is not element:
            if items and name_of(here) == "li":
                yield _ITEM_ENDS
            yield _spaced(here.tail)


def _break(element: Element) -> str:
    """What stands before and after an element."""
    name = name_of(element)
    if name in _LISTS and (above := element.getparent()) is not None and name_of(above) == "li":
        return _ROW
    if name in _PARAGRAPHS:
        return "\n\n"
    if name in _ROWS:
        return _ROW
    return " " if name in {"td", "th"} else ""


def _item(element: Element, numbers: Counter[Element]) -> str:
    """The sign before an item of a list: a bullet, or its number in a list that is in order."""
    above = element.getparent()
    if above is None or name_of(above) != "ol":
        return f"{_ITEM}•{_ITEM}"
    numbers[above] += 1
    return f"{_ITEM}{numbers[above]}.{_ITEM}"


def _portrait(element: Element) -> str:
    """What an element without text says: a line end, or whom a picture shows."""
    if name_of(element) == "br":
        return "\n\n" if _is_alone(element) else "\n"
    shown = str(element.get("alt") or "") if name_of(element) == "img" else ""
    return f"\n{_spaced(shown)}\n" if shown.startswith(_PORTRAIT) else ""


def _is_alone(element: Element) -> bool:
    """Whether an element is all that stands in a row of its own."""
    row = element.getparent()
    if row is None or name_of(row) not in _ROWS or len(row) > 1:
        return False
    return not (_spaced(row.text) + _spaced(element.tail)).strip()


def _spaced(text: str | None) -> str:
    """Text between tags: its line ends mean no more than a blank."""
    return (text or "").translate(_ASCII_BLANKS)


def _tight(text: str) -> str:
    """Make runs of plain blanks one, and of ends of rows; no-break blanks stay as they are."""
    text = " ".join(part for part in text.split(" ") if part)
    text = _ITEM_BEGINS.sub(lambda found: "" if found[2] else f"{found[1]} ", text)
    text = text.replace(_ITEM_ENDS, "")
    text = text.replace(f" {_ROW}", _ROW).replace(f"{_ROW} ", _ROW)
    text = _ROW_ENDS.sub(_ROW, text)
    return text.replace(f"{_ROW}\n", "\n").replace(f"\n{_ROW}", "\n").replace(_ROW, "\n")
