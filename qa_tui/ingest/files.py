"""Finds the files of an import."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING

from qa_tui.domain.imports.report import Rejected
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGE_FOLDERS = ("_files", "-Dateien", "_Dateien", "_fichiers", "_archivos")
_PAGES = (".html", ".htm", ".html.gz", ".htm.gz", ".xhtml")


def find_files(path: Path) -> Iterator[Path | Rejected]:
    """Find the files at a path.

    Args:
        path: A file, or a folder, which is searched with all folders in it in order of names.
            Hidden files and folders in it are left out, those too in which a browser keeps the
            pictures of a saved page beside it, and no folder is read twice.

    Yields:
        Files, a path that leads nowhere included; folders that cannot be read or hold nothing.
    """
    found = False
    for one in _walk(path):
        found = True
        yield one
    if not found:
        yield Rejected(storable(str(path)), None, N_("The folder holds no files."))


def _walk(path: Path) -> Iterator[Path | Rejected]:
    """Go through a folder and all in it; a link that leads in a circle is passed over."""
    seen: set[tuple[int, int]] = set()
    stack = [path]
    while stack:
        here = stack.pop()
        try:
            info = here.stat()
        except (OSError, ValueError) as error:
            if here == path or getattr(error, "errno", 0) != errno.ELOOP:
                yield here
            continue
        if not stat.S_ISDIR(info.st_mode):
            yield here
        elif (info.st_dev, info.st_ino) not in seen:
            seen.add((info.st_dev, info.st_ino))
            inside = _inside(here)
            if isinstance(inside, Rejected):
                yield inside
            else:
                stack.extend(inside)


def _inside(folder: Path) -> list[Path] | Rejected:
    """What stands in a folder, the last name first, without what is hidden."""
    try:
        names = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
        kept = {entry.name for entry in names}
        names = [entry for entry in names if not _belongs_to_page(entry.name, kept)]
    except OSError as error:
        return Rejected(
            storable(str(folder)),
            None,
            N_("The folder cannot be read: {reason}.", reason=refusal(error)),
            N_("Change its permissions."),
        )
    return sorted(names, reverse=True)


def _belongs_to_page(name: str, names: set[str]) -> bool:
    """Whether a folder holds what a browser saved with the page beside it: pictures, scripts."""
    for end in _PAGE_FOLDERS:
        page = name.removesuffix(end)
        if page != name:
            return any(f"{page}{kind}" in names for kind in _PAGES)
    return False
