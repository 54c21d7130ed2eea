"""The check is silent on a good desk and finds every kind of damage."""

from __future__ import annotations

from contextlib import closing

import pytest

from qa_tui.i18n import say
from qa_tui.store.check import check
from qa_tui.store.derived import rebuild
from qa_tui.store.journal.events import chain_hash
from qa_tui.store.sqlite import connect

UNLOCK = ("event_never_changes", "event_never_goes")

DAMAGE = {
    "event changed": (
        "update event set verb = 'publish' where seq = 7",
        "Event 7 was changed after it was written.",
    ),
    "event in somebody else's name": (
        "update event set actor = (select uid from moderator where name = 'bo') where seq = 7",
        "Event 7 was changed after it was written.",
    ),
    "event at another time": (
        "update event set at = '2020-01-01T00:00:00Z' where seq = 7",
        "Event 7 was changed after it was written.",
    ),
    "event with another hash": (
        "update event set hash = lower(hex(randomblob(32))) where seq = 7",
        "Event 8 does not follow the one before it.",
    ),
    "event cut out": (
        "delete from event where seq = 7",
        "Events are missing between 6 and 8.",
    ),
    "first event cut off": (
        "delete from event where seq = 1",
        "Events are missing between 0 and 2.",
    ),
    "state changed": (
        "update message set state = 'published' where id = "
        "(select min(id) from message where state = 'refused')",
        "is published; by its events it is refused.",
    ),
    "initial state changed": (
        "update message set initial_state = 'held' where id = 3",
        "starts from pending, but the message was held.",
    ),
    "text changed": (
        "update message_text set text = text || ' Nein.' where message = 3",
        "The text of message 3, revision 1, was changed.",
    ),
    "background changed": (
        "update message_text set background = 'x' where message = 3",
        "The text of message 3, revision 1, was changed.",
    ),
    "text gone": (
        "delete from message_text where message = 3 and revision = 1",
        "1 message has no text.",
    ),
    "public state changed": (
        "update thread set public_state = 'answered' where id = "
        "(select min(id) from thread where public_state = 'not_public')",
        "is answered; by its messages it is not_public.",
    ),
    "number of answers changed": (
        "update thread set answers = answers + 1 where id = 3",
        "Thread 3 is",
    ),
    "search index short of a row": (
        "insert into search_doc (search_doc) values ('delete-all')",
        "The search index holds 0 of ",
    ),
    "search index of another message": (
        "insert into search_doc (rowid, body) values (5, 'zeppelin')",
        "1 word of the search index does not fit the texts.",
    ),
    "word gone from the vocabulary": (
        "delete from term where term = 'und'",
        "1 word of the vocabulary does not fit the texts.",
    ),
    "row gone from the lists": (
        "delete from line where place = (select min(place) from line)",
        "1 row of the lists does not fit its message.",
    ),
    "row in another list": (
        "update line set representative = representative + 1 where place = "
        "(select min(place) from line)",
        "1 row of the lists does not fit its message.",
    ),
    "counter wrong": (
        "update line_count set lines = lines + 1 where standing = 1",
        "1 counter of the lists is wrong.",
    ),
    "message out of the lists": (
        "update message set withdrawn = 1 where id = "
        "(select max(id) from message where kind = 'answer')",
        "is out of the lists, but no event took it back.",
    ),
    "search index gone": ("drop table search_doc", "The search index cannot be read: "),
    "row that points to nothing": (
        "update note set message = 9999 where id = 1",
        "A row of note points to nothing: row 1.",
    ),
}


def faults(path, statements) -> list[str]:
    """What a check says after somebody wrote to the file behind the program's back."""
    with closing(connect(path)) as connection:
        connection.execute("pragma foreign_keys = off")
        for trigger in UNLOCK:
            connection.execute(f"drop trigger {trigger}")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
        return [say(fault) for fault in check(connection).faults]


def test_sample_is_whole(sample_desk) -> None:
    told: list[tuple[int, int]] = []
    with sample_desk.reading() as connection:
        report = check(connection, lambda done, every: told.append((done, every)))
        events = connection.execute("select count(*) from event").fetchone()[0]
        last = connection.execute("select hash from event order by seq desc").fetchone()[0]
        desk = connection.execute("select uid from desk").fetchone()[0]
    assert report.faults == ()
    assert report.events == events > 200
    assert report.heads == ((desk, last),)
    assert told == [(part, 8) for part in range(1, 9)]


def test_empty_desk_is_whole(empty_desk) -> None:
    with empty_desk.reading() as connection:
        report = check(connection)
    assert (report.faults, report.events, report.heads) == ((), 0, ())


def test_nothing_but_unlocking_is_no_damage(sample_desk) -> None:
    assert faults(sample_desk.path, []) == []


@pytest.mark.parametrize(("statement", "said"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(sample_desk, statement: str, said: str) -> None:
    found = faults(sample_desk.path, [statement])
    assert any(said in fault for fault in found), found


def test_cutting_off_the_end_changes_the_head_that_is_kept_elsewhere(sample_desk) -> None:
    with sample_desk.reading() as connection:
        before = check(connection).heads
    faults(sample_desk.path, ["delete from event where seq = (select max(seq) from event)"])
    with sample_desk.reading() as connection:
        assert check(connection).heads != before


def test_a_chain_that_was_made_anew_changes_the_head(sample_desk) -> None:
    """Whoever can write the file can write a good chain; only the head kept elsewhere tells."""
    with sample_desk.reading() as connection:
        before = check(connection).heads
    with closing(connect(sample_desk.path)) as connection:
        connection.execute("drop trigger event_never_changes")
        connection.execute("update event set clause = 'hate' where clause = 'insult'")
        head = ""
        for row in connection.execute("select * from event order by seq").fetchall():
            fields = {**dict(row), "prev": head}
            head = chain_hash(fields)
            connection.execute(
                "update event set prev = ?, hash = ? where seq = ?",
                (fields["prev"], head, row["seq"]),
            )
        rebuild(connection)
        report = check(connection)
    assert report.faults == ()
    assert report.heads != before


def test_only_the_first_faults_of_a_kind_are_listed(sample_desk) -> None:
    found = faults(sample_desk.path, ["update message_text set text = 'x'"])
    texts = [fault for fault in found if "was changed" in fault]
    assert len(texts) == 20
    assert "… and more of this kind." in found
