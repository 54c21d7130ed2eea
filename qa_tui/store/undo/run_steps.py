"""Takes a whole import back, and brings it again, by the number of its run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.moderation.batch import Cancelled
from qa_tui.domain.phrase import N_
from qa_tui.store.journal.steps import whole_step
from qa_tui.store.undo.redo import Redone, do_again
from qa_tui.store.undo.undo import Undone, take_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_COUNTS = "not exists (select 1 from event u where u.undoes = e.uid)"
_LAST = f"""select e.* from event e join import_run i on i.uid = e.subject_uid
where i.id = ? and {_COUNTS} order by e.seq desc limit 1"""


def heeding(
    progress: Callable[[int, int], None], stop: Callable[[], bool]
) -> Callable[[int, int], None]:
    """Let the work of a transaction tell how far it is, and be stopped.

    Args:
        progress: Called with how much is done, and how much there is in all.
        stop: Called before it; returns whether to stop.

    Returns:
        What `Desk.writing` takes; it raises `Cancelled`, and nothing is written then.
    """

    def step(done: int, every: int) -> None:
        if stop():
            raise Cancelled(N_("Stopped; nothing was written."))
        progress(done, every)

    return step


def undo_run(writer: Writer, run: int) -> Undone:
    """Take all that a run brought out of the lists, whoever imported it.

    Args:
        writer: The open transaction.
        run: Id of the run.

    Returns:
        What was taken back.

    Raises:
        NotFound: When there is no such run.
        Refused: When it was taken back already, or somebody has worked on its messages since.
    """
    event = _last_event(writer.connection, run)
    if event["verb"] == "undo":
        raise Refused(
            N_("Import {id} was already taken back.", id=run),
            N_("It can be brought again."),
        )
    return take_back(writer, whole_step(writer.connection, event))


def redo_run(writer: Writer, run: int) -> Redone:
    """Put all that a run brought into the lists again, whoever took it back.

    Args:
        writer: The open transaction.
        run: Id of the run.

    Returns:
        What was done again.

    Raises:
        NotFound: When there is no such run.
        Refused: When it was not taken back, or a later run has brought all of it.
    """
    event = _last_event(writer.connection, run)
    if event["verb"] != "undo":
        raise Refused(
            N_("Import {id} was not taken back.", id=run),
            N_("What it brought is in the lists."),
        )
    return do_again(writer, event)


def _last_event(connection: Connection, run: int) -> Row:
    """What was done to a run last: it was imported, taken back, or brought again.

    Raises:
        NotFound: When there is no such run.
    """
    event: Row | None = connection.execute(_LAST, (run,)).fetchone()
    if event is None:
        raise NotFound(
            N_("No import has the number {id}.", id=run),
            N_("“qa-tui imports” shows the numbers."),
        )
    return event
