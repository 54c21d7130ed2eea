"""How many examples a property is tried with: a share of what the chosen profile tries."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

HOUSE = 150
"""Examples of a property in a common run, unless it says otherwise."""


def examples(count: int, **more: Any) -> settings:
    """Settings for a property that is slower, or needs more examples, than others.

    Args:
        count: Examples in a common run; with another profile as many times more as it has more.
        more: Other settings.

    Returns:
        The settings, to be put over the test.
    """
    chosen = settings.default.max_examples
    return settings(max_examples=max(1, count * chosen // HOUSE), **more)
