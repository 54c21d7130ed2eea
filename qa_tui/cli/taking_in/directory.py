"""The command `directory`: takes in parliaments and representatives, and tells whom pages mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, INTERRUPTED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import complain, complain_below, progress_bar, put_json, tell
from qa_tui.cli.values import FileName, OneOf, shown_name
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, NN_
from qa_tui.i18n import say
from qa_tui.resources import cache_folder, read_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.ingest.api.directory import Found
    from qa_tui.store.directory.sync import SyncResult

    DaysType = click.ParamType[float]
else:
    DaysType = click.ParamType

_LONGEST_AGE = 3650.0
_ACTIONS = "sync|unresolved|choose"


class _Days(DaysType):
    """A number of days, from 0 on."""

    name = "days"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click's own signature
    ) -> float:
        """Read a number of days.

        Raises:
            WrongUsage: When it is none.
        """
        try:
            days = float(str(value))
        except ValueError:
            days = -1.0
        if 0 <= days <= _LONGEST_AGE:
            return days
        raise WrongUsage(
            N_("{option} cannot be “{value}”.", option=shown_name(param), value=str(value)),
            N_("Give days, from 0 to {limit}.", limit=int(_LONGEST_AGE)),
        )


@command(
    "directory",
    N_(
        "Take in parliaments, representatives and topics: “qa-tui directory sync”.\n\n"
        "They come from the platform's open API, about 30 answers a minute; all of it takes half "
        "an hour, one parliament less. Every answer is kept: called again after an interruption, "
        "it goes on where it stopped. What is known is brought up to date and nothing is "
        "deleted; whether asking was closed by hand stays. The desk is made when missing.\n\n"
        "“unresolved” lists people on pages whose match in the directory is uncertain; “choose "
        "NUMBER ID” says who it is, or “choose NUMBER nobody” that it is somebody else."
    ),
)
@click.argument("action", type=OneOf("sync", "unresolved", "choose"), metavar=_ACTIONS)
@click.argument("choice", nargs=-1, metavar="[NUMBER ID]")
@option("--parliament", metavar="NAME", told=N_("Only this parliament, by its name or number."))
@option(
    "--from-dir",
    type=FileName(),
    metavar="DIR",
    told=N_("Read kept answers in this folder; ask nobody."),
)
@option(
    "--save-dir",
    type=FileName(),
    metavar="DIR",
    told=N_("Keep answers in this folder; else in the user's cache folder."),
)
@option("--base-url", metavar="URL", told=N_("Ask this API instead of the platform's."))
@option(
    "--max-age",
    type=_Days(),
    metavar="DAYS",
    told=N_("Ask again for what was kept longer ago than this; 7 unless given, 0 for all."),
)
@json_option
@click.pass_obj
def directory(
    session: Session,
    /,
    action: str,
    choice: tuple[str, ...],
    *,
    as_json: bool,
    **given: Any,
) -> int:
    """Sync the directory, or say who of it people on pages are."""
    wanted = _Wanted(**given)
    if (wanted != _Wanted() and action != "sync") or (choice and action != "choose"):
        raise WrongUsage(
            N_("“directory {action}” does not take this.", action=action),
            N_("See “{command} --help”.", command="qa-tui directory"),
        )
    if action != "sync":
        from qa_tui.cli.taking_in import unresolved  # noqa: PLC0415 - `--help` needs no store

        if action == "unresolved":
            unresolved.list_unresolved(session, as_json=as_json)
        else:
            unresolved.choose_person(session, choice, as_json=as_json)
        return DONE
    return _sync(session, wanted, as_json=as_json)


@dataclass(frozen=True)
class _Wanted:
    """What is asked of a sync; see the options."""

    parliament: str | None = None
    from_dir: str | None = None
    save_dir: str | None = None
    base_url: str | None = None
    max_age: float | None = None


def _sync(session: Session, wanted: _Wanted, *, as_json: bool) -> int:
    """Sync the directory."""
    asked = wanted.save_dir or wanted.base_url or wanted.max_age is not None
    if wanted.from_dir is not None and asked:
        raise WrongUsage(N_("With --from-dir nobody is asked: leave the other options out."))
    from qa_tui.ingest.api.directory import read_directory  # noqa: PLC0415 - `--help` needs none
    from qa_tui.store.directory.sync import refuse_sample_desk, sync_directory  # noqa: PLC0415 - as above

    with interruptible() as stop:
        if wanted.from_dir is not None:
            found = read_directory(read_path(wanted.from_dir), parliament=wanted.parliament)
            desk = session.open_for_moderators(create=True)
        else:
            desk = session.open_for_moderators(create=True)
            refuse_sample_desk(desk)
            found = _ask(session, stop, wanted)
        with progress_bar(N_("Storing (Ctrl-C stops and keeps what is in)")) as progress:
            result = sync_directory(
                desk,
                session.actor,
                found.entries,
                progress=progress,
                stop=(lambda: False) if found.stopped else stop,
            )
    return _report(found, result, as_json=as_json)


def _ask(session: Session, stop: Callable[[], bool], wanted: _Wanted) -> Found:
    """Get the directory from the API."""
    from qa_tui.ingest.api.client import BASE_URL, Client  # noqa: PLC0415 - httpx loads slowly
    from qa_tui.ingest.api.directory import MAX_AGE, ask_directory  # noqa: PLC0415 - as above

    client = Client(wanted.base_url or BASE_URL, stop, told=complain_below)
    folder = read_path(wanted.save_dir) if wanted.save_dir else cache_folder() / "directory"
    with progress_bar(N_("Asking the API (Ctrl-C stops and keeps what has come)")) as progress:
        return ask_directory(
            client,
            folder,
            session.clock,
            parliament=wanted.parliament,
            max_age=MAX_AGE if wanted.max_age is None else wanted.max_age,
            progress=progress,
        )


def _report(found: Found, result: SyncResult, *, as_json: bool) -> int:
    """Say what was done; the exit code."""
    for rejected in found.rejected:
        complain(N_("{path}: {reason}", path=rejected.path, reason=rejected.reason))
    for odd in (*found.odd, *result.odd):
        complain(N_("{kind} {key}: {reason}", kind=odd.kind, key=odd.key, reason=odd.reason))
    for path in found.short:
        complain(N_("{path}: The server gave fewer entries than it had named.", path=path))
    if as_json:
        put_json(sync_shape(found, result))
    else:
        tell(_sentence(result))
    if found.stopped or result.stopped:
        complain(N_("Interrupted; what is counted here was kept. Call it again to go on."))
        return INTERRUPTED
    return DONE


def _sentence(result: SyncResult) -> Phrase:
    """What a sync did, in a sentence."""
    from qa_tui.store.directory.external_rows import EntryOutcome  # noqa: PLC0415 - `--help` needs no store

    counted = (
        NN_("{count} new entry", "{count} new entries", result.number(EntryOutcome.ADDED)),
        NN_(
            "{count} changed entry", "{count} changed entries", result.number(EntryOutcome.CHANGED)
        ),
        NN_(
            "{count} known already", "{count} known already", result.number(EntryOutcome.UNCHANGED)
        ),
        NN_("{count} thread linked", "{count} threads linked", result.linked),
    )
    parts = tuple(part for part in counted if part.count)
    return N_("{parts}.", parts=parts) if parts else N_("Nothing has changed.")


def sync_shape(found: Found, result: SyncResult) -> dict[str, object]:
    """What a sync did, as `directory sync --json` prints it."""
    from qa_tui.store.directory.external_rows import EntryOutcome  # noqa: PLC0415 - `--help` needs no store

    tables = sorted({table for table, _ in result.counts})
    return {
        "tables": {
            table: {str(o.value): result.counts[table, o] for o in EntryOutcome} for table in tables
        },
        "rejected": [
            *(
                {"path": one.path, "kind": None, "key": None, "reason": say(one.reason)}
                for one in found.rejected
            ),
            *(
                {"path": None, "kind": one.kind, "key": one.key, "reason": say(one.reason)}
                for one in (*found.odd, *result.odd)
            ),
        ],
        "short": list(found.short),
        "linked": result.linked,
        "stopped": found.stopped or result.stopped,
    }


COMMANDS = {"directory": directory}
