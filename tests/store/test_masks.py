"""Masking: a further revision, which lists, search and vocabulary know instead of the words."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from happenings import PEOPLE
from hypothesis import given
from hypothesis import strategies as st
from standing import faults, standing, vocabulary

from qa_tui.domain.errors import Conflict, NotFound, Refused, WrongUsage
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.privacy.masking import Find, Part, Personal
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.decisions import decide
from qa_tui.store.journal.history import read_notices
from qa_tui.store.messages.intake import ask
from qa_tui.store.messages.masks import amend, mask, suggested, words_in
from qa_tui.store.messages.threads import read_message, read_thread
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last
from tests.scaled import examples
from tests.whole_list import read_list

if TYPE_CHECKING:
    from qa_tui.store.messages.corrections import Corrected

WORDS = "Zwickelbacher"
LEAKING = {
    "title": f"Wann kommt Herr {WORDS} zum Nachtbus?",
    "background": "Rufen Sie mich an: 0171 3920001,\nLange Straße 5. Gruß Ole Ah-\nlers",
}


@pytest.fixture
def leaking(asking) -> int:
    """A question with personal data: its message."""
    return int(asking(**LEAKING).message)


def message_of(desk, message: int):
    """A message as it is."""
    with desk.reading() as connection:
        return read_message(connection, message)


def masking(desk, message: int, finds=None, version: int | None = None) -> Corrected:
    """Mask what is suggested, or some passages."""
    with desk.writing("ann") as writer:
        if finds is None:
            finds = suggested(writer.connection, read_message(writer.connection, message))
        return mask(writer, message, version, finds)


def found(desk, query: str) -> list[int]:
    """The messages of a filter."""
    with desk.reading() as connection:
        listing = Listing(parse_filter(query), desk.today)
        return [line.message for line in read_list(connection, listing, 100)]


def test_suggestions_are_masked_in_the_language_of_the_desk(desk, leaking) -> None:
    masking(desk, leaking)
    after = message_of(desk, leaking)
    assert after.background == (
        "Rufen Sie mich an: [Telefonnummer entfernt],\n"
        "[Anschrift entfernt]. Gruß Ole [Name entfernt]"
    )
    assert (after.revision, after.version) == (2, 2)


def test_the_list_counts_what_masking_suggests_last_names_too(desk, leaking, sample_desk) -> None:
    def counted(one) -> int:
        with one.reading() as connection:
            listing = Listing(parse_filter("is:pending OR is:held OR is:returned"), one.today)
            lines = read_list(connection, listing, 1000)
            for line in lines:
                finds = suggested(connection, read_message(connection, line.message))
                assert line.personal == len(finds), line
        return sum(line.personal for line in lines)

    assert counted(desk) == 3
    masking(desk, leaking)
    assert counted(desk) == 0
    with desk.writing("ann") as writer:
        undo_last(writer)
    assert counted(desk) == 3
    assert counted(sample_desk) > 5


def test_question_of_the_new_form_is_masked_in_its_title_too(desk, leaking) -> None:
    before = message_of(desk, leaking)
    masking(desk, leaking, words_in(before, WORDS))
    with desk.reading() as connection:
        thread = read_thread(connection, before.thread, desk.today)
    assert thread.title == "Wann kommt Herr [Angabe entfernt] zum Nachtbus?"
    assert thread.messages[0].text == thread.title
    assert found(desk, "is:pending") == [leaking]


def test_masked_words_are_found_no_more(desk, leaking) -> None:
    assert found(desk, WORDS) == [leaking]
    masking(desk, leaking, words_in(message_of(desk, leaking), WORDS))
    assert found(desk, WORDS) == []
    assert found(desk, f'"{WORDS}"') == []
    assert found(desk, WORDS[:8]) == []
    assert found(desk, "Nachtbus") == [leaking]
    assert faults(desk) == ()


def index_bytes(desk) -> bytes:
    """Every byte of the search index, the vocabulary and the lists."""
    with desk.reading() as connection:
        tables = [
            row[0]
            for row in connection.execute(
                """select name from sqlite_schema where type = 'table'
                and (name like 'search_doc%' or name like 'term%' or name in ('line', 'thread'))
                and sql not like 'create virtual%'"""
            )
        ]
        cells = [
            cell
            for table in tables
            for row in connection.execute(f"select * from {table}")
            for cell in row
        ]
    return b"\0".join(c if isinstance(c, bytes) else str(c).encode() for c in cells)


def test_no_byte_of_index_and_vocabulary_holds_a_masked_word(desk, leaking) -> None:
    assert WORDS.lower().encode() in index_bytes(desk)
    before = vocabulary(desk)
    masking(desk, leaking, words_in(message_of(desk, leaking), WORDS))
    assert WORDS.lower()[:8].encode() not in index_bytes(desk)
    assert WORDS.lower() not in vocabulary(desk)
    assert vocabulary(desk)["nachtbus"] == before["nachtbus"]


def test_original_words_stay_in_the_revision_before(desk, leaking) -> None:
    masking(desk, leaking)
    with closing(connect(desk.path)) as connection:
        texts = connection.execute(
            "select background from message_text where message = ? order by revision", (leaking,)
        ).fetchall()
    assert texts[0][0] == LEAKING["background"]
    assert "0171" not in texts[1][0]


def test_published_letter_to_the_representative_has_the_masked_words(
    desk, leaking, deciding
) -> None:
    masking(desk, leaking)
    deciding(leaking, "publish")
    with desk.reading() as connection:
        (copy,) = [n for n in read_notices(connection) if n.template == "forward"]
    assert "0171" not in copy.text
    assert "[Telefonnummer entfernt]" in " ".join(copy.text.split())


def test_answers_are_masked_with_the_names_of_the_asker(desk, published, answering) -> None:
    taken = answering(published.thread, "Sehr geehrter Herr Ahlers,\nim Mai.")
    masking(desk, taken.message)
    text = message_of(desk, taken.message).text
    assert text == "Sehr geehrter Herr [Name entfernt],\nim Mai."


def test_older_version_is_refused(desk, leaking) -> None:
    masking(desk, leaking, version=1)
    with pytest.raises(Conflict):
        masking(desk, leaking, [Find(Part.TEXT, 0, 4, Personal.WORDS)], version=1)


@pytest.mark.parametrize(
    "finds",
    [
        [],
        [Find(Part.TEXT, 0, 10_000, Personal.WORDS)],
        [Find(Part.TEXT, 5, 5, Personal.WORDS)],
        [Find(Part.TEXT, -1, 5, Personal.WORDS)],
    ],
)
def test_passages_must_stand_in_the_message(desk, leaking, finds) -> None:
    before = standing(desk)
    with pytest.raises(WrongUsage):
        masking(desk, leaking, finds)
    assert standing(desk) == before


def test_words_must_stand_in_the_message(desk, leaking) -> None:
    with pytest.raises(WrongUsage):
        words_in(message_of(desk, leaking), "Sonnenfinsternis")


def test_what_was_taken_back_is_not_masked(desk, leaking) -> None:
    with desk.writing("ann") as writer:
        undo_last(writer)
    with pytest.raises(NotFound):
        masking(desk, leaking, [Find(Part.TEXT, 0, 4, Personal.WORDS)])


def test_masking_and_correcting_together_are_one_step(desk, leaking) -> None:
    before = standing(desk)
    with desk.writing("ann") as writer:
        finds = suggested(writer.connection, read_message(writer.connection, leaking))
        done = amend(writer, Correction(leaking, 1, topic="Umwelt"), finds)
    assert set(done.changed) == {"revision", "topic"}
    assert found(desk, "topic:umwelt") == [leaking]
    with desk.writing("ann") as writer:
        undo_last(writer)
    assert standing(desk) == before
    with desk.writing("ann") as writer:
        redo_last(writer)
    assert found(desk, "topic:umwelt") == [leaking]
    assert "0171" not in message_of(desk, leaking).background
    assert faults(desk) == ()


QUESTION = NewQuestion(
    title="Wann kommt der Nachtbus?",
    text="",
    background="Rufen Sie an: 0171 3920001, sagt Ole Ahlers.",
    topic="",
    first_name="Ole",
    last_name="Ahlers",
    email="ole@example.org",
    town="Moorhagen",
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mask"), st.integers(0, 60), st.integers(1, 20)),
        st.tuples(st.just("suggested"), st.just(0), st.just(0)),
        st.tuples(st.just("correct"), st.sampled_from(["Bus", "Umwelt", ""]), st.just(0)),
        st.tuples(st.just("decide"), st.sampled_from(["publish", "hold", "resume"]), st.just(0)),
    ),
    max_size=6,
)


def act(desk, message: int, step: tuple) -> bool:
    """Take a step, where it is possible; tells whether it was."""
    kind, what, length = step
    try:
        if kind == "decide":
            with desk.writing("ann") as writer:
                decide(writer, Decision(message, Verb(what), note="x" if what == "hold" else ""))
        elif kind == "correct":
            with desk.writing("ann") as writer:
                amend(writer, Correction(message, topic=what), ())
        elif kind == "suggested":
            masking(desk, message)
        else:
            masking(desk, message, [Find(Part.BACKGROUND, what, what + length, Personal.WORDS)])
    except (WrongUsage, Refused):
        return False
    return True


@examples(40)
@given(STEPS)
def test_undo_restores_every_step_exactly(tmp_path_factory, steps) -> None:
    desk = open_desk(tmp_path_factory.mktemp("masks") / "desk.db", create=True, name="Pult")
    with desk.writing("ann") as writer:
        load_directory(writer, PEOPLE, writer.now)
        message = ask(writer, 1, QUESTION).message
        amend(writer, Correction(message, topic="Bus"), ())
    states = [(standing(desk), vocabulary(desk))]
    for step in steps:
        if act(desk, message, step):
            states.append((standing(desk), vocabulary(desk)))
    assert faults(desk) == ()
    for before in reversed(states[:-1]):
        with desk.writing("ann") as writer:
            undo_last(writer)
        assert (standing(desk), vocabulary(desk)) == before
    assert faults(desk) == ()
