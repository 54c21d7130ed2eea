"""Looks for the user's own keys; without any, nothing else is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.resources import keymap_path

if TYPE_CHECKING:
    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.keymap import Keymap


def own_keys() -> tuple[Keymap | None, QaTuiError | None]:
    """The keys that the user has given to commands.

    Returns:
        The keymap, None where there is none or it cannot be used; and what is wrong with it.
    """
    path = keymap_path()
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    except OSError:  # is told when it is read
        pass
    from qa_tui.tui.keymap import load_keymap  # noqa: PLC0415 - few have keys of their own

    return load_keymap(path)
