"""Which commands there are, by subject, and in which module each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase

SECTIONS: tuple[tuple[Phrase, dict[str, str]], ...] = (
    (
        N_("To read"),
        {
            "open": "reading.screens",
            "list": "reading.lists",
            "show": "reading.thread",
            "context": "reading.context",
            "similar": "reading.context",
            "representatives": "reading.representatives",
            "export": "reading.exporting",
        },
    ),
    (
        N_("To take in"),
        {
            "import": "taking_in.importing",
            "imports": "taking_in.imports",
            "directory": "taking_in.directory",
            "ask": "taking_in.asking",
            "answer": "taking_in.answering",
            "revise": "taking_in.answering",
        },
    ),
    (
        N_("To moderate"),
        {
            "decide": "deciding.deciding",
            "correct": "deciding.correcting",
            "mask": "deciding.correcting",
            "border": "deciding.bordering",
            "decide-many": "deciding.deciding_many",
            "correct-many": "deciding.amending_many",
            "mask-many": "deciding.amending_many",
            "note-many": "deciding.amending_many",
            "claim": "deciding.claiming",
            "claims": "deciding.claiming",
            "note": "deciding.noting",
            "notes": "deciding.noting",
            "undo": "deciding.undoing",
            "redo": "deciding.undoing",
            "events": "deciding.journal",
        },
    ),
    (
        N_("Letters"),
        {
            "notices": "deciding.journal",
            "notice-recall": "letters.outbox",
            "notice-wait": "letters.outbox",
            "notice-send": "letters.outbox",
            "letters": "letters.letters",
        },
    ),
    (
        N_("To write"),
        {
            "write-letter": "letters.writing_letters",
            "snippets": "letters.snippets",
            "drafts": "letters.drafts",
            "draft-change": "letters.drafts",
            "draft-send": "letters.drafts",
            "draft-delete": "letters.drafts",
        },
    ),
    (
        N_("Saved views"),
        {
            "views": "desk.views",
            "view-add": "desk.views",
            "view-rename": "desk.views",
            "view-change": "desk.views",
            "view-move": "desk.views",
            "view-delete": "desk.views",
        },
    ),
    (
        N_("To keep"),
        {
            "settings": "desk.settings",
            "check": "desk.care",
            "backup": "desk.care",
            "reindex": "desk.care",
            "demo": "desk.demo",
            "keys": "desk.keys",
            "version": "desk.care",
        },
    ),
)
"""The commands in the order of the help page, each with its module."""

MODULES = {name: module for _, names in SECTIONS for name, module in names.items()}
"""The module of each command."""
