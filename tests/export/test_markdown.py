"""Threads as Markdown: outside text stays text, whatever reads the document."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from qa_tui.domain.records import Source, State
from qa_tui.export.markdown import escape, thread_markdown
from qa_tui.store.messages.threads import read_thread
from tests.hostile import HOSTILE

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MARKUP = [
    "# Kopf",
    "Kopf\n===",
    "Kopf\n---",
    "***",
    "- Punkt",
    "* Punkt",
    "+ Punkt",
    "1. Punkt",
    "12) Punkt",
    "> Zitat",
    "    Code",
    "\tCode",
    "```\nCode\n```",
    "~~~\nCode",
    "`Code`",
    "**fett** __fett__ *kursiv* _kursiv_ ~~weg~~",
    "[Text](http://example.org)",
    "![Bild](http://example.org/x.png)",
    "[Text][1]\n\n[1]: http://example.org",
    "<http://example.org>",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; &#60;",
    "http://example.org https://example.org www.example.org example.org",
    "mailto:a@example.org a@example.org",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--|--\n1 | 2",
    "a\\*b\\",
    "Zeile mit zwei Blanks  \nnächste",
    "\u00a0\u00a0\u00a0\u00a0kein Code",
]


@pytest.fixture(scope="module")
def reader():
    """A reader of Markdown with everything switched on that can turn text into something else."""
    return MarkdownIt("gfm-like", {"html": True, "linkify": True})


@pytest.fixture
def thread(sample_desk):
    """A thread with an answer."""
    with sample_desk.reading() as connection:
        return read_thread(connection, 1, sample_desk.today)


def tokens(reader, document):
    """The names of everything that a reader finds in a document, and its text."""
    names, text = set(), []
    for block in reader.parse(document):
        names.add(block.type)
        for inline in block.children or ():
            names.add(inline.type)
            if inline.type in {"text", "text_special", "code_inline", "html_inline"}:
                text.append(inline.content)
            elif inline.type in {"softbreak", "hardbreak"}:
                text.append("\n")
        if block.type == "inline":
            text.append("\n\n")
    return names, "".join(text)


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_in_a_text_is_markup(reader, text):
    names, shown = tokens(reader, escape(text))

    assert names <= {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak"} | {
        "text_special"
    }
    assert shown.split() == text.split()


def test_nothing_hostile_is_markup_or_a_control(reader):
    for text in HOSTILE:
        document = escape(text)
        names, _ = tokens(reader, document)
        assert names <= {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak"} | {
            "text_special"
        }
        assert CONTROLS.findall(document) == []


def test_a_thread_has_a_heading_facts_and_messages(reader, thread):
    document = thread_markdown(thread)

    assert document.startswith(
        "# Frage an Uwe Bärwald von Torben H. bezüglich Verkehr\n\n- **To:**"
    )
    assert "## Torben H. asks" in document
    assert "## Uwe Bärwald answers" in document
    assert document.endswith("\n")
    assert not document.endswith("\n\n")
    names, _ = tokens(reader, document)
    assert "link_open" not in names
    assert "html_inline" not in names


def test_paragraphs_and_line_ends_stay(reader, thread):
    document = thread_markdown(thread)
    _, shown = tokens(reader, document)

    for line in thread.messages[0].text.splitlines():
        assert line in shown


def test_a_long_text_is_kept_whole():
    assert escape("Wort " * 30_000).count("Wort") == 30_000


def test_hostile_names_and_titles_do_not_break_out_of_their_line(thread):
    for text in HOSTILE:
        question = replace(thread.messages[0], author=text, text="x", party_label=text)
        document = thread_markdown(
            replace(thread, title=text, topic=text, asking_note=text, messages=(question,))
        )
        assert [line[:2] for line in document.splitlines() if line.startswith("#")] == ["# ", "##"]


@pytest.mark.parametrize("url", [None, "https://example.org/page"])
def test_the_source_is_an_address_and_never_a_path_of_this_machine(thread, url):
    source = Source("/home/anna/saved/page.txt", url, "F1", 1.0, "2026-11-22T09:30:00Z")
    document = thread_markdown(replace(thread, source=source))

    assert "anna" not in document
    assert ("**Source:**" in document) == bool(url)


def test_what_is_not_published_says_so(thread):
    held = replace(thread.messages[0], state=State.HELD)

    assert " · on hold\n" in thread_markdown(replace(thread, messages=(held,)))


@pytest.mark.usefixtures("german")
def test_the_frame_speaks_the_language_in_use(thread):
    document = thread_markdown(thread)

    assert "Torben H. fragt" in document
    assert re.search(r"\d+\. [A-ZÄ][a-zä]+ \d{4}", document)


def test_party_stands_with_the_addressee_and_answers_but_not_with_the_asker(sample_desk) -> None:
    with sample_desk.reading() as connection:
        thread = read_thread(connection, 1, sample_desk.today)
    question, answer = thread.messages[:2]
    labelled = (replace(question, party_label="QQ"), replace(answer, party_label="AA"))
    document = thread_markdown(replace(thread, messages=labelled))
    assert "QQ" not in document
    assert "AA · " in document
