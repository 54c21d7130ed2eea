"""Shows both sides where somebody else was faster: what was read, and what is there by now."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from qa_tui.cli.history import put_history
from qa_tui.cli.output import put, put_json, styled, words
from qa_tui.domain.errors import Conflict
from qa_tui.domain.likeness import differences
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean
from qa_tui.export.desk_shapes import clash_shape
from qa_tui.store.messages.clashes import read_clash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.domain.likeness import TextRun
    from qa_tui.domain.moderation.clash import Clash
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk


@contextmanager
def both_sides(desk: Desk, message: int, version: int | None, *, as_json: bool) -> Iterator[None]:
    """Show both sides of a conflict in the work within, and let it go on its way.

    Args:
        desk: The desk.
        message: Id of the message.
        version: The version that was read, or None.
        as_json: Print it for programs.

    Raises:
        Conflict: As the work within does.
    """
    try:
        yield
    except Conflict:
        if version is not None:
            with desk.reading() as connection:
                clash = read_clash(connection, message, version, desk.today)
            _put_clash(clash, version, as_json=as_json)
        raise


def _put_clash(clash: Clash, version: int, *, as_json: bool) -> None:
    if as_json:
        put_json({"conflict": clash_shape(clash, version)})
        return
    if clash.history:
        put_history(clash.history)
        put()
    if clash.words_changed:
        seen = "\n\n".join(filter(None, (clash.seen_text, clash.seen_background)))
        there = "\n\n".join(filter(None, (clash.message.text, clash.message.background)))
        ours, theirs = differences(seen, there)
        _put_side(N_("What you read"), ours)
        _put_side(N_("What is there"), theirs)
    elif clash.history:
        put(styled(words(N_("The words are the same.")), "dim"))


def _put_side(heading: Phrase, runs: Sequence[TextRun]) -> None:
    """Print a text; the words that differ from the other are coloured where colours are wanted."""
    put(styled(words(heading), "strong"))
    put("".join(styled(clean(run.text), "amber" if run.differs else "") for run in runs))
    put()
