"""The settings of a desk: its name, the language of its letters, how long they wait."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import has_words, storable
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.letters.files import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

SET = "set"
"""The verb of the journal for a changed setting; its subject is the desk."""

LONGEST_WAIT = 7 * 24 * 60
"""Minutes that letters wait at most: a week."""

_LONGEST_NAME = 100
_MINUTES = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Settings:
    """What holds for everybody who works on a desk.

    Attributes:
        name: The desk's name; signs letters.
        language: The language of letters, `de` or `en`.
        send_after: Minutes that a letter waits before it can leave.
    """

    name: str
    language: str
    send_after: int


KEYS = {field.name.replace("_", "-"): field.name for field in fields(Settings)}
"""The settings as people write them, and the columns that hold them."""


def read_settings(connection: Connection) -> Settings:
    """Read the settings of a desk.

    Args:
        connection: A connection.

    Returns:
        The settings.
    """
    return Settings(*connection.execute("select name, language, send_after from desk").fetchone())


def desk_language(connection: Connection) -> str:
    """The language of the desk's letters, `de` or `en`."""
    return read_settings(connection).language


def change_settings(writer: Writer, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Change settings, with one event for all of them.

    Args:
        writer: The open transaction.
        wanted: Values as a person writes them, by the keys of `KEYS`.

    Returns:
        The keys whose values have changed; empty when all were so already.

    Raises:
        WrongUsage: When there is no such setting, or it cannot have this value.
    """
    now = read_settings(writer.connection)
    values = {key: _value(key, text) for key, text in wanted.items()}
    changes = [
        (KEYS[key], getattr(now, KEYS[key]), value)
        for key, value in values.items()
        if getattr(now, KEYS[key]) != value
    ]
    if changes:
        append(writer, Entry(SET, "desk", writer.desk, changes=tuple(changes)))
        put_settings(writer, tuple(changes))
    return tuple(key for key in values if any(field == KEYS[key] for field, _, _ in changes))


def put_settings(writer: Writer, changes: tuple[Change, ...]) -> None:
    """Write settings without an event of their own: for a change, its undo and its redo.

    Args:
        writer: The open transaction.
        changes: Field, the value that it has, the one that it is to get.
    """
    for field, _, wanted in changes:
        if field in KEYS.values():
            writer.connection.execute(f"update desk set {field} = ?", (wanted,))


def _value(key: str, text: str) -> object:
    """The value of a setting.

    Raises:
        WrongUsage: When it cannot have this value.
    """
    typed = text.strip()
    match key:
        case "name":
            name = " ".join(storable(typed).split())
            if has_words(name) and len(name) <= _LONGEST_NAME:
                return name
            remedy = N_("Give 1 to {limit} characters.", limit=_LONGEST_NAME)
        case "language":
            if typed.lower() in LANGUAGES:
                return typed.lower()
            remedy = _use(LANGUAGES)
        case "send-after":
            if _MINUTES.fullmatch(typed) and int(typed) <= LONGEST_WAIT:
                return int(typed)
            remedy = N_("Give minutes, from 0 to {limit}.", limit=LONGEST_WAIT)
        case _:
            raise WrongUsage(N_("There is no setting “{name}”.", name=key), _use(tuple(KEYS)))
    raise WrongUsage(N_("“{name}” cannot be “{value}”.", name=key, value=text), remedy)


def _use(known: tuple[str, ...]) -> Phrase:
    return N_("Use one of: {known}.", known=", ".join(known))
