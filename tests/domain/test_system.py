"""Why the system refused something, in the language in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.i18n import say, use_language


@pytest.fixture(autouse=True)
def _german():
    use_language("de")
    yield
    use_language("en")


def test_a_common_reason_is_told_in_german() -> None:
    with pytest.raises(FileNotFoundError) as missing:
        Path("/nowhere/at/all").read_text()
    assert say(refusal(missing.value)) == "Datei oder Ordner gibt es nicht"


def test_a_rare_reason_is_told_as_the_system_does() -> None:
    found = refusal(OSError(9999, "Something {odd}"))
    assert say(N_("{path} cannot be opened: {detail}.", path="x", detail=found)).endswith(
        "Something {odd}."
    )


def test_what_has_no_reason_is_named_by_its_kind() -> None:
    assert say(refusal(ValueError())) == "ValueError"
