"""What could stand behind a key of the filter language on this desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.store.desk import Desk


def filter_values(desk: Desk, key: str, beginning: str) -> Sequence[str]:
    """The values of a key that fit a beginning; runs in a thread.

    Args:
        desk: The desk.
        key: The key, without its colon.
        beginning: What is typed behind it.
    """
    if key == "clause":
        from qa_tui.store.preparing import codex  # noqa: PLC0415 - not for first frame

        return [clause.key for clause in codex().clauses if clause.key.startswith(beginning)]
    from qa_tui.store.lists import completing  # noqa: PLC0415 - not for first frame

    with desk.reading() as connection:
        return completing.filter_values(connection, key, beginning)
