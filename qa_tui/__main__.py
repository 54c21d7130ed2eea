"""The program's entry: `qa-tui` and `python -m qa_tui`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from qa_tui.cli.main import run  # noqa: PLC0415 - keeps imports of the package cheap

    run()


if __name__ == "__main__":
    main()
