"""Handing letters over: every letter once, whatever comes in between."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from places import ALL, SENDER, Places, counts, due, ids_in

from qa_tui.domain.errors import Conflict, Refused, StoreError
from qa_tui.domain.letters.outbox import LetterState
from qa_tui.export.handing_over import Envelope, hand_over, look_ahead
from qa_tui.export.mail_places import Mail, MailFolder, Mbox
from qa_tui.store.letters.handover import ready_letters
from qa_tui.store.letters.steps import call_back
from qa_tui.store.undo.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from qa_tui.export.mail_places import MailPlace
    from qa_tui.store.desk import Desk


def test_all_that_are_ready_leave_once(desk: Desk, places: Places) -> None:
    ids, before = due(desk), counts(desk)
    done = hand_over(desk, "ann", places.place, ALL)

    assert places.ids() == sorted(ids)
    assert len(set(ids)) == len(ids) == done.left > 100
    assert due(desk) == []
    assert counts(desk)[LetterState.HANDED_OVER] == before[LetterState.READY]
    assert hand_over(desk, "ann", places.again, ALL).letters == ()
    assert places.ids() == sorted(ids)


def test_what_cannot_leave_stays_with_a_reason(desk: Desk, places: Places) -> None:
    ids = due(desk)
    done = hand_over(desk, "ann", places.place, Envelope(SENDER))
    stay = [packed for packed in done.letters if packed.left_out is not None]

    assert {packed.letter.to_kind for packed in stay} == {"representative"}
    assert sorted([*places.ids(), *due(desk)]) == sorted(ids)
    assert due(desk) == [packed.message_id for packed in stay]


def test_a_dry_run_changes_nothing(desk: Desk) -> None:
    ids = due(desk)
    done = look_ahead(desk, ALL)

    assert [packed.message_id for packed in done.letters] == ids
    assert done.seq is None
    assert due(desk) == ids


def test_files_can_be_read_by_their_owner_only(desk: Desk, places: Places) -> None:
    hand_over(desk, "ann", places.place, ALL)

    files = [places.path] if places.kind == "mbox" else [places.path, *places.path.iterdir()]
    assert all(stat.S_IMODE(file.stat().st_mode) & 0o077 == 0 for file in files)
    assert list(places.path.parent.rglob(".qa-tui-*")) == []


def test_a_file_that_is_there_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "out.mbox"
    file.write_bytes(b"From me\n\nmine\n")
    ids = due(desk)
    with pytest.raises(Refused, match="exists already"):
        hand_over(desk, "ann", Mbox(file, SENDER.spec), ALL)

    assert file.read_bytes() == b"From me\n\nmine\n"
    assert due(desk) == ids


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
def test_letters_are_added_behind_what_is_there(desk: Desk, tmp_path: Path, end: bytes) -> None:
    file = tmp_path / "out.mbox"
    file.write_bytes(b"From me Sun Nov 22 09:30:00 2026\nMessage-ID:\n <x@y>\n\nmine" + end)
    file.chmod(0o640)
    before, ids = file.read_bytes(), due(desk)
    hand_over(desk, "ann", Mbox(file, SENDER.spec, append=True), ALL)

    assert file.read_bytes().startswith(before)
    assert ids_in(file) == ["<x@y>", *ids]
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_nothing_is_added_to_a_file_of_another_form(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    for target in (other, desk.path):
        before = target.read_bytes()
        with pytest.raises(Refused, match="not an mbox file"):
            hand_over(desk, "ann", Mbox(target, SENDER.spec, append=True), Envelope(SENDER))
        assert target.read_bytes() == before
    empty = tmp_path / "empty"
    empty.touch()
    hand_over(desk, "ann", Mbox(empty, SENDER.spec, append=True), Envelope(SENDER))
    assert empty.read_bytes().startswith(b"From ")


def test_a_link_stays_a_link(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "out.mbox"
    link.symlink_to(tmp_path / "elsewhere" / "out.mbox")
    done = hand_over(desk, "ann", Mbox(link, SENDER.spec), ALL)

    assert link.is_symlink()
    assert len(ids_in(tmp_path / "elsewhere" / "out.mbox")) == done.left


def test_places_that_cannot_be_written_are_told(desk: Desk, tmp_path: Path) -> None:
    ids = due(desk)
    (tmp_path / "file").write_text("x")
    for place, error in (
        (Mbox(tmp_path / "missing" / "out.mbox", SENDER.spec), StoreError),
        (Mbox(tmp_path, SENDER.spec), Refused),
        (Mbox(tmp_path / ("x" * 300), SENDER.spec), StoreError),
        (MailFolder(tmp_path / "file"), Refused),
        (MailFolder(tmp_path / "file" / "folder"), StoreError),
    ):
        with pytest.raises(error):
            hand_over(desk, "ann", place, ALL)
    assert due(desk) == ids


class Disturbed:
    """A place at which somebody does something while letters are written."""

    def __init__(self, place: MailPlace, *events: object) -> None:
        self.place, self.events = place, list(events)

    def aside(self, mails: Iterable[Mail], at: object):
        written = list(mails)
        if self.events:
            self.events.pop(0)()  # type: ignore[operator]
        return self.place.aside(written, at)  # type: ignore[arg-type]


def test_a_letter_that_is_called_back_meanwhile_does_not_leave(desk: Desk, places: Places) -> None:
    ids = due(desk)
    with desk.reading() as connection:
        first = ready_letters(connection, desk.clock())[0].id

    def recall() -> None:
        with desk.writing("bob") as writer:
            call_back(writer, [first])

    done = hand_over(desk, "ann", Disturbed(places.place, recall), ALL)
    assert places.ids() == sorted(ids[1:])
    assert done.left == len(ids) - 1


def test_a_step_that_is_undone_meanwhile_takes_its_letters_along(
    desk: Desk, places: Places
) -> None:
    def undo() -> None:
        with desk.writing("ann") as writer:
            undo_last(writer)

    hand_over(desk, "bob", Disturbed(places.place, undo), ALL)
    with desk.reading() as connection:
        out = connection.execute(
            """select count(*) from notice n join event e on e.seq = n.event
            join event u on u.undoes = e.uid where n.handed_over_at is not null"""
        ).fetchone()[0]
    assert out == 0
    assert len(places.ids()) == counts(desk)[LetterState.HANDED_OVER]


def test_letters_that_are_called_back_without_end_are_told(desk: Desk, places: Places) -> None:
    def recall() -> None:
        with desk.writing("bob") as writer:
            call_back(writer, [ready_letters(writer.connection, desk.clock())[0].id])

    with pytest.raises(Conflict, match="called back"):
        hand_over(desk, "ann", Disturbed(places.place, *[recall] * 9), ALL)
    assert places.ids() == []
    assert counts(desk)[LetterState.HANDED_OVER] == 0


def test_a_file_that_another_program_changes_meanwhile_is_left_alone(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "out.mbox"
    ids = due(desk)
    with Mbox(file, SENDER.spec).aside([], desk.clock()) as put:
        file.write_text("theirs")
        with pytest.raises(Conflict, match="another program"):
            put()
    assert file.read_text() == "theirs"
    assert due(desk) == ids
