"""What readers are tried with: pages of the corpus, lines and archives, spoiled in any place."""

from __future__ import annotations

import gzip
import json
from binascii import b2a_base64, b2a_qp
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.records import Form, Kind, PublicState
from qa_tui.export.jsonl import thread_line
from qa_tui.ingest.decoding import decode
from qa_tui.ingest.names.rot13 import rot13
from qa_tui.store.messages.published import Published
from tests.ingest.warc.writing import ELSEWHERE, HTML, SITE, Archive, chunked
from tests.question_page import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

HERE = Path(__file__).parent
PIECES = (
    *("Frage an ", " von ", " bezüglich ", "Antwort von", "Frage von", "•", " • 31.02.2020", "SPD"),
    *("Antwort ausstehend von ", "Ergänzung von ", "Zeit bis zur Antwort: 1 Monat", "(…) x (…)"),
    *("Sehr geehrte Frau ", "Mit freundlichen Grüßen", "24. September 2009 - 21:52", "> ", "PS:"),
    *("**", "[1]", "[x](/y)", " <https://x/profile/y>", "\nReferences\n1. https://x", "# ", "Ã¼"),
    *("u\u0308", "&uuml;", "Standard-Antwort", "Themen", "Impressum | Datenschutz"),
    *("Berlin, den 3. April", "Oevggn Zrlre", "X. Ibtg", "Vielen Dank für Ihre Frage", "?", "\n"),
    *("\r\n", "\x00", "\ud800", "ß", "İ", "ſ", "\u00a0", "\u2028", "\x85", "\u200d", "🙂", " "),
)
TAGS = (
    *("<main>", "</main>", "<p>", "<br>", "<div>", "</div>", "<article>", "<table><td>"),
    *("<svg><p>", "<h1 class=question__question>", "<div class=question__question-meta>"),
    *("<div class=question__answer>", "<p class=answer__header>", "<div class=answer__body>"),
    *("<ul class=question__tags>", "<aw:mod_annotation>", "<a href='/profile/x'>", "<?x?>"),
    *(
        "<img alt='Portrait von Anna Beispiel'>",
        "<time itemprop=datePublished datetime=2020-01-01>",
    ),
    *("<link rel=canonical href='http://[x'>", "Frage von Bernd C. • 01.02.2022", "Warum?"),
    *("Antwort von Anna Beispiel SPD", "Frage an Anna Beispiel von Bernd C. bezüglich Umwelt"),
    *("Standard-Antwort", "\0", "&#xd800;", "<!--", "-->", "<![CDATA[", "<script>", "</script>"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
KINDS = (
    *("party", "parliament", "parliament_period", "taxonomy_term", "politician"),
    *("candidacy_mandate", "constituency", "x"),
)


@cache
def texts() -> tuple[str, ...]:
    """Pages of the corpus, a few of each form."""
    paths = sorted((HERE / "corpus" / "open").glob("f*/*.txt"))[::8]
    return tuple(decode(path.read_bytes()).text for path in paths)


@cache
def markups() -> tuple[str, ...]:
    """Pages as HTML."""
    return tuple(
        path.read_bytes().decode("utf-8", "replace")
        for path in sorted(HERE.glob("html/open/*.html"))
    )


def spoiled(whole: tuple[Any, ...], put: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Some inputs, each with parts cut out, put in, or taken from another one."""

    def spoil(one: Any, other: Any, changes: list[tuple[float, int, Any]]) -> Any:
        for share, length, piece in changes:
            at = int(share * len(one))
            new = other[at : at + length * 4] if piece is None else piece
            one = one[:at] + new + one[at + length :]
        return one

    change = st.tuples(st.floats(0, 1), st.integers(0, 400), st.none() | put)
    one = st.sampled_from(whole)
    return st.builds(spoil, one, one, st.lists(change, max_size=6))


@st.composite
def shuffled(draw: Callable[..., Any], whole: tuple[str, ...]) -> str:
    """Lines of several pages in any order."""
    rows = [
        row
        for text in draw(st.lists(st.sampled_from(whole), max_size=3))
        for row in text.split("\n")
    ]
    few = draw(st.lists(st.sampled_from([*rows, "", *PIECES]), max_size=40))
    return "\n".join(few)


def page_texts() -> SearchStrategy[str]:
    """Texts of pages, whole, spoiled, without line ends, shuffled and of anything."""
    pages = spoiled(texts(), st.sampled_from(PIECES) | st.text(max_size=5))
    return (
        pages
        | pages.map(lambda page: " ".join(page.split()))
        | pieces()
        | shuffled(texts())
        | st.text()
    )


def pieces() -> SearchStrategy[str]:
    """Pieces of lines in any order."""
    return st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)


def page_markups() -> SearchStrategy[str]:
    """HTML pages, spoiled, and tags in any order."""
    piece = st.sampled_from(TAGS) | st.text(max_size=5)
    return spoiled(markups(), piece) | st.lists(piece, max_size=40).map("".join)


def single_files() -> SearchStrategy[bytes]:
    """Pages saved with all that belongs to them in one file (MHTML), spoiled."""
    part = (
        "--b\r\nContent-Type: text/html; charset={}\r\nContent-Transfer-Encoding: {}\r\n"
        "Content-Location: https://x/profile/anna-beispiel/fragen-antworten/y\r\n\r\n"
    )
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    page = markups()[0].encode()
    packed = (("utf-8", "quoted-printable", b2a_qp(page)), ("utf-8", "base64", b2a_base64(page)))
    whole = tuple(
        head + part.format(charset, how).encode() + body + b"\r\n--b--"
        for charset, how, body in (*packed, ("x", "8bit", page), ("utf-8*1*=%", "binary", page))
    )
    put = st.sampled_from(
        (b"\r\n\r\n", b"--b", b"boundary*0*=x''%ff;", b"charset*=a'b'%zz", b"=", b"\xff", b"\0")
    )
    return spoiled(whole, put | st.binary(max_size=8))


def page_bytes() -> SearchStrategy[bytes]:
    """Bytes of pages, compressed ones among them."""
    raws = page_texts().map(lambda text: text.encode("utf-8", "surrogatepass"))
    declared = st.builds(
        lambda name, text: b"<html><meta charset=" + name.encode("utf-8", "replace") + b">" + text,
        st.text(max_size=20),
        st.binary(max_size=100),
    )
    packed = spoiled((gzip.compress(texts()[0].encode()),), st.binary(max_size=8))
    return st.binary(max_size=300) | raws | declared | packed


def names_in_texts() -> SearchStrategy[tuple[str, str]]:
    """Hidden names and others, each with a text."""
    names = st.sampled_from(["Oevggn Zrlre", "Oreaq P.", "X. Ibtg", "Unaf-Wöet Rpx"]) | st.text()
    return st.tuples(names, pieces() | page_texts().map(rot13))


def lines_of_json() -> SearchStrategy[bytes]:
    """Lines of a file of threads with parts spoiled, and with fields of any kind."""
    asked = SourceMessage(Kind.QUESTION, "Ole A.", None, "2026-05-01", "Wann?")
    answered = SourceMessage(Kind.ANSWER, "Ada Amt", "SM", None, "Bald.", standard_reply=True)
    thread = SourceThread(
        *("Ada Amt", "SM", "Bus", Form.NEW, "Wann?", None, None, "F1", 0.9, (asked, answered))
    )
    raw = thread_line(Published(1, "u", PublicState.ANSWERED, thread))
    record = json.loads(raw)
    one, other = record["messages"]
    fields = st.dictionaries(st.sampled_from([*record, *one]), JSON, max_size=3)
    whole = fields.map(lambda changes: json.dumps({**record, **changes}).encode())
    messages = fields.map(
        lambda changes: json.dumps({**record, "messages": [one, {**other, **changes}]}).encode()
    )
    return whole | messages | spoiled((raw,), st.binary(max_size=8)) | st.binary(max_size=100)


def api_answers() -> SearchStrategy[bytes]:
    """Answers of the API with entities of any kind, and spoiled ones."""
    names = ("id", "label", "entity_type", "parent", "parliament", "party", "politician", "type")
    names += ("first_name", "last_name", "electoral_data", "constituency", "parliament_period")
    names += ("start_date", "end_date", "start_date_period", "sex", "year_of_birth", "name")
    entity = st.builds(
        lambda kind, number, more: {"entity_type": kind, "id": number, **more},
        st.sampled_from(KINDS),
        st.integers() | JSON,
        st.dictionaries(
            st.sampled_from(names), JSON | st.dictionaries(st.sampled_from(names), JSON)
        ),
    )
    meta = st.fixed_dictionaries({"status": st.just("ok") | JSON, "result": JSON})
    whole = st.builds(
        lambda found, told: json.dumps({"meta": told, "data": found}).encode(),
        st.lists(entity, max_size=4) | JSON,
        meta | JSON,
    )
    real = json.dumps({"meta": {"status": "ok"}, "data": [{"id": 1, "entity_type": "party"}]})
    return whole | spoiled((real.encode(),), st.binary(max_size=8)) | st.binary(max_size=100)


def archives() -> SearchStrategy[bytes]:
    """Archives with parts cut out, put in or doubled, compressed or not."""
    raws = []
    for packed in (False, True):
        one = Archive(packed=packed)
        body = chunked(gzip.compress(HTML.format(number=1).encode()))
        coding = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
        one.response(SITE.format(number=1), body, headers=coding)
        one.conversion(SITE.format(number=2), PAGE.format(number=2))
        one.conversion(ELSEWHERE.format(number=3), PAGE.format(number=3))
        raws.append(one.raw)
    put = st.sampled_from(
        [b"WARC/1.0\r\n", b"\r\n\r\n", b"Content-Length: 7\r\n", b"Content-Length: -1\r\n", b"\0"]
    )
    broken = spoiled(tuple(raws), put | st.binary(max_size=8))
    return broken | broken.map(gzip.compress)
