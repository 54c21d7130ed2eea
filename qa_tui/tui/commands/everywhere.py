"""The commands that most screens have, and those that open further screens."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command

REPRESENTATIVES = Command(
    "representatives",
    "m",
    N_("Representatives"),
    N_("List who can be asked, with figures and profiles."),
)
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
THEME_CTRL = Command("theme", "f6", THEME.name, THEME.help)
HELP_F1 = Command("help", "f1", HELP.name, HELP.help, HELP.short)
EVERYWHERE = (THEME, PALETTE, HELP)
