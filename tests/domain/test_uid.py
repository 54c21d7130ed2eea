"""Identifiers: UUID version 7."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from qa_tui.domain.uid import new_uid

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_it_is_a_uuid_of_version_7() -> None:
    for _ in range(100):
        found = uuid.UUID(new_uid(AT))
        assert found.version == 7
        assert found.variant == uuid.RFC_4122
        assert str(found) == str(found).lower()


def test_it_holds_its_moment() -> None:
    milliseconds = uuid.UUID(new_uid(AT)).int >> 80
    assert milliseconds == int(AT.timestamp() * 1000)


def test_it_sorts_by_time() -> None:
    moments = [AT + timedelta(milliseconds=step) for step in range(200)]
    made = [new_uid(moment) for moment in moments]
    assert made == sorted(made)


def test_it_is_never_the_same() -> None:
    assert len({new_uid(AT) for _ in range(1000)}) == 1000
