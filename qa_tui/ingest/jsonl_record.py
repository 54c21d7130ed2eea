"""Turns one record of the JSON Lines schema into a thread; every field is checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import storable
from qa_tui.store.messages.published import SCHEMA, WRITTEN_HERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.phrase import Phrase

MOST_MESSAGES = 1_000
"""Messages of one thread at most; a question with more answers is none."""

MOST_GUESSES = 50
"""Names of guessed fields at most."""

_NAME = re.compile("[a-z_]{1,40}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True)
class _Fields:
    """An object of the record, and how to name its fields to a person.

    Attributes:
        at: What stands before the names of its fields, such as `messages[2].`.
        values: The fields.
    """

    at: str
    values: dict[str, object]

    @classmethod
    def of(cls, value: object, at: str) -> _Fields:
        """Take an object.

        Raises:
            Unreadable: When it is not one.
        """
        if not isinstance(value, dict):
            raise _wrong(at or "line", N_("an object"))
        return cls(f"{at}." if at else "", value)

    def maybe(self, name: str) -> str | None:
        """A text, or None where it is missing or null."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, str):
            raise _wrong(self.at + name, N_("a text or null"))
        return None if value is None else storable(value)

    def text(self, name: str) -> str:
        """A text that has to be there."""
        value = self.maybe(name)
        if value is None:
            raise _wrong(self.at + name, N_("a text"))
        return value

    def one_of(self, name: str, known: Sequence[str]) -> str:
        """One of a few words."""
        value = self.values.get(name)
        if not isinstance(value, str) or value not in known:
            raise _wrong(self.at + name, N_("one of: {known}", known=", ".join(known)))
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where it is missing."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise _wrong(self.at + name, N_("true or false"))
        return value

    def moment(self, name: str, form: re.Pattern[str], wanted: Phrase) -> str | None:
        """A date or moment that the calendar knows, or None."""
        value = self.maybe(name)
        if value is not None and not (form.fullmatch(value) and _exists(value)):
            raise _wrong(self.at + name, wanted)
        return value


def thread_of(record: object) -> SourceThread:
    """Make a thread of a record.

    Args:
        record: What the line holds; keys that the schema does not know are passed over.

    Returns:
        The thread.

    Raises:
        Unreadable: It does not follow the schema; names the first field that is wrong.
    """
    fields = _Fields.of(record, "")
    _require_schema(fields.values.get("schema"))
    to = _Fields.of(fields.values.get("to"), "to")
    source = _Source.of(fields.values.get("source"))
    name, title = to.text("name"), fields.text("title")
    if not name.strip():
        raise _wrong("to.name", N_("a name"))
    return SourceThread(
        to=name,
        party=to.maybe("party"),
        topic=fields.maybe("topic"),
        form=Form(fields.one_of("form", tuple(Form))),
        title=title,
        asking_note=fields.maybe("asking_note"),
        url=source.url,
        page_form=source.form,
        sureness=source.sureness,
        messages=_messages(fields.values.get("messages")),
        guesses=source.guesses,
        exact=True,
    )


def _require_schema(schema: object) -> None:
    """Raise where a record is of another schema."""
    if schema == SCHEMA:
        return
    if isinstance(schema, str) and schema.startswith(SCHEMA.rpartition("/")[0] + "/"):
        raise Unreadable(
            N_(
                "The line follows the schema “{schema}”, not “{known}”.",
                schema=schema[:80],
                known=SCHEMA,
            ),
            N_("Export it with this version of the program, or take the one that wrote it."),
        )
    raise Unreadable(
        N_("The line is not a thread: its “schema” is not “{known}”.", known=SCHEMA),
        N_("Each line holds one thread as “qa-tui export” writes it."),
    )


@dataclass(frozen=True)
class _Source:
    """Where a thread came from; by itself, a desk."""

    url: str | None = None
    form: str = WRITTEN_HERE
    sureness: float = 1.0
    guesses: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: object) -> _Source:
        """Read the page that is named, or null."""
        if value is None:
            return cls()
        fields = _Fields.of(value, "source")
        sureness = fields.values.get("sureness")
        if (
            not isinstance(sureness, int | float)
            or isinstance(sureness, bool)
            or not 0 <= sureness <= 1
        ):
            raise _wrong("source.sureness", N_("a number from 0 to 1"))
        guesses = _guesses(fields.values.get("guesses", []))
        return cls(fields.maybe("url"), fields.text("form"), float(sureness), guesses)


def _guesses(value: object) -> tuple[str, ...]:
    """Names of fields; those that only later programs know are kept too."""
    if not isinstance(value, list) or len(value) > MOST_GUESSES:
        raise _wrong("source.guesses", N_("a list of names of fields"))
    for place, name in enumerate(value):
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            field = f"source.guesses[{place}]"
            raise _wrong(field, N_("the name of a field"))
    return tuple(value)


def _messages(value: object) -> tuple[SourceMessage, ...]:
    """The question, then the answers."""
    if not isinstance(value, list) or not 0 < len(value) <= MOST_MESSAGES:
        raise _wrong("messages", N_("a list of a question and its answers"))
    found = tuple(_message(one, f"messages[{place}]") for place, one in enumerate(value))
    for place, message in enumerate(found):
        wanted = Kind.ANSWER if place else Kind.QUESTION
        if message.kind is not wanted:
            field = f"messages[{place}].kind"
            raise _wrong(field, N_("one of: {known}", known=str(wanted)))
    return found


def _message(value: object, at: str) -> SourceMessage:
    fields = _Fields.of(value, at)
    return SourceMessage(
        kind=Kind(fields.one_of("kind", tuple(Kind))),
        author=fields.text("author"),
        party=fields.maybe("party"),
        date=fields.moment("date", _DATE, N_("a date such as “2026-11-22”, or null")),
        text=fields.text("text"),
        background=fields.maybe("background") or "",
        standard_reply=fields.flag("standard_reply"),
        annotation=fields.maybe("annotation"),
        ordered_at=fields.moment(
            "ordered_at", _MOMENT, N_("a moment such as “2026-11-22T09:30:00Z”, or null")
        ),
    )


def _exists(value: str) -> bool:
    """Whether the calendar has this date or moment."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _wrong(field: str, wanted: Phrase) -> Unreadable:
    """The error of a field that is not what the schema asks for."""
    return Unreadable(
        N_("“{field}” is not {wanted}.", field=field, wanted=wanted),
        N_("docs/jsonl.md describes the lines."),
    )
