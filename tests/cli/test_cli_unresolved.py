"""The commands `directory unresolved` and `directory choose`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = """Frage von Bo K. • {day}

Frage an Anna Muster von Bo K. bezüglich Verkehr

{text}

Antwort ausstehend von Anna Muster{party}
"""


def entity(kind: str, key: int, label: str, **more: object) -> dict[str, object]:
    """An entity of the API."""
    return {"id": key, "entity_type": kind, "label": label, **more}


@pytest.fixture
def qa(call: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Calls the program on a desk with namesakes and a page without a party."""
    folder, pages = tmp_path / "kept", tmp_path / "pages"
    folder.mkdir()
    pages.mkdir()
    spd, cdu = entity("party", 1, "SPD"), entity("party", 2, "C\x1b[31mDU")
    people = [
        entity("politician", 10 + n, "Anna Muster", first_name="Anna", last_name="Muster", party=p)
        for n, p in enumerate((spd, cdu))
    ]
    for name, found in (("parties", [spd, cdu]), ("politicians", people)):
        meta = {"result": {"total": len(found), "range_start": 0}}
        (folder / f"{name}.json").write_text(json.dumps({"meta": meta, "data": found}))
    for number, day in enumerate(("09.09.2017", "11.09.2017")):
        text = PAGE.format(day=day, text=f"Wie weiter, {number}?", party="")
        (pages / f"{number}.txt").write_text(text)

    def act(*words: object) -> Any:
        return call("--db", tmp_path / "desk.db", *words)

    act("directory", "sync", "--from-dir", folder)
    act("import", pages)
    return act


def test_whom_pages_mean_is_listed_and_chosen(qa: Callable[..., Any]) -> None:
    ran = qa("directory", "unresolved", "--json")
    assert (ran.record["name"], ran.record["threads"]) == ("Anna Muster", 2)
    assert (ran.record["first"], ran.record["last"]) == ("2017-09-09", "2017-09-11")
    number = ran.record["id"]
    (first, second) = (one["id"] for one in ran.record["candidates"])

    ran = qa("directory", "unresolved")
    assert "2017-09-09 – 2017-09-11" in ran.out
    assert "Anna Muster (SPD)" in ran.out
    assert "\x1b" not in ran.out

    ran = qa("directory", "choose", number, second, "--json")
    assert ran.record == {"name": "Anna Muster", "representative": second, "threads": 2}
    assert {one["to"]["id"] for one in _threads(qa)} == {second}
    assert "No match of people on pages is in doubt" in qa("directory", "unresolved").out

    qa("undo")
    assert qa("directory", "unresolved", "--json").record["threads"] == 2
    assert "2 threads" in qa("directory", "choose", number, "nobody").out
    assert qa("directory", "unresolved", "--json").records == []
    assert {one["to"]["id"] for one in _threads(qa)} & {first, second} == set()


def test_the_report_of_an_import_leads_to_them_while_there_are_some(
    qa: Callable[..., Any], tmp_path: Path
) -> None:
    way = "1 name could be somebody in the directory: “qa-tui directory unresolved” asks."
    assert way in qa("imports", 1).out
    assert qa("imports", 1, "--json").record["unresolved"] == [
        {"name": "Anna Muster", "threads": 2, "uncertain": True}
    ]
    (tmp_path / "2.txt").write_text(PAGE.format(day="12.09.2017", text="Und nun?", party=""))
    assert way in qa("import", tmp_path / "2.txt").out

    number = qa("directory", "unresolved", "--json").record["id"]
    qa("directory", "choose", number, "nobody")
    ran = qa("imports", 1)
    assert "Not known to the directory: Anna Muster (2)." in ran.out
    assert "directory unresolved" not in ran.out
    (tmp_path / "3.txt").write_text(PAGE.format(day="13.09.2017", text="Und dann?", party=""))
    assert "directory unresolved" not in qa("import", tmp_path / "3.txt").out


def _threads(qa: Callable[..., Any]) -> list[Any]:
    return [qa("show", one["id"], "--json").record for one in qa("list", "--json").records]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("choose",), 2, "Say who it is."),
        (("choose", "1"), 2, "Say who it is."),
        (("choose", "x", "1"), 2, "is not a whole number"),
        (("choose", "1", "anna"), 2, "is not a whole number"),
        (("choose", "99", "1"), 1, "under number 99"),
        (("choose", "1", "99"), 1, "has another name"),
        (("unresolved", "1"), 2, "does not take this"),
        (("unresolved", "--read-only"), 1, "This is for moderators"),
    ],
)
def test_wrong_calls_are_told(
    qa: Callable[..., Any], words: tuple[str, ...], code: int, told: str
) -> None:
    ran = qa("directory", *words)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
