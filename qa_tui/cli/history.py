"""What was done to a thread, in plain words, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.cli.output import cell, put, styled, words
from qa_tui.domain.history import happening_words
from qa_tui.domain.moments import short_moment
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.history import Happening


def put_history(history: Sequence[Happening]) -> None:
    """Print what was done, oldest first; what was undone since says so."""
    for one in history:
        done = words(happening_words(one))
        if one.event.undone:
            done += SafeText.literal(", ") + words(N_("undone"))
        head = SafeText.literal(f"{short_moment(one.event.at)}  ") + cell(one.event.actor)
        put(styled(head + SafeText.literal(": ") + done))
