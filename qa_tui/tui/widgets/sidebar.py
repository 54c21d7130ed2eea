"""The views of the queue with their counts, in a column that scrolls where they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import SafeText
from qa_tui.domain.views import SAVED, View
from qa_tui.tui.safe import content, cut, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult, RenderResult
    from textual.geometry import Size

SAVED_KEYS = ("f2", "f3", "f4", "f6", "f7", "f8", "f9", "9")
"""The keys of the first saved views; F1 helps, F5 refreshes, 1 to 8 are the program's own."""


def grouped(number: int) -> str:
    """A number with its thousands parted by a thin blank."""
    return f"{number:,}".replace(",", "\u202f")


def saved_key(place: int) -> str:
    """The key of a saved view as it is written on screens; empty for one without.

    Args:
        place: Where it stands among the saved views, counted from 1.
    """
    return SAVED_KEYS[place - 1].upper() if place <= len(SAVED_KEYS) else ""


class ViewNames(Widget):
    """The views by group; the one in use is marked.

    Args:
        views: The program's own views.
        ascii_only: Draw signs with ASCII characters.
        save_key: The key that saves a view, told while there is none; empty for readers.
    """

    auto_links = False

    counts: reactive[Mapping[str, int]] = reactive(dict, layout=False)
    chosen: reactive[str] = reactive("")
    saved: reactive[tuple[View, ...]] = reactive(tuple, layout=True)

    def __init__(self, views: tuple[View, ...], *, ascii_only: bool, save_key: str) -> None:
        super().__init__()
        self.views = views
        self.mark = ">" if ascii_only else "▌"
        self.save_key = save_key

    def rows(self) -> list[View | Phrase | None]:
        """What stands in each line: a heading or hint, a view, or nothing."""
        rows: list[View | Phrase | None] = []
        for view in (*self.views, *self.saved):
            if view.group not in rows:
                rows += [None, view.group]
            rows.append(view)
        if self.save_key and not self.saved:
            rows += [None, SAVED, N_("{key} keeps a filter here", key=self.save_key)]
        return rows[1:]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line for each row, whatever the width."""
        return len(self.rows())

    def render(self) -> RenderResult:
        """A heading and its views, group by group."""
        width = self.content_size.width
        keys = {view.key: str(number) for number, view in enumerate(self.views, 1)}
        keys |= {view.key: saved_key(place) for place, view in enumerate(self.saved, 1)}
        lines: list[Content] = []
        for row in self.rows():
            if isinstance(row, View):
                lines.append(self._line(keys[row.key], row, width))
            else:
                lines.append(_plain_line(row, width))
        return Content("\n").join(lines)

    def _line(self, key: str, view: View, width: int) -> Content:
        chosen = view.key == self.chosen
        count = self.counts.get(view.key)
        shown = "" if count is None else grouped(count)
        understood = view.understood
        if not understood:
            shown = "!"
        name = cut(words(view.name), max(width - 6 - cell_len(shown), 4))
        gap = max(width - 5 - name.cell_length - cell_len(shown), 1)
        line = Content.assemble(
            (self.mark if chosen else " ", "$accent"),
            content(SafeText.literal(f"{key:>2} "), "$dim"),
            name.stylize("bold" if chosen else ("" if understood else "$dim")),
            " " * gap,
            content(SafeText.literal(shown), "" if count else "$dim"),
        )
        return line.stylize(Style.from_meta({"@click": f"screen.view('{view.key}')"}))


def _plain_line(row: Phrase | None, width: int) -> Content:
    """A heading, a hint, or an empty line."""
    if row is None:
        return Content.empty()
    heading = cut(words(row, "$dim"), max(width - 2, 4))
    return Content.assemble("  ", heading)


class Sidebar(VerticalScroll, can_focus=False):
    """The column of the views.

    Args:
        views: The program's own views.
        ascii_only: Draw signs with ASCII characters.
        save_key: The key that saves a view, told while there is none; empty for readers.
    """

    DEFAULT_CSS = """
    Sidebar { }
    Sidebar ViewNames { width: 100%; height: auto; }
    """

    def __init__(self, views: tuple[View, ...], *, ascii_only: bool, save_key: str) -> None:
        super().__init__(id="sidebar")
        self.names = ViewNames(views, ascii_only=ascii_only, save_key=save_key)

    def compose(self) -> ComposeResult:
        """The names."""
        yield self.names

    def choose(self, key: str) -> None:
        """Mark a view and bring it into sight."""
        self.names.chosen = key
        self.call_after_refresh(self._reveal)

    def show_saved(self, views: tuple[View, ...]) -> None:
        """Show the saved views below the program's own."""
        self.names.saved = views
        self.call_after_refresh(self._reveal)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many rows views have, by their keys; nothing where that is not known."""
        self.names.counts = counts

    def _reveal(self) -> None:
        for line, row in enumerate(self.names.rows()):
            if isinstance(row, View) and row.key == self.names.chosen:
                self.scroll_to_region(Region(0, line, 1, 1), animate=False)
