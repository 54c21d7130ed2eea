"""Form F3: title, question and answer with nothing between them; the border is inferred."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.borderline import InferredBorder, infer_border
from qa_tui.ingest.letters.phrases import Greeted, greeting, is_sign_off
from qa_tui.ingest.letters.rows import MOST_ROWS
from qa_tui.ingest.letters.signatures import public_name, signature
from qa_tui.ingest.pages.assembly import Answers, assemble
from qa_tui.ingest.pages.foot import above_buttons, footer
from qa_tui.ingest.pages.frame import Frame
from qa_tui.ingest.pages.head import PageHead
from qa_tui.ingest.pages.lines import LONGEST_WAY
from qa_tui.ingest.pages.lone_question import is_lone_question
from qa_tui.ingest.pages.marks import AnswerMark, QuestionMark, is_salutation
from qa_tui.ingest.pages.other_forms import TEASERS
from qa_tui.ingest.pages.people import People, fold, words_of
from qa_tui.ingest.pages.sureness import Doubt
from qa_tui.ingest.pages.title_people import read_people, slug_name
from qa_tui.ingest.pages.titles import OldTitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.pages.lines import Lines
    from qa_tui.ingest.pages.title_people import ReadTitle

NAME = "F3"
NOBODY = "N. N."
"""The name of somebody whom a page does not show."""

_TITLE_ROWS = 6
_LONGEST_QUESTION = 300
_LONG_ROW = 200
_QUESTION_SLUG = re.compile(r"/fragen-antworten/([a-z0-9-]{1,300})")
_SHORTEST_SLUG = 10
_BEFORE_NAMES = frozenset({"frau", "herr", "herrn", "dr"})
_LOOK_AT = 400
_BARE = PageHead(
    *(None, None, None, None, (), None), strange=False, bare=True, plausible=True, guessed=False
)


@dataclass(frozen=True)
class Stripped:
    """A page without separators.

    Attributes:
        lines: The page.
        place: Index of the title.
        body: Index of the first line under it.
        title: The title of the old form, or None where it is a question.
        url: Address of the page, or None.
    """

    lines: Lines
    place: int
    body: int
    title: ReadTitle | None
    url: str | None

    @cached_property
    def end(self) -> int:
        """Index after the last line of the texts."""
        to = self.title.to if self.title else ""
        end = footer(self.lines, self.body, (to,) if to else ())
        return above_buttons(self.lines, self.body, end, to)


def find_title(lines: Lines, url: str | None) -> Stripped | None:
    """Find the title among the first lines, or under the way to the page: of two alike the last.

    Args:
        lines: The page.
        url: Its address, or None.

    Returns:
        The page with its title; None where no line can be one.
    """
    for place in range(min(LONGEST_WAY, len(lines))):
        row = lines.tight(place)
        title = read_people(lines, place, url)
        further = place >= _TITLE_ROWS
        if is_salutation(row) or (
            further and (len(row) > _LONG_ROW or (title and not (title.topic or title.dangling)))
        ):
            break
        if title is None:
            continue
        again = read_people(lines, title.body, url) if title.body < len(lines) else None
        if again is not None and again.to.startswith(title.to[:3]):
            return Stripped(lines, title.body, again.body, again, url)
        return Stripped(lines, place, title.body, title, url)
    question, body = _question_title(lines, url)
    return Stripped(lines, question, body, None, url) if body else None


def _question_title(lines: Lines, url: str | None) -> tuple[int, int]:
    """Where a question begins and ends; (0, 0) where none stands in the first lines.

    It is the first line, or the one that the address tells under the way to the page.
    """
    told = (at for at in range(min(LONGEST_WAY, len(lines))) if _is_slug(lines.tight(at), url))
    place = next(told, 0)
    row = lines.tight(place)
    under = lines.next_filled(place)
    asks = row.endswith("?") or _is_slug(row, url)
    if asks and len(row) <= _LONGEST_QUESTION:
        again = lines.tight(under) == row
        return (under, lines.next_filled(under)) if again else (place, under)
    joined = f"{row} {lines.tight(1)}"
    if under == 1 and row and joined.endswith("?") and len(joined) <= _LONGEST_QUESTION:
        return 0, lines.next_filled(1)
    return 0, 0


def has_words(page: Stripped) -> bool:
    """Whether people's words stand under the title, not just pieces of a page's frame.

    Args:
        page: The page.

    Returns:
        Whether somebody greets, signs off or writes at length there; or the title is sure to be one
        and nothing under it is the platform's own.
    """
    places = range(page.body, min(page.end, page.body + _LOOK_AT))
    if any(_is_of_a_letter(page.lines, at) for at in places if page.lines.rows[at]):
        return True
    rows = [row for row in map(page.lines.tight, places) if row]
    sure = bool(rows) if page.title else _is_asked_by_address(page) or _alone(page)
    return sure and not any(TEASERS.search(row) for row in rows)


def _is_of_a_letter(lines: Lines, at: int) -> bool:
    """Whether a line greets, signs off or is a long one."""
    row = lines.tight(at)
    return len(lines.rows[at]) >= _LONG_ROW or is_salutation(row) or is_sign_off(row)


def _alone(page: Stripped) -> bool:
    """Whether a page is one question, without an address that tells it from any other line."""
    framed = page.title is not None or page.place or page.end > page.body
    return not (framed or _is_asked_by_address(page)) and is_lone_question(page.lines.tight(0))


def _is_asked_by_address(page: Stripped) -> bool:
    """Whether the address of a page holds the words of its title."""
    return _is_slug(" ".join(map(page.lines.tight, range(page.place, page.body))), page.url)


def _is_slug(title: str, url: str | None) -> bool:
    """Whether an address holds the words of a title."""
    asked = _QUESTION_SLUG.search(url or "")
    if asked is None or len(asked[1]) < _SHORTEST_SLUG:
        return False
    words = [fold(word) for word in re.findall(r"\w+", title)]
    return "-".join(words).startswith(asked[1])


def read(page: Stripped) -> SourceThread:
    """Read a page of form F3.

    Args:
        page: The page with its title.

    Returns:
        The thread; `guesses` says what was inferred.

    Raises:
        Unreadable: The page has no text of a question.
    """
    title = page.title
    people = _known_people(page)
    border = _border(page, people)
    if title is None:
        people = _from_letters(page, people, border)
        border = _border(page, people)
        people = _from_letters(page, people, border)
    elif people.asker is None:
        people = replace(people, asker=_asker_by_letters(page, border))
    doubts = {border.doubt}
    if title is None or title.asker is None:
        doubts.add(Doubt.ASKER_LOST)
    if title is None:
        doubts.add(Doubt.TO_LOST if people.to else Doubt.TO_MISSING)
    elif not title.sure:
        doubts.add(Doubt.NAME_SPLIT_GUESSED)
    if _alone(page):
        doubts.add(Doubt.QUESTION_ALONE)
    marks = [AnswerMark(place, place, None, None, None, None) for place in border.places]
    return assemble(frame_of(page, people), Answers(marks, frozenset(doubts)), NAME, page.url)


def _known_people(page: Stripped) -> People:
    """Who writes to whom, as far as title and address tell."""
    if page.title is not None:
        return People(page.title.to, page.title.asker)
    return People(slug_name(page.url), None)


def _border(page: Stripped, people: People) -> InferredBorder:
    """Where the answers begin."""
    return infer_border(page.lines, page.body, page.end, people, asked=page.title is None)


def frame_of(page: Stripped, people: People, asked_on: str | None = None) -> Frame:
    """The page as the forms with a frame have it.

    Args:
        page: The page with its title.
        people: Who writes to whom.
        asked_on: ISO date of the question, or None.

    Returns:
        The frame, with the title in the place of the line that names the asker.
    """
    title = page.title
    asker = people.asker or NOBODY
    old = (
        OldTitle(title.to, title.asker, title.topic, title.sure, title.dangling) if title else None
    )
    return Frame(
        lines=page.lines,
        mark=QuestionMark(page.place, page.place, asker, asked_on, dated=False),
        quoted=False,
        head=_BARE,
        title=old,
        title_rows=page.body - page.place,
        asker=asker,
        shown=people.to or NOBODY,
        names=(people.to,) if people.to else (),
    )


def _from_letters(page: Stripped, known: People, border: InferredBorder) -> People:
    """Who writes to whom, from salutations and signatures of a page whose title names nobody."""
    to = known.to
    first = border.places[0] if border.places else page.end
    signed = signature(page.lines, first, page.end) if border.places else None
    if signed and (to is None or _same_folded(signed, to)):
        to = signed
    else:
        greeted = _greeted(page, page.body, first, known)
        to = _respelled(to, [*words_of(greeted or ""), *_naming(page, to)]) if to else greeted
    return People(to, _asker_by_letters(page, border))


def _asker_by_letters(page: Stripped, border: InferredBorder) -> str | None:
    """The asker, from the signature of the question, else from the salutation of the answer."""
    first = border.places[0] if border.places else page.end
    signed = signature(page.lines, page.body, first)
    if signed:
        return public_name(signed)
    return _greeted(page, first, first + 1, People(None, None)) if border.places else None


def _greeted(page: Stripped, start: int, end: int, known: People) -> str | None:
    """Whom the first salutation of a text names."""
    for at in range(start, min(end, len(page.lines))):
        found = greeting(page.lines.tight(at), known)
        if found is not None and found.address is not Greeted.NOBODY_NAMED and found.name:
            return found.name
    return None


def _naming(page: Stripped, to: str) -> Iterator[str]:
    """The words of the letters that name somebody: behind `Frau` or `Herr`, or two of the name."""
    known = {fold(word) for word in to.split(" ")}
    for at in range(page.body, min(page.end, page.body + MOST_ROWS)):
        for before, word in pairwise(words_of(page.lines.tight(at))):
            if fold(word.rpartition("-")[2]) in known and fold(before) in known | _BEFORE_NAMES:
                yield from (before, word)


def _respelled(name: str, words: Sequence[str]) -> str:
    """A name from an address, with the umlauts, accents and hyphens that a salutation shows."""
    shown = name.split(" ")
    for word in (word.rstrip(".") for word in words if word[:1].isupper()):
        parts = [fold(part) for part in word.split("-")]
        for at in range(len(shown) - len(parts) + 1):
            if [fold(part) for part in shown[at : at + len(parts)]] == parts:
                shown[at : at + len(parts)] = [word]
                break
    return " ".join(shown)


def _same_folded(one: str, other: str) -> bool:
    """Whether two names agree but for umlauts, titles, hyphens and case."""
    words, known = (
        {fold(word) for word in words_of(name.replace("-", " "))} for name in (one, other)
    )
    return known <= words
