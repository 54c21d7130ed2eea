"""A page of the old form, of which a test says only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.records import Form, Kind

_PLAIN = SourceThread(
    to="Uwe Bock",
    party=None,
    topic=None,
    form=Form.OLD,
    title="Frage",
    asking_note=None,
    url=None,
    page_form="F1",
    sureness=1.0,
    messages=(SourceMessage(Kind.QUESTION, "Anja B.", None, "2010-05-01", "Wann?"),),
)


def plain_page(**values: Any) -> SourceThread:
    """A page with these values; what is not named is as plain as can be."""
    return replace(_PLAIN, **values)
