"""What people call verbs, letters and subjects, and where a letter is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa_tui.domain.event_names import EVENT_NAMES, event_name
from qa_tui.domain.letters.outbox import whereabouts
from qa_tui.domain.moments import parse_stamp
from qa_tui.domain.names import LETTER_NAMES, VERB_NAMES, letter_name, subject_name, verb_name
from qa_tui.domain.records import Notice
from qa_tui.domain.workflow import STEPS, Verb
from qa_tui.i18n import say
from qa_tui.resources import data_path

WAITING = Notice(
    id=1,
    thread=1,
    message=1,
    to_kind="asker",
    to="Ole Ahlers",
    template="receipt",
    subject="",
    text="",
    created_at="2026-11-22T09:30:00Z",
    send_after="2026-11-22T09:40:00Z",
    recalled_at=None,
    handed_over_at=None,
)


def test_verbs_are_called_as_on_screens() -> None:
    assert all(verb_name(verb) == STEPS[verb].name for verb in Verb)
    assert say(verb_name("ask")) == "Take in a question"
    assert say(verb_name("{claim}")) == "{claim}"


def test_whatever_can_be_done_has_a_name_when_it_is_done() -> None:
    assert EVENT_NAMES.keys() == VERB_NAMES.keys()
    assert say(event_name("{claim}")) == "{claim}"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_letter_has_a_name(language: str) -> None:
    files = data_path("letters", language).glob("*.txt")
    assert {file.stem for file in files} == set(LETTER_NAMES)
    assert say(letter_name("{x}")) == "{x}"


def test_subjects_are_called_by_their_ids() -> None:
    assert say(subject_name("message", 7)) == "message 7"
    assert say(subject_name("run", 2)) == "import 2"
    assert say(subject_name("desk", None)) == "the desk"


@pytest.mark.parametrize(
    ("notice", "at", "where"),
    [
        (WAITING, "2026-11-22T09:39:59Z", "waits until 2026-11-22 10:40"),
        (WAITING, "2026-11-22T09:40:00Z", "ready to be handed over"),
        (replace(WAITING, handed_over_at="x"), "2026-11-22T09:30:00Z", "handed over"),
        (replace(WAITING, recalled_at="x"), "2026-11-22T09:30:00Z", "called back"),
    ],
)
def test_letter_waits_can_leave_came_back_or_is_out(notice: Notice, at: str, where: str) -> None:
    assert say(whereabouts(notice, parse_stamp(at))) == where
