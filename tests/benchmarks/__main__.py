"""Measures everything and prints one table: `python -m tests.benchmarks`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from qa_tui.store.schema.first import SCHEMA_VERSION

from .generate import Told, generate
from .measure import Table
from .reading import measure_archive, measure_reading
from .report import line, markdown, printed, write_page
from .screens import measure_filters, measure_keys, measure_starts
from .searches import measure_pages, measure_searches
from .similar import measure_similar
from .startup import measure_command, measure_modules, measure_sizes
from .triage import measure_triage
from .writing import measure_decisions, measure_imports

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS: dict[str, Callable[[Table, int, Path], None]] = {
    "starts": measure_starts,
    "keys": measure_keys,
    "triage": measure_triage,
    "filters": measure_filters,
    "command": measure_command,
    "searches": measure_searches,
    "pages": measure_pages,
    "similar": measure_similar,
    "decisions": measure_decisions,
    "imports": measure_imports,
    "pages_parsed": measure_reading,
    "wet": measure_archive,
    "sizes": measure_sizes,
    "modules": measure_modules,
}
"""The parts of the benchmark, in the order of the table."""

SIZES = "10000,100000,1000000"
DEFAULT_FOLDER = Path(tempfile.gettempdir()) / "qa-tui-benchmarks"


def _sizes(_context: click.Context, _option: click.Parameter, text: str) -> list[int]:
    try:
        return sorted({int(part) for part in text.split(",")})
    except ValueError:
        raise click.BadParameter(text) from None


def _parts(_context: click.Context, _option: click.Parameter, text: str) -> list[str]:
    parts = text.split(",")
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        message = f"{unknown[0]}: use some of {', '.join(PARTS)}"
        raise click.BadParameter(message)
    return parts


def desk_of(folder: Path, threads: int) -> Path:
    """The desk of a size; made where it is missing."""
    path = folder / f"{threads}-threads.schema-{SCHEMA_VERSION}.db"
    if not path.exists():
        generate(path, threads, progress=Told())
    return path


@click.command()
@click.option("--threads", "sizes", default=SIZES, callback=_sizes, help="Sizes of desks.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT_FOLDER,
    help="Where the desks are kept; a million threads need 20 GB of room.",
)
@click.option("--only", "parts", default=",".join(PARTS), callback=_parts, help="Some parts.")
@click.option(
    "--write",
    "page",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A Markdown page to put the table into; its prose stays.",
)
def main(sizes: list[int], folder: Path, parts: list[str], page: Path | None) -> None:
    """Make the desks that are missing, measure, and print one table.

    Each figure is told as soon as it is known, so that a run that is cut short was not for nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {threads: desk_of(folder, threads) for threads in sizes}
    told = Console(stderr=True)
    table = Table(lambda row, threads: told.print(f"  {line(row, threads)}", highlight=False))
    for name, measure in PARTS.items():
        if name not in parts:
            continue
        for threads, path in paths.items():
            told.print(f"{name}: {threads:,} threads")
            measure(table, threads, path)
    Console().print(printed(table, sizes))
    for remark in table.remarks:
        Console().print(remark, highlight=False)
    if page is not None:
        write_page(page, markdown(table, sizes))


if __name__ == "__main__":
    main()
