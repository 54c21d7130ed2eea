"""Commands of the program as a whole: theme, help, leaving, and the way to further screens."""

from __future__ import annotations

from dataclasses import replace

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Argument, Command, Subject

REPRESENTATIVES = Command(
    "representatives",
    "m",
    N_("Representatives"),
    N_("List who can be asked, with figures and profiles."),
)
OUTBOX = Command(
    "outbox",
    "O",
    N_("Outbox"),
    N_("See which letters wait, are ready, were called back, or have left; hand them over."),
    writes=True,
)
SAVE_VIEW = Command(
    "save_view",
    "S",
    N_("Save as view"),
    N_("Save the filter in use under a name; it then appears beside the list."),
    writes=True,
    subject=Subject.FIND,
)
VIEWS = Command(
    "views",
    "v",
    N_("Views"),
    N_("Rename, reorder or delete saved views. Their keys stand beside them."),
    writes=True,
)
THEME = Command(
    "theme",
    "T",
    N_("Theme"),
    N_("Change between dark, light and terminal colours."),
    subject=Subject.PROGRAM,
    takes=Argument(N_("theme"), "theme"),
)
PALETTE = Command(
    "palette",
    "ctrl+p",
    N_("Command palette"),
    N_("Find any command by its name."),
    subject=Subject.PROGRAM,
)
HELP = Command(
    "help",
    "question_mark,f1",
    N_("Help"),
    N_("Show all keys of this screen."),
    N_("Help"),
    subject=Subject.PROGRAM,
)
BACK = Command(
    "back", "q,escape", N_("Back"), N_("Leave this screen."), N_("Back"), subject=Subject.PROGRAM
)
LEAVE = Command(
    "back",
    "escape",
    N_("Back"),
    N_("Leave this screen; drafts are kept."),
    N_("Back"),
    subject=Subject.PROGRAM,
)
QUIT = Command(
    "quit",
    "q",
    N_("Quit"),
    N_("Leave the program. Everything is saved already."),
    subject=Subject.PROGRAM,
    aliases=("q",),
)
QUIT_AT_START = replace(QUIT, short=N_("Quit"))
COMMAND_LINE = Command(
    "command_line",
    "colon",
    N_("Command line"),
    N_("Type a command and what it takes: refuse insult, filter is:held. Tab completes."),
    N_("Command"),
    subject=Subject.PROGRAM,
)
EVERYWHERE = (THEME, PALETTE, COMMAND_LINE, HELP)

THEME_F6 = replace(THEME, keys="f6")
COMMAND_LINE_F9 = replace(COMMAND_LINE, keys="f9")
HELP_F1 = replace(HELP, keys="f1")
WHILE_TYPING = (THEME_F6, PALETTE, COMMAND_LINE_F9, HELP_F1)
