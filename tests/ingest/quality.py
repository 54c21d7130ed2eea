"""How well the readers do: precision and recall per form and field, and of hidden names.

`python -m tests.ingest.quality` counts the open half of page texts and HTML pages, `--aside` also
the half kept aside, on its own; `--wrong` names every field that differs. Without forms it also
reads the open half with other people in it, in other frames, and as other programs save it. What
the truth means stands in `corpus/README.md`.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tests.ingest.changed import (
    other_askers,
    other_frames,
    other_paragraphs,
    other_representatives,
)
from tests.ingest.hidden import wrongly_decoded
from tests.ingest.measuring import HTML, NO_THREADS, THREADS, Tally, measure, pages
from tests.ingest.spelled import in_one_line, other_spellings

if TYPE_CHECKING:
    from collections.abc import Iterator


def table(form: str, tally: Tally) -> Iterator[str]:
    """The lines of the table of one form."""
    yield f"{form.upper()}: {tally.pages} pages, {tally.whole} right in every field"
    names = list(dict.fromkeys([*tally.true, *tally.given]))
    for name in names:
        if tally.true[name] or tally.given[name]:
            yield (
                f"  {name:<14} precision "
                f"{format(tally.precision(name), '7.1%') if tally.given[name] else '      –'}   "
                f"recall {tally.recall(name):7.1%}   of {tally.true[name]:>3}"
            )
    if tally.borders:
        counts = ", ".join(f"{count} {name}" for name, count in sorted(tally.borders.items()))
        yield (
            f"  border right {tally.border_right():.1%} ({counts}); "
            f"of the wrong ones flagged {tally.border_flagged():.1%}"
        )


def _short(truth: object, value: object) -> str:
    """Both values from shortly before the place where they part."""
    one, other = repr(truth), repr(value)
    pairs = enumerate(zip(one, other, strict=False))
    start = max(
        next((place for place, (a, b) in pairs if a != b), min(len(one), len(other))) - 20, 0
    )
    return " != ".join(f"{'…' * bool(start)}{text[start : start + 100]}" for text in (one, other))


def _changed() -> Iterator[str]:
    """The lines of the table of pages with other people in them, and in other frames."""
    kinds = {
        "other askers, hidden": other_askers(12),
        "other representatives": other_representatives(),
        **other_frames(),
        **other_paragraphs(),
        **other_spellings(),
        "in one line, F1 and F2": in_one_line("F1", "F2"),
        "in one line, F3 and F4": in_one_line("F3", "F4"),
    }
    for name, changed in kinds.items():
        tally = measure(changed)
        yield f"{name}: {tally.whole} of {tally.pages} pages right in every field"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aside", action="store_true", help="count the half kept aside, too")
    parser.add_argument("--wrong", action="store_true", help="name the fields that differ")
    parser.add_argument("forms", nargs="*", help="f1 to f7, html; all unless given")
    options = parser.parse_args()
    halves = ("open", "aside") if options.aside else ("open",)
    for half in halves:
        print(f"== {half} ==")  # noqa: T201 - the command's whole purpose
        for form in options.forms or (*THREADS, *NO_THREADS, HTML):
            tally = measure(pages(half, form))
            print("\n".join(table(form, tally)))  # noqa: T201
            for name, which, truth, value in tally.wrong if options.wrong else ():
                print(f"  {name} {which}: {_short(truth, value)}")  # noqa: T201
    if not options.forms:
        print("== the open half, changed ==")  # noqa: T201
        print("\n".join(f"  {line}" for line in _changed()))  # noqa: T201
    print("== names hidden by ROT13 ==")  # noqa: T201
    print("\n".join(f"  {line}" for line in wrongly_decoded()))  # noqa: T201


if __name__ == "__main__":
    main()
