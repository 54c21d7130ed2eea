"""A longer profile tries every property more often, those too that say how often they are tried."""

from __future__ import annotations

from hypothesis import settings

from tests.scaled import HOUSE, examples


def test_share_of_examples_grows_with_the_profile() -> None:
    chosen = settings.get_current_profile_name()
    try:
        settings.load_profile("house")
        common = examples(30).max_examples
        settings.load_profile("hunt")
        longer = examples(30).max_examples
        whole = settings.default.max_examples
    finally:
        settings.load_profile(chosen)

    assert common == 30
    assert longer == 30 * whole // HOUSE > 1_000
