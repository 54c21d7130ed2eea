"""Plans an amendment of many messages, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.history import Changed
from qa_tui.domain.moderation.amending import SHARED, AmendPlan, PlannedAmendment, PlannedMask
from qa_tui.domain.moderation.batch import PassedOver
from qa_tui.domain.moderation.correction import (
    ANNOTATION_LIMIT,
    FIELD_NAMES,
    checked_length,
    correctable,
)
from qa_tui.domain.moderation.note import checked_note
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.domain.privacy.masking import Part, merged, replacement
from qa_tui.domain.records import Kind
from qa_tui.domain.workflow import STATE_NAMES
from qa_tui.store.directory.people import find_representative, find_topic
from qa_tui.store.letters.writing import goes_to_asker, write_letter
from qa_tui.store.many.over_many import (
    around,
    distinct,
    gist_of,
    look_at,
    planned_letter,
)
from qa_tui.store.many.passing_over import plan_or_pass_over
from qa_tui.store.messages.corrections import changes_of_correction, is_imported, read_current
from qa_tui.store.messages.masks import suggested
from qa_tui.store.messages.readdressing import MOVABLE, is_answered, letters_to_renew
from qa_tui.store.settings import desk_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from qa_tui.domain.moderation.amending import Amendment
    from qa_tui.domain.moderation.batch import PlannedLetter
    from qa_tui.domain.moderation.correction import Correction
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Message
    from qa_tui.store.journal.events import Change
    from qa_tui.store.many.over_many import Asked, Progress
    from qa_tui.store.sqlite import Connection, Row

_BY_UID = {
    "topic": "select name from topic where uid = ?",
    "representative": "select name from representative where uid = ?",
}
"""How the things are called whose uid stands in the journal."""


@dataclass(frozen=True)
class _Planner:
    """Plans message by message.

    Attributes:
        connection: A connection; nothing is written.
        amendment: What is to be done to each.
        versions: The versions that were read, by message, where they are known.
        today: The user's present day.
        language: The desk's language.
    """

    connection: Connection
    amendment: Amendment
    versions: Mapping[int, int]
    today: date
    language: str

    def plan(self, message: int) -> PlannedAmendment | PassedOver:
        """Plan one message."""
        return plan_or_pass_over(self.connection, message, self._plan, self._group)

    def _plan(self, message: Message) -> PlannedAmendment | PassedOver:
        known = around(self.connection, message.thread)
        version = self.versions.get(message.id, message.version)
        plain = PlannedAmendment(
            message.id, version, message.thread, message.place, gist_of(message, known)
        )
        if self.amendment.verb == "note":
            read_current(self.connection, message.id, None)
            return plain
        if self.amendment.verb == "mask":
            return self._masked(plain, read_current(self.connection, message.id, version))
        return self._corrected(plain, message, known)

    def _masked(self, plain: PlannedAmendment, message: Message) -> PlannedAmendment | PassedOver:
        """What would be masked."""
        texts = {Part.TEXT: message.text, Part.BACKGROUND: message.background}
        hidden = tuple(
            PlannedMask(
                find,
                texts[find.part][find.start : find.end],
                replacement(find.kind, self.language),
            )
            for find in merged(suggested(self.connection, message))
        )
        if hidden:
            return replace(plain, hidden=hidden)
        return PassedOver(
            message.id,
            N_("There is nothing to mask in message {message}.", message=message.id),
            N_("no personal data was found"),
        )

    def _corrected(
        self, plain: PlannedAmendment, message: Message, known: Row
    ) -> PlannedAmendment | PassedOver:
        """What would stand differently."""
        wanted = replace(self.amendment.correction, message=plain.message, version=plain.version)
        _, changes = changes_of_correction(self.connection, wanted, self.today)
        if not changes:
            return PassedOver(
                message.id,
                N_("In message {message}, all of it is already so.", message=message.id),
                N_("already so"),
            )
        told = tuple(self._changed(change) for change in changes)
        return replace(plain, changes=told, letters=self._letters(message, changes, known))

    def _changed(self, change: Change) -> Changed:
        """A change as people know it."""
        field, *values = change
        if field in _BY_UID:
            values = [self._name(field, value) for value in values]
        return Changed(field, *(None if value is None else str(value) for value in values))

    def _name(self, field: str, uid: object) -> str | None:
        row = self.connection.execute(_BY_UID[field], (uid,)).fetchone()
        return row[0] if row else None

    def _letters(
        self, message: Message, changes: tuple[Change, ...], known: Row
    ) -> tuple[PlannedLetter, ...]:
        """The letters that name the addressee, rewritten for whom it will be."""
        after = {field: value for field, _, value in changes}
        if "representative" not in after:
            return ()
        name, honorific = self.connection.execute(
            "select name, title from representative where uid = ?", (after["representative"],)
        ).fetchone()
        instead = {"representative": f"{honorific} {name}".strip()}
        if "title" in after:
            instead["title"] = str(after["title"])
        found = (
            planned_letter(
                template,
                write_letter(self.connection, template, message, None, instead=instead),
                known,
                to_asker=goes_to_asker(message, template),
                to=name,
            )
            for template in letters_to_renew(self.connection, message)
        )
        return tuple(letter for letter in found if letter is not None)

    def _group(self, message: Message, error: QaTuiError) -> Phrase:
        """Which rule is against it, in words without its number."""
        return self._group_of_refusal(message) or error.what

    def _group_of_refusal(self, message: Message) -> Phrase | None:
        given = self.amendment.correction.given
        known = correctable(message, imported=is_imported(self.connection, message))
        wrong = next((name for name in given if name not in known), None)
        if wrong == "until":
            return N_("not on hold")
        if wrong is not None and message.kind is Kind.QUESTION:
            return N_("a question: “{field}” is for answers", field=FIELD_NAMES[wrong])
        if wrong is not None:
            return N_("an answer: “{field}” stands with the question", field=FIELD_NAMES[wrong])
        if "to" not in given:
            return None
        if message.state not in MOVABLE:
            return N_("{state}: it stays with its addressee", state=STATE_NAMES[message.state])
        if is_answered(self.connection, message.thread):
            return N_("answered: it stays with its addressee")
        return None


def plan_amendment(
    connection: Connection,
    messages: Iterable[int],
    amendment: Amendment,
    today: date,
    *,
    versions: Mapping[int, int] | None = None,
    progress: Progress = lambda _done, _all: None,
    cancelled: Asked = lambda: False,
) -> AmendPlan:
    """Find out what an amendment would do to each of many messages, and write its letters.

    Args:
        connection: A reading connection.
        messages: Ids of the messages; one that comes twice counts once.
        amendment: What is to be done to each.
        today: The user's present day.
        versions: The versions that were read, where they are known.
        progress: Called with the number of messages that are planned, and of all.
        cancelled: Called now and then; returns whether to stop.

    Returns:
        The plan.

    Raises:
        NotFound: When the topic or representative does not exist.
        Refused: When a text is too long.
        WrongUsage: When nothing is wanted, or what cannot be alike in many messages; or when
            there are too many.
        Cancelled: When it was stopped.
    """
    checked = _checked(connection, amendment, today)
    language = desk_language(connection)
    planner = _Planner(connection, checked, versions or {}, today, language)
    found = look_at(distinct(messages), planner.plan, progress, cancelled)
    return AmendPlan(*found, amendment=checked)


def _checked(connection: Connection, amendment: Amendment, today: date) -> Amendment:
    """Refuse at once what is wrong with every message; people are looked up once."""
    if amendment.verb == "note":
        return replace(amendment, note=checked_note(amendment.note))
    if amendment.verb == "mask":
        return amendment
    correction = amendment.correction
    own = next((name for name in correction.given if name not in SHARED), None)
    if own is not None or not correction.given:
        raise WrongUsage(
            N_("Nothing to be corrected was given."),
            N_(
                "In many messages at once: {fields}.",
                fields=tuple(FIELD_NAMES[name] for name in SHARED),
            ),
        )
    if correction.until is not None:
        read_wake_day(correction.until, today)
    if correction.annotation is not None:
        checked_length(correction.annotation.strip(), FIELD_NAMES["annotation"], ANNOTATION_LIMIT)
    return replace(amendment, correction=_looked_up(connection, correction, today))


def _looked_up(connection: Connection, correction: Correction, today: date) -> Correction:
    """A correction with what its names mean."""
    if correction.topic is not None and correction.topic.strip():
        correction = replace(correction, topic=find_topic(connection, correction.topic).name)
    if correction.to is not None:
        person = find_representative(connection, correction.to, today)
        correction = replace(correction, to=str(person.id))
    return correction
