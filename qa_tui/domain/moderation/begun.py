"""An unfinished decision as the fields of a draft: words, marks, a letter, a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.letters.letters import Letter
from qa_tui.domain.letters.passages import MOST_PASSAGES, Passage
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.text import has_words
from qa_tui.domain.workflow import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

BEGUN = (Verb.REFUSE, Verb.RETURN, Verb.REMOVE, Verb.HOLD)
"""The steps on which something is typed or marked; drafts of them are called like the verb."""

_FORWARD = {None: "", True: "yes", False: "no"}


def begun_fields(decision: Decision) -> dict[str, str]:
    """What was typed and marked for a refusal, a removal, or to be sent back.

    Args:
        decision: What would be decided.

    Returns:
        Field name to text; empty when only a clause was chosen, which is no draft.
    """
    if not (has_words(decision.note) or decision.passages or decision.letter):
        return {}
    fields = {
        "words": decision.note,
        "clause": decision.clause or "",
        "forward": _FORWARD[decision.forward],
        "version": str(decision.version or ""),
    }
    for number, passage in enumerate(decision.passages, 1):
        fields[f"quote {number}"] = passage.quote
        fields[f"remark {number}"] = passage.remark or ""
        fields[f"words {number}"] = passage.words
    if decision.letter is not None:
        fields |= {"subject": decision.letter.subject, "text": decision.letter.text}
    return fields


def begun_decision(verb: Verb, message: int, fields: Mapping[str, str]) -> Decision:
    """The decision that a draft was begun of; a day is left out.

    Args:
        verb: One of `BEGUN`.
        message: Id of the message.
        fields: The fields of the draft.

    Returns:
        The decision, on the version that it was begun on.
    """
    passages = tuple(
        Passage(
            fields[f"quote {number}"],
            fields.get(f"remark {number}") or None,
            fields.get(f"words {number}", ""),
        )
        for number in range(1, MOST_PASSAGES + 1)
        if f"quote {number}" in fields
    )
    version = fields.get("version", "")
    lettered = "text" in fields and verb is not Verb.HOLD
    return Decision(
        message,
        verb,
        clause=fields.get("clause") or None,
        note=fields.get("words") or fields.get("reason", ""),
        version=int(version) if version.isdecimal() else None,
        forward={"yes": True, "no": False}.get(fields.get("forward", "")),
        passages=passages,
        letter=Letter(fields.get("subject", ""), fields["text"]) if lettered else None,
    )


def begun_day(fields: Mapping[str, str], today: date) -> date | None:
    """The day on which what is put on hold comes back, as a draft has it; None for none.

    Raises:
        WrongUsage: When what was typed is no day, or in the past.
    """
    return read_wake_day(fields.get("until", ""), today)
