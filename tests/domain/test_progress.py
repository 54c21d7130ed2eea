"""How far and how fast work over files is."""

from __future__ import annotations

from qa_tui.domain.progress import amount, rate, time_left


def test_a_low_rate_is_told_in_kilobytes() -> None:
    assert str(rate(45_000, 2.0)) == "22.5 kB/s"
    assert str(rate(200_000, 2.0)) == "0.1 MB/s"


def test_the_rate_is_told_in_megabytes() -> None:
    assert str(rate(12_000_000, 4.0)) == "3.0 MB/s"
    assert str(rate(0, 0.0)) == "0.0 MB/s"
    assert str(amount(12_000_000, 480_000_000)) == "12.0 of 480.0 MB"


def test_what_is_left_takes_as_long_as_what_was_read() -> None:
    assert str(time_left(250, 1_000, 30.0)) == "0:01:30 left"
    assert str(time_left(1, 1_000, 60.0)) == "16:39:00 left"
    assert str(time_left(1_000, 1_000, 60.0)) == "0:00:00 left"
    assert str(time_left(0, 0, 0.0)) == "0:00:00 left"
