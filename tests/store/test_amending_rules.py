"""Who is passed over by an amendment of many, what is refused, what is told and written."""

from __future__ import annotations

import pytest
from amendments import (
    MASKING,
    PHONE,
    amended,
    correcting,
    groups,
    hits,
    look,
    noting,
    take_back,
)
from over_many import carried_out, planned
from standing import faults

from qa_tui.domain.errors import NotFound, Refused, WrongUsage
from qa_tui.domain.history import change_words
from qa_tui.domain.moderation.batch import MOST
from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.i18n import say
from qa_tui.store.messages.corrections import correct


def test_who_is_passed_over_and_why(desk, given, deciding) -> None:
    deciding(given[1], "refuse", "insult")
    assert groups(planned(desk, [*given, 999], correcting(topic="Umwelt"))) == {
        "an answer: “Topic” stands with the question": 1,
        "taken back, or not there": 1,
    }
    assert groups(planned(desk, given, correcting(to="Clara Kant"))) == {
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
    plan = planned(desk, three, correcting(topic="Umwelt", to="Clara Kant"))
    assert [tuple(map(say, change_words(one.changes))) for one in plan.planned] == [
        ("Topic: – → Umwelt", "Addressee: Ada Amt → Clara Kant")
    ] * 3
    masked = planned(desk, three, MASKING)
    assert [(h.words, h.instead) for one in masked.planned for h in one.hidden] == [
        ("0171 3920001", "[Telefonnummer entfernt]")
    ] * 2


def test_letters_about_a_move_are_those_that_one_move_writes(desk, three, deciding) -> None:
    """Written before the transaction, for people who get them only by it, and told beforehand."""
    for message in three[:2]:
        deciding(message, "publish")
    plan = planned(desk, three, correcting(to="Clara Kant"))
    letters = [letter for _, letter in plan.letters]
    assert sorted({letter.template for letter in letters}) == ["forward", "published", "receipt"]
    assert {letter.to for letter in letters if letter.template == "forward"} == {"Clara Kant"}
    done = carried_out(desk, plan)
    assert done.letters == len(letters) == 7
    together = look(desk, three)
    take_back(desk)
    for message in three:
        with desk.writing("ann") as writer:
            correct(writer, Correction(message, to="Clara Kant"))
    assert look(desk, three) == together
    shown = sorted(letter.letter.text for letter in letters)
    assert shown == sorted(text for *_, sent in together for _, text in sent)


def test_old_form_titles_follow_in_the_letters(desk, three, asking) -> None:
    del three
    old = asking(title="", text="Wann fährt der Nachtbus?", background="", topic="Verkehr")
    plan = planned(desk, [old.message], correcting(to="Clara Kant"))
    carried_out(desk, plan)
    ((*_, title, _topic, to, _notes, sent),) = look(desk, [old.message])
    assert to == "Clara Kant"
    assert "Clara Kant" in title
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
