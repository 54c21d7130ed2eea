"""A page that lost all its line ends gets some back around the lines of its frame."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from qa_tui.domain.question import NEW_TITLE_LIMIT
from qa_tui.ingest.pages.collapsed_letters import topic_end, with_letters
from qa_tui.ingest.pages.foot import last_button
from qa_tui.ingest.pages.lines import Lines, squeeze
from qa_tui.ingest.pages.parties import is_known_party, known_labels, split_party
from qa_tui.ingest.pages.sureness import GUESSES, Doubt, guesses

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread

_MOST_ROWS = 3
_MOST_FILLED = 2
_LONGEST = 200_000
_DAY = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?: ?[-–,] ?[0-9]{1,2}:[0-9]{2}(?: Uhr)?)?"
_ASKED = re.compile(rf"(?:^| )(Frage von (.{{1,80}}?) ?[•·]) ?({_DAY})?(?= |$)")
_ASKS_ABOUT = re.compile(r"^(?:.{0,200}? )??Frage an (.{3,80}?) bezüglich ")
_PICTURED = re.compile(r"Portrait von (.{3,80}?) \1(?= )")
_SHARE = re.compile(
    r" ([0-9]{1,3}(?:,[0-9])? ?%) ([0-9.]{0,7} ?/ ?[0-9.]{1,7} Fragen? beantwortet) "
)
_NONE = re.compile(r" (/ ?[0-9.]{1,7} Fragen? beantwortet) ")
_BUTTONS = re.compile(r" (Zum Profil|Frage stellen)(?= )")
_NOTE = re.compile(r" (Die Frage-Funktion ist .{1,300}?(?<!Dr)(?<!Prof)(?<![0-9])[.!])(?= )")
_DATED = re.compile(
    rf" ((?:Antwort|Ergänzung) von) ((?:(?!(?:Antwort|Ergänzung) von )[^•·?!:,„“\"]){{2,160}})"
    rf" ([•·] {_DAY})(?= |$)"
)
_OWED = re.compile(r" (?=Antwort (?:ausstehend|[0-9.]{8,10}) von )")
_FOOTER = "Was möchten Sie wissen von:"
_ASK = re.compile(r" (?=(?:Eigene |Neue )?Frage stellen|Ihre Frage|Zum Profil)")
_ENDS = (
    r"(?:[0-9]{1,3}(?:,[0-9])? ?%|[0-9.]{0,7} ?/ ?[0-9.]{1,7} Frage|Zum Profil|Frage stellen"
    r"|Die Frage-Funktion|$)"
)
"""What stands under a label in the head of a page."""

_STANDARD = re.compile(r"\n\s*(Standard-?[Aa]ntwort) ")
_LEAST_ALIKE = 15
_MOST_BUTTONS = 30


@dataclass(frozen=True)
class _People:
    """Who is named on the page, as it is written there.

    Attributes:
        to: The representative, or None.
        asker: The asker.
        party: The label under the representative's name, or None.
        topic: What the title above says the question is about, or None.
    """

    to: str | None
    asker: str
    party: str | None
    topic: str | None


def with_lines(lines: Lines) -> Lines | None:
    """Give a page its line ends back.

    Args:
        lines: The page.

    Returns:
        The page with the lines of its frame in lines of their own and each letter in one; None
        where it has line ends, or where neither a line over a question nor a letter stands inside
        of another.
    """
    if len(lines) > _MOST_ROWS or sum(map(len, lines.rows)) > _LONGEST:
        return None
    filled = tuple(filter(None, map(squeeze, lines.rows)))
    if len(filled) > _MOST_FILLED:
        return None
    text = squeeze(" ".join(lines.rows))
    asked = _ASKED.search(text)
    if asked is None:
        return _without_mark(filled)
    if asked[0].strip() in lines.rows:
        return None
    head, body = text[: asked.start(1)].strip(), text[asked.end() :].strip()
    people = _people(head, body, asked[2])
    mark = f"{asked[1]} {asked[3] or ''}".strip()
    rows = chain(_head(head, people), [mark], _body(body, head, people))
    return Lines.of("\n".join(rows))


def _without_mark(rows: tuple[str, ...]) -> Lines | None:
    """The same for a page on which no line over a question names an asker."""
    text, foot, asks = rows[0].partition(f" {_FOOTER} ") if len(rows) == 1 else ("", "", "")
    parted = with_letters((text,) if text else rows)
    if parted is None:
        return None
    below = [*_with_buttons(parted[-1]).split("\n"), "", foot.strip(), asks]
    return Lines.of("\n".join([*parted[:-1], *below]))


def doubted(thread: SourceThread) -> SourceThread:
    """The thread of such a page, as the guess that it is; its letters are in one line again."""
    guessed = {*thread.guesses, *guesses({Doubt.LINES_LOST})}
    bare = thread.page_form == "F3"
    one_line = (
        replace(one, text=squeeze(one.text), background=squeeze(one.background))
        for one in thread.messages
    )
    return replace(
        thread,
        messages=tuple(one_line) if bare else thread.messages,
        sureness=min(thread.sureness, 0.3 if bare else 0.5),
        guesses=tuple(name for name in GUESSES if name in guessed),
    )


def _people(head: str, body: str, asker: str) -> _People:
    """Find out who is named, by whatever stands there twice, or above figures and buttons."""
    titled = re.search(rf"Frage an (.{{3,80}}?) von {re.escape(asker)} bezüglich ", body[:400])
    found = _PICTURED.search(head) or _ASKS_ABOUT.search(f"{head} ") or titled
    if found is None:
        return _credited(head, body, asker)
    to = found[1]
    name = re.escape(to)
    label = re.search(rf"(?:^| ){name} (?!{name})(?!bezüglich)(.{{2,60}}?) ?{_ENDS}", head)
    above = re.search(rf"Frage an {name} bezüglich (.{{2,100}}?) (?:Portrait von )?{name}", head)
    return _People(to, asker, label[1].strip() if label else None, above[1] if above else None)


def _credited(head: str, body: str, asker: str) -> _People:
    """Who is named below a question that is the title, where name and label can be parted."""
    below = head[_alike(head, body) :]
    shown = re.match(rf" ?(.{{3,120}}?) ?{_ENDS}", below)
    credit = split_party(shown[1], ()) if shown else None
    if credit is None or not credit.sure:
        return _People(None, asker, None, None)
    return _People(credit.name, asker, credit.party, None)


def _head(head: str, people: _People) -> list[str]:
    """The rows above the question."""
    text = f" {head} "
    text = _NOTE.sub(r"\n\1\n", text)
    text = _SHARE.sub(r"\n\1\n\2\n", text)
    text = _NONE.sub(r"\n\1\n", text)
    text = _BUTTONS.sub(r"\n\1\n", text)
    if people.to:
        name = re.escape(people.to)
        text = re.sub(rf" (Portrait von {name})(?= )", r"\n\1\n", text)
        if people.party:
            label = re.escape(people.party)
            text = re.sub(rf" ({name}) ({label})(?=\s)", r"\n\1\n\2\n", text)
    return text.split("\n")


def _body(body: str, head: str, people: _People) -> list[str]:
    """The rows below the line that names the asker."""
    above, foot, asks = f" {body} ".rpartition(f" {_FOOTER} ")
    text = _ASKED.sub(r"\n\n\1 \3\n", _OWED.sub("\n\n", above if foot else asks))
    labelled = any(is_known_party(found[2]) for found in _DATED.finditer(text))
    names = (people.to,) if people.to and labelled else ()
    text = _DATED.sub(lambda found: _dated(found, names), text)
    if people.to:
        text = _bylines(text, people)
    text = _with_buttons(_STANDARD.sub(r"\n\1\n\n", text).strip())
    end = _title_end(text, head, people)
    title = text[:end]
    below = _ASK.sub("\n", asks) if foot else ""
    if people.to and below.strip().startswith(people.to):
        below = below.replace(people.to, f"{people.to}\n", 1)
    return [title, "", *text[end:].strip().split("\n"), "", foot.strip(), *below.split("\n")]


def _with_buttons(text: str) -> str:
    """The text with each button and way to share at its end in a line of its own."""
    below: list[str] = []
    at = last_button(text)
    while at is not None and len(below) < _MOST_BUTTONS:
        below.append(text[at:].strip())
        text = text[:at]
        at = last_button(text)
    return "\n".join([text, "", *reversed(below)]) if below else text


def _dated(found: re.Match[str], names: tuple[str, ...]) -> str:
    """The line over an answer; a label that stands alone is a line below.

    Where `names` of the representative are given, the page has such ones: names have a line, too.
    """
    words, who, day = found.groups()
    if is_known_party(who):
        return f"\n\n{words}\n{who} {day}\n\n"
    credit = split_party(who, names) if names else None
    if credit is None or not credit.party:
        return f"\n\n{words} {who} {day}\n\n"
    return f"\n\n{words}\n{credit.name}\n{credit.party} {day}\n\n"


def _bylines(text: str, people: _People) -> str:
    """The text with the lines over answers that have no date in lines of their own."""
    name = re.escape(people.to or "")
    every = {*known_labels(), people.party or "-"}
    labels = sorted((one for one in every if f" {one} " in text), key=len, reverse=True)
    label = rf" (?:{'|'.join(map(re.escape, labels)) or '(?!)'})"
    picture = rf" Portrait von {name}"
    who = rf"( {name}| (?:Team|Büro) [^.,?!]{{2,60}}?(?={label}))?"
    words = r" ((?:Antwort|Ergänzung) von)"
    over = rf"({picture}){words}{who}({label})?(?= )|(){words}{who}({label})(?= )"

    def lines(found: re.Match[str]) -> str:
        parts = [found[at] or found[at + 4] or "" for at in (1, 2, 3, 4)]
        return "\n\n" + "\n".join(part.strip() for part in parts if part) + "\n\n"

    text = re.sub(over, lines, text)
    return re.sub(rf" (Portrait von {name})(?=\n|$)", r"\n\n\1\n", text)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _title_end(text: str, head: str, people: _People) -> int:
    """Where the title over a question ends: as it does above, else by a guess."""
    found = re.match(rf"Frage an .{{3,80}}? von {re.escape(people.asker)} bezüglich ", text)
    if found is None:
        alike = _alike(text, head)
        sign = text.find("?", 0, NEW_TITLE_LIMIT) + 1
        return alike if alike >= _LEAST_ALIKE else sign or len(text.partition("\n")[0])
    rest = text[found.end() :]
    if people.topic and rest.startswith(people.topic):
        return found.end() + len(people.topic)
    return found.end() + topic_end(rest)
