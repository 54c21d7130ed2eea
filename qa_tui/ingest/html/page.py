"""An HTML page of a question becomes a thread.

Pages of the site's present layout are read by their classes; all others by the text forms, over
the text of the page's main part.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.people.person_names import same_person
from qa_tui.domain.records import Form, Kind
from qa_tui.ingest.html.answers import read_answers
from qa_tui.ingest.html.parts import (
    address_of,
    asking_note_of,
    date_of,
    find_parts,
    known_names,
    note_of,
    party_of,
    tags_of,
)
from qa_tui.ingest.html.text import is_frame, is_unseen, line_of, name_of, parse_html, text_of
from qa_tui.ingest.pages.marks import is_name, is_team
from qa_tui.ingest.pages.page import read_page_text
from qa_tui.ingest.pages.refusals import no_asker, no_question, no_representative
from qa_tui.ingest.pages.sureness import Doubt, guesses, sureness
from qa_tui.ingest.pages.title_people import slug_name
from qa_tui.ingest.pages.titles import read_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.ingest.html.parts import Parts
    from qa_tui.ingest.html.text import Element
    from qa_tui.ingest.pages.titles import OldTitle

PAGE_FORM = "HTML"
"""Name of the form of pages that are read by their classes."""

_ASKED_BY = re.compile(r"(?:Frage )?von ([^•·∙●]*)(?:[•·∙●].*)?")


def read_html(markup: str, url: str | None = None) -> SourceThread:
    """Read one HTML page.

    Args:
        markup: The page.
        url: Its address where that is known from elsewhere; the page's own canonical one counts
            more, since the same page has several addresses.

    Returns:
        The thread.

    Raises:
        Unreadable: The page is a list, no thread, lacks asker, representative or question, or is
            too large or too deeply nested to be read.
    """
    root = parse_html(markup)
    url = address_of(root, markup) or url
    parts = find_parts(root)
    if parts is None:
        return read_page_text(text_of(_main(root), _outside), url)
    return _Page(root, parts, url).thread()


class _Page:
    """A page of the present layout."""

    def __init__(self, root: Element, parts: Parts, url: str | None) -> None:
        self.root, self.parts, self.url = root, parts, url
        self.heading = line_of(parts.heading)
        self.asker = _asker(parts)
        self.names = known_names(root, parts.scope, url)
        self.title = read_title(self.heading, self.asker, self.names)
        if self.title and self.title.to not in self.names:
            self.names = (*self.names, self.title.to)
        self.answers = read_answers(parts, self.names)

    def thread(self) -> SourceThread:
        """The thread that the page shows."""
        to = self._to()
        title = self.title
        asker = self.asker or (title.asker if title else None)
        if not asker:
            raise no_asker()
        asked = self._question(asker, title)
        doubts = set(self._doubts(to))
        tags = tags_of(self.parts.scope)
        return SourceThread(
            to=to,
            party=self.answers.party or party_of(self.root),
            topic=(title.topic if title else None) or next(iter(tags), None),
            form=Form.OLD if title else Form.NEW,
            title=title.public(asker) if title else self.heading,
            asking_note=asking_note_of(self.root),
            url=self.url,
            page_form=PAGE_FORM,
            sureness=sureness(doubts),
            messages=(asked, *(answer.message(to) for answer in self.answers.given)),
            guesses=guesses(doubts),
        )

    def _to(self) -> str:
        """The name of the representative."""
        credited = [name for name in self.answers.credited if not is_team(name)]
        to = next(iter((*self.names, *credited)), None) or slug_name(self.url)
        if not to:
            raise no_representative()
        return to

    def _question(self, asker: str, title: OldTitle | None) -> SourceMessage:
        """The question; the heading of the old form is no part of it."""
        body = self.parts.body()
        if not (body if title else self.heading):
            raise no_question()
        return SourceMessage(
            kind=Kind.QUESTION,
            author=asker,
            party=None,
            date=date_of(self.parts.meta, self.parts.question_parts()),
            text=body if title else self.heading,
            background="" if title else body,
            annotation=note_of(self.parts.question_parts()),
        )

    def _doubts(self, to: str) -> Iterator[Doubt]:
        """Yield what is doubtful; see `Doubt`."""
        yield from self.answers.doubts
        if self.title is None and not self.heading.endswith("?"):
            yield Doubt.NO_QUESTION_SIGN
        credited = [name for name in self.answers.credited if not is_team(name)]
        if not all(same_person(name, to) for name in credited):
            yield Doubt.NAMES_DIFFER
        if not (self.names or credited):
            yield Doubt.TO_LOST
        if self.title and not self.title.sure:
            yield Doubt.NAME_SPLIT_GUESSED


def _asker(parts: Parts) -> str | None:
    """The public name of the asker, from the line `Frage von NAME • 09.09.2017`."""
    if parts.meta is None:
        return None
    lines = (line_of(parts.meta, apart=True), line_of(parts.meta))
    found = next(filter(None, map(_ASKED_BY.fullmatch, lines)), None)
    name = found.group(1).strip(" ,") if found else ""
    return name if is_name(name) else None


def _main(root: Element) -> Element:
    """The main part of a page, or all of it."""
    for here in islice(root.iter(), 20_000):
        if name_of(here) == "main" or here.get("role") == "main":
            return here
    return root


def _outside(element: Element) -> bool:
    """Whether an element belongs to the site and not to the page."""
    return is_unseen(element) or is_frame(element)
