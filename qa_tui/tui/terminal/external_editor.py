"""Hands a text to the person's own editor and takes it back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from qa_tui.domain.errors import NotFound, QaTuiError, Refused, Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.text import storable
from qa_tui.ingest.typed_file import MAX_BYTES, decode_typed
from qa_tui.resources import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.tui.app import QaTuiApp

_NAME = "text.txt"


class _Killed(Refused):
    """The editor was ended by a signal: what it has written may be wanted."""


def editor_command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The person's own editor with its arguments: `$VISUAL`, else `$EDITOR`.

    Raises:
        NotFound: When neither names one that is there.
    """
    for name in ("VISUAL", "EDITOR"):
        given = environ.get(name, "").strip()
        if not given:
            continue
        try:
            command = shlex.split(given)
        except ValueError:
            raise NotFound(
                N_("${name} has an unclosed quotation mark: {value}", name=name, value=given),
                N_("Set it again, for example: export EDITOR=nano"),
            ) from None
        if command and shutil.which(command[0], path=environ.get("PATH")):
            return command
        raise NotFound(
            N_("The editor “{value}” in ${name} cannot be found.", name=name, value=given),
            N_("Set it again, for example: export EDITOR=nano"),
        )
    raise NotFound(
        N_("No editor is set."), N_("Set one before you start, for example: export EDITOR=nano")
    )


def edit(text: str, command: Sequence[str]) -> str | None:
    """Let an editor change a text, in a private file.

    The file is gone afterwards, whatever happens, unless what was written cannot be taken back:
    nothing else has it then.

    Args:
        text: The text as it is.
        command: The editor with its arguments; it runs on the terminal until it is closed.

    Returns:
        The text as it is then, or None when it is the same.

    Raises:
        Refused: When the editor failed or gave nothing back, or there is no room for the file.
        Unreadable: When what it wrote is no text, or it was killed after writing; tells where
            that is kept.
    """
    given = storable(text).encode("utf-8")
    path, keep = _private_file(given), False
    try:
        _run(command, path)
        found = _read(path)
    except (Unreadable, _Killed) as error:
        keep = _has_more(path, given)
        if not keep:
            raise
        raise Unreadable(
            error.what,
            N_("What you wrote is kept in {path}; that file can be put in.", path=str(path)),
        ) from None
    finally:
        if not keep:
            shutil.rmtree(path.parent, ignore_errors=True)
    if found.endswith("\n") and not text.endswith("\n"):
        found = found.removesuffix("\n")
    if not found.strip() and text.strip():
        raise Refused(N_("The editor gave nothing back; the text is as it was."))
    return None if found == text else found


def _private_file(raw: bytes) -> Path:
    """Write a file that nobody else can read, in a folder of its own.

    Raises:
        Refused: When it cannot be written.
    """
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="qa-tui-"))
        path = folder / _NAME
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(raw)
    except OSError as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        raise Refused(
            N_("There is no room for the editor's file: {detail}.", detail=refusal(error)),
            N_("Make room in the folder for temporary files, or write here."),
        ) from None
    return path


def _has_more(path: Path, given: bytes) -> bool:
    """Whether a file holds something else than it was given."""
    try:
        with open_plain(path) as file:
            raw: bytes = file.read(MAX_BYTES + 1)
    except OSError:
        return False
    return bool(raw.strip()) and raw != given


def _run(command: Sequence[str], path: Path) -> None:
    try:
        with _not_interrupted():
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own
    except OSError as error:
        detail = refusal(error)
        raise Refused(
            N_("The editor cannot be started: {detail}; the text is as it was.", detail=detail),
            N_("Check $VISUAL and $EDITOR."),
        ) from None
    if done.returncode:
        kind = _Killed if done.returncode < 0 else Refused
        raise kind(
            N_(
                "The editor ended with an error ({code}); the text is as it was.",
                code=done.returncode,
            )
        )


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Leave Ctrl+C to the editor: the terminal sends it to both.

    A handler that does nothing, because what is ignored would be ignored by the editor, too.
    """
    keys = (signal.SIGINT, signal.SIGQUIT) if hasattr(signal, "SIGQUIT") else (signal.SIGINT,)
    before = [(key, signal.signal(key, lambda *_: None)) for key in keys]
    try:
        yield
    finally:
        for key, handler in before:
            signal.signal(key, handler)


def _read(path: Path) -> str:
    try:
        with open_plain(path) as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError:
        raise Refused(N_("The editor gave nothing back; the text is as it was.")) from None
    return decode_typed(raw, _NAME)


def edit_outside(app: QaTuiApp, text: str) -> str | None:
    """Leave the screen to the person's own editor, and come back with the text.

    Args:
        app: The program on the screen; it stands still meanwhile.
        text: The text as it is, raw.

    Returns:
        The text as it is then, or None when it is the same.

    Raises:
        QaTuiError: When there is no editor, it failed, or what it wrote is no text.
    """
    command = editor_command()
    found: str | QaTuiError | None = None
    try:
        with app.suspend():
            try:
                found = edit(text, command)
            except QaTuiError as error:
                found = error
    except SuspendNotSupported:
        raise Refused(
            N_("This terminal cannot be handed over to an editor."),
            N_("Write here, or put a file in."),
        ) from None
    if isinstance(found, QaTuiError):
        raise found
    return found
