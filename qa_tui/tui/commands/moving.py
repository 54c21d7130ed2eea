"""The commands that move about: rows, hits, panes, views, and what a list shows."""

from __future__ import annotations

from dataclasses import replace

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Argument, Command, Subject

OPEN = Command(
    "open",
    "enter",
    N_("Open"),
    N_("Open the thread of the chosen row."),
    N_("Open"),
    chooses=True,
    subject=Subject.LOOK,
    takes=Argument(N_("number of a thread"), "thread"),
)
OPEN_THREAD = Command(
    "open",
    "enter",
    N_("Open"),
    N_("Go to the threads; there, open the chosen one."),
    N_("Open"),
    subject=Subject.LOOK,
)
NEXT_PANE = Command(
    "next_pane",
    "tab",
    N_("Next pane"),
    N_("Change between the panes."),
    N_("Next pane"),
    subject=Subject.LOOK,
)
FILTER = Command(
    "filter",
    "slash",
    N_("Filter and search"),
    N_("Narrow the list: words, is: to: topic:"),
    N_("Filter"),
    subject=Subject.FIND,
    takes=Argument(N_("filter"), "filter"),
    aliases=("search",),
)
CLEAR = Command(
    "clear",
    "escape",
    N_("Clear the filter"),
    N_("Show the whole view again."),
    subject=Subject.FIND,
)
PREVIEW = Command(
    "preview",
    "p",
    N_("Preview"),
    N_("Show or hide the preview of the chosen row."),
    subject=Subject.LOOK,
)
CONTEXT = Command(
    "context",
    "d",
    N_("Context"),
    N_("Show near-identical questions, the asker's others, threads before and after, history."),
    chooses=True,
    subject=Subject.LOOK,
)
OPEN_OTHER = Command(
    "open",
    "enter",
    N_("Open"),
    N_("Open the thread of the other text."),
    N_("Open"),
    subject=Subject.LOOK,
)
SCROLL_DOWN = Command(
    "scroll_down", "J", N_("Scroll down"), N_("Scroll the preview down."), subject=Subject.LOOK
)
SCROLL_UP = Command(
    "scroll_up", "K", N_("Scroll up"), N_("Scroll the preview up."), subject=Subject.LOOK
)
VIEW = Command(
    "view",
    "",
    N_("View"),
    N_("Go to a view by its number or name."),
    subject=Subject.FIND,
    takes=Argument(N_("number or name of a view"), "view", needed=True),
)
NEXT_VIEW = Command(
    "next_view",
    "right,l",
    N_("Next view"),
    N_("Go to the next view of the sidebar."),
    subject=Subject.FIND,
)
PREVIOUS_VIEW = Command(
    "previous_view",
    "left",
    N_("Previous view"),
    N_("Go to the previous view of the sidebar."),
    subject=Subject.FIND,
)
ORDER = Command(
    "order",
    "s",
    N_("Order"),
    N_("Change the order: newest, oldest, and in a search the most relevant first."),
    subject=Subject.FIND,
    takes=Argument(N_("order"), "order"),
)
JUMP = Command(
    "jump",
    "number_sign",
    N_("Go to row"),
    N_("Go to a row by its number."),
    subject=Subject.FIND,
    takes=Argument(N_("number of a row"), "row"),
    aliases=("goto",),
)
MARK = Command(
    "mark",
    "space",
    N_("Mark"),
    N_("Mark the row, or take its mark away; Esc clears all marks."),
    subject=Subject.FIND,
)
MARK_RANGE = Command(
    "mark_range",
    "V",
    N_("Mark a range"),
    N_("Begin a range of marked rows here, or end it."),
    subject=Subject.FIND,
)
MARK_ALL = Command(
    "mark_all",
    "asterisk",
    N_("Mark all"),
    N_("Mark all rows of the list; a decision then applies to all of them, as one step."),
    subject=Subject.FIND,
)
NEXT_HIT = Command(
    "next_hit",
    "n",
    N_("Next hit"),
    N_("Go to the next place that the search found."),
    subject=Subject.LOOK,
)
PREVIOUS_HIT = Command(
    "previous_hit",
    "N",
    N_("Previous hit"),
    N_("Go back to the previous place that the search found."),
    subject=Subject.LOOK,
)
REFRESH = Command(
    "refresh",
    "f5,R",
    N_("Refresh"),
    N_("Read anew what is shown; decided rows leave the list."),
    subject=Subject.FIND,
)
NEXT_MESSAGE = Command(
    "next_message",
    "tab",
    N_("Next message"),
    N_("Choose the next message of the thread."),
    subject=Subject.LOOK,
)
NEXT_OPEN = Command(
    "next_open",
    "right_square_bracket",
    N_("Next open"),
    N_("Go to the next message that waits for a decision."),
    subject=Subject.FIND,
    writes=True,
)
NEXT_THREAD = replace(NEXT_OPEN, short=N_("Next open"))
PREVIOUS_OPEN = Command(
    "previous_open",
    "left_square_bracket",
    N_("Previous open"),
    N_("Go to the previous message that waits for a decision."),
    subject=Subject.FIND,
    writes=True,
)
NEXT_FIELD = Command(
    "next_field",
    "tab",
    N_("Next field"),
    N_("Go to the next field."),
    N_("Next field"),
    subject=Subject.WRITE,
)
BROWSING = (
    FILTER,
    CLEAR,
    PREVIEW,
    CONTEXT,
    SCROLL_DOWN,
    SCROLL_UP,
    NEXT_OPEN,
    PREVIOUS_OPEN,
    VIEW,
    NEXT_VIEW,
    PREVIOUS_VIEW,
    ORDER,
    JUMP,
    MARK,
    MARK_RANGE,
    MARK_ALL,
)
