"""Writes published threads as JSON Lines; docs/jsonl.md describes the schema."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from qa_tui.store.messages.published import SCHEMA, WRITTEN_HERE

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceMessage, SourceThread
    from qa_tui.store.messages.published import Published

_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\ud800-\udfff]|[\U000e0000-\U000e0fff]"
)


def thread_line(one: Published) -> bytes:
    """Write a thread as one line.

    Args:
        one: The thread.

    Returns:
        JSON in UTF-8 with a line end. Characters that are not seen are escaped, so that no
        terminal obeys the line and no program breaks it in two.
    """
    text = json.dumps(_record(one), ensure_ascii=False)
    return _UNSEEN.sub(_escaped, text).encode() + b"\n"


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def _record(one: Published) -> dict[str, object]:
    thread = one.thread
    return {
        "schema": SCHEMA,
        "uid": one.uid,
        "form": str(thread.form),
        "title": thread.title,
        "to": {"name": thread.to, "party": thread.party},
        "topic": thread.topic,
        "asking_note": thread.asking_note,
        "source": _source(thread),
        "messages": [_message(message) for message in thread.messages],
    }


def _source(thread: SourceThread) -> dict[str, object] | None:
    if thread.page_form == WRITTEN_HERE:
        return None
    return {
        "url": thread.url,
        "form": thread.page_form,
        "sureness": thread.sureness,
        "guesses": list(thread.guesses),
    }


def _message(message: SourceMessage) -> dict[str, object]:
    return {
        "kind": str(message.kind),
        "author": message.author,
        "party": message.party,
        "date": message.date,
        "ordered_at": message.ordered_at,
        "text": message.text,
        "background": message.background or None,
        "standard_reply": message.standard_reply,
        "annotation": message.annotation,
    }
