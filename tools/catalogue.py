"""Brings the German catalogue up to date with the sentences in the code.

`python tools/catalogue.py` rewrites `qa_tui/locale/de/LC_MESSAGES/qa_tui.po` (what is there stays,
what is new stands untranslated, what is gone goes) and compiles it. English needs no catalogue:
its sentences are the message ids.
"""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "qa_tui" / "locale" / "de" / "LC_MESSAGES" / "qa_tui.po"


def extract() -> Catalog:
    """Collect the sentences of the code.

    Returns:
        A catalogue without translations, in the order of the files.
    """
    found = Catalog(project="qa-tui", charset="utf-8")
    keywords = {"N_": None, "NN_": (1, 2)}
    with redirect_stderr(StringIO()):  # babel warns of f-strings among the values
        sentences = list(
            extract_from_dir(ROOT / "qa_tui", [("**.py", "python")], keywords=keywords)
        )
    for name, _line, msgid, _comments, _context in sentences:
        found.add(msgid, locations=[(f"qa_tui/{name}", None)], flags=_flags(msgid))
    return found


def _flags(msgid: str | tuple[str, ...]) -> set[str]:
    """Mark sentences with places for values."""
    text = msgid if isinstance(msgid, str) else msgid[0]
    return {"python-brace-format"} if "{" in text else set()


def read() -> Catalog:
    """The German catalogue as it is."""
    if not PO.exists():
        return Catalog(locale="de", project="qa-tui", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="de")


def main() -> int:
    """Update and compile; tells how many sentences still lack German."""
    sys.path.insert(0, str(ROOT / "tools"))
    from hatch_build import compile_catalogues  # noqa: PLC0415 - needs the path above

    german = read()
    german.update(extract(), no_fuzzy_matching=True, update_creation_date=False)
    german.obsolete.clear()
    german.header_comment = "# German words of qa-tui, kept by tools/catalogue.py."
    german.fuzzy = False
    german.msgid_bugs_address = german.last_translator = german.language_team = "qa-tui"
    german.version = "1"
    german.creation_date = german.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, german, width=100, omit_header=False, sort_output=True, no_location=False)
    compile_catalogues(ROOT / "qa_tui" / "locale")
    missing = [message.id for message in german if message.id and not message.string]
    print(f"{len(german)} sentences, {len(missing)} without German")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
