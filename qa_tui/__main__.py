"""The program's entry: `qa-tui` and `python -m qa_tui`."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime


def main() -> None:
    """Open the screens, or run the command line."""
    from qa_tui.cli.opening import open_bare  # noqa: PLC0415 - keeps imports of the package cheap

    _bear_time_zone()
    problem: BaseException | None = None
    try:
        if open_bare(sys.argv[1:]):
            sys.exit(0)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - told like every other
        problem = error
    from qa_tui.cli.main import run  # noqa: PLC0415 - the whole command line loads slowly

    run(problem=problem)


def _bear_time_zone() -> None:
    """Count in UTC where $TZ is farther from it than a day, which no moment can be shown in."""
    try:
        datetime.now().astimezone()
    except ValueError:
        os.environ["TZ"] = "UTC"
        time.tzset()


if __name__ == "__main__":
    main()
