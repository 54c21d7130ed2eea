"""Saved pages of the form F2 with questions of the new form, for the import."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .people import FIRST_NAMES, PARTIES
from .prose import Prose, log_normal

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_DAY = date(2021, 3, 1)
_DAYS = 2_000
_ASKED = 400
"""People who are asked on the pages, each on many of them."""


def write_pages(folder: Path, pages: int, seed: int) -> None:
    """Write pages into a folder.

    Args:
        folder: A folder, which is made.
        pages: How many.
        seed: Where all chance comes from.
    """
    folder.mkdir()
    chance = random.Random(seed)
    prose = Prose(chance)
    for number in range(pages):
        text = "\n".join(page_lines(chance, prose, number))
        (folder / f"{number:06d}.txt").write_text(text, "utf-8")


def page_lines(chance: random.Random, prose: Prose, number: int) -> list[str]:
    """The lines of a page.

    Args:
        chance: Where every choice comes from.
        prose: Writes its texts.
        number: Its number; decides who is asked.
    """
    person = number % _ASKED
    name = f"{FIRST_NAMES[person % len(FIRST_NAMES)]} Seitenbach{person}"
    party = PARTIES[person % 8]
    asked = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    title = prose.question()
    lines = [title, f"Portrait von {name}", name, party]
    lines += [f"Frage von {chance.choice(FIRST_NAMES)} S. • {asked:%d.%m.%Y}", "", title, ""]
    lines += [prose.text(log_normal(chance, 1_400, 0.6)), ""]
    if chance.random() < 0.79:
        answered = asked + timedelta(days=chance.randrange(60))
        lines += [f"Antwort von {name} {party} • {answered:%d.%m.%Y}", ""]
        lines += [prose.text(log_normal(chance, 2_000, 0.75)), ""]
    return [*lines, "Was möchten Sie wissen von:", name]
