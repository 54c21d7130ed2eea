"""Writes threads as Markdown in which nothing that strangers wrote is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind, State
from qa_tui.domain.text import WHOLE, clean
from qa_tui.domain.workflow import PUBLIC_STATE_NAMES, STATE_NAMES
from qa_tui.export.shapes import asking_reason
from qa_tui.i18n import long_date, say
from qa_tui.store.lists.lines import read_lines
from qa_tui.store.messages.threads import read_thread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Message, Thread
    from qa_tui.store.sqlite import Connection

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|&~$^@]")
_LINE_STARTS = re.compile(r"(?m)^([-+=:]|[0-9]{1,9}(?=[.)]))(.?)")
_ADDRESSES = re.compile(r":(?=//)|(?<=[^\W\d]):(?=\w)|(?<=\w)\.(?=[^\W\d])")


def markdown_at(
    connection: Connection, places: Sequence[int], today: date, *, public_only: bool
) -> list[str]:
    """Read the threads at places of a list as Markdown documents, each once.

    Args:
        connection: A reading connection.
        places: The places; those that are gone are left out.
        today: The user's present day.
        public_only: Read what the public sees.
    """
    lines = read_lines(connection, places)
    threads = dict.fromkeys(lines[place].id for place in places if place in lines)
    return [
        thread_markdown(read_thread(connection, thread, today, public_only=public_only))
        for thread in threads
    ]


def thread_markdown(thread: Thread) -> str:
    """Write a thread as Markdown (CommonMark, safe for GitHub's dialect too).

    Text from outside is cleaned, and every sign in it that could become a heading, list, link,
    address, HTML or emphasis is escaped; its paragraphs and line ends stay. No path of this
    machine is in it.

    Args:
        thread: The thread, with the messages that may be seen.

    Returns:
        The document, ending in a line end.
    """
    blocks = [f"# {escape(thread.title, one_line=True)}", "\n".join(_facts(thread))]
    for message in thread.messages:
        blocks += _message(thread, message)
    return "\n\n".join(blocks) + "\n"


def escape(raw: str, *, one_line: bool = False) -> str:
    """Make outside text plain text in Markdown.

    Args:
        raw: The text as it came.
        one_line: Turn line ends into blanks.

    Returns:
        Cleaned text with its signs escaped; line ends within a paragraph are kept as such.
    """
    lines = (line.strip() for line in clean(raw, one_line=one_line, limit=WHOLE).text.split("\n"))
    text = _MARKUP.sub(r"\\\g<0>", "\n".join(lines).strip())
    text = _ADDRESSES.sub(r"\\\g<0>", text)
    text = _LINE_STARTS.sub(_escape_start, text)
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", re.sub(r"\n{3,}", "\n\n", text))


def _escape_start(match: re.Match[str]) -> str:
    """Escape what begins a list, a rule, a table's rule or the underline of a heading."""
    sign, after = match[1], match[2]
    return f"{sign}\\{after}" if sign.isdecimal() else f"\\{sign}{after}"


def _facts(thread: Thread) -> Iterator[str]:
    party = thread.party
    to = f"{thread.to.name} ({party})" if party else thread.to.name
    yield _fact(N_("To"), to)
    if thread.topic:
        yield _fact(N_("Topic"), thread.topic)
    yield _fact(N_("State"), say(PUBLIC_STATE_NAMES[thread.public_state]))
    reason = asking_reason(thread)
    if reason:
        yield _fact(N_("Asking"), reason)
    if thread.source and thread.source.url:
        yield _fact(N_("Source"), thread.source.url)


def _fact(name: Phrase, value: str) -> str:
    return f"- **{say(name)}:** {escape(value, one_line=True)}"


def _message(thread: Thread, message: Message) -> Iterator[str]:
    asks = message.kind is Kind.QUESTION
    said = (
        N_("{name} asks", name=message.author)
        if asks
        else N_("{name} answers", name=message.author)
    )
    yield f"## {escape(say(said), one_line=True)}"
    facts = ["" if asks else message.party_label or "", long_date(message.date)]
    if message.state is not State.PUBLISHED:
        facts.append(say(STATE_NAMES[message.state]))
    if message.standard_reply:
        facts.append(say(N_("standard reply")))
    yield escape(" · ".join(filter(None, facts)), one_line=True)
    if message.text != thread.title:
        yield escape(message.text)
    if message.background:
        yield f"**{say(N_('Background'))}**"
        yield escape(message.background)
    if message.annotation:
        yield f"**{say(N_('Editors'))}:** {escape(message.annotation)}"
