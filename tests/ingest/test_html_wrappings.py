"""HTML pages are read in whatever encoding and packing they were saved."""

from __future__ import annotations

import gzip
import time
from typing import Any

import pytest
from test_html import PAGES, read

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.html.encoding import decode_html, is_html, unpacked
from qa_tui.ingest.html.page import read_html
from qa_tui.ingest.html.text import parse_html, text_of
from qa_tui.ingest.limits import Limits


def test_compressed_page_is_the_page() -> None:
    raw = (PAGES / "new_answered.html").read_bytes()
    half = len(raw) // 2

    assert read(gzip.compress(raw)) == read(raw)
    assert read(gzip.compress(raw[:half]) + gzip.compress(raw[half:])) == read(raw)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda raw: raw[:-20], "The compressed page ends too early."),
        (lambda raw: raw[:40] + b"\xff" * 40 + raw[80:], "The compressed page is damaged."),
        (lambda raw: gzip.compress(b"<html>" * Limits.page), "holds more than 10 MB"),
    ],
)
def test_compressed_page_that_is_damaged_or_a_bomb_is_refused(damage: Any, reason: str) -> None:
    raw = gzip.compress((PAGES / "new_answered.html").read_bytes())

    with pytest.raises(Unreadable, match=reason):
        unpacked(damage(raw))


@pytest.mark.parametrize(
    ("head", "codec", "charset", "encoding"),
    [
        ("", "utf-8", None, "utf-8"),
        ("", "utf-8-sig", "iso-8859-1", "utf-8"),
        ("", "utf-16", None, "utf-16-le"),
        ('<meta charset="iso-8859-1">', "utf-8", None, "utf-8"),
        ('<meta charset="iso-8859-1">', "cp1252", None, "windows-1252"),
        ('<meta charset="iso-8859-15">', "iso8859-15", None, "iso8859-15"),
        ("", "iso8859-15", "ISO-8859-15", "iso8859-15"),
        ('<meta charset="utf-7">', "cp1252", "unicode_escape", "windows-1252"),
        ('<meta charset="rot13">', "cp1252", "x\0y", "windows-1252"),
    ],
)
def test_encoding_is_found(head: str, codec: str, charset: str | None, encoding: str) -> None:
    raw = f"<html><head>{head}</head><p>Grün für 5 €</p></html>".encode(codec)

    assert is_html(raw)
    decoded = decode_html(raw, charset)
    assert decoded.encoding == encoding
    assert text_of(parse_html(decoded.text)) == "Grün für 5 €"


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        (b"<!DOCTYPE html>", True),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?>\n<!-- x -->\n<HTML lang="de">', True),
        (b"Frage von Bernd C.\n<html>", False),
        (b"<htmlx>", False),
        (b'<div class="question">', True),
        (b"<persons> or <parties>?", False),
        (b"", False),
        (b"WARC/1.0\r\n\r\n<html>", False),
    ],
)
def test_html_is_told_by_its_beginning(raw: bytes, html: bool) -> None:
    assert is_html(raw) is html


def test_a_flood_of_answers_deep_in_a_page_is_refused_at_once() -> None:
    question = (
        '<div class="question__question-meta">Frage von Bo • 01.02.2022</div>'
        '<h1 class="question__question">Warum?</h1>'
    )
    flood = "<div>" * 240 + '<p class="answer__body">x</p>' * 149_000
    began = time.process_time()

    with pytest.raises(Unreadable, match="more than 1000 answers"):
        read_html(f"<main>{question}{flood}</main>")

    assert time.process_time() - began < 3


def test_names_stand_apart_where_only_their_elements_part_them() -> None:
    page = (
        '<main><p class="question__question-meta"><b>Frage von</b><b>Bo</b><i>•</i>1.2.2022</p>'
        '<h1 class="question__question">Warum?</h1><p class="answer__header">Antwort von '
        "<a>Anna Beispiel</a><i>SPD</i> • 3. Februar 2022</p>"
        '<div class="answer__body"><ul><li>a<ul><li>b</li></ul></li></ul></div></main>'
    )

    asked, answer = read_html(page).messages

    assert (asked.author, asked.date) == ("Bo", "2022-02-01")
    assert (answer.author, answer.party, answer.date) == ("Anna Beispiel", "SPD", "2022-02-03")
    assert answer.text == "• a\n• b"
