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
            "open": "screens",
            "list": "lists",
            "show": "thread",
            "context": "context",
            "similar": "context",
            "representatives": "representatives",
            "export": "exporting",
        },
    ),
    (
        N_("To take in"),
        {
            "import": "importing",
            "imports": "imports",
            "directory": "directory",
            "ask": "asking",
            "answer": "answering",
            "revise": "answering",
        },
    ),
    (
        N_("To moderate"),
        {
            "decide": "deciding",
            "correct": "correcting",
            "mask": "correcting",
            "border": "bordering",
            "decide-many": "deciding_many",
            "correct-many": "amending_many",
            "mask-many": "amending_many",
            "note-many": "amending_many",
            "claim": "claiming",
            "claims": "claiming",
            "note": "noting",
            "notes": "noting",
            "undo": "undoing",
            "redo": "undoing",
            "events": "journal",
        },
    ),
    (
        N_("Letters"),
        {
            "notices": "journal",
            "notice-recall": "outbox",
            "notice-wait": "outbox",
            "notice-send": "outbox",
            "letters": "letters",
        },
    ),
    (
        N_("To write"),
        {
            "write-letter": "writing_letters",
            "snippets": "snippets",
            "drafts": "drafts",
            "draft-change": "drafts",
            "draft-send": "drafts",
            "draft-delete": "drafts",
        },
    ),
    (
        N_("Saved views"),
        {
            "views": "views",
            "view-add": "views",
            "view-rename": "views",
            "view-change": "views",
            "view-move": "views",
            "view-delete": "views",
        },
    ),
    (
        N_("To keep"),
        {
            "settings": "settings",
            "check": "care",
            "backup": "care",
            "reindex": "care",
            "demo": "demo",
            "keys": "keys",
            "version": "care",
        },
    ),
)
"""The commands in the order of the help page, each with its module."""

MODULES = {name: module for _, names in SECTIONS for name, module in names.items()}
"""The module of each command."""
