"""Saved views: their names, their filters, their order; what is deleted can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import NotFound, Refused, StoreError, WrongUsage
from qa_tui.domain.filters.filter import FilterError
from qa_tui.domain.text import clean
from qa_tui.domain.views import NAME_LENGTH, NameTaken, SavedView
from qa_tui.i18n import say
from qa_tui.store.lists.saved_views import (
    change_view,
    delete_view,
    find_saved_view,
    move_view,
    read_saved_views,
    rename_view,
    restore_view,
    save_view,
    shift_view,
)
from qa_tui.store.opening import open_desk
from tests.hostile import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk


def saved(desk: Desk) -> tuple[SavedView, ...]:
    with desk.reading() as connection:
        return read_saved_views(connection)


def names(desk: Desk) -> str:
    """The names of one letter, in the order of the views."""
    views = saved(desk)
    assert [view.place for view in views] == list(range(1, len(views) + 1))
    return "".join(view.name for view in views)


def write(desk: Desk, work: Callable[..., SavedView], *values: object, by: str = "ann"):
    """Somebody changes the views."""
    with desk.writing(by) as writer:
        return work(writer, *values)


@pytest.fixture
def views(empty_desk: Desk) -> tuple[SavedView, ...]:
    """Five views, A to E."""
    for name in "ABCDE":
        write(empty_desk, save_view, name, f"to:{name}")
    return saved(empty_desk)


def test_there_are_none_at_first(empty_desk) -> None:
    assert saved(empty_desk) == ()


def test_a_view_stands_behind_those_there_are(empty_desk) -> None:
    first = write(empty_desk, save_view, "  Bus \n 12 ", " is:pending\n topic:verkehr ")
    second = write(empty_desk, save_view, "All", "", by="bob")
    assert (first.name, first.query, first.place) == ("Bus 12", "is:pending topic:verkehr", 1)
    assert (second.query, second.place) == ("", 2)
    assert saved(empty_desk) == (first, second)
    assert len({first.uid, second.uid}) == 2


@pytest.mark.parametrize("name", ["", "  \n", "\u200b", "\x1b", "–"])
def test_a_name_must_be_seen(empty_desk, name) -> None:
    with pytest.raises(WrongUsage) as error:
        write(empty_desk, save_view, name, "is:pending")
    assert error.value.remedy is not None
    assert saved(empty_desk) == ()


def test_a_name_has_at_most_sixty_characters(empty_desk) -> None:
    write(empty_desk, save_view, "x" * NAME_LENGTH, "")
    with pytest.raises(WrongUsage, match=f"{NAME_LENGTH + 1} characters"):
        write(empty_desk, save_view, "y" * (NAME_LENGTH + 1), "")


@pytest.mark.parametrize("query", ["is:nonsense", '"open', "(a", "x" * 10_001])
def test_a_filter_must_be_understood(empty_desk, views, query) -> None:
    with pytest.raises(FilterError):
        write(empty_desk, save_view, "X", query)
    with pytest.raises(FilterError):
        write(empty_desk, change_view, views[0].uid, query)
    assert saved(empty_desk) == views


@pytest.mark.parametrize("name", ["Bus", "bus", " BUS ", "B\u200bus", "Bus\u2060"])
def test_names_that_look_the_same_are_the_same(empty_desk, name) -> None:
    other = write(empty_desk, save_view, "Tram", "")
    write(empty_desk, save_view, "Bus", "")
    with pytest.raises(NameTaken) as error:
        write(empty_desk, save_view, name, "")
    assert error.value.remedy is not None
    with pytest.raises(NameTaken):
        write(empty_desk, rename_view, other.uid, name)
    assert [view.name for view in saved(empty_desk)] == ["Tram", "Bus"]


def test_a_view_is_renamed_where_it_stands(empty_desk, views) -> None:
    renamed = write(empty_desk, rename_view, views[1].uid, "b")
    assert (renamed.name, renamed.uid, renamed.place) == ("b", views[1].uid, 2)
    assert names(empty_desk) == "AbCDE"
    with pytest.raises(WrongUsage):
        write(empty_desk, rename_view, views[1].uid, " ")


def test_a_filter_is_changed(empty_desk, views) -> None:
    changed = write(empty_desk, change_view, views[2].uid, "is:held")
    assert changed.query == "is:held"
    assert [view.query for view in saved(empty_desk)] == [
        "to:A",
        "to:B",
        "is:held",
        "to:D",
        "to:E",
    ]


@pytest.mark.parametrize(
    ("place", "order"),
    [(1, "CABDE"), (2, "ACBDE"), (3, "ABCDE"), (5, "ABDEC"), (99, "ABDEC"), (-3, "CABDE")],
)
def test_a_view_goes_to_a_place(empty_desk, views, place, order) -> None:
    moved = write(empty_desk, move_view, views[2].uid, place)
    assert names(empty_desk) == order
    assert moved.place == order.index("C") + 1


def test_a_view_goes_up_and_down_until_the_end(empty_desk, views) -> None:
    seen = []
    for step in (-1, -1, -1, 1, 1, 1, 1, 1):
        write(empty_desk, shift_view, views[2].uid, step)
        seen.append(names(empty_desk))
    assert seen == [
        "ACBDE",
        "CABDE",
        "CABDE",
        "ACBDE",
        "ABCDE",
        "ABDCE",
        "ABDEC",
        "ABDEC",
    ]


def test_what_is_deleted_comes_back_to_its_place(empty_desk, views) -> None:
    gone = [write(empty_desk, delete_view, view.uid) for view in (views[1], views[4], views[0])]
    assert names(empty_desk) == "CD"
    for deleted in reversed(gone):
        restored = write(empty_desk, restore_view, deleted)
        assert (restored.uid, restored.name, restored.query) == (
            deleted.uid,
            deleted.name,
            deleted.query,
        )
    assert names(empty_desk) == "ABCDE"


def test_what_came_back_already_is_left_as_it_is(empty_desk, views) -> None:
    deleted = write(empty_desk, delete_view, views[1].uid)
    write(empty_desk, restore_view, deleted)
    write(empty_desk, rename_view, deleted.uid, "Z")
    assert write(empty_desk, restore_view, deleted).name == "Z"
    assert names(empty_desk) == "AZCDE"


def test_a_name_that_is_taken_by_now_keeps_a_view_from_coming_back(empty_desk, views) -> None:
    deleted = write(empty_desk, delete_view, views[1].uid)
    write(empty_desk, save_view, "b", "")
    with pytest.raises(NameTaken):
        write(empty_desk, restore_view, deleted)
    assert names(empty_desk) == "ACDEb"


def test_a_view_that_is_gone_says_so(empty_desk, views) -> None:
    uid = write(empty_desk, delete_view, views[0].uid).uid
    for work, values in (
        (rename_view, ["X"]),
        (change_view, [""]),
        (move_view, [1]),
        (shift_view, [1]),
        (delete_view, []),
    ):
        with pytest.raises(NotFound) as error:
            write(empty_desk, work, uid, *values)
        assert error.value.remedy is not None


def test_a_view_is_found_by_its_name(empty_desk) -> None:
    bus = write(empty_desk, save_view, "Bus und Bahn", "")
    with empty_desk.reading() as connection:
        for name in ("Bus und Bahn", "bus  und bahn ", "BUS UND BAHN"):
            assert find_saved_view(connection, name) == bus
        with pytest.raises(NotFound, match="Did you mean"):
            find_saved_view(connection, "Bus un Bahn")
        with pytest.raises(NotFound, match="qa-tui views"):
            find_saved_view(connection, "xyz")


def test_of_two_alike_the_exact_name_counts(empty_desk) -> None:
    with empty_desk.writing("ann") as writer:
        for number, name in enumerate(("bus", "BUS", "Bus")):
            writer.connection.execute(
                "insert into saved_view (uid, name, query, position) values (?, ?, '', ?)",
                (writer.uid(), name, number),
            )
        assert find_saved_view(writer.connection, "BUS").name == "BUS"


def test_a_refused_change_changes_nothing(empty_desk, views) -> None:
    def delete_one_and_misname_another(writer) -> None:
        delete_view(writer, views[0].uid)
        rename_view(writer, views[1].uid, "C")

    with pytest.raises(NameTaken):
        write(empty_desk, delete_one_and_misname_another)
    assert saved(empty_desk) == views


def test_readers_see_views_and_change_none(empty_desk, views, clock) -> None:
    desk = open_desk(empty_desk.path, read_only=True, clock=clock)
    assert saved(desk) == views
    with pytest.raises(Refused):
        write(desk, save_view, "X", "")
    with pytest.raises(StoreError), desk.reading() as connection:
        connection.execute("delete from saved_view")


def test_changes_of_views_are_no_events(empty_desk, views, dump) -> None:
    write(empty_desk, delete_view, views[0].uid)
    assert dump(empty_desk)["event"] == []


def test_names_of_strangers_are_shown_cleaned_in_one_line(empty_desk) -> None:
    with empty_desk.writing("ann") as writer:
        for number, row in enumerate(ROWS):
            name = f"{number}{row['text']}".encode("utf-8", "replace").decode().replace("\0", "")
            writer.connection.execute(
                "insert into saved_view (uid, name, query, position) values (?, ?, ?, 0)",
                (writer.uid(), name, name),
            )
    found = saved(empty_desk)
    assert len(found) == len(ROWS)
    for view in found:
        shown = say(view.view.name)
        assert shown == clean(shown, one_line=True, limit=NAME_LENGTH).text
        assert "\n" not in shown
        assert view.view.key == f"saved-{view.id}"


def test_a_name_is_no_sentence_with_places_for_values(empty_desk) -> None:
    view = write(empty_desk, save_view, "{name} {0} %s {x!r}", "")
    assert say(view.view.name) == "{name} {0} %s {x!r}"


def test_a_filter_of_another_program_version_is_kept_and_known_as_such(empty_desk) -> None:
    with empty_desk.writing("ann") as writer:
        writer.connection.execute(
            "insert into saved_view (uid, name, query, position) values ('u', 'X', 'mood:odd', 1)"
        )
    (view,) = saved(empty_desk)
    assert not view.view.understood
    with pytest.raises(FilterError):
        view.view.filter  # noqa: B018
    assert write(empty_desk, change_view, "u", "is:held").view.understood
