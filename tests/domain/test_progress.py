"""How far and how fast work over files is."""

from __future__ import annotations

from qa_tui.domain.progress import amount, rate


def test_the_rate_is_told_in_megabytes() -> None:
    assert str(rate(12_000_000, 4.0)) == "3.0 MB/s"
    assert str(rate(0, 0.0)) == "0.0 MB/s"
    assert str(amount(12_000_000, 480_000_000)) == "12.0 of 480.0 MB"
