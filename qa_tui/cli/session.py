"""What the global options say: which desk, on whose behalf, in which language, how."""

from __future__ import annotations

import getpass
import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused, StoreError, WrongUsage
from qa_tui.domain.moments import utc_now
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import has_words, storable
from qa_tui.i18n import LANGUAGES, language, use_ascii, use_language
from qa_tui.resources import read_path, sample_path, user_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from qa_tui.domain.moments import Clock
    from qa_tui.store.desk import Desk

_LONGEST_NAME = 100


@dataclass
class Session:
    """One call of the program.

    Attributes:
        db: Path of the desk as given, or None.
        name: Name of who acts as given, or None.
        read_only: Whether only published things are shown and nothing is written.
        ascii: Whether signs are drawn with ASCII characters.
        clock: Tells the present moment.
    """

    db: str | None = None
    name: str | None = None
    read_only: bool = False
    ascii: bool = False
    clock: Clock = utc_now

    @property
    def path(self) -> Path:
        """The desk's file: as given, else `$QA_TUI_DB`, else in the user's data folder."""
        given = self.db or os.environ.get("QA_TUI_DB")
        return read_path(given) if given else user_folder() / "desk.db"

    @property
    def actor(self) -> str:
        """Who acts: as given, else `$QA_TUI_AS`, else the login name.

        Raises:
            WrongUsage: When the name is empty or too long.
        """
        name = " ".join(storable(self.name or os.environ.get("QA_TUI_AS") or _login()).split())
        if not has_words(name) or len(name) > _LONGEST_NAME:
            raise WrongUsage(
                N_("“{name}” cannot be the name of a moderator.", name=name[:_LONGEST_NAME]),
                N_("Give 1 to {limit} characters with --as NAME.", limit=_LONGEST_NAME),
            )
        return name

    def open(self, *, create: bool = False) -> Desk:
        """Open the desk.

        Args:
            create: Make it where there is none.

        Raises:
            StoreError: When there is none, or it cannot be used.
        """
        from qa_tui.store.opening import open_desk  # noqa: PLC0415 - `--help` needs no store

        if not create and not self.db and not os.environ.get("QA_TUI_DB"):
            _tell_of_sample(self.path)
        with _bar_of_an_upgrade() as progress:
            return open_desk(
                self.path,
                read_only=self.read_only,
                create=create,
                language=language(),
                clock=self.clock,
                progress=progress,
            )

    def open_for_moderators(self, *, create: bool = False) -> Desk:
        """Open the desk for what readers do not see or do.

        Raises:
            Refused: When the desk is to be open read-only.
            StoreError: When there is none, or it cannot be used.
        """
        self.require_moderator()
        return self.open(create=create)

    def open_to_look(self) -> Desk:
        """Open the desk for a moderator who changes nothing, also where nothing can be written.

        Raises:
            Refused: When the desk is to be open read-only.
            StoreError: When there is none, or it cannot be read.
        """
        from qa_tui.store.sqlite import can_write_beside  # noqa: PLC0415 - `--help` needs no store

        self.require_moderator()
        return replace(self, read_only=not can_write_beside(self.path)).open()

    def require_moderator(self) -> None:
        """Refuse what readers do not see or do.

        Raises:
            Refused: When the desk is to be open read-only.
        """
        if self.read_only:
            raise Refused(
                N_("This is for moderators; read-only shows published things and changes nothing."),
                N_("Leave --read-only out."),
            )


@contextmanager
def _bar_of_an_upgrade() -> Iterator[Callable[[int, int], None]]:
    """A progress bar that is loaded and shown only where the file is one of an older program."""
    with ExitStack() as stack:
        bar: Callable[[int, int], None] | None = None

        def told(done: int, total: int) -> None:
            nonlocal bar
            if bar is None:
                from qa_tui.cli.output import progress_bar  # noqa: PLC0415 - seldom needed

                bar = stack.enter_context(progress_bar(N_("Bringing the desk up to date")))
            bar(done, total)

        yield told


def _tell_of_sample(path: Path) -> None:
    """Say where the sample desk is to somebody who has no other.

    Raises:
        StoreError: When there is a sample desk, and no desk at the path.
    """
    sample = sample_path()
    if sample.exists() and not path.exists():
        raise StoreError(
            N_("There is no desk at {path}.", path=str(path)),
            N_(
                "Make one with “qa-tui import”; the sample desk lies at {sample}.",
                sample=str(sample),
            ),
        )


def choose_language(arguments: Sequence[str]) -> None:
    """Choose language and signs before the arguments are parsed: errors and help have them, too.

    Args:
        arguments: The words of the call; `--lang` and `--ascii` count wherever they stand.

    Raises:
        WrongUsage: When `$QA_TUI_LANG` is no language of the program.
    """
    use_ascii(wanted="--ascii" in arguments)
    from_environment = os.environ.get("QA_TUI_LANG") or None
    given = _language_in(arguments)
    use_language(given or (from_environment if from_environment in LANGUAGES else None))
    if given is None and from_environment not in {None, *LANGUAGES}:
        raise WrongUsage(
            N_("QA_TUI_LANG is “{value}”.", value=from_environment),
            N_("Use one of: {known}.", known=", ".join(LANGUAGES)),
        )


def _language_in(arguments: Sequence[str]) -> str | None:
    found = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else "".join(arguments[place + 1 : place + 2])
            found = value if value in LANGUAGES else found
    return found


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "moderator"
