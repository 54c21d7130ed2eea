"""Indexes and a column for large imports, as the fourth and the fifth migration make them.

Never edit a statement that has landed.
"""

from __future__ import annotations

THREADS = (
    "drop index thread_to",
    "create index thread_same on thread (representative, title)",
)

GUESSES = ("alter table capture add column guesses text not null default ''",)
"""What was a guess on a page: names of fields with blanks between them."""
