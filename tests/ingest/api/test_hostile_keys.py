"""Keys that no entity of the API has lead to no request and to no other error than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from api_server import Api, Reply, Ticks, envelope

from qa_tui.domain.errors import Unreachable
from qa_tui.ingest.api.client import Client
from qa_tui.ingest.api.directory import Found, ask_directory

if TYPE_CHECKING:
    from pathlib import Path

NO_KEYS = ["9" * 5_000, "\ud800", "\u0663", "-1", "1\x1b[31m", "", True, None, 1.5, 10**18, [], {}]


def ask(api: Api, ticks: Ticks, folder: Path, clock: Any) -> Found:
    client = Client(api.base, wait=ticks.wait, clock=ticks)
    return ask_directory(client, folder, clock, parliament="Nordland")


@pytest.mark.parametrize("key", NO_KEYS, ids=lambda key: repr(key)[:12])
@pytest.mark.parametrize("path", ["parliament-periods", "candidacies-mandates"])
def test_key_that_is_none_is_asked_for_nowhere(
    api: Api, ticks: Ticks, tmp_path: Path, clock: Any, path: str, key: object
) -> None:
    """One of a parliament's periods has it as its own, one of its mandates as that of a person."""
    odd: dict[str, Any] = {**api.lists[path][0], "id": key}
    if path == "candidacies-mandates":
        odd = {**odd, "id": 1_000, "politician": {**odd["politician"], "id": key}}
    api.say(path, Reply(envelope([api.lists[path][1], odd], total=2, range_start=0)))

    try:
        found = ask(api, ticks, tmp_path, clock)
    except Unreachable:
        found = None

    assert found is None or all(entry.key.isdecimal() for entry in found.entries)
    assert all(len(asked) < 300 for asked in api.asked)
