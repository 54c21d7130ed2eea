"""HTML pages become threads by their classes, else by the text forms; hostile ones are bounded."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.files import find_files
from qa_tui.ingest.html.encoding import decode_html, is_html, unpacked
from qa_tui.ingest.html.page import read_html
from qa_tui.ingest.html.text import parse_html, text_of
from qa_tui.ingest.pipeline import import_paths
from tests.ingest.fuzz import read_markup
from tests.ingest.fuzz_inputs import TAGS

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.store.desk import Desk

PAGES = Path(__file__).parent / "html" / "open"
TEXT_PAGES = Path(__file__).parent / "pages"
SMALL = (
    '<main><div class="question__question-meta">Frage von {asker} • 01.02.2022</div>'
    '<h1 class="question__question">{question}</h1>{body}'
    '<div class="question__answer">{answer}</div></main>'
)


def read(raw: bytes, url: str | None = None) -> SourceThread:
    page = unpacked(raw)
    assert is_html(page)
    return read_html(decode_html(page).text, url)


def small(**parts: str) -> str:
    return SMALL.format_map(
        {"asker": "Bernd C.", "question": "Warum?", "body": "", "answer": WAITING, **parts}
    )


WAITING = '<div class="answer__header">Antwort ausstehend von Anna Beispiel SPD</div>'
GIVEN = '<div class="answer__header">Antwort von Anna Beispiel SPD • {date}</div>{rest}'


def as_json(thread: SourceThread) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json.dumps(asdict(thread)))
    return loaded


def truth(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return loaded


def within(found: Any, expected: Any) -> Any:
    """What is found, cut down to the fields that the truth has."""
    if isinstance(expected, dict):
        return {key: within(found[key], value) for key, value in expected.items()}
    if isinstance(expected, list):
        assert len(found) == len(expected)
        return [within(one, other) for one, other in zip(found, expected, strict=True)]
    return found


GOLDEN = ("new_answered", "old_waiting")


@pytest.mark.parametrize("path", [PAGES / f"{name}.html" for name in GOLDEN], ids=GOLDEN)
def test_page_is_read_field_by_field(path: Path) -> None:
    expected = truth(path)

    assert within(as_json(read(path.read_bytes())), expected) == expected


@pytest.mark.parametrize("path", sorted(TEXT_PAGES.glob("f*_answered.txt")), ids=lambda p: p.stem)
def test_page_of_an_unknown_layout_is_read_by_the_text_forms(path: Path) -> None:
    """A page whose classes are unknown, with the paragraphs of the text form."""
    paragraphs = path.read_text("utf-8").split("\n\n")
    body = "".join(f"<p>{'<br>'.join(one.splitlines())}</p>" for one in paragraphs)
    page = (
        f"<!doctype html><html><body><nav>Newsletter</nav><main>{body}</main>"
        "<footer>Impressum</footer></body></html>"
    )
    expected = truth(path)

    found = within(as_json(read(page.encode(), expected["url"])), expected)

    assert found == expected


def test_answer_without_a_line_of_its_own_is_by_the_one_before_it() -> None:
    answer = GIVEN.format(
        date="03.02.2022",
        rest='<div class="answer__body">Eins.</div><div class="answer__body">Zwei.</div>',
    )

    thread = read_html(small(answer=answer))

    assert [(m.author, m.party, m.date, m.text) for m in thread.messages[1:]] == [
        ("Anna Beispiel", "SPD", "2022-02-03", "Eins."),
        ("Anna Beispiel", "SPD", None, "Zwei."),
    ]


def test_row_with_nothing_but_a_line_break_is_a_blank_line() -> None:
    rows = "<div>Hallo,</div><div><br></div><div>ja,<br></div><div>Anna</div>"
    answer = GIVEN.format(date="03.02.2022", rest=f'<div class="answer__body">{rows}</div>')

    assert read_html(small(answer=answer)).messages[1].text == "Hallo,\n\nja,\nAnna"


def test_empty_answer_is_none_and_makes_less_sure() -> None:
    answer = GIVEN.format(date="03.02.2022", rest='<div class="answer__body"> <br> </div>')

    thread = read_html(small(answer=answer))

    assert (len(thread.messages), thread.sureness) == (1, 0.7)


def test_date_that_readers_see_counts_more_than_a_moment_in_another_zone() -> None:
    moment = '<meta itemprop="datePublished" content="2022-02-02T23:30:00Z">'
    body = '<div class="answer__body">Darum.</div>'
    shown = small(answer=GIVEN.format(date="03.02.2022", rest=moment + body))
    lost = small(answer=GIVEN.format(date="", rest="").replace("</div>", f"{moment}</div>") + body)

    assert read_html(shown).messages[1].date == "2022-02-03"
    assert read_html(lost).messages[1].date == "2022-02-02"


@pytest.mark.parametrize("stamp", ["2022-13-40", "gestern", "31.02.2022", ""])
def test_date_that_is_none_stays_unknown(stamp: str) -> None:
    page = small().replace("01.02.2022", f'<time itemprop="datePublished">{stamp}</time>')

    assert read_html(page).messages[0].date is None


def test_several_questions_without_a_heading_are_a_list() -> None:
    entry = small().replace("h1", "h2")

    with pytest.raises(Unreadable, match="a list of questions"):
        read_html(entry + entry)


def test_question_that_is_a_link_to_its_own_page_is_a_list() -> None:
    entry = small(question='<a class="h4" href="/profile/anna-beispiel/x">Warum?</a>')

    with pytest.raises(Unreadable, match="a list of questions"):
        read_html(entry.replace("h1", "h2"))


def test_representative_is_not_somebody_else_whose_picture_stands_beside() -> None:
    beside = '<aside><img alt="Portrait von Carla Anders"><img alt="Portrait von Emil F"></aside>'
    url = "https://www.example.org/profile/anna-beispiel/fragen-antworten/warum"
    link = '<a href="https://example.org/profile/anna-beispiel/">Dr. Anna Beispiel</a>'

    assert read_html(beside + small()).to == "Anna Beispiel"
    assert read_html(beside + link + small(answer=""), url).to == "Dr. Anna Beispiel"


def test_label_beside_the_name_is_taken_where_no_answer_shows_one() -> None:
    name = '<img alt="Portrait von Anna Beispiel"><span class="teaser__party">SPD</span>'

    thread = read_html(name + small(answer=""))

    assert (thread.to, thread.party) == ("Anna Beispiel", "SPD")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (small(asker=""), "does not name the asker"),
        (small(answer=""), "does not name the representative"),
        (small(question=" "), "has no question"),
        (small(answer='<p class="answer__body">a</p>' * 2_001), "more than 1000 answers"),
        ("<p>Zwiebeln würfeln.</p>", "not a page of a question"),
        ("<html></html>", "The page is empty"),
        ("", "The page is empty"),
        ("<div>" * 100_000 + "x" + "</div>" * 100_000, "nests HTML more than 256 deep"),
        ("<p>" + "x" * 10_000_001, "more than 10 MB of text"),
        ("<b>" * 400_000, "more than 300000 HTML tags"),
    ],
)
def test_page_that_is_no_thread_is_refused_with_its_reason(page: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_html(page)


def test_scripts_and_hidden_words_are_no_text_and_entities_are() -> None:
    body = (
        '<div class="question__question-text"><script>alert(1)</script><p hidden>weg</p>'
        "<p>A &amp; B &lt;b&gt; &#0;&euro;&nbsp;5 \0</p><style>p {}</style></div>"
    )

    assert read_html(small(body=body)).messages[0].background == "A & B <b> \ufffd€\xa05 \ufffd"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ul><li>Mai<li>Juni</ul>", "• Mai\n• Juni"),
        ("<ol><li>Wer?</li>\n<li> Wann?</li></ol><p>Danke</p>", "1. Wer?\n2. Wann?\n\nDanke"),
        ("<ul><li><p>eins</p><p>zwei</p></li><li></li></ul><p>drei", "• eins\n\nzwei\n\ndrei"),
        ("<ul><li>\x1eX\x1e</li></ul>", "• X"),
    ],
)
def test_items_of_lists_keep_their_bullets_and_numbers(markup: str, text: str) -> None:
    assert text_of(parse_html(markup), items=True) == text


def test_folder_of_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    for name in ("Frage.html", "Frage-Dateien/x.js", "b.htm", "b_files/x.css", "c_files/y.html",
                 "d.html.gz"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")

    found = [one.relative_to(tmp_path).as_posix() for one in find_files(tmp_path)
             if isinstance(one, Path)]  # fmt: skip

    assert sorted(found) == ["Frage.html", "b.htm", "c_files/y.html", "d.html.gz"]


@pytest.mark.parametrize("unit", [*TAGS, "<span>", "<li><a>", "<b><i>", "<a b='", "& "])
def test_time_grows_with_the_length_only(unit: str) -> None:
    """Half a megabyte stays far below the bound; a square of its length would be hours."""
    began = time.monotonic()

    for start in ("", small()[:-7]):
        read_markup(start + unit * (500_000 // len(unit)))

    assert time.monotonic() - began < 20


def test_pages_are_imported_once_in_whatever_wrapping(empty_desk: Desk, tmp_path: Path) -> None:
    raw = (PAGES / "new_answered.html").read_bytes()
    (tmp_path / "a.html").write_bytes(raw)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(raw))
    (tmp_path / "c.htm").write_bytes(b"<html><p>Rezepte</p></html>")
    (tmp_path / "d.html").write_bytes(b"<html>" + b"<div>" * 100_000)

    result = import_paths(empty_desk, "erika", [tmp_path])

    assert (result.threads_added, result.captures) == (1, 1)
    assert [Path(one.path).name for one in result.rejected] == ["c.htm", "d.html"]
    assert import_paths(empty_desk, "erika", [tmp_path]).unchanged == 2


def test_standard_reply_and_note_reach_the_desk(empty_desk: Desk) -> None:
    import_paths(empty_desk, "erika", [PAGES / "new_answered.html"])

    with empty_desk.reading() as connection:
        rows = connection.execute(
            "select standard_reply, annotation, date from message order by id"
        ).fetchall()

    note = "Anmerkung der Redaktion: Ein Link wurde entfernt."
    assert [tuple(row) for row in rows] == [
        (0, None, "2023-06-12"),
        (1, None, "2023-06-30"),
        (0, note, "2023-08-01"),
    ]


@pytest.mark.parametrize("word", ["Standard-Antwort", "Standardantwort"])
def test_line_over_an_answer_may_call_it_a_standard_reply(word: str) -> None:
    given = GIVEN.format(date="03.02.2022", rest='<div class="answer__body">Rufen Sie an.</div>')

    thread = read_html(small(answer=given.replace("Antwort von", f"{word} von")))

    assert (thread.to, thread.party) == ("Anna Beispiel", "SPD")
    assert [one.standard_reply for one in thread.messages] == [False, True]


def test_line_that_an_answer_is_owed_names_the_representative_without_a_class() -> None:
    thread = read_html(small(answer=WAITING.replace("answer__header", "x")))

    assert (thread.to, thread.party, len(thread.messages)) == ("Anna Beispiel", "SPD", 1)


def test_other_questions_beside_the_page_are_no_part_of_it() -> None:
    given = GIVEN.format(date="03.02.2022", rest='<div class="answer__body">Darum.</div>')
    other = small(asker="Dora E.", question="Wozu?", answer=given.replace("Darum", "Dazu"))
    other = other.replace("h1", "h3")
    page = small(answer=given).replace("</main>", f"<aside>{other}</aside></main>")

    assert [one.text for one in read_html(page).messages] == ["Warum?", "Darum."]


def test_address_names_the_representative_where_nothing_else_does() -> None:
    thread = read_html(small(answer=""), "https://www.abgeordnetenwatch.de/profile/anna-beispiel/x")

    assert (thread.to, thread.guesses) == ("Anna Beispiel", ("to",))
