"""The commands: each is declared once, in the module of its subject; all are names of this package.

Keys, footer, palette, help, the `:` line, the keymap file and the table of keys in the docs come
from these declarations. Those of dialogs and of single screens (drafts, imports, outbox, saved
views, what can be undone) are no names of this package: they are loaded when one opens.
"""

from qa_tui.tui.commands.deciding import *  # noqa: F403 - each module declares commands only
from qa_tui.tui.commands.everywhere import *  # noqa: F403
from qa_tui.tui.commands.matching import *  # noqa: F403
from qa_tui.tui.commands.moving import *  # noqa: F403
from qa_tui.tui.commands.writing import *  # noqa: F403
