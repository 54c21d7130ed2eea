"""What each decision cannot do without, and what it has no use for."""

from __future__ import annotations

from datetime import date

import pytest

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moderation.decision import Decision, check_needs
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.domain.workflow import STEPS, Verb
from qa_tui.i18n import say_error

TODAY = date(2026, 11, 22)


def complaint(verb: Verb, **given: object) -> str | None:
    """What is wrong with a decision, or None."""
    try:
        check_needs(STEPS[verb], Decision(1, verb, **given), TODAY)
    except WrongUsage as wrong:
        return say_error(wrong)
    return None


@pytest.mark.parametrize("verb", [Verb.REFUSE, Verb.REMOVE])
def test_clause_is_needed(verb: Verb) -> None:
    assert complaint(verb, clause="insult") is None
    assert f"“{verb}” needs a clause" in (complaint(verb) or "")
    assert f"“{verb}” needs a clause" in (complaint(verb, note="weil") or "")


def test_sending_back_needs_a_clause_or_words() -> None:
    assert complaint(Verb.RETURN, clause="insult") is None
    assert complaint(Verb.RETURN, note="Bitte Zeile 2 ändern.") is None
    for nothing in ("", " \n", "\u200b", "…"):
        assert "needs a clause, or words" in (complaint(Verb.RETURN, note=nothing) or "")


def test_holding_needs_a_reason() -> None:
    assert complaint(Verb.HOLD, note="Rückfrage") is None
    assert "needs a reason" in (complaint(Verb.HOLD) or "")
    assert "needs a reason" in (complaint(Verb.HOLD, note="\u00a0") or "")


def test_revising_needs_words() -> None:
    assert complaint(Verb.REVISE, text="Wann?") is None
    assert "needs the author's words" in (complaint(Verb.REVISE) or "")


@pytest.mark.parametrize("verb", [Verb.PUBLISH, Verb.RESUME, Verb.REOPEN, Verb.RESTORE])
def test_the_others_need_nothing_and_take_no_clause(verb: Verb) -> None:
    assert complaint(verb) is None
    assert complaint(verb, note="ein Wort") is None
    assert "takes no clause" in (complaint(verb, clause="insult") or "")


@pytest.mark.parametrize("verb", [Verb.PUBLISH, Verb.HOLD, Verb.RETURN])
def test_a_note_is_as_long_as_others_may_be(verb: Verb) -> None:
    assert complaint(verb, note=f" {'x' * NOTE_LIMIT}\n") is None
    assert "Shorten the note." in (complaint(verb, note="x" * (NOTE_LIMIT + 1)) or "")


def test_only_a_hold_comes_back_on_a_day() -> None:
    assert "on hold" in (complaint(Verb.PUBLISH, wake_on=TODAY) or "")
    assert complaint(Verb.HOLD, note="Rückfrage", wake_on=date(2026, 11, 23)) is None
    assert "over at once" in (complaint(Verb.HOLD, note="Rückfrage", wake_on=TODAY) or "")
    past = complaint(Verb.HOLD, note="Rückfrage", wake_on=date(2026, 11, 21))
    assert past is not None
    assert past.startswith("2026-11-21 is in the past.")


def test_only_what_is_sent_back_puts_the_note_into_the_letter() -> None:
    assert Decision(1, Verb.RETURN, note="Bitte kürzen.").words_for_author == "Bitte kürzen."
    assert Decision(1, Verb.REFUSE, "insult", note="intern").words_for_author == ""
