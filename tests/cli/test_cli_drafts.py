"""Drafts are changed and sent off on the command line as the screens would."""

from __future__ import annotations

import pytest

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.letters.passages import Passage
from qa_tui.domain.moderation.begun import begun_fields
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.store.drafts import save_draft


@pytest.fixture
def begin(qa, sample_desk):
    """Begin a draft: its id."""

    def run(place: DraftPlace, fields: dict[str, str]) -> int:
        with sample_desk.writing("xenia") as writer:
            save_draft(writer, place, fields)
        return max(one["id"] for one in qa("drafts", "--json").records)

    return run


def thread_of(qa, message: int) -> int:
    found = qa("list", "is:pending", "--json").records
    return next(line["id"] for line in found if line["message"] == message)


def refusal(message: int, version: int | None = None) -> dict[str, str]:
    note = "Rief an."
    return begun_fields(Decision(message, Verb.REFUSE, "insult", note=note, version=version))


def test_a_note_is_changed_and_sent_off(qa, begin, pending) -> None:
    draft = begin(DraftPlace("note", message=pending), {"text": "Rief an"})
    changed = qa("draft-change", draft, "--text", "Rief heute an.", "--json").record
    assert changed["fields"]["text"] == "Rief heute an."
    ran = qa("draft-send", draft)
    assert (ran.code, f"draft {draft} is sent off" in ran.out) == (0, True)
    assert qa("notes", "--json").records[0]["text"] == "Rief heute an."
    assert qa("drafts", "--json").records == []
    assert qa("undo").code == 0


def test_a_letter_comes_from_standard_input(qa, begin, pending) -> None:
    thread = thread_of(qa, pending)
    draft = begin(DraftPlace("letter", thread=thread), {"subject": "Zu", "text": "b"})
    assert qa("draft-change", draft, "-", stdin="Guten Tag,\nbis bald.").code == 0
    assert qa("draft-change", draft, "--field", "subject", "--text", "Zu Ihnen").code == 0
    assert qa("draft-send", draft).code == 0
    letter = qa("notices", "--json").records[0]
    assert (letter["thread"], letter["subject"]) == (thread, "Zu Ihnen")


def test_a_refusal_is_decided_as_it_was_begun(qa, begin, pending) -> None:
    draft = begin(DraftPlace("refuse", message=pending), refusal(pending))
    assert qa("draft-change", draft, "--text", "Rief zweimal an.").code == 0
    ran = qa("draft-send", draft)
    assert (ran.code, "refused" in ran.out) == (0, True)
    assert "insult" in [one["clause"] for one in qa("events", "--json").records]
    assert qa("notes", "--json").records[0]["text"] == "Rief zweimal an."
    assert qa("drafts", "--json").records == []


def test_marks_and_a_day_are_decided_as_they_were_begun(qa, begin, pending) -> None:
    thread = thread_of(qa, pending)
    draft = begin(DraftPlace("hold", message=pending), {"words": "Ich frage.", "until": "3d"})
    assert qa("draft-send", draft).code == 0
    words = qa("show", thread, "--json").record["messages"][0]
    quote = (words["background"] or words["text"])[:20].strip()
    marked = Decision(pending, Verb.RETURN, passages=(Passage(quote, "prove"),))
    draft = begin(DraftPlace("return", message=pending), begun_fields(marked))
    assert quote.split()[0] in qa("drafts", draft).out
    ran = qa("draft-send", draft)
    assert (ran.code, "(before: on hold)" in ran.out) == (0, True), ran


def test_what_has_changed_since_is_shown_and_the_draft_stays(
    qa, call, sample_desk, begin, pending
) -> None:
    draft = begin(DraftPlace("refuse", message=pending), refusal(pending, 1))
    new = "Wann kommt der Nachtbus?"
    call("--db", sample_desk.path, "--as", "bo", "revise", pending, "--text", new)
    ran = qa("draft-send", draft)
    assert (ran.code, new in ran.out) == (1, True)
    assert new in qa("draft-send", draft, "--json").record["conflict"]["there"].values()
    assert len(qa("drafts", "--json").records) == 1


def test_what_is_lacking_is_said_and_the_draft_stays(qa, begin) -> None:
    draft = begin(DraftPlace("question"), {"title": "Wann?", "to": ""})
    ran = qa("draft-send", draft)
    assert (ran.code, "Nobody is asked yet." in ran.err) == (1, True)
    ran = qa("draft-change", draft, "--field", "titel", "--text", "x")
    assert (ran.code, "Its fields are: " in ran.err) == (2, True)
    assert qa("drafts", "--json").record["fields"]["title"] == "Wann?"


def test_a_change_without_words_empties_nothing(qa, begin, pending) -> None:
    draft = begin(DraftPlace("note", message=pending), {"text": "Rief an"})
    for ran in (qa("draft-change", draft), qa("draft-change", draft, "-", stdin="")):
        assert (ran.code, "There are no words." in ran.err) == (2, True)
    assert qa("drafts", "--json").record["fields"]["text"] == "Rief an"
    assert qa("draft-change", draft, "--text", "").code == 0
    assert qa("drafts", "--json").record["fields"]["text"] == ""


@pytest.mark.parametrize("name", ["draft-send", "draft-change", "draft-delete"])
def test_nobody_goes_on_with_drafts_of_others(qa, begin, call, sample_desk, pending, name) -> None:
    draft = begin(DraftPlace("note", message=pending), {"text": "Rief an"})
    words = {"draft-change": ("--text", "x"), "draft-delete": ("--yes",)}.get(name, ())
    ran = call("--db", sample_desk.path, "--as", "bo", name, draft, *words)
    assert (ran.code, "You have no draft" in ran.err) == (1, True)
