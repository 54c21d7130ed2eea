"""How often names that nobody hid would be decoded as if they were hidden by ROT13."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.ingest.names.first_names import first_names
from qa_tui.ingest.names.last_names import decode_by_last_name, last_names, resembles_hidden
from qa_tui.ingest.names.rot13 import decode_name, hides_first_name, rot13
from tests.ingest.measuring import THREADS, Page, pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_WORD = re.compile(r"[^\W\d_]{3,}")


def wrongly_decoded() -> Iterator[str]:
    """The lines of the table: of plain names and words those that would be decoded."""
    names = first_names()
    askers = {
        page.truth["messages"][0]["author"]
        for page in _open_pages()
        if page.truth["messages"][0]["author"]
    }
    yield _share("plain first names of the list decoded", decoded(names), names)
    yield _share("the same, were each missing from the list", if_unlisted(), names)
    yield _share("plain askers of the corpus decoded", decoded(askers), askers)
    hidden = {rot13(name) for name in names}
    yield _share("hidden first names of the list not decoded", hidden - decoded(hidden), hidden)
    last = {name for name in last_names() if name.isalpha()}
    shown = {name for name in last if decode_by_last_name(f"A. {name}")}
    yield _share("plain last names of the list decoded behind an initial", shown, last)
    unlisted = {name for name in last if resembles_hidden(name)}
    yield _share("the same, were each missing from the list", unlisted, last)
    words = plain_words()
    found = {word for word in words if hides_first_name(word)}
    yield _share("words of the corpus decoded on pages that hide names", found, words)


def decoded(names: Collection[str]) -> set[str]:
    """Those of some names that would be decoded."""
    return {name for name in names if decode_name(name)}


def if_unlisted() -> set[str]:
    """Listed first names that would be decoded if they stood in no list."""
    names = first_names()
    return {name for name in names if rot13(name) in names}


def plain_words() -> set[str]:
    """The words of all texts of the corpus, as its truth has them: with no name hidden."""
    texts = (message["text"] for page in _open_pages() for message in page.truth["messages"])
    return {word for text in texts for word in _WORD.findall(text)}


def _open_pages() -> Iterator[Page]:
    """The threads of the open half."""
    return (page for form in THREADS for page in pages("open", form))


def _share(what: str, some: Collection[str], of: Collection[str]) -> str:
    """One line of the table, with the first few examples."""
    examples = f" ({', '.join(sorted(some)[:5])})" if some else ""
    return f"{what}: {len(some)} of {len(of)}, {len(some) / len(of):.2%}{examples}"
