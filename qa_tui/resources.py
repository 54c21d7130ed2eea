"""Finds the files that ship with the program, and reads the paths that people give."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from typing import BinaryIO

_PACKAGE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """The path of a file below `data/`.

    Args:
        *parts: Folders and file name below it.

    Returns:
        The path in the installed package, else in the checkout.
    """
    installed = _PACKAGE / "data"
    root = installed if installed.is_dir() else _PACKAGE.parent / "data"
    return root.joinpath(*parts)


def listed(name: str) -> frozenset[str]:
    """The entries of a list below `data/`: one a line, but for blank lines and those with `#`.

    Args:
        name: The name of the file; its first lines say where the entries are from.
    """
    rows = data_path(name).read_text("utf-8").splitlines()
    return frozenset(row.strip() for row in rows if row.strip() and not row.startswith("#"))


def locale_path() -> Path:
    """The folder of the message catalogues."""
    return _PACKAGE / "locale"


def user_folder() -> Path:
    """The folder of the user's own desks, as the platform has it."""
    import platformdirs  # noqa: PLC0415 - not needed where a path is given

    return Path(platformdirs.user_data_path("qa-tui", appauthor=False))


def settings_folder() -> Path:
    """The folder of the user's own settings: letters, snippets, keys."""
    import platformdirs  # noqa: PLC0415 - needed by few calls

    return Path(platformdirs.user_config_path("qa-tui", appauthor=False))


def state_folder() -> Path:
    """The folder of what the program remembers for its user: typed commands."""
    import platformdirs  # noqa: PLC0415 - not for first frame

    return Path(platformdirs.user_state_path("qa-tui", appauthor=False))


def cache_folder() -> Path:
    """The folder of what can be had again: answers of the API."""
    import platformdirs  # noqa: PLC0415 - not for first frame

    return Path(platformdirs.user_cache_path("qa-tui", appauthor=False))


def keymap_path() -> Path:
    """Where the user's own keys stand, if there are any."""
    return settings_folder() / "keys.toml"


def sample_path() -> Path:
    """Where the sample desk lies, unless it is given a path of its own."""
    return user_folder() / "sample.db"


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading; what is a pipe or a device, and may never end, is refused.

    Args:
        path: The file.

    Raises:
        OSError: When it cannot be opened, or is no plain file.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        file.close()
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), path)
    return file


def read_path(given: str) -> Path:
    """A path as a shell would read it: `--db=~/desk.db` reaches the program unexpanded.

    Raises:
        WrongUsage: When no file can have this name.
    """
    try:
        os.fsencode(given)
    except UnicodeEncodeError:
        given = "\0"
    if "\0" in given or not given:
        raise WrongUsage(N_("No file can have this name."), N_("Check the path."))
    try:
        return Path(given).expanduser()
    except RuntimeError:
        return Path(given)
