"""A desk in which every text and every name is given: hostile strings, or harmless ones."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from itertools import cycle
from typing import TYPE_CHECKING, Any

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import storable
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.sample_directory import close_by_hand, load_directory
from qa_tui.store.decisions import decide
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.messages.intake import answer, ask
from qa_tui.store.opening import open_desk
from tests.hostile import HOSTILE
from tests.stored_page import store_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qa_tui.domain.moments import Clock
    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

HARMLESS = [f"Wort {number}" for number in range(len(HOSTILE))]

TOGETHER = 40
"""Strings in the texts of one long thread."""
ASKED = 20
"""Questions that were asked on the desk and decided in all ways."""

_DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"  # directions
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINED = re.compile("(?<![\u200d\ufe0f])[\u200d\ufe0f]+")


def moment() -> datetime:
    """The moment at which the desk stands still."""
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def dangers(text: str) -> list[str]:
    """The characters of a text that could move the cursor or force a direction."""
    return [ascii(character) for character in _DANGEROUS.findall(text)]


def offences(text: str) -> list[str]:
    """Dangers, and characters that cannot be seen; emoji may be held together."""
    found = [*_DANGEROUS.findall(text), *_UNSEEN.findall(text)]
    for joined in _JOINED.finditer(text):
        before = text[joined.start() - 1 : joined.start()]
        symbol = before and unicodedata.category(before) in {"So", "Sk"}
        if not symbol and before not in {*"0123456789#*"}:
            found.append(f"{before}{joined[0]}")
    return [ascii(character) for character in found]


def _short(text: str, length: int = 40) -> str:
    return storable(text)[:length]


def _name(text: str) -> str:
    """A name that is taken: something of it can be seen."""
    return f"{_short(text)}x"


def directory(words: Sequence[str]) -> dict[str, Any]:
    """Parties, parliaments, periods, topics and people with given names, all unlike."""
    given = cycle(words)
    texts = [f"{number} {_short(next(given))}" for number in range(80)]
    periods = [
        {"key": "now", "kind": "legislature", "starts": -100, "ends": 100},
        {"key": "next", "kind": "election", "starts": 50, "ends": 80},
    ]
    return {
        "party": [
            {"key": f"p{n}", "short": texts[n], "name": texts[n + 1]} for n in range(0, 20, 2)
        ],
        "parliament": [{"key": "lt", "name": texts[21]}],
        "period": [
            {**row, "parliament": "lt", "name": texts[22 + n]} for n, row in enumerate(periods)
        ],
        "topic": [{"key": f"t{n}", "name": texts[30 + n]} for n in range(10)],
        "representative": [
            {
                "key": f"r{n}",
                "first_name": texts[40 + n],
                "last_name": texts[50 + n],
                "title": texts[60 + n],
                "party": f"p{2 * n}",
                "mandate": [
                    {
                        "kind": kind,
                        "period": period,
                        "party": f"p{2 * n}",
                        "constituency": texts[70 + n],
                        **({"closed_reason": texts[60 + n]} if n == 9 else {}),
                    }
                    for kind, period in (("mandate", "now"), ("candidacy", "next"))
                ],
            }
            for n in range(10)
        ],
    }


def _batches(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), size):
        yield words[start : start + size]


def _pages(words: Sequence[str]) -> Iterator[SourceThread]:
    """Published threads: many with two strings in names and title, few with long texts."""
    for one, two in _batches(words, 2):
        yield _page(one, two, one, ())
    for number, some in enumerate(_batches(words, TOGETHER)):
        yield _page(f"{number}", some[0], "\n\n".join(some), some)


def _page(title: str, name: str, text: str, more: Sequence[str] = ()) -> SourceThread:
    """A page; `more` strings make answers, backgrounds and annotations."""
    party = _short(name) or None
    answers = tuple(
        SourceMessage(
            Kind.ANSWER, name[:80], party, None, one[:3000], annotation=one, standard_reply=True
        )
        for one in more[1:4]
    )
    asked = SourceMessage(
        Kind.QUESTION,
        name[:200],
        party,
        None,
        text,
        background="\n".join(one[:3000] for one in more[4:9]),
        annotation="\n".join(one[:3000] for one in more[9:14]) or None,
    )
    return SourceThread(
        to=f"{title[:30]} {name[:30]}",
        party=party,
        topic=title[:60],
        form=Form.OLD if more else Form.NEW,
        title=title,
        asking_note=title,
        url=title,
        page_form="F1",
        sureness=0.5,
        messages=(asked, *answers),
    )


def make_desk(path: Path, words: Sequence[str], clock: Clock) -> Desk:
    """Make the desk.

    Args:
        path: Its file.
        words: The strings, to be found in every field.
        clock: Tells the moment.

    Returns:
        The desk.
    """
    desk = open_desk(path, create=True, name=" ".join(map(_short, words[:4])), clock=clock)
    actor = storable("".join(words[1:9]))[:90]
    with desk.writing(actor) as writer:
        people = directory(words)
        keys = load_directory(writer, people, writer.now)
        _ask(writer, words)
        close_by_hand(writer, people, keys)
        run = start_run(writer)
        for number, page in enumerate(_pages(words)):
            name = storable(words[number % len(words)]) or "empty"
            store_page(writer, run, page, PageFile(name, f"{number:064}", "utf-8"))
    return desk


def _ask(writer: Writer, words: Sequence[str]) -> None:
    """Questions, answers and decisions with notes, through the real writers."""
    for number in range(ASKED):
        some = [storable(text) for text in words[number::ASKED]]
        asked = ask(
            writer,
            number % 9 + 1,
            NewQuestion(
                title=f"{' '.join(_short(text, 12) for text in some)[:180]} x?",
                text="",
                background=f"{' '.join(_short(text) for text in some)}"[:1000],
                topic="",
                first_name=_name(some[0]),
                last_name=_name(some[1]),
                email=f"someone{number}@example.org",
                town=_name(some[2]),
                phone=_short(some[3]),
            ),
        )
        note = f"x {' '.join(some)[:1500]}"
        match number % 5:
            case 0:
                decide(writer, Decision(asked.message, Verb.REFUSE, "insult", note))
            case 1:
                decide(writer, Decision(asked.message, Verb.RETURN, note=note))
            case 2:
                decide(writer, Decision(asked.message, Verb.HOLD, note=note))
            case 3:
                decide(writer, Decision(asked.message, Verb.PUBLISH))
                taken = answer(
                    writer, asked.thread, f"x {some[4]}", author=_name(some[5]), standard=False
                )
                if number % 2:
                    decide(writer, Decision(taken.message, Verb.PUBLISH, note=note))
