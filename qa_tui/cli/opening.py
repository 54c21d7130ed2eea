"""Opens the screens, for a call that names no command without the parser of all the others."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from qa_tui.cli.session import Session, choose_language
from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.i18n import LANGUAGES, use_language

if TYPE_CHECKING:
    from collections.abc import Sequence

_VALUES = {"--db": "db", "--as": "name", "--lang": "lang"}
_FLAGS = {"--read-only": "read_only", "--ascii": "ascii"}
_COMPLETING = "_QA_TUI_COMPLETE"


def bare_session(words: Sequence[str]) -> Session | None:
    """Read a call that consists of global options only.

    Args:
        words: The words of the call.

    Returns:
        What they say; None for every call that the whole command line has to read: one with a
        command, one that is wrong, or one that is written in an unusual way.
    """
    session, left = Session(), list(words)
    while left:
        name, equals, value = left.pop(0).partition("=")
        if name in _FLAGS and not equals:
            setattr(session, _FLAGS[name], True)
            continue
        if name not in _VALUES or not (equals or left):
            return None
        value = value if equals else left.pop(0)
        if not value or value.startswith("-"):
            return None
        if name != "--lang":
            setattr(session, _VALUES[name], value)
        elif value in LANGUAGES:
            use_language(value)
        else:
            return None
    return session


def open_bare(words: Sequence[str]) -> bool:
    """Open the screens for a call without a command, and stay until the person leaves.

    Args:
        words: The words of the call.

    Returns:
        Whether it was such a call; nothing was done otherwise.

    Raises:
        QaTuiError: As `open_screens`.
    """
    if os.environ.get(_COMPLETING) or not has_terminal():
        return False
    try:
        choose_language(words)
    except QaTuiError:
        return False
    session = bare_session(words)
    if session is None:
        return False
    open_screens(session)
    return True


def open_screens(session: Session, query: str = "") -> None:
    """Open the screens on the desk, which is made when missing.

    Until the first frame nothing is thrown away, so no search for garbage delays it; what has
    been loaded by then stays, and later searches pass it over.

    Args:
        session: The call's global options.
        query: A filter to open on; empty for the first view that is not empty.

    Raises:
        WrongUsage: When there is no terminal.
        StoreError: When the desk cannot be used.
    """
    require_terminal()
    gc.disable()
    try:
        from qa_tui.tui.running import run_app  # noqa: PLC0415 - Textual loads slowly

        desk = session.open(create=True)
        run_app(desk, session.actor, ascii_only=session.ascii, query=query, begun=_collect_again)
    finally:
        gc.enable()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def has_terminal() -> bool:
    """Whether the standard streams are a terminal on which a cursor can be moved.

    Standard error is one of them: Textual draws there.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(
        stream is not None and stream.isatty() for stream in streams
    )


def require_terminal() -> None:
    """Refuse to open the screens into a pipe or a file.

    Raises:
        WrongUsage: When standard input, output or error is no terminal.
    """
    if not has_terminal():
        raise WrongUsage(
            N_("The screens need a terminal."),
            N_("Use a command such as “qa-tui list”; “qa-tui --help” lists them."),
        )
