"""Why the system refused something, in words to be translated."""

from __future__ import annotations

import errno

from qa_tui.domain.phrase import N_, Phrase

_REASONS = {
    errno.ENOENT: N_("No such file or directory"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EROFS: N_("Read-only file system"),
    errno.EEXIST: N_("File exists"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.ELOOP: N_("Too many levels of symbolic links"),
    errno.ENXIO: N_("Not a plain file"),
    errno.EIO: N_("Input/output error"),
}


def refusal(error: Exception) -> Phrase:
    """The system's reason; in the system's own words where it is a rare one.

    Args:
        error: What the system raised.

    Returns:
        The reason, without a full stop.
    """
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    words = getattr(error, "strerror", None) or type(error).__name__
    return known or Phrase("{words}", {"words": words})
