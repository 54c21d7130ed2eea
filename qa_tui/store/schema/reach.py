"""Indexes that tell more of a list without its rows, as the fifteenth migration makes them.

Never edit a statement that has landed.
"""

from __future__ import annotations

MONTH_BITS = 26
"""Low bits of a place that are one within 32 days."""

MONTH = f"question >> {MONTH_BITS}"
"""The 32 days, about, in which a message's question was asked, by its place."""

INDEXES = (
    f"create index line_reach on line ({MONTH}) where answer = 1 and asked is not null",
    "drop index line_to",
    "create index line_to on line (representative, standing, place, topic, party)",
    "drop index line_topic",
    "create index line_topic on line (topic, standing, place, party)",
)
"""How late the answers to questions of a month came; and of a row that is walked by, what is asked
for most besides."""
