"""Where texts are written: the menu, the screen, its dialogs, the drafts."""
