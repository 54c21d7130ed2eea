"""The column that counts apparent personal data in texts.

The tenth and the thirteenth migration fill it in.

Never edit a statement that has landed.
"""

from __future__ import annotations

PERSONAL = ("alter table message_text add column personal integer",)
"""How many passages look like personal data; null where nobody has looked."""

OPEN = """select m.id, m.revision, x.text, x.background from message m
    join message_text x on x.message = m.id and x.revision = m.revision
    where m.state in ('pending', 'held', 'returned')"""

COUNT = "update message_text set personal = ? where message = ? and revision = ?"

NAMED = """select m.id, m.revision, x.text, x.background, a.last_name, g.last_name from message m
    join message_text x on x.message = m.id and x.revision = m.revision
    join message q on q.thread = m.thread and q.kind = 'question'
    left join asker a on a.id = q.asker left join asker_name g on g.message = q.id
    where m.state in ('pending', 'held', 'returned')
    and (a.last_name <> '' or g.last_name <> '')"""
"""What waits for a decision where the last name of who asked is known."""
