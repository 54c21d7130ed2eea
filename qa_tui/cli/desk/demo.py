"""The command `demo`: the sample desk, on which nothing is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, option
from qa_tui.cli.opening import require_terminal
from qa_tui.cli.output import progress_bar, put, terminal
from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean
from qa_tui.ingest.sample import open_sample
from qa_tui.resources import sample_path
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.cli.session import Session


@command(
    "demo",
    N_(
        "Open the sample desk: fictional people, questions in all states, everything to try.\n\n"
        "It is made when missing, at --db or in the user's data folder, and kept with all that you "
        "do on it."
    ),
)
@option("--fresh", is_flag=True, told=N_("Throw the sample desk away and make it anew."))
@option("--no-open", is_flag=True, told=N_("Only make it, and print its path."))
@click.pass_obj
def demo(session: Session, *, fresh: bool, no_open: bool) -> None:
    """Make the sample desk where it is missing, and open the screens on it."""
    if not no_open:
        require_terminal()
    path = session.path if session.db else sample_path()
    if session.read_only:
        _require_made(path, fresh=fresh)
        desk = open_desk(path, read_only=True, clock=session.clock)
    elif fresh or not path.exists():
        with progress_bar(N_("Making the sample desk")) as progress:
            desk = open_sample(path, fresh=fresh, clock=session.clock, progress=progress)
    else:
        desk = open_sample(path, clock=session.clock)
    if no_open:
        put(terminal(clean(str(desk.path), one_line=True)))
        return
    from qa_tui.tui.running import run_app  # noqa: PLC0415 - Textual loads slowly

    session.db = str(path)
    run_app(session.open(), session.actor, ascii_only=session.ascii)


def _require_made(path: Path, *, fresh: bool) -> None:
    """Refuse to make the sample desk for somebody who wants nothing changed.

    Raises:
        Refused: When it would have to be made.
    """
    if fresh or not path.exists():
        raise Refused(N_("The sample desk cannot be made read-only."), N_("Leave --read-only out."))


COMMANDS = {"demo": demo}
