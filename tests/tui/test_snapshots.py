"""The layout of the screens as lines of text, in both languages and both sizes.

After a wanted change: `pytest -n 0 tests/tui/test_snapshots.py --snapshot-update`, then read the
difference.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from driving import SIZES, seated
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from qa_tui.i18n import use_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

    from qa_tui.store.desk import Desk

SCREENS: dict[str, tuple[str, ...]] = {
    "queue": (),
    "thread": ("6", "enter"),
    "compose": ("w", "n"),
    "refuse": ("r", "o"),
    "hold": ("h", "s"),
    "many": ("asterisk", "e", "t"),
    "masks": ("asterisk", "e", "m"),
    "representatives": ("m",),
    "help": ("question_mark",),
}


class Lines(SingleFileSnapshotExtension):
    """One text file a screen, as a person would see it."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"
    _file_extension = "txt"


@pytest.fixture(params=["de", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the screens."""
    use_language(request.param)
    yield request.param
    use_language("en")


@pytest.fixture(autouse=True)
def _editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person has set an editor: without one, its key is greyed."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", sys.executable)


@pytest.mark.parametrize("wide", [False, True], ids=["80x24", "160x48"])
@pytest.mark.parametrize("name", SCREENS)
async def test_layout(
    sample_desk: Desk, spoken: str, name: str, wide: bool, snapshot: SnapshotAssertion
) -> None:
    async with seated(sample_desk, SIZES[wide], actor="ann") as seat:
        await seat.press(*SCREENS[name])
        await seat.settled()
        assert "\n".join(seat.lines) + "\n" == snapshot(extension_class=Lines)


@pytest.mark.parametrize("wide", [False, True], ids=["80x24", "160x48"])
async def test_layout_of_imports(
    imported_desk: Desk, spoken: str, wide: bool, snapshot: SnapshotAssertion
) -> None:
    async with seated(imported_desk, SIZES[wide], actor="ann") as seat:
        await seat.press("I", "j")
        await seat.settled()
        assert "\n".join(seat.lines) + "\n" == snapshot(extension_class=Lines)
