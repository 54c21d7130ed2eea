"""The table of messages that the vocabulary has still to count, as the eleventh migration makes it.

Never edit a statement that has landed.
"""

from __future__ import annotations

UNCOUNTED = (
    """create table uncounted (
        first integer primary key, last integer not null, word text not null default ''
    ) strict""",
)
"""Messages by their ids that stand in the index, but of whose words those from `word` on, in the
order of their code points, are not counted in the vocabulary yet."""
