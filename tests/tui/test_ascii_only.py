"""With `--ascii`, all that the program itself draws is ASCII; people's words stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from driving import seated

from qa_tui.i18n import use_ascii, use_language
from qa_tui.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.desk import Desk

LETTERS = frozenset("äöüÄÖÜß")
WAYS: dict[str, tuple[str, ...]] = {
    "queue": (),
    "marked": ("asterisk",),
    "search": ("slash", *"Frage", "enter"),
    "thread": ("6", "enter"),
    "context": ("d",),
    "question": ("w", "n"),
    "write": ("w",),
    "refuse": ("r",),
    "letter": ("r", "o"),
    "send back": ("b",),
    "hold": ("h",),
    "correct": ("e",),
    "many": ("asterisk", "r", "o"),
    "amend": ("asterisk", "e"),
    "masks": ("asterisk", "e", "m"),
    "letters": ("a", "5", "enter", "L"),
    "outbox": ("O",),
    "hand over": ("O", "e"),
    "templates": ("O", "t"),
    "steps": ("a", "U"),
    "drafts": ("w", "n", "x", "escape", "D"),
    "saved views": ("S", "x", "enter", "v"),
    "people": ("m",),
    "imports": ("I",),
    "import": ("I", "i"),
    "doubtful names": ("M",),
    "jump": ("number_sign",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "command line": ("colon", "n", "o"),
}
"""Ways from the first screen to each of them."""


@pytest.fixture(params=["de", "en"], autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the screens; afterwards all is as for other tests."""
    use_language(request.param)
    yield request.param
    use_language("en")
    use_ascii(wanted=False)


def texts_of(desk: Desk) -> str:
    """All that people wrote, and the codex and the letters of the desk, in one line."""
    with desk.reading() as connection:
        tables = connection.execute(
            "select m.name, p.name from sqlite_schema m, pragma_table_info(m.name) p "
            "where m.type = 'table' and upper(p.type) like 'TEXT%' "
        ).fetchall()
        found = [
            str(row[0])
            for table, column in tables
            for row in connection.execute(f'select "{column}" from "{table}"')
        ]
    shipped = [path.read_text("utf-8") for path in data_path().rglob("*.t*")]
    return " ".join(" ".join([*found, *shipped]).split())


def own_signs(lines: list[str], texts: str) -> list[str]:
    """Words with other signs than ASCII and umlauts that nobody wrote.

    A sign that stands alone is somebody's where they wrote it before the word behind it.
    """
    found = []
    for line in lines:
        words = re.findall(r"[^\s|+~]+", line)
        for place, word in enumerate(words):
            if word.isascii() or all(sign.isascii() or sign in LETTERS for sign in word):
                continue
            shown = word
            if not any(sign.isalnum() for sign in word):
                shown = " ".join(words[place : place + 2])
            if shown not in texts:
                found.append(line)
    return found


def test_a_sign_of_the_program_is_told_from_one_of_a_person() -> None:
    texts = "Er sagt – heute – „nein“."
    assert own_signs(["Er sagt – heute", "sagt „nei~"], texts) == []
    drawn = ["Ole · SPD", "Er sag…", "── Rand", "sagt …", "“nein”"]
    assert own_signs(drawn, texts) == drawn


@pytest.mark.parametrize("way", WAYS)
async def test_only_people_write_other_signs(
    sample_desk: Desk, size: tuple[int, int], way: str
) -> None:
    async with seated(sample_desk, size, ascii_only=True) as seat:
        await seat.press(*WAYS[way])
        assert own_signs(seat.lines, texts_of(sample_desk)) == []
