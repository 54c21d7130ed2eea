"""Turns everything that can go wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from qa_tui.cli.output import complain
from qa_tui.cli.values import see_help, shown_name
from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.system import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, REFUSED, WRONG, INTERRUPTED, NO_READER = 0, 1, 2, 130, 141
"""Exit codes: done; refused, not found or nothing accepted; wrong usage; Ctrl-C; closed pipe."""


def guarded(work: Callable[[], object]) -> int:
    """Do the work of a call.

    Args:
        work: Does it; a number that it returns is the exit code.

    Returns:
        The exit code. What went wrong stands in one line on standard error.
    """
    try:
        result = work()
        sys.stdout.flush()
    except BrokenPipeError:
        return without_reader()
    except (click.Abort, KeyboardInterrupt):
        complain(N_("Interrupted."))
        return INTERRUPTED
    except click.ClickException as error:
        complain(*_usage(error))
        return WRONG
    except QaTuiError as error:
        complain(error.what, error.remedy)
        return WRONG if isinstance(error, WrongUsage) else REFUSED
    except OSError as error:
        return _system_refused(error)
    return result if isinstance(result, int) else DONE


def _system_refused(error: OSError) -> int:
    """Say what the system refused: a full disk behind a pipe, a file that may not be removed."""
    detail = refusal(error)
    if error.filename is None:
        complain(N_("Reading or writing failed: {detail}.", detail=detail))
    else:
        path = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
        complain(N_("{path}: {detail}.", path=str(path), detail=detail))
    without_reader()
    return REFUSED


def _usage(error: click.ClickException) -> tuple[Phrase, Phrase]:
    """Say what click found wrong."""
    ctx = getattr(error, "ctx", None)
    remedy = see_help(ctx)
    match error:
        case click.NoSuchOption():
            if error.possibilities:
                remedy = N_("Did you mean {options}?", options=tuple(error.possibilities))
            elif _takes_filter(ctx):
                remedy = N_("Put a filter that begins with “-” behind “--”.")
            return N_("There is no option {name}.", name=error.option_name), remedy
        case click.MissingParameter() if error.param is not None:
            return N_("{name} is missing.", name=shown_name(error.param)), remedy
        case click.BadOptionUsage() if _is_flag(ctx, error.option_name):
            return N_("{name} takes no value.", name=error.option_name), remedy
        case click.BadOptionUsage():
            return N_("{name} needs a value.", name=error.option_name), remedy
    return N_("{detail}", detail=error.format_message()), remedy


def _takes_filter(ctx: click.Context | None) -> bool:
    params = ctx.command.params if ctx else []
    return any(param.name == "words_of_filter" for param in params)


def _is_flag(ctx: click.Context | None, name: str) -> bool:
    params = ctx.command.params if ctx else []
    return any(name in param.opts and getattr(param, "is_flag", False) for param in params)


def without_reader() -> int:
    """End quietly when nobody reads standard output any more, as in `qa-tui list | head`.

    Returns:
        The exit code.
    """
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NO_READER
