"""The compose screen, reached and filled in by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.draft import DraftPlace
from qa_tui.store.directory.people import read_representatives
from qa_tui.store.drafts import read_draft
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.write import WriteMenu
from qa_tui.tui.widgets.field import Field

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk

TITLE = "Wann fährt der Nachtbus nach Moorhagen wieder?"
FIELDS = {
    "title": TITLE,
    "background": "Fahrplan 2026,\nSeite 3.",
    "first_name": "Ole",
    "last_name": "Ahlers",
    "town": "Moorhagen",
    "email": "ole.ahlers@example.org",
}


def people(desk: Desk, *, open_: bool) -> list[str]:
    """Names of those who can, or cannot, be asked."""
    with desk.reading() as connection:
        found = read_representatives(connection, "", desk.today, 100)
    return [person.name for person in found if person.asking.open is open_]


def draft(desk: Desk, kind: str, **place: int) -> dict[str, str] | None:
    with desk.reading() as connection:
        found = read_draft(connection, "xenia", DraftPlace(kind, **place))
    return found.fields if found else None


async def compose(seat: Seat, letter: str) -> None:
    await seat.press("w")
    await seat.at(WriteMenu)
    await seat.press(letter)
    await seat.at(ComposeScreen)


async def fill(seat: Seat, **fields: str) -> None:
    """Go from field to field with Tab and paste."""
    for field in seat.screen.writing.fields:
        if fields.get(field.key):
            assert seat.screen.query_one(f"#{field.key}").has_focus
            await seat.paste(fields[field.key])
        await seat.press("tab")


def check(seat: Seat, key: str) -> str:
    """What is said below a field."""
    field = next(one for one in seat.screen.query(Field) if one.spec.key == key)
    return " ".join(field.query_one(".check").render().plain.split())  # type: ignore[union-attr]
