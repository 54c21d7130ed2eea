"""The command `demo`: the sample desk, on which nothing is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, option
from qa_tui.cli.main import require_terminal
from qa_tui.cli.output import progress_bar, put, terminal
from qa_tui.cli.session import data_folder
from qa_tui.domain.errors import Refused
from qa_tui.domain.filter import parse_filter
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean
from qa_tui.ingest.sample import load_sample
from qa_tui.store.lines import count
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.cli.session import Session
    from qa_tui.store.desk import Desk

_NAME = "Musterpult"


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
    session.db = session.db or str(data_folder() / "sample.db")
    desk = make_sample(session, fresh=fresh)
    if no_open:
        put(terminal(clean(str(desk.path), one_line=True)))
        return
    from qa_tui.tui.app import run_app  # noqa: PLC0415 - Textual loads slowly

    run_app(session.open(), session.actor)


def make_sample(session: Session, *, fresh: bool) -> Desk:
    """Make the sample desk where it is missing or was left unfinished.

    Args:
        session: The call; its path is the sample desk's.
        fresh: Throw away what stands there and make it anew.

    Returns:
        The desk, open for writing.

    Raises:
        Refused: When another desk stands at the path.
        StoreError: When the file cannot be made or used.
    """
    path = session.path
    desk = _open(session, path)
    if not desk.sample:
        raise Refused(
            N_("{path} is no sample desk: it stays as it is.", path=str(path)),
            N_("Give the sample desk a path of its own with --db PATH."),
        )
    if fresh:
        _throw_away(path)
        desk = _open(session, path)
    with desk.reading() as connection:
        empty = count(connection, parse_filter(""), desk.today) == 0
    if empty:
        with progress_bar(N_("Making the sample desk")) as progress:
            load_sample(desk, progress)
    return desk


def _open(session: Session, path: Path) -> Desk:
    return open_desk(path, create=True, name=_NAME, sample=True, clock=session.clock)


def _throw_away(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


COMMANDS = {"demo": demo}
