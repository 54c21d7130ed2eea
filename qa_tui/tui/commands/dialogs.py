"""The commands of dialogs, which are loaded with these; keys that move and leave are none."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_letters

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command
from qa_tui.tui.commands.everywhere import HELP_F1
from qa_tui.tui.commands.moving import CONTEXT
from qa_tui.tui.dialog import Dialog

_LETTERS = frozenset(ascii_letters)
"""Letters choose clauses and remarks, capitals search."""

_WITH_A_LETTER = (
    Command(
        "decide",
        "f2",
        N_("Decide"),
        N_("Decide from anywhere, even while editing the letter."),
    ),
    Command(
        "edit_letter",
        "ctrl+e",
        N_("Edit the letter"),
        N_("Change the letter before it goes."),
    ),
    Command(
        "as_it_was",
        "f8",
        N_("Letter of the template"),
        N_("Go back to the letter as its template has it; press twice."),
    ),
    Command(
        "search_clauses",
        "slash",
        N_("Search clauses"),
        N_("Search the clauses by their words."),
    ),
)
REFUSING = Dialog(
    "refusing",
    N_("Refusing and removing"),
    (
        *_WITH_A_LETTER,
        Command(
            "forward",
            "space",
            N_("Forward or not"),
            N_("Forward the refused question to the representative, or not."),
        ),
    ),
    typing=True,
    moving=_LETTERS,
)
SENDING_BACK = Dialog(
    "sending_back",
    N_("Sending back"),
    (
        *_WITH_A_LETTER,
        Command(
            "mark_passage",
            "space",
            N_("Mark passages"),
            N_("Go to the text to mark passages; there, select a sentence."),
        ),
        Command(
            "unmark_passage",
            "x,delete,backspace",
            N_("Remove a mark"),
            N_("Remove the mark at the cursor, or else the last one."),
        ),
    ),
    typing=True,
    moving=_LETTERS,
)
MASKING = Dialog(
    "masking",
    N_("Masking and correcting"),
    (
        Command(
            "choose_word",
            "space",
            N_("Choose a word"),
            N_("Choose the word or suggestion under the cursor, or drop it."),
        ),
        Command(
            "extend",
            "shift+right,L",
            N_("Choose forward"),
            N_("Choose this word and the next one."),
        ),
        Command(
            "extend_back",
            "shift+left,H",
            N_("Choose backward"),
            N_("Choose this word and the previous one."),
        ),
        Command(
            "next_suggestion",
            "n",
            N_("Next suggestion"),
            N_("Go to the next suggestion of what to mask."),
        ),
        Command(
            "previous_suggestion",
            "N",
            N_("Previous suggestion"),
            N_("Go to the previous suggestion of what to mask."),
        ),
    ),
    typing=True,
    moving=frozenset("hjklgG"),
)
MANY = Dialog(
    "many",
    N_("Steps over many"),
    (
        Command(
            "next_letter",
            "n",
            N_("Next letter or message"),
            N_("Show the next letter, or what happens to the next message."),
        ),
        Command(
            "previous_letter",
            "p",
            N_("Previous letter or message"),
            N_("Show the previous letter, or what happens to the previous message."),
        ),
    ),
    moving=frozenset(("j", "k", "space")),
)
AROUND = Dialog(
    "around",
    N_("Context"),
    (replace(CONTEXT, help=N_("Close the context.")),),
    moving=frozenset("jkgGJKq"),
)
HELPING = Dialog(
    "helping", N_("Help"), (replace(HELP_F1, help=N_("Close the help.")),), typing=True
)
DIALOGS = (REFUSING, SENDING_BACK, MASKING, MANY, AROUND, HELPING)
