"""A decision on a message, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moderation.note import check_note_length
from qa_tui.domain.moments import check_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import has_words
from qa_tui.domain.workflow import Need, Step, Verb

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.letters.passages import Passage


@dataclass(frozen=True)
class Decision:
    """What a moderator decides.

    Attributes:
        message: Id of the message.
        verb: The action.
        clause: Key of the clause, or None.
        note: For `return` what the author is to change, which goes into the letter; otherwise
            an internal remark, for `hold` the reason.
        wake_on: The day a held message comes back, or None.
        version: The version that was read, or None to take the current one.
        forward: Whether a refused question goes to the representative; None for the clause's
            own way.
        text: For `revise`, the author's words.
        background: For `revise`, the author's background; None to keep it.
        title: For `revise` in the new form, the question, which is the title too.
        passages: For `return`, the passages that the author is to change; they stand in the
            letter.
        letter: The letter to the author as the moderator edited it; None as the template has it.
    """

    message: int
    verb: Verb
    clause: str | None = None
    note: str = ""
    wake_on: date | None = None
    version: int | None = None
    forward: bool | None = None
    text: str | None = None
    background: str | None = None
    title: str | None = None
    passages: tuple[Passage, ...] = ()
    letter: Letter | None = None

    @property
    def typed(self) -> bool:
        """Whether it brings a letter or marks, which are about the words that were read."""
        return self.letter is not None or bool(self.passages)

    @property
    def words_for_author(self) -> str:
        """The part of the letter that the moderator wrote."""
        return self.note if self.verb is Verb.RETURN else ""


def check_needs(step: Step, decision: Decision, today: date) -> None:
    """Refuse a decision that lacks something, or brings what its step has no use for.

    Args:
        step: The step to be taken.
        decision: What is decided.
        today: The user's present day.

    Raises:
        WrongUsage: Says what is missing or too much.
    """
    _check_present(step, decision)
    check_note_length(decision.note)
    clauses = {Need.CLAUSE, Need.CLAUSE_OR_WORDS}
    if decision.clause and step.need not in clauses:
        raise WrongUsage(N_("{verb} takes no clause.", verb=step.name), N_("Leave the clause out."))
    if decision.passages and step.verb is not Verb.RETURN:
        raise WrongUsage(
            N_("Only what is sent back can have marked passages."), N_("Leave the passages out.")
        )
    if decision.wake_on is None:
        return
    if step.verb is not Verb.HOLD:
        raise WrongUsage(
            N_("Only a message put on hold comes back on a day."), N_("Leave the day out.")
        )
    check_wake_day(decision.wake_on, today)


def _check_present(step: Step, decision: Decision) -> None:
    if step.need is Need.CLAUSE and not decision.clause:
        raise WrongUsage(
            N_("“{verb}” needs a clause of the codex.", verb=step.verb),
            N_("Give --clause KEY; “qa-tui decide --help” lists the keys."),
        )
    said = decision.clause or decision.passages or has_words(decision.note)
    if step.need is Need.CLAUSE_OR_WORDS and not said:
        raise WrongUsage(
            N_("“{verb}” needs a clause, or words that say what to change.", verb=step.verb),
            N_("Give --clause KEY, --passage QUOTE::REMARK or --note TEXT."),
        )
    if step.need is Need.REASON and not has_words(decision.note):
        raise WrongUsage(
            N_("“{verb}” needs a reason.", verb=step.verb), N_("Say why with --note TEXT.")
        )
    if step.need is Need.TEXT and not has_words(decision.text or ""):
        raise WrongUsage(
            N_("“{verb}” needs the author's words.", verb=step.verb),
            N_("Use “qa-tui revise MESSAGE”."),
        )
