"""Hostile strings and records for the tests of the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.people.people import Mandate
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.records import Kind, Message, State

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = NewQuestion(
    title="Wann kommt der Bus?",
    text="",
    background="",
    topic="",
    first_name="Ole",
    last_name="Ahlers",
    email="ole@example.org",
    town="Moorhagen",
)


@pytest.fixture
def new_form() -> Callable[..., NewQuestion]:
    """A question of the new form without fault, with other values where given."""
    return lambda **changes: replace(QUESTION, **changes)


@pytest.fixture
def old_form() -> Callable[..., NewQuestion]:
    """A question of the old form without fault, with other values where given."""
    old = replace(QUESTION, title="", text="Guten Tag, wann kommt er?", topic="Verkehr")
    return lambda **changes: replace(old, **changes)


@pytest.fixture
def mandate() -> Callable[..., Mandate]:
    """A mandate of 2026, with other values where given."""
    usual = Mandate(
        id=1,
        kind="mandate",
        period="Landtag 2026",
        parliament="Landtag",
        party="SM",
        constituency=None,
        starts_on="2026-01-01",
        ends_on="2026-12-31",
        closed=False,
        closed_reason=None,
    )
    return lambda **changes: replace(usual, **changes)


@pytest.fixture
def message() -> Callable[..., Message]:
    """A pending question, with other values where given."""
    usual = Message(
        id=7,
        thread=1,
        kind=Kind.QUESTION,
        author="Ole A.",
        party_label=None,
        asker=None,
        state=State.PENDING,
        standard_reply=False,
        annotation=None,
        wake_on=None,
        date=None,
        sort_date="2026-11-22T09:30:00Z",
        version=1,
        revision=1,
        text="Wann?",
        background="",
    )
    return lambda **changes: replace(usual, **changes)
