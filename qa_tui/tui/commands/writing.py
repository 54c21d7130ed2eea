"""The commands that write, and those that take in or hand out what was written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.phrase import N_, sentences
from qa_tui.tui.command import Command, Subject

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.command import Situation


class EditorCommand(Command):
    """Handing a text to one's own editor: only where there is one."""

    def why_not(self, situation: Situation) -> Phrase | None:
        """Why the command does not apply; None when it does."""
        from qa_tui.tui.terminal.external_editor import editor_command  # noqa: PLC0415 - not for first frame

        try:
            editor_command()
        except NotFound as error:
            return super().why_not(situation) or sentences(
                [one for one in (error.what, error.remedy) if one]
            )
        return super().why_not(situation)


LETTERS = Command(
    "letters", "L", N_("Letters"), N_("Read the letters about this thread."), subject=Subject.LOOK
)
COPY = Command(
    "copy", "y", N_("Copy"), N_("Copy the thread as Markdown."), N_("Copy"), subject=Subject.LOOK
)
SAMPLE = Command(
    "sample",
    "s",
    N_("Sample desk"),
    N_("Open a desk with fictional people and questions, to try everything."),
    N_("Sample desk"),
    writes=True,
)

IMPORT = Command(
    "import",
    "i",
    N_("Import"),
    N_("Import saved pages from a file or folder."),
    writes=True,
    subject=Subject.WRITE,
)
IMPORT_PAGES = replace(IMPORT, short=N_("Import pages"))
IMPORTS = Command(
    "imports",
    "I",
    N_("Imports"),
    N_("See what each import did; take a whole one back, or bring it again."),
    writes=True,
)
DIRECTORY = Command(
    "directory",
    "d",
    N_("Set up a directory"),
    N_("Take in parliaments, representatives and topics from the platform's open API."),
    N_("Directory"),
    writes=True,
    subject=Subject.WRITE,
)
SEND = Command(
    "send",
    "f2",
    N_("Send off"),
    N_("Take it in; it then waits for a decision."),
    N_("Send off"),
    writes=True,
    subject=Subject.WRITE,
)
DISCARD = Command(
    "discard",
    "f8",
    N_("Throw away"),
    N_("Throw the draft away and leave; press twice."),
    N_("Throw away"),
    writes=True,
    subject=Subject.WRITE,
)
SNIPPET = Command(
    "snippet",
    "f4",
    N_("Snippet"),
    N_("Find a passage by its name and insert it at the cursor, its variables filled in."),
    N_("Snippet"),
    writes=True,
    subject=Subject.WRITE,
)
EDITOR = EditorCommand(
    "editor",
    "f3",
    N_("Own editor"),
    N_("Open the text of this field in the editor of $VISUAL or $EDITOR, and take it back."),
    N_("Editor"),
    writes=True,
    subject=Subject.WRITE,
)
FROM_FILE = Command(
    "from_file",
    "f5",
    N_("From a file"),
    N_("Insert the text of a file at the cursor."),
    N_("File"),
    writes=True,
    subject=Subject.WRITE,
)
LOOK_BESIDE = Command(
    "look_beside",
    "f7",
    N_("Read on beside"),
    N_("Read on in what stands beside the fields: arrows scroll it; the same key goes back."),
    N_("Read"),
    subject=Subject.LOOK,
)
DRAFTS = Command(
    "drafts",
    "D",
    N_("Drafts"),
    N_("List what you began to write; go on with it or throw it away."),
    writes=True,
    subject=Subject.WRITE,
)
