"""Columns that adapt to the width of a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qa_tui.tui.lists.row_columns import GAP, RowColumn, widths

COLUMNS = st.lists(
    st.builds(
        RowColumn,
        least=st.integers(1, 20),
        share=st.integers(0, 3),
        most=st.integers(0, 1).flatmap(lambda on: st.integers(20, 60) if on else st.just(0)),
        rank=st.integers(0, 3),
    ),
    min_size=1,
    max_size=6,
).map(tuple)


@given(columns=COLUMNS, room=st.integers(0, 200))
def test_columns_fit_and_fill_the_room(columns: tuple[RowColumn, ...], room: int) -> None:
    found = widths(columns, room)
    kept = [(column, cells) for column, cells in zip(columns, found, strict=True) if cells]
    used = sum(found) + GAP * max(len(kept) - 1, 0)
    assert used <= room
    if len(kept) > 1:
        assert all(cells >= column.least for column, cells in kept)
    assert all(not column.most or cells <= column.most for column, cells in kept)
    assert all(column.share or cells <= column.least for column, cells in kept)
    if any(column.share and not column.most for column, _ in kept):
        assert used == room


@given(columns=COLUMNS, room=st.integers(0, 199))
def test_more_room_never_leaves_a_column_out(columns: tuple[RowColumn, ...], room: int) -> None:
    fewer, more = widths(columns, room), widths(columns, room + 1)
    assert all(wide or not narrow for narrow, wide in zip(fewer, more, strict=True))


def test_the_least_important_columns_go_first() -> None:
    columns = (
        RowColumn(20, share=1),
        RowColumn(6, rank=1),
        RowColumn(10, rank=2),
        RowColumn(12, rank=1),
    )
    assert widths(columns, 60) == (26, 6, 10, 12)
    assert widths(columns, 53) == (31, 6, 0, 12)
    assert widths(columns, 40) == (32, 6, 0, 0)
    assert widths(columns, 20) == (20, 0, 0, 0)
    assert widths(columns, 5) == (5, 0, 0, 0)


@given(text=st.text(max_size=30), width=st.integers(0, 40), right=st.booleans())
def test_text_fills_its_column_exactly(text: str, width: int, right: bool) -> None:
    shown = RowColumn(1, right=right).cells("".join(filter(str.isprintable, text)), width)
    assert cell_len(shown) == width


def test_numbers_stand_at_the_right_and_cut_text_says_so() -> None:
    assert RowColumn(5, right=True).cells("12", 5) == "   12"
    assert RowColumn(5).cells("12", 5) == "12   "
    assert RowColumn(5).cells("Verkehrswende", 8) == "Verkehr…"
