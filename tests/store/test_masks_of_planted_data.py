"""Masked personal data is gone from text, lists, search and index, and an undo brings it back."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from happenings import PEOPLE
from hypothesis import given
from hypothesis import strategies as st
from standing import faults, standing, vocabulary

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.filters.filter import parse_filter, quoted
from qa_tui.domain.listing import Listing
from qa_tui.domain.privacy.masking import Find, Part, Personal, mask_text, merged
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.words import places_of, words_of
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.messages.intake import ask
from qa_tui.store.messages.masks import mask, suggested
from qa_tui.store.messages.threads import read_message
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect
from qa_tui.store.undo.undo import undo_last
from tests.planted import texts
from tests.scaled import examples
from tests.whole_list import read_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.records import Line, Message
    from qa_tui.store.desk import Desk
    from tests.planted import Text

ASKED = {
    "title": "Wann kommt der Nachtbus?",
    "text": "",
    "topic": "",
    "first_name": "Ole",
    "last_name": "Müller-Özdemir",
    "email": "ole@example.org",
    "town": "Moorhagen",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that all examples write on, each a question of its own."""
    desk = open_desk(tmp_path_factory.mktemp("planted") / "desk.db", create=True, name="Pult")
    with desk.writing("ann") as writer:
        load_directory(writer, PEOPLE, writer.now)
    return desk


def asked(desk: Desk, text: Text) -> Message:
    """A question with a text behind it, among others."""
    with desk.writing("ann") as writer:
        taken = ask(writer, 1, NewQuestion(**ASKED, background=text.words))
        return read_message(writer.connection, taken.message)


def message_of(desk: Desk, message: int) -> Message:
    """A message as it is."""
    with desk.reading() as connection:
        return read_message(connection, message)


def lines_of(desk: Desk, query: str) -> dict[int, Line]:
    """The rows of a filter, by their messages."""
    with desk.reading() as connection:
        listing = Listing(parse_filter(query), desk.today)
        return {line.message: line for line in read_list(connection, listing, 1_000)}


def first_revision(desk: Desk, message: int) -> str:
    """What stood behind a question when it came."""
    with closing(connect(desk.path)) as connection:
        return str(
            connection.execute(
                "select background from message_text where message = ? and revision = 1",
                (message,),
            ).fetchone()[0]
        )


def masked(desk: Desk, before: Message, finds: Sequence[Find]) -> Message:
    """Mask passages; all else is as before, letter for letter, and the original is kept."""
    with desk.writing("ann") as writer:
        mask(writer, before.id, before.version, finds)
        language = writer.language
    after = message_of(desk, before.id)
    assert after.background == mask_text(before.background, finds, language, Part.BACKGROUND)
    assert (after.text, after.state, after.kind) == (before.text, before.state, before.kind)
    assert first_revision(desk, before.id) == before.background
    return after


def gone(desk: Desk, before: Message, after: Message, finds: Sequence[Find]) -> None:
    """No word that stood in a masked passage, and nowhere else, is found any more."""
    left = set(words_of(f"{after.author}\n{after.text}\n{after.background}"))
    for find in merged(finds):
        for (start, end), word in zip(
            places_of(before.background), words_of(before.background), strict=True
        ):
            if start < find.end and find.start < end and word not in left:
                lines = lines_of(desk, quoted(before.background[start:end]))
                assert before.id not in lines, word
    line = lines_of(desk, "nachtbus")[before.id]
    shown = line.gist + "".join(run for run, _ in line.passage)
    assert all(word in left for word in words_of(shown.replace("…", " ")))


@examples(30)
@given(texts())
def test_suggestions_leave_nothing_of_what_was_planted(desk: Desk, text: Text) -> None:
    before = asked(desk, text)
    stood = standing(desk), vocabulary(desk)
    with desk.reading() as connection:
        finds = suggested(connection, before)
    if not finds:
        return
    after = masked(desk, before, finds)
    gone(desk, before, after, finds)
    with desk.reading() as connection:
        assert suggested(connection, after) == ()
    with pytest.raises(QaTuiError), desk.writing("ann") as writer:
        mask(writer, before.id, None, ())
    assert message_of(desk, before.id) == after
    with desk.writing("ann") as writer:
        undo_last(writer)
    assert (standing(desk), vocabulary(desk)) == stood


@examples(30)
@given(texts(), st.data())
def test_passages_masked_by_hand_are_gone(desk: Desk, text: Text, data: st.DataObject) -> None:
    before = asked(desk, text)
    stood = standing(desk), vocabulary(desk)
    end = st.integers(0, len(before.background))
    pairs = data.draw(st.lists(st.tuples(end, end), min_size=1, max_size=4))
    finds = [
        Find(Part.BACKGROUND, min(pair), max(pair), Personal.WORDS)
        for pair in pairs
        if pair[0] != pair[1]
    ]
    if not finds:
        return
    after = masked(desk, before, finds)
    gone(desk, before, after, finds)
    with desk.writing("ann") as writer:
        undo_last(writer)
    assert (standing(desk), vocabulary(desk)) == stood


def test_the_desk_of_all_examples_is_whole(desk: Desk) -> None:
    assert faults(desk) == ()
