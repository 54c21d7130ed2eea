"""Makes the readme's picture: the queue of the sample desk, as an SVG without web fonts."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from qa_tui.i18n import use_language
from qa_tui.ingest.sample import load_sample
from qa_tui.store.opening import open_desk
from qa_tui.tui.app import QaTuiApp

SETTLED = 1.0
"""Seconds after a key until all that it causes has been read and drawn."""

TARGET = Path(__file__).resolve().parent.parent / "docs" / "queue.svg"


async def picture(folder: Path) -> str:
    """Draw the queue at 140 by 34.

    Args:
        folder: Where the sample desk is made.

    Returns:
        The SVG.
    """
    now = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    path = folder / "sample.db"
    desk = open_desk(path, create=True, name="Sample desk", sample=True, clock=lambda: now)
    load_sample(desk)
    app = QaTuiApp(desk, "ann")
    async with app.run_test(size=(150, 36)) as pilot:
        for key in ("g", "a", "j", "j"):
            await pilot.pause(SETTLED)
            await pilot.press(key)
        await pilot.pause(SETTLED)
        return app.export_screenshot(title="qa-tui")


def main() -> int:
    """Write the picture."""
    use_language("en")
    with tempfile.TemporaryDirectory() as folder:
        svg = asyncio.run(picture(Path(folder)))
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg).replace("Fira Code", "ui-monospace")
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    lines = (line.rstrip() for line in svg.splitlines())
    TARGET.write_text("\n".join(line for line in lines if line) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
