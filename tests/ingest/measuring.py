"""Compares what the readers make of the pages of the corpus with the truth about them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.imports.source import SourceMessage, SourceThread

HERE = Path(__file__).parent
THREADS = ("f1", "f2", "f3", "f4", "f5")
NO_THREADS = ("f6", "f7")
HTML = "html"
UNSURE = 0.7
"""Below this sureness a person looks at a guess before it is believed."""

_REASONS = {
    "F6": "The page is a list of questions, not a thread.",
    "F7": "The page has nothing of a thread: its extraction failed.",
}
_GUESSED_AS = {"to": {"to"}, "asker": {"asker", "author"}}
"""Fields that a page may not tell at all; a reader may guess them if it names them as guesses."""


@dataclass(frozen=True)
class Page:
    """One page of the corpus with the truth about it."""

    name: str
    form: str
    raw: bytes
    truth: dict[str, Any]


@dataclass
class Tally:
    """What was counted for one form.

    Attributes:
        given: Values the reader gave, by field.
        right: Those among them that are true.
        true: Values that the truth has.
        pages: Pages read.
        whole: Pages of which every field is right.
        wrong: Page, field, truth and what was read, of every field that differs; a page that was
            refused stands there once, with the reason.
        borders: Border right, wrong and flagged, wrong and sure, refused.
    """

    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    whole: int = 0
    wrong: list[tuple[str, str, object, object]] = field(default_factory=list)
    borders: Counter[str] = field(default_factory=Counter)

    def precision(self, name: str) -> float:
        """Share of the given values that are true; 1 where none was given."""
        return self.right[name] / self.given[name] if self.given[name] else 1.0

    def recall(self, name: str) -> float:
        """Share of the true values that were given; 1 where there is none."""
        return self.right[name] / self.true[name] if self.true[name] else 1.0

    def border_right(self) -> float:
        """Share of the pages without separators whose border is right."""
        return self.borders["right"] / (sum(self.borders.values()) or 1)

    def border_flagged(self) -> float:
        """Share of the wrong borders that the reader was not sure of; 1 where none is wrong."""
        wrong = self.borders["flagged"] + self.borders["sure"]
        return self.borders["flagged"] / wrong if wrong else 1.0


def pages(half: str, form: str) -> list[Page]:
    """The pages of one form, or those that are HTML, in one half (`open` or `aside`), by name."""
    folder, ends = (
        (HERE / HTML / half, "*.html") if form == HTML else (HERE / "corpus" / half / form, "*.txt")
    )
    return [
        Page(
            path.stem,
            form,
            path.read_bytes(),
            json.loads(path.with_suffix(".json").read_text(encoding="utf-8")),
        )
        for path in sorted(folder.glob(ends))
    ]


def measure(of: Iterable[Page]) -> Tally:
    """Read the pages and compare what was read with the truth."""
    tally = Tally()
    for page in of:
        try:
            read: SourceThread | Unreadable = _read(page)
        except Unreadable as reason:
            read = reason
        before = len(tally.wrong)
        _compare(tally, page, read)
        tally.pages += 1
        tally.whole += len(tally.wrong) == before
    return tally


def _read(page: Page) -> SourceThread:
    """Read a page as an import does; an HTML page tells its address itself."""
    url = None if page.form == HTML else page.truth["url"]
    return read_bytes(page.raw, Limits(), url)[1]


def _compare(tally: Tally, page: Page, read: SourceThread | Unreadable) -> None:
    """Count one page."""
    if page.truth["page_form"] in _REASONS:
        seen = str(read.what) if isinstance(read, Unreadable) else "read as a thread"
        _count(tally, page, "recognised", _REASONS[page.truth["page_form"]], seen)
        return
    if isinstance(read, Unreadable):
        tally.true.update(name for name, truth in fields_true(page.truth).items() if truth)
        tally.wrong.append((page.name, "refused", None, str(read.what)))
        tally.borders.update(["refused"] if page.truth["page_form"] == "F3" else [])
        return
    found = fields_read(read)
    guesses = getattr(read, "guesses", ())
    for name, truth in fields_true(page.truth).items():
        value = found.get(name)
        if truth is None and _GUESSED_AS.get(name, set()) & {*guesses}:
            value = None
        _count(tally, page, name, truth, value)
    if page.truth["page_form"] == "F3":
        tally.borders[_border(page, read)] += 1


def _count(tally: Tally, page: Page, name: str, truth: object, value: object) -> None:
    """Count one field."""
    tally.given[name] += value is not None
    tally.true[name] += truth is not None
    tally.right[name] += truth is not None and value == truth
    if value != truth:
        tally.wrong.append((page.name, name, truth, value))


def _border(page: Page, read: SourceThread) -> str:
    """Whether question and answer were parted where they are parted in truth.

    Returns:
        `right`, or where it is wrong `flagged` or `sure`.
    """
    edges_read = _edges(fields_read(read))
    if edges_read == _edges(fields_true(page.truth)):
        return "right"
    return "flagged" if read.sureness < UNSURE else "sure"


def _edges(values: dict[str, Any]) -> tuple[str, str | None]:
    """Last line of the question, first line of the answer."""
    asked = values["background"] or values["question"]
    return asked.split("\n")[-1], (values["answers"] or "\n").split("\n")[0] or None


def fields_true(truth: dict[str, Any]) -> dict[str, Any]:
    """The fields that are compared, as the truth has them; None where there is nothing."""
    question, *answers = truth["messages"]
    return {
        **{name: truth[name] for name in ("page_form", "form", "to", "party", "topic", "title")},
        "asking note": truth["asking_note"],
        "asker": question["author"],
        "asked on": question["date"],
        "question": words(question["text"]),
        "background": words(question["background"]),
        "answers": words("\n\n".join(answer["text"] for answer in answers)),
        "answer count": len(answers) or None,
        "answered by": _each(answer["author"] for answer in answers),
        "answer party": _each(answer["party"] for answer in answers),
        "answered on": _each(answer["date"] for answer in answers),
        "standard reply": _each(answer["standard_reply"] or None for answer in answers),
        "annotation": _each(message["annotation"] for message in truth["messages"]),
    }


def fields_read(read: SourceThread) -> dict[str, Any]:
    """The same fields of a thread that was read."""
    return fields_true(
        {
            "page_form": read.page_form,
            "form": str(read.form),
            "to": read.to or None,
            "party": read.party,
            "topic": read.topic,
            "title": read.title,
            "asking_note": read.asking_note,
            "messages": [_message(message) for message in read.messages],
        }
    )


def _message(message: SourceMessage) -> dict[str, Any]:
    """The parts of a message that are compared."""
    return {
        "author": message.author or None,
        "party": message.party,
        "date": message.date,
        "text": message.text,
        "background": message.background,
        "standard_reply": message.standard_reply,
        "annotation": message.annotation,
    }


def words(text: str) -> str | None:
    """A text as it is compared: its lines word for word, blanks of any width alike."""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n")) or None


def _each(values: Iterable[Any]) -> tuple[Any, ...] | None:
    """Values of all answers in order, or None where no answer has one."""
    every = tuple(values)
    return every if any(every) else None
