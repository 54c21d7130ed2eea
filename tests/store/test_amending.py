"""One amendment of many messages: planned without writing, one step, or nothing at all."""

from __future__ import annotations

import pytest
from over_many import carried_out, planned
from standing import faults

from qa_tui.domain.errors import Conflict, NotFound, QaTuiError, Refused, WrongUsage
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.history import change_words
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.amending import Amendment
from qa_tui.domain.moderation.batch import MOST, Cancelled
from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.decisions import decide
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.corrections import correct
from qa_tui.store.messages.threads import read_message, read_notes, read_thread
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last

PHONE = "Wann fährt der Bus? Rufen Sie an: 0171 3920001"
CLARA = {
    "party": [{"key": "gr", "short": "GR", "name": "Grüner Ring"}],
    "parliament": [{"key": "rat", "name": "Kreistag"}],
    "topic": [],
    "period": [
        {
            "key": "rat-now",
            "parliament": "rat",
            "kind": "legislature",
            "name": "Kreistag 2026",
            "starts": -100,
            "ends": 100,
        }
    ],
    "representative": [
        {
            "key": "clara",
            "first_name": "Clara",
            "last_name": "Chur",
            "title": "Dr.",
            "party": "gr",
            "mandate": [{"kind": "mandate", "period": "rat-now", "party": "gr"}],
        }
    ],
}


def correcting(**fields) -> Amendment:
    """A correction of many."""
    return Amendment("correct", Correction(0, **fields))


MASKING = Amendment("mask")


def noting(text: str = "Rückfrage läuft") -> Amendment:
    """A note on many."""
    return Amendment("note", note=text)


def amended(desk, messages, amendment: Amendment):
    """Plan and carry out."""
    return carried_out(desk, planned(desk, messages, amendment))


def groups(plan) -> dict[str, int]:
    """Why messages are passed over, and how many."""
    return {say(group): number for group, number in plan.groups}


def look(desk, messages) -> list[tuple]:
    """What an amendment can change of messages, and how many letters wait."""
    with desk.reading() as connection:
        found = [read_message(connection, message) for message in messages]
        threads = [read_thread(connection, one.thread, desk.today) for one in found]
        waiting = [one for one in read_notices(connection) if not one.recalled_at]
        return [
            (
                one.text,
                one.background,
                one.standard_reply,
                one.annotation,
                one.wake_on,
                thread.title,
                thread.topic,
                thread.to.name,
                tuple(note.text for note in read_notes(connection, thread.id)),
                sorted((n.template, n.text) for n in waiting if n.message == one.id),
            )
            for one, thread in zip(found, threads, strict=True)
        ]


def hits(desk, words: str) -> int:
    """How many rows a search finds."""
    with desk.reading() as connection:
        return count(connection, Listing(parse_filter(words), desk.today))


def take_back(desk, by: str = "ann"):
    """Undo."""
    with desk.writing(by) as writer:
        return undo_last(writer)


def do_again(desk, by: str = "ann"):
    """Redo."""
    with desk.writing(by) as writer:
        return redo_last(writer)


@pytest.fixture
def three(desk, asking) -> list[int]:
    """Three questions of three people that wait for a decision; two of them with a number."""
    with desk.writing("ann") as writer:
        load_directory(writer, CLARA, writer.now)
    texts = (PHONE, "Fahrplan, Seite 3.", PHONE)
    return [
        asking(email=f"a{n}@example.org", first_name=f"Ole{n}", background=text).message
        for n, text in enumerate(texts)
    ]


@pytest.fixture
def given(three, published, reply, deciding):
    """Three questions, one with a published answer, and that answer."""
    deciding(reply.message, "publish")
    return [*three, published.message, reply.message]


ALL = {
    "topic": correcting(topic="Umwelt"),
    "addressee": correcting(to="Clara Chur"),
    "standard reply": correcting(standard=True),
    "editors' note": correcting(annotation="Gekürzt."),
    "mask": MASKING,
    "note": noting(),
}


@pytest.mark.parametrize("amendment", ALL.values(), ids=ALL)
def test_plan_writes_nothing_and_tells_of_each(desk, given, dump, amendment) -> None:
    before = dump(desk)
    plan = planned(desk, [*given, given[0], 999], amendment)
    assert dump(desk) == before
    told = [one.message for one in (*plan.planned, *plan.passed_over)]
    assert sorted(told) == sorted([*given, 999])
    assert plan.planned


@pytest.mark.parametrize("amendment", ALL.values(), ids=ALL)
def test_it_is_one_step_back_and_forth_also_after_a_restart(desk, given, clock, amendment) -> None:
    before = look(desk, given)
    done = amended(desk, given, amendment)
    after = look(desk, given)
    changed = {m for m, old, new in zip(given, before, after, strict=True) if old != new}
    with desk.reading() as connection:
        events = [one for one in read_events(connection) if one.batch == done.batch]
    assert [one.verb for one in events] == [amendment.verb] * len(done.messages)
    assert set(done.messages) <= changed
    again = open_desk(desk.path, clock=clock)
    assert set(take_back(again).messages) == set(done.messages)
    assert look(again, given) == before
    assert do_again(again).messages == done.messages
    assert look(again, given) == after
    take_back(again)
    assert look(again, given) == before
    assert faults(again) == ()


@pytest.mark.parametrize("amendment", ALL.values(), ids=ALL)
def test_stopped_before_the_end_nothing_is_written(desk, given, dump, amendment) -> None:
    plan, before = planned(desk, given, amendment), dump(desk)
    for written in range(len(plan.planned) + 1):
        asked = iter([False] * written)
        with pytest.raises(Cancelled):
            carried_out(desk, plan, cancelled=lambda asked=asked: next(asked, True))
        assert dump(desk) == before


def test_stopped_while_it_is_planned(desk, given) -> None:
    with pytest.raises(Cancelled):
        planned(desk, given, MASKING, cancelled=lambda: True)


@pytest.mark.parametrize("amendment", [correcting(topic="Umwelt"), MASKING], ids=["topic", "mask"])
def test_somebody_faster_stops_all_of_it(desk, three, deciding, dump, amendment) -> None:
    plan = planned(desk, three, amendment)
    deciding(three[2], "publish", by="bob")
    before = dump(desk)
    with pytest.raises(Conflict, match="bob"):
        carried_out(desk, plan)
    assert dump(desk) == before


def test_a_note_binds_nothing(desk, three, deciding) -> None:
    plan = planned(desk, three, noting(), versions=dict.fromkeys(three, 1))
    deciding(three[2], "publish", by="bob")
    carried_out(desk, plan)
    assert [notes for *_, notes, _ in look(desk, three)] == [("Rückfrage läuft",)] * 3


def test_progress_tells_of_each(desk, three) -> None:
    told: list[tuple[int, int]] = []
    plan = planned(desk, three, noting(), progress=lambda *step: told.append(step))
    carried_out(desk, plan, progress=lambda *step: told.append(step))
    assert told[:3] == [(1, 3), (2, 3), (3, 3)]
    written = [done for done, every in told[3:] if every == 6]
    assert written[:3] == [1, 2, 3]
    assert written == sorted(written)
    assert written[-1] == 6
    assert len(told) == 3 + len(written)


def test_who_is_passed_over_and_why(desk, given, deciding) -> None:
    deciding(given[1], "refuse", "insult")
    assert groups(planned(desk, [*given, 999], correcting(topic="Umwelt"))) == {
        "an answer: “Topic” stands with the question": 1,
        "taken back, or not there": 1,
    }
    assert groups(planned(desk, given, correcting(to="Clara Chur"))) == {
        "refused: it stays with its addressee": 1,
        "answered: it stays with its addressee": 1,
        "an answer: “Addressee” stands with the question": 1,
    }
    assert groups(planned(desk, given, correcting(standard=True))) == {
        "a question: “Standard reply” is for answers": 4
    }
    assert groups(planned(desk, given, correcting(until="3d"))) == {"not on hold": 5}
    assert groups(planned(desk, given, MASKING)) == {"no personal data was found": 3}
    versions = {given[0]: 0}
    assert groups(planned(desk, given[:3], MASKING, versions=versions)) == {
        "changed by somebody since you saw it": 1,
        "no personal data was found": 1,
    }
    carried_out(desk, planned(desk, given, correcting(topic="Umwelt")))
    assert groups(planned(desk, given[:1], correcting(topic="umw"))) == {"already so": 1}


def test_nobody_can_be_asked_who_cannot(desk, three) -> None:
    plan = planned(desk, three, correcting(to="Bert Bock"))
    assert not plan.planned
    assert list(groups(plan).values()) == [3]
    with pytest.raises(Refused):
        carried_out(desk, plan)


def test_until_is_for_what_is_on_hold(desk, three, deciding) -> None:
    for message in three[:2]:
        deciding(message, "hold", note="wartet")
    plan = planned(desk, three, correcting(until="2027-01-01"))
    assert groups(plan) == {"not on hold": 1}
    carried_out(desk, plan)
    assert [day for _, _, _, _, day, *_ in look(desk, three)] == ["2027-01-01"] * 2 + [None]


@pytest.mark.parametrize(
    ("amendment", "error"),
    [
        (correcting(topic="Fischerei"), NotFound),
        (correcting(to="Niemand"), NotFound),
        (correcting(until="gestern"), WrongUsage),
        (correcting(annotation="x" * 2001), Refused),
        (correcting(title="Alle gleich?"), WrongUsage),
        (correcting(), WrongUsage),
        (noting(" \n"), WrongUsage),
        (noting("x" * (NOTE_LIMIT + 1)), WrongUsage),
    ],
)
def test_what_is_wrong_with_all_is_said_at_once(desk, three, amendment, error) -> None:
    with pytest.raises(error):
        planned(desk, three, amendment)


def test_too_many_are_refused(desk) -> None:
    with pytest.raises(WrongUsage, match="too many"):
        planned(desk, range(1, MOST + 2), MASKING)


def test_what_changes_is_told_beforehand(desk, three) -> None:
    plan = planned(desk, three, correcting(topic="Umwelt", to="Clara Chur"))
    assert [tuple(map(say, change_words(one.changes))) for one in plan.planned] == [
        ("Topic: – → Umwelt", "Addressee: Ada Amt → Clara Chur")
    ] * 3
    masked = planned(desk, three, MASKING)
    assert [(h.words, h.instead) for one in masked.planned for h in one.hidden] == [
        ("0171 3920001", "[Telefonnummer entfernt]")
    ] * 2


def test_letters_about_a_move_are_those_that_one_move_writes(desk, three, deciding) -> None:
    """Written before the transaction, for people who get them only by it, and told beforehand."""
    for message in three[:2]:
        deciding(message, "publish")
    plan = planned(desk, three, correcting(to="Clara Chur"))
    letters = [letter for _, letter in plan.letters]
    assert sorted({letter.template for letter in letters}) == ["forward", "published", "receipt"]
    assert {letter.to for letter in letters if letter.template == "forward"} == {"Clara Chur"}
    done = carried_out(desk, plan)
    assert done.letters == len(letters) == 7
    together = look(desk, three)
    take_back(desk)
    for message in three:
        with desk.writing("ann") as writer:
            correct(writer, Correction(message, to="Clara Chur"))
    assert look(desk, three) == together
    shown = sorted(letter.letter.text for letter in letters)
    assert shown == sorted(text for *_, sent in together for _, text in sent)


def test_old_form_titles_follow_in_the_letters(desk, three, asking) -> None:
    del three
    old = asking(title="", text="Wann fährt der Nachtbus?", background="", topic="Verkehr")
    plan = planned(desk, [old.message], correcting(to="Clara Chur"))
    carried_out(desk, plan)
    ((*_, title, _topic, to, _notes, sent),) = look(desk, [old.message])
    assert to == "Clara Chur"
    assert "Clara Chur" in title
    assert [text for _, text in sent] == [letter.letter.text for _, letter in plan.letters]


def test_masked_words_are_found_no_more_and_the_original_stays(desk, three) -> None:
    assert hits(desk, "3920001") == 2
    amended(desk, three, MASKING)
    assert hits(desk, "3920001") == 0
    assert hits(desk, "Telefonnummer") == 2
    assert [background for _, background, *_ in look(desk, three)] == [
        "Wann fährt der Bus? Rufen Sie an: [Telefonnummer entfernt]",
        "Fahrplan, Seite 3.",
        "Wann fährt der Bus? Rufen Sie an: [Telefonnummer entfernt]",
    ]
    with desk.reading() as connection:
        kept = connection.execute(
            "select background from message_text where message = ? order by revision", (three[0],)
        ).fetchall()
        assert [PHONE in row[0] for row in kept] == [True, False]
    assert faults(desk) == ()
    take_back(desk)
    assert hits(desk, "3920001") == 2
    assert faults(desk) == ()


def test_undo_is_refused_where_somebody_has_worked_on_one_since(desk, three) -> None:
    amended(desk, three, correcting(topic="Umwelt"))
    with desk.writing("bob") as writer:
        decide(writer, Decision(three[1], Verb.PUBLISH))
    before = look(desk, three)
    with pytest.raises(QaTuiError, match="bob"):
        take_back(desk)
    assert look(desk, three) == before
