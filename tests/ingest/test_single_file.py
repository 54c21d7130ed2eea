"""Pages that a browser saved as one file (MHTML) are read as the page in it."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pipeline import import_paths
from qa_tui.ingest.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.store.desk import Desk

PAGES = sorted((Path(__file__).parent / "html" / "open").glob("*.html"))
ADDRESS = "https://www.example.org/profile/anna-beispiel/fragen-antworten/warum"
SMALL = (
    '<html><div class="question__question-meta">Frage von Zoë • 01.02.2022</div>'
    '<h1 class="question__question">Wofür?</h1><div class="question__answer">'
    '<div class="answer__header">Antwort ausstehend von Anna Beispiel SPD</div></div></html>'
)
HEADS = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: {url}\nSubject: =?utf-8?Q?Wof=C3=BCr=3F?=\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n'
    '\tboundary="----MultipartBoundary--x1"\n\n\n'
)
PART = (
    "------MultipartBoundary--x1\nContent-Type: {kind}\nContent-ID: <frame@mhtml.blink>\n"
    "Content-Transfer-Encoding: {packed}\n{place}\n{content}\n"
)
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "quoted-printable": quopri.encodestring,
    "base64": base64.encodebytes,
    "8bit": lambda raw: raw,
}


def saved(
    raw: bytes,
    packed: str = "quoted-printable",
    *,
    ends: str = "\n",
    kind: str = "text/html",
    place: str = "",
    url: str = ADDRESS,
) -> bytes:
    """A page as Chrome saves it in one file, with a picture before and behind it."""
    picture = PART.format(kind="image/png", packed="base64", place="", content="iVBORw0KGgo=")
    page = PART.format(kind=kind, packed=packed, place=place, content="\0")
    before, _, behind = page.partition("\0")
    text = (
        HEADS.format(url=url) + picture + before,
        behind + picture + "------MultipartBoundary--x1--\n",
    )
    above, below = (part.replace("\n", ends).encode() for part in text)
    return above + PACKED[packed](raw).replace(b"\n", ends.encode()) + below


def read(raw: bytes) -> SourceThread:
    return read_bytes(raw, Limits())[1]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("packed", ["quoted-printable", "base64"])
def test_page_in_one_file_is_the_page(path: Path, packed: str) -> None:
    page = path.read_bytes()
    try:
        alone: object = read_bytes(page, Limits(), ADDRESS)[1]
    except Unreadable as error:
        alone = str(error.what)

    try:
        found: object = read(saved(page, packed))
    except Unreadable as error:
        found = str(error.what)

    assert found == alone


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_page_may_be_packed_in_every_way(packed: str, ends: str) -> None:
    thread = read(saved(SMALL.encode(), packed, ends=ends))

    assert (thread.title, thread.messages[0].author, thread.url) == ("Wofür?", "Zoë", ADDRESS)


def test_encoding_and_address_of_the_part_count() -> None:
    raw = saved(
        SMALL.replace("•", "&bull;").encode("iso8859-15"),
        kind='text/html; charset="iso-8859-15"',
        place="Content-Location: https://www.example.org/profile/x/question/2022-02-01/7\n",
        url="file:///home/x.html",
    )

    assert read(raw).messages[0].author == "Zoë"
    assert read(raw).url == "https://www.example.org/profile/x/question/2022-02-01/7"


def test_address_on_somebodys_machine_is_none() -> None:
    assert read(saved(SMALL.encode(), url="file:///home/x.html")).url is None


@pytest.mark.parametrize(
    "raw",
    [
        saved(b"", kind="text/css"),
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=-\n\n" + b"-" * 1_000_000,
    ],
    ids=["no page", "no boundary", "no parts", "boundaries only"],
)
def test_file_without_a_page_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(raw)

    assert str(caught.value.what) == "The file of a saved page holds no HTML."


def test_file_of_one_page_is_imported(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Wofür?.mhtml"
    path.write_bytes(saved(SMALL.encode(), ends="\r\n"))

    result = import_paths(empty_desk, "ann", [path])

    assert (result.threads_added, list(result.rejected)) == (1, [])
