"""The parts of an HTML page of the site's present layout, found by their classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qa_tui.ingest.html.text import classes_of, is_unseen, line_of, name_of, outermost, text_of
from qa_tui.ingest.pages.marks import STANDARD_REPLY, is_name, portrait_of
from qa_tui.ingest.pages.moments import MONTHS, day_of
from qa_tui.ingest.pages.parties import is_known_party
from qa_tui.ingest.pages.refusals import list_of_questions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from qa_tui.ingest.html.text import Element

QUESTION = "question__question"
META = "question__question-meta"
BODY = frozenset({"question__question-text", "question__question-body"})
TAGS = "question__tags"
ANSWER = "question__answer"
ANSWER_HEADER = "answer__header"
ANSWER_BODY = "answer__body"
NOTE = "aw:mod_annotation"

_HEADINGS = frozenset({"h1"})
_WHOLE = frozenset({"article", "main", "body", "html"})
_BESIDE = frozenset({"nav", "footer", "aside"})
_LATER = frozenset({TAGS, ANSWER, ANSWER_HEADER, ANSWER_BODY})
_SHOWN_DATE = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}\.(?:[0-9]{{1,2}}\.| (?:{'|'.join(MONTHS)}) )[0-9]{{4}}(?![0-9])"
)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_SAVED_FROM = re.compile(r"<!-- saved from url=\([0-9]{1,6}\)(https?://[^\s<>]{1,2000}) -->")
_SLUG = re.compile(r"/profile/([^/?#]{1,200})")
_BUTTONS = frozenset({"Zum Profil", "Frage stellen"})
_DISABLED = "Die Frage-Funktion"
_LOOK_AT = 4_096
_MOST_QUESTIONS = 1_000
_LONGEST_NOTE = 1_000
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True)
class Parts:
    """Where the parts of a question stand.

    Attributes:
        scope: The smallest known part of the page with everything about the question.
        heading: The question of the new form, or the title of the old one.
        meta: The line that names the asker, or None.
    """

    scope: Element
    heading: Element
    meta: Element | None

    def question_parts(self) -> Iterator[Element]:
        """Yield the elements of the scope before the first answer, tags left out."""
        for here in self.scope.iter():
            if classes_of(here) & (_LATER - {TAGS}):
                return
            yield here

    def body(self) -> str:
        """The text of the question below its heading; tags, notes and the asker are no part."""
        marked = outermost(self.question_parts(), lambda here: bool(classes_of(here) & BODY))
        texts = [text_of(here, _no_text, items=True) for here in marked]
        return "\n\n".join(text for text in texts or self._below() if text)

    def _below(self) -> list[str]:
        """What follows the heading, else what follows the boxes around it, up to the answers."""
        texts: list[str] = []
        here = self.heading
        while here is not self.scope and name_of(here) not in _WHOLE and not any(texts):
            for sibling in here.itersiblings():
                if classes_of(sibling) & _LATER or _holds_answer(sibling):
                    return texts
                if not _no_text(sibling):
                    texts.append(text_of(sibling, _no_text, items=True))
            here = here.getparent()
        return texts


def find_parts(root: Element) -> Parts | None:
    """Find the question of a page.

    Args:
        root: The page.

    Returns:
        Its parts; None where the page has none of the known classes.

    Raises:
        Unreadable: The page shows several questions and none as its heading, or one that is but
            a link to its own page.
    """
    asked = [here for here in root.iter() if QUESTION in classes_of(here)]
    if not asked:
        return None
    first = [here for here in asked if name_of(here) in _HEADINGS]
    chosen = first or asked
    linked = not first and any(here.get("href") for here in chosen[0].iter("a"))
    if linked or len(chosen) > 1 or len(asked) > _MOST_QUESTIONS:
        raise list_of_questions()
    others = {here for here in asked if here not in chosen and not is_beside(here)}
    scope = _scope(chosen[0], others)
    metas = (here for here in scope.iter() if META in classes_of(here))
    return Parts(scope, chosen[0], next(metas, None))


def _scope(heading: Element, others: set[Element]) -> Element:
    """The largest part of the page around a question in which no other question stands."""
    foreign = {above for other in others for above in other.iterancestors()}
    scope = heading
    for above in heading.iterancestors():
        if above in foreign:
            break
        scope = above
        if name_of(above) == "main":
            break
    return scope


def is_beside(element: Element, around: Collection[Element] = ()) -> bool:
    """Whether an element stands in a part of the page beside its question, and what is around."""
    above = (here for here in element.iterancestors() if here not in around)
    return any(name_of(here) in _BESIDE for here in above)


def _holds_answer(element: Element) -> bool:
    """Whether an answer stands somewhere in an element."""
    return any(classes_of(here) & (_LATER - {TAGS}) for here in element.iter())


def _no_text(element: Element) -> bool:
    """Whether an element is no text of a question or an answer."""
    found = classes_of(element)
    return (
        is_unseen(element)
        or is_note(element)
        or bool(found & {TAGS, META, QUESTION})
        or name_of(element) in _BESIDE
    )


def is_note(element: Element) -> bool:
    """Whether an element is a moderators' note: by its name, or by what marks it."""
    marks = (element.get("class"), element.get("property"), element.get("itemprop"))
    return name_of(element) == NOTE or any(NOTE in str(mark or "").split() for mark in marks)


def note_of(parts: Iterable[Element]) -> str | None:
    """The moderators' notes in some parts of a page, joined; None where there are none."""
    notes = (text_of(here, items=True) for here in outermost(parts, is_note))
    return "\n\n".join(note for note in notes if note) or None


def text_without_notes(element: Element) -> str:
    """The text of an element without what moderators added to it."""
    return text_of(element, lambda here: _no_text(here) or _is_label(here), items=True)


def is_standard(parts: Iterable[Element]) -> bool:
    """Whether one of some elements is the mark of a standard reply."""
    return any(_is_label(here) for here in parts)


def _is_label(element: Element) -> bool:
    """Whether an element holds the mark of a standard reply and nothing else."""
    return len(element) == 0 and " ".join(str(element.text or "").split()) in STANDARD_REPLY


def date_of(shown: Element | None, parts: Iterable[Element]) -> str | None:
    """The date of a question or an answer.

    The date that readers see decides: the one in `itemprop` may be a moment in another time zone,
    which is the day before for all that happened shortly after midnight.

    Args:
        shown: The line that shows it, or None.
        parts: Elements that may carry it as `itemprop`.

    Returns:
        An ISO date, or None where the page does not tell.
    """
    written = _SHOWN_DATE.search(line_of(shown)) if shown is not None else None
    found = day_of(written.group()) if written else None
    if found:
        return found
    for here in parts:
        if here.get("itemprop") in {"datePublished", "dateCreated"}:
            return _stamp(str(here.get("datetime") or here.get("content") or "") or line_of(here))
    return None


def _stamp(written: str) -> str | None:
    """The date of `2023-06-12T10:15:00+02:00` or of `12.06.2023`."""
    found = _ISO_DATE.match(written.strip())
    if found is None:
        return day_of(written.strip())
    try:
        return date.fromisoformat(found.group()).isoformat()
    except ValueError:
        return None


def tags_of(scope: Element) -> list[str]:
    """The topics of a question: what stands in the innermost elements of the row of tags."""
    for here in scope.iter():
        if TAGS in classes_of(here):
            leaves = (leaf for leaf in here.iter() if len(leaf) == 0 and not is_unseen(leaf))
            tags = (" ".join(str(leaf.text or "").split()).lstrip("# ") for leaf in leaves)
            return list(dict.fromkeys(tag for tag in tags if tag))
    return []


def asking_note_of(root: Element) -> str | None:
    """What the page says about asking, word for word, or None."""
    for here in root.iter("p", "div", "span"):
        if str(here.text or "").strip().startswith(_DISABLED):
            return line_of(here)[:_LONGEST_NOTE]
    return None


def known_names(root: Element, scope: Element, url: str | None) -> tuple[str, ...]:
    """Names of the representative from other places than the lines over answers.

    Args:
        root: The page.
        scope: The part of it that belongs to the question.
        url: The page's address, which shows whose profile it belongs to, or None.

    Returns:
        The names in links to that profile; else the one under pictures of the scope or of the
        page, where that is one only: other pictures may show other people.
    """
    slug = _SLUG.search(url or "")
    profile = f"/profile/{slug.group(1)}" if slug else ""
    links = (here for here in root.iter("a") if profile and _path(here.get("href")) == profile)
    names = _names(line_of(link) for link in islice(links, _MOST_QUESTIONS))
    if names:
        return names
    for part in (scope, root):
        names = _names(_alternative(here) for here in part.iter("img"))
        if len(names) == 1:
            return names
    return ()


def party_of(root: Element) -> str | None:
    """The label of the representative beside their name, where the page marks it as a party."""
    for here in root.iter("a", "div", "p", "span"):
        if any(name.endswith("party") for name in classes_of(here)):
            label = line_of(here)
            return label if is_known_party(label) else None
    return None


def _alternative(picture: Element) -> str:
    """What stands for a picture, where it shows a representative."""
    shown = " ".join(str(picture.get("alt") or "").split())
    return shown if portrait_of(shown) else ""


def _names(lines: Iterable[str]) -> tuple[str, ...]:
    """The names among some lines, without the words that tell of a picture."""
    names = (portrait_of(line) or line for line in lines)
    return tuple(
        dict.fromkeys(
            name for name in names if is_name(name) and " " in name and name not in _BUTTONS
        )
    )


def _path(address: object) -> str | None:
    """The path of an address without a slash at its end; None where it is no address."""
    try:
        return urlsplit(str(address or "")).path.rstrip("/")
    except ValueError:
        return None


def address_of(root: Element, markup: str) -> str | None:
    """The canonical address of a page, else the one that it was saved from, or None."""
    for here in root.iter("link", "meta"):
        canonical = str(here.get("rel") or "").lower() == "canonical"
        if canonical or here.get("property") == "og:url":
            address = str(here.get("href") or here.get("content") or "").strip()
            if address.startswith(("https://", "http://")) and len(address) <= _LONGEST_ADDRESS:
                return address
    saved = _SAVED_FROM.search(markup, 0, _LOOK_AT)
    return saved.group(1) if saved else None
