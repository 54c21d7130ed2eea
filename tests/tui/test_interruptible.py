"""What is being read can be ended from another thread, at any moment."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.lists.sources import DeskSource

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def test_what_has_just_been_read_can_be_ended(sample_desk: Desk) -> None:
    source = DeskSource(sample_desk)

    def read() -> None:
        for _ in range(500):
            with suppress(QaTuiError), source.reading():
                pass

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor() as threads:
            reading = [threads.submit(read) for _ in range(6)]
            while not all(one.done() for one in reading):
                source.stop()
    finally:
        sys.setswitchinterval(before)
    assert [one.exception() for one in reading] == [None] * 6
