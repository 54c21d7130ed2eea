"""The commands: each is declared once; keys, footer, palette and help come from here."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import Verb
from qa_tui.tui.command import Command

PUBLISH = Command(
    "publish",
    "a",
    N_("Publish"),
    N_("Publish the chosen message and go to the next one."),
    N_("Publish"),
    writes=True,
    verbs=(Verb.PUBLISH,),
)
REFUSE = Command(
    "refuse",
    "r",
    N_("Refuse"),
    N_("Refuse it with a clause of the codex; the letter is written along."),
    N_("Refuse"),
    writes=True,
    verbs=(Verb.REFUSE,),
)
RETURN = Command(
    "return",
    "b",
    N_("Send back"),
    N_("Send it back to its author, saying what to change."),
    N_("Send back"),
    writes=True,
    verbs=(Verb.RETURN,),
)
HOLD = Command(
    "hold",
    "h",
    N_("Hold"),
    N_("Put it aside with a reason, until a day or for good."),
    N_("Hold"),
    writes=True,
    verbs=(Verb.HOLD,),
)
BRING_BACK = Command(
    "bring_back",
    "o",
    N_("Bring back"),
    N_("Resume what is on hold, reopen what was refused, restore what was removed."),
    writes=True,
    verbs=(Verb.RESUME, Verb.REOPEN, Verb.RESTORE),
)
REMOVE = Command(
    "remove",
    "x",
    N_("Remove"),
    N_("Take a published message off the site, with a clause."),
    writes=True,
    verbs=(Verb.REMOVE,),
)
WRITE = Command(
    "write",
    "w",
    N_("Write"),
    N_("Write a question, an answer on behalf, or an author's new words."),
    N_("Write"),
    writes=True,
)
UNDO = Command(
    "undo",
    "u",
    N_("Undo"),
    N_("Take back the last thing you did, and its letters that have not left."),
    N_("Undo"),
    writes=True,
)
OPEN = Command(
    "open",
    "enter",
    N_("Open"),
    N_("Open the thread of the chosen row."),
    N_("Open"),
    chooses=True,
)
OPEN_THREAD = Command(
    "open", "enter", N_("Open"), N_("Go to the threads; there, open the chosen one."), N_("Open")
)
NEXT_PANE = Command(
    "next_pane", "tab", N_("Next pane"), N_("Change between the panes."), N_("Next pane")
)
FILTER = Command(
    "filter",
    "slash",
    N_("Filter and search"),
    N_("Narrow the list: words, is: to: topic:"),
    N_("Filter"),
)
PREVIEW = Command("preview", "p", N_("Preview"), N_("Show or hide the preview of the chosen row."))
SCROLL_DOWN = Command("scroll_down", "J", N_("Scroll down"), N_("Scroll the preview down."))
SCROLL_UP = Command("scroll_up", "K", N_("Scroll up"), N_("Scroll the preview up."))
NEXT_VIEW = Command(
    "next_view", "right,l", N_("Next view"), N_("Go to the next view of the sidebar.")
)
PREVIOUS_VIEW = Command(
    "previous_view", "left", N_("Previous view"), N_("Go to the previous view of the sidebar.")
)
REPRESENTATIVES = Command(
    "representatives",
    "m",
    N_("Representatives"),
    N_("List who can be asked, with figures and profiles."),
)
LETTERS = Command("letters", "L", N_("Letters"), N_("Read the letters about this thread."))
COPY = Command("copy", "y", N_("Copy"), N_("Copy the thread as Markdown."), N_("Copy"))
IMPORT = Command(
    "import", "i", N_("Import"), N_("Import saved pages from a file or folder."), writes=True
)
ORDER = Command(
    "order",
    "s",
    N_("Order"),
    N_("Change the order: newest, oldest, and in a search the most relevant first."),
)
JUMP = Command("jump", "number_sign", N_("Go to row"), N_("Go to the row of a number."))
MARK = Command(
    "mark", "space", N_("Mark"), N_("Mark the row, or take its mark away; Esc clears all marks.")
)
MARK_RANGE = Command(
    "mark_range", "V", N_("Mark a range"), N_("Begin a range of marked rows here, or end it.")
)
NEXT_HIT = Command(
    "next_hit", "n", N_("Next hit"), N_("Go to the next place that the search found.")
)
PREVIOUS_HIT = Command(
    "previous_hit", "N", N_("Previous hit"), N_("Go back to the place found before.")
)
REFRESH = Command("refresh", "f5,R", N_("Refresh"), N_("Read the list anew; decided rows leave."))
NEXT_MESSAGE = Command(
    "next_message", "tab", N_("Next message"), N_("Choose the next message of the thread.")
)
NEXT_OPEN = Command(
    "next_open",
    "right_square_bracket",
    N_("Next open"),
    N_("Go to the next message that waits for a decision."),
)
PREVIOUS_OPEN = Command(
    "previous_open",
    "left_square_bracket",
    N_("Previous open"),
    N_("Go to the previous message that waits for a decision."),
)
SEND = Command(
    "send",
    "f2",
    N_("Send off"),
    N_("Take it in; it then waits for a decision."),
    N_("Send off"),
    writes=True,
)
NEXT_FIELD = Command(
    "next_field", "tab", N_("Next field"), N_("Go to the next field."), N_("Next field")
)
DISCARD = Command(
    "discard",
    "f8",
    N_("Throw away"),
    N_("Throw the draft away, at the second press, and leave."),
    N_("Throw away"),
    writes=True,
)
THEME = Command("theme", "T", N_("Theme"), N_("Change between dark, light and terminal colours."))
PALETTE = Command(
    "palette",
    "ctrl+p,colon",
    N_("Command palette"),
    N_("Find any command by its name."),
    N_("Commands"),
)
HELP = Command(
    "help", "question_mark,f1", N_("Help"), N_("Show all keys of this screen."), N_("Help")
)
BACK = Command("back", "q,escape", N_("Back"), N_("Leave this screen."), N_("Back"))
LEAVE = Command("back", "escape", N_("Back"), N_("Leave this screen; drafts are kept."), N_("Back"))
QUIT = Command("quit", "q", N_("Quit"), N_("Leave the program. Everything is saved already."))
CLEAR = Command("clear", "escape", N_("Clear the filter"), N_("Show the whole view again."))

THEME_CTRL = Command("theme", "f6", THEME.name, THEME.help)
HELP_F1 = Command("help", "f1", HELP.name, HELP.help, HELP.short)

SAVE_VIEW = Command(
    "save_view",
    "S",
    N_("Save as view"),
    N_("Save the filter in use under a name; it then stands beside the list."),
    writes=True,
)
VIEWS = Command(
    "views",
    "v",
    N_("Views"),
    N_("Rename saved views, put them in order, delete them. Their keys stand beside them."),
    writes=True,
)

MODERATION = (PUBLISH, REFUSE, RETURN, HOLD, WRITE, UNDO, BRING_BACK, REMOVE)
BROWSING = (
    FILTER,
    CLEAR,
    PREVIEW,
    SCROLL_DOWN,
    SCROLL_UP,
    NEXT_OPEN,
    PREVIOUS_OPEN,
    NEXT_VIEW,
    PREVIOUS_VIEW,
    ORDER,
    JUMP,
    MARK,
    MARK_RANGE,
)
EVERYWHERE = (THEME, PALETTE, HELP)
