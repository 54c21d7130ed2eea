"""What of a text looks like personal data, as the tenth migration counts it.

Never edit a statement that has landed.
"""

from __future__ import annotations

PERSONAL = ("alter table message_text add column personal integer",)
"""How many passages look like personal data, without last names; null where nobody has looked."""

OPEN = """select m.id, m.revision, x.text, x.background from message m
    join message_text x on x.message = m.id and x.revision = m.revision
    where m.state in ('pending', 'held', 'returned')"""

COUNT = "update message_text set personal = ? where message = ? and revision = ?"
