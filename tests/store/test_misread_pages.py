"""What a reader took wrongly from a page is corrected; what people wrote here is not."""

from __future__ import annotations

import pytest
from corrected import found, thread_of
from people import BERT
from standing import faults, standing

from qa_tui.domain.errors import NotFound, Refused, WrongUsage
from qa_tui.store.journal.history import read_events


def test_misread_page_gets_its_author_party_and_date(desk, imported, correcting) -> None:
    thread, question, answer = imported
    correcting(question, author="Angela M.", date="3.4.2009")
    correcting(answer, author="Büro Bester", party="", date="2009-05-01")
    shown = thread_of(desk, thread)
    assert shown.title == "Frage an Angelika Bester von Angela M. bezüglich Soziale Sicherung"
    assert [m.author for m in shown.messages] == ["Angela M.", "Büro Bester"]
    assert [m.date for m in shown.messages] == ["2009-04-03", "2009-05-01"]
    assert shown.messages[1].party_label is None
    assert found(desk, "asked:2009..2009") == [thread]
    assert found(desk, 'from:"Angela M."') == [thread]
    assert faults(desk) == ()


def test_misread_page_may_belong_to_somebody_who_cannot_be_asked(
    desk, imported, correcting
) -> None:
    thread, question, _ = imported
    correcting(question, to=str(BERT))
    assert thread_of(desk, thread).to.name == "Bert Bock"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"date": "31.2.2009"}, WrongUsage),
        ({"date": "2027-01-01"}, WrongUsage),
        ({"author": " \u200b"}, Refused),
        ({"author": "x" * 300}, Refused),
        ({"standard": True}, Refused),
        ({"topic": "Soziale Sicherung"}, WrongUsage),
        ({"to": "Niemand"}, NotFound),
    ],
)
def test_what_cannot_be_leaves_all_as_it_was(desk, imported, correcting, fields, error) -> None:
    before = standing(desk)
    with pytest.raises(error):
        correcting(imported[1], **fields)
    assert standing(desk) == before


@pytest.mark.parametrize("fields", [{"author": "X Y"}, {"party": "SM"}, {"date": "2010-01-01"}])
def test_what_people_wrote_on_the_desk_stays(question, correcting, fields) -> None:
    with pytest.raises(Refused, match="not read from a page"):
        correcting(question.message, **fields)


def test_fields_of_the_question_stand_with_the_question(reply, correcting) -> None:
    with pytest.raises(Refused, match="stands with the question"):
        correcting(reply.message, topic="Umwelt")


def test_journal_names_the_step_and_holds_no_words(desk, imported, correcting) -> None:
    correcting(imported[1], author="Uwe B.")
    with desk.reading() as connection:
        event = read_events(connection)[-1]
    assert (event.verb, event.subject, event.from_state) == ("correct", imported[1], "published")
