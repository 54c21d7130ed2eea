"""An older desk is brought to the present schema once, by one program, with a copy from before."""

from __future__ import annotations

from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from old_desks import content, is_right, structure
from random_desk import NOW
from sqlite_utils import Database

from qa_tui.domain.errors import StoreError
from qa_tui.i18n import say
from qa_tui.store import upgrading
from qa_tui.store.check import check
from qa_tui.store.migrations import migrations
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk


def test_the_copy_from_before_is_whole_and_opens_itself(old: Path) -> None:
    before, made = content(old), structure(old)
    open_desk(old, clock=lambda: NOW)
    (copy,) = old.parent.glob("*.backup*")
    assert copy.name == "desk.db.schema-1.backup"
    assert content(copy) == before
    assert structure(copy) == made
    is_right(open_desk(copy, clock=lambda: NOW))


def test_a_power_cut_before_all_is_derived_is_made_good(old: Path) -> None:
    """The tables are there and empty: the next opening fills them."""
    with closing(connect(old)) as connection:
        migrations.apply(Database(connection, execute_plugins=False))
        messages = connection.execute("select count(*) from message").fetchone()[0]
        said = [say(fault) for fault in check(connection).faults]
    assert any("of the lists" in fault for fault in said) is (messages > 0)
    is_right(open_desk(old, clock=lambda: NOW))


class CutOff(Exception):
    """An upgrade is cut off."""


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_an_upgrade_that_was_cut_off_goes_on_with_the_copy_from_before(old: Path) -> None:
    def cut_off(_done: int, _total: int) -> None:
        raise CutOff

    before = content(old)
    for _ in range(3):
        with pytest.raises(CutOff):
            open_desk(old, clock=lambda: NOW, progress=cut_off)
    is_right(open_desk(old, clock=lambda: NOW))
    (copy,) = old.parent.glob("*.backup*")
    assert content(copy) == before


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_an_upgrade_that_was_cut_off_behind_a_link_goes_on_without_it(old: Path) -> None:
    def cut_off(_done: int, _total: int) -> None:
        raise CutOff

    before, linked = content(old), old.parent / "elsewhere" / "link.db"
    linked.parent.mkdir()
    linked.symlink_to(old)
    with pytest.raises(CutOff):
        open_desk(linked, clock=lambda: NOW, progress=cut_off)
    is_right(open_desk(old, clock=lambda: NOW))
    (copy,) = old.parent.rglob("*.backup*")
    assert copy.name == f"{old.name}.schema-1.backup"
    assert content(copy) == before


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_a_copy_that_is_gone_when_an_upgrade_goes_on_is_made_again(old: Path) -> None:
    with closing(connect(old)) as connection:
        migrations.apply(Database(connection, execute_plugins=False))
    open_desk(old, clock=lambda: NOW)
    assert len(list(old.parent.glob("*.backup"))) == 1


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_two_who_open_an_old_desk_at_once_both_have_it(old: Path) -> None:
    opened: list[Desk] = []

    def open_too() -> None:
        opened.append(open_desk(old, clock=lambda: NOW))

    other = Thread(target=open_too)

    def meanwhile(_done: int, _total: int) -> None:
        if not other.ident:
            other.start()
            other.join(0.2)  # it waits longer than that

    opened.append(open_desk(old, clock=lambda: NOW, progress=meanwhile))
    other.join()
    assert len(opened) == 2
    is_right(opened[1])
    assert len(list(old.parent.glob("*.backup*"))) == 1


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_who_waits_too_long_for_a_desk_beside_it_is_told_of_both(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = old.with_name("beside.db")
    beside.write_bytes(old.read_bytes())
    monkeypatch.setattr(upgrading, "PATIENCE", 0)

    def meanwhile(_done: int, _total: int) -> None:
        with pytest.raises(StoreError, match=r"beside\.db, or another desk beside it, up to date"):
            open_desk(beside, clock=lambda: NOW)

    open_desk(old, clock=lambda: NOW, progress=meanwhile)


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_who_waits_too_long_for_an_upgrade_is_told_why(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "PATIENCE", 0)

    def meanwhile(_done: int, _total: int) -> None:
        with pytest.raises(StoreError, match="Somebody else is bringing"):
            open_desk(old, clock=lambda: NOW)

    is_right(open_desk(old, clock=lambda: NOW, progress=meanwhile))
