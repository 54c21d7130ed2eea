"""The errors of the program: what happened, where, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase


class QaTuiError(Exception):
    """Anything that a person should be told in one line.

    Attributes:
        what: What happened and where.
        remedy: What to do about it, where there is something to do.
    """

    def __init__(self, what: Phrase, remedy: Phrase | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.what, self.remedy) if part)


class WrongUsage(QaTuiError):
    """The words of a call are wrong: an unknown clause, a wrong filter, a bad date."""


class NotFound(QaTuiError):
    """Nothing has this id or name."""


class Refused(QaTuiError):
    """A rule of the platform forbids it."""


class NotPossible(Refused):
    """A step that the state of a message does not allow.

    Attributes:
        named: What is possible, as the screens call it; `remedy` calls it as the commands do.
    """

    def __init__(self, what: Phrase, remedy: Phrase, named: Phrase) -> None:
        super().__init__(what, remedy)
        self.named = named


class Conflict(QaTuiError):
    """Somebody else was faster: the version that was read is no longer the current one."""


class Unreadable(QaTuiError):
    """A file holds nothing that can be read as a thread."""


class Unreachable(QaTuiError):
    """A service cannot be reached, or gives answers that cannot be used."""


class StoreError(QaTuiError):
    """The desk's file cannot be opened, read or written."""
