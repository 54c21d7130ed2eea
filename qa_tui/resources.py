"""Finds the files that ship with the program, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

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


def locale_path() -> Path:
    """The folder of the message catalogues."""
    return _PACKAGE / "locale"
