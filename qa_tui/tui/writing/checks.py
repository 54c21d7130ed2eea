"""Checks of fields while they are typed in: a sign and words each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.tui.safe import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qa_tui.domain.question import FieldProblem
    from qa_tui.tui.writing.fields import FieldSpec


class CheckState(Enum):
    """Whether what stands in a field will do."""

    GOOD = "good"
    TOLD = "told"
    NEEDED = "needed"
    WRONG = "wrong"


_FAR = 5000
"""Characters above which nobody counts down to a limit."""

_SIGNS = {CheckState.GOOD: ("✓", "+"), CheckState.WRONG: ("✕", "x"), CheckState.NEEDED: ("·", "-")}
_STYLES = {
    CheckState.GOOD: "$state-answered",
    CheckState.WRONG: "$state-refused",
    CheckState.NEEDED: "$dim",
}


@dataclass(frozen=True)
class Check:
    """How one field stands.

    Attributes:
        state: What is still needed is not wrong as long as nothing was sent off.
        said: The words.
    """

    state: CheckState
    said: Content

    def shown(self, *, ascii_only: bool, tried: bool) -> Content:
        """The sign and the words.

        Args:
            ascii_only: Draw the sign with ASCII characters.
            tried: Whether sending off was tried; what is needed is wrong then.
        """
        state = CheckState.WRONG if tried and self.state is CheckState.NEEDED else self.state
        if state is CheckState.TOLD:
            return Content.assemble("  ", self.said.stylize("$dim"))
        sign = Content.styled(_SIGNS[state][ascii_only], _STYLES[state])
        return Content.assemble(
            sign, " ", self.said.stylize("" if state is CheckState.WRONG else "$dim")
        )


@dataclass(frozen=True)
class Checked:
    """How everything stands.

    Attributes:
        fields: The check of each field that has one, by its key.
        look: What stands beside the fields: how it will look, or what it is about.
    """

    fields: Mapping[str, Check]
    look: Content

    def lacking(self, fields: Iterable[FieldSpec]) -> tuple[FieldSpec, ...]:
        """The fields that are not good yet."""
        bad = {
            key
            for key, one in self.fields.items()
            if one.state in {CheckState.NEEDED, CheckState.WRONG}
        }
        return tuple(spec for spec in fields if spec.key in bad)

    def summary(
        self, fields: Iterable[FieldSpec], key: str, *, ascii_only: bool, tried: bool
    ) -> Content:
        """What is still missing, in one sentence; else the key that sends it off."""
        lacking = self.lacking(fields)
        if not lacking:
            return ok(N_("ready to be sent off: {key}", key=key)).shown(
                ascii_only=ascii_only, tried=tried
            )
        labels = tuple(spec.label for spec in lacking)
        told = NN_(
            "{count} field is not ready: {fields}",
            "{count} fields are not ready: {fields}",
            len(lacking),
            fields=labels,
        )
        return needed(told).shown(ascii_only=ascii_only, tried=tried)


def ok(phrase: Phrase) -> Check:
    """A field that is good."""
    return Check(CheckState.GOOD, words(phrase))


def told(phrase: Phrase) -> Check:
    """A field about which something is said."""
    return Check(CheckState.TOLD, words(phrase))


def needed(phrase: Phrase) -> Check:
    """A field in which something must be written yet."""
    return Check(CheckState.NEEDED, words(phrase))


def wrong(said: Content) -> Check:
    """A field that is not good."""
    return Check(CheckState.WRONG, said)


def problem_check(problem: FieldProblem, value: str) -> Check:
    """What is wrong with a field, or what it still needs where nothing was typed.

    Args:
        problem: What is wrong.
        value: What stands in the field.
    """
    return Check(CheckState.WRONG if value.strip() else CheckState.NEEDED, words(problem.what))


def characters_left(length: int, limit: int) -> Phrase:
    """How many characters are left, or too many."""
    if length <= limit:
        return NN_("{count} character left", "{count} characters left", limit - length)
    return NN_("{count} character too many", "{count} characters too many", length - limit)


def length_check(value: str, limit: int) -> Check:
    """The check of a field that has nothing but a limit."""
    length = len(value.strip())
    if length > limit:
        return wrong(words(characters_left(length, limit)))
    if not length:
        return told(characters_left(length, limit))
    return ok(N_("{n} characters", n=length) if limit > _FAR else characters_left(length, limit))
