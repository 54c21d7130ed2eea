"""Handing letters over: every letter once, whatever comes in between."""

from __future__ import annotations

import mailbox
import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import Conflict, Refused, StoreError
from qa_tui.domain.letters.outbox import LetterState
from qa_tui.export.handing_over import Envelope, hand_over, look_ahead
from qa_tui.export.mail import MailAddress, message_id
from qa_tui.export.mail_places import Mail, MailFolder, Mbox
from qa_tui.store.letters.handover import desk_uid, ready_letters
from qa_tui.store.letters.outbox import count_letters
from qa_tui.store.letters.steps import call_back
from qa_tui.store.undo.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Clock

    from qa_tui.export.mail_places import MailPlace
    from qa_tui.store.desk import Desk

SENDER = MailAddress("Musterpult", "desk@example.org")
ALL = Envelope(SENDER, MailAddress("", "office@example.org"))


def ids_in(path: Path) -> list[str]:
    """The identities of the letters in an mbox file, in their order."""
    with closing(mailbox.mbox(path, create=False)) as box:
        return [str(mail["Message-ID"]).strip() for mail in box]


@dataclass
class Places:
    """Where the letters of a test go: an mbox file or a folder."""

    kind: str
    path: Path

    @property
    def place(self) -> MailPlace:
        return Mbox(self.path, SENDER.spec) if self.kind == "mbox" else MailFolder(self.path)

    @property
    def again(self) -> MailPlace:
        if self.kind == "mbox":
            return Mbox(self.path, SENDER.spec, append=True)
        return MailFolder(self.path)

    @property
    def options(self) -> list[str]:
        return ["--mbox" if self.kind == "mbox" else "--eml-dir", str(self.path)]

    def ids(self) -> list[str]:
        """The identity of every letter that is there."""
        if not self.path.exists():
            return []
        if self.kind == "mbox":
            return sorted(ids_in(self.path))
        files = self.path.glob("*.eml")
        return sorted(message_from_bytes(file.read_bytes())["Message-ID"] for file in files)


@pytest.fixture(params=["mbox", "eml-dir"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    return Places(request.param, tmp_path / "out")


@pytest.fixture
def desk(sample_desk: Desk, clock: Clock) -> Desk:
    """The sample desk, an hour later: every letter is ready."""
    clock.advance(hours=1)
    return sample_desk


def due(desk: Desk) -> list[str]:
    with desk.reading() as connection:
        uid = desk_uid(connection)
        return [message_id(letter, uid) for letter in ready_letters(connection, desk.clock())]


def counts(desk: Desk) -> dict[LetterState, int]:
    with desk.reading() as connection:
        return count_letters(connection, desk.clock())


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


KILLED_AT = """
import os, signal, sys
from datetime import datetime
from qa_tui.cli.main import root
from qa_tui.cli.session import Session

wanted, folder, now, *words = sys.argv[1:]
seen = []

def watch(event, arguments):
    if event == "os.rename" and not str(arguments[0]).endswith(".db"):
        seen.append(arguments)
        if wanted == f"rename {len(seen)}":
            os.kill(os.getpid(), signal.SIGKILL)
    elif event == "open" and seen and str(arguments[0]) == folder and wanted == "placed":
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
root.main(words, obj=Session(clock=lambda: datetime.fromisoformat(now)))
"""
"""Kills itself when it comes to a step: just before a rename, or when all files have their names
and the letters are not marked yet."""


def run(desk: Desk, places: Places, moment: str, *options: str) -> int:
    """Hand over in a process of its own that may be killed at a moment."""
    folder = places.path.parent if places.kind == "mbox" else places.path
    words = [moment, str(folder), desk.clock().isoformat(), "--db", str(desk.path), "--as", "ann"]
    words += ["notices", "export", *places.options, "--from", "desk@example.org"]
    words += ["--representatives", "office@example.org", *options]
    found = subprocess.run(
        [sys.executable, "-c", KILLED_AT, *words], capture_output=True, check=False, timeout=60
    )
    assert found.returncode in {0, -signal.SIGKILL}, found.stderr.decode()
    return found.returncode


@pytest.mark.parametrize(
    ("places", "moment"),
    [
        *(("mbox", moment) for moment in ("rename 1", "placed")),
        *(("eml-dir", moment) for moment in ("rename 1", "rename 2", "rename 70", "placed")),
    ],
    indirect=["places"],
)
def test_a_cut_in_between_never_makes_a_second_letter_with_another_identity(
    desk: Desk, places: Places, moment: str
) -> None:
    ids = due(desk)
    assert run(desk, places, moment) == -signal.SIGKILL

    assert due(desk) == ids
    out = places.ids()
    assert set(out) <= set(ids)
    assert bool(out) == (moment != "rename 1")
    again = ["--append"] if places.kind == "mbox" else []
    assert run(desk, places, "never", *again) == 0
    assert sorted(places.ids()) == sorted(ids)
    assert due(desk) == []


def test_what_a_cut_left_aside_goes_after_a_day(desk: Desk, places: Places) -> None:
    run(desk, places, "rename 1")
    folder = places.path.parent if places.kind == "mbox" else places.path
    (old,) = folder.glob(".qa-tui-*")
    os.utime(old, (0, 0))
    run(desk, places, "rename 1")
    (young,) = folder.glob(".qa-tui-*")
    assert young != old
    somebody_elses = folder / ".qa-tui-else"
    somebody_elses.mkdir()
    (somebody_elses / "desk.db").touch()
    os.utime(somebody_elses, (0, 0))

    assert run(desk, places, "never") == 0
    assert set(folder.glob(".qa-tui-*")) == {young, somebody_elses}
