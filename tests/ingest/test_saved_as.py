"""Pages as programs save them: other characters, Markdown around the letters, numbered links."""

from __future__ import annotations

import pytest

from qa_tui.ingest.decoding import Decoded, decode
from qa_tui.ingest.html.encoding import decode_html
from qa_tui.ingest.pages.markup import without_marks
from tests.ingest.measuring import Page, measure
from tests.ingest.spelled import other_spellings

WRITTEN = "Grüße an Zoë Nguyễn • fünf Ämter"
LETTER = "Frage von Bo • 01.02.2022\n\nWarum?\n\n{text}\n\nAntwort von Anna Beispiel SPD\n\nSo."


def windows(raw: bytes) -> str:
    """Bytes as browsers take them for Windows-1252: five of them stand for controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)


@pytest.mark.parametrize(
    "saved", [pytest.param(of, id=name) for name, of in other_spellings().items()]
)
def test_page_is_read_right_however_it_was_saved(saved: list[Page]) -> None:
    assert measure(saved).wrong == []


@pytest.mark.parametrize(
    "saved",
    [windows(WRITTEN.encode()), WRITTEN.encode().decode("latin-1")],
    ids=["cp1252", "latin"],
)
def test_text_that_was_encoded_twice_is_read_as_it_was_written(saved: str) -> None:
    assert decode(saved.encode()) == Decoded(WRITTEN, "utf-8")
    assert decode_html(f"<p>{saved}</p>".encode()).text == f"<p>{WRITTEN}</p>"


@pytest.mark.parametrize("text", ["Ã wie in São", "für â€œZitateâ€\x9d", "Grüße, nicht GrÃ¼ÃŸe"])
def test_text_that_was_not_wholly_encoded_twice_stays(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_utf_16_is_read_where_its_mark_tells_it() -> None:
    assert decode(WRITTEN.encode("utf-16")) == Decoded(WRITTEN, "utf-16")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("F&uuml;r &#8222;A&#8220; &bull; A &amp; B", "Für „A“ • A & B"),
        ("A &amp; B", "A &amp; B"),
        ("für A &amp; B &uuml;", "für A &amp; B &uuml;"),
        ("?a=1&copy=2 und &Ouml;l", "?a=1&copy=2 und Öl"),
    ],
)
def test_entities_are_letters_where_all_letters_are_entities(text: str, shown: str) -> None:
    assert decode(text.encode()).text == shown


@pytest.mark.parametrize(
    "words",
    [
        "Siehe [Artikel](https://www.example.org/a).",
        "**Wichtig:** das [zweite](/b) **Wort**",
        "[Artikel](https://www.example.org/a)",
        "Siehe Quelle <https://www.example.org/a>.",
        "*Wichtig* [sic] ist das.",
        "Fußnoten [1] und [2].\n[1] https://www.example.org",
    ],
)
@pytest.mark.parametrize("marked", [False, True])
def test_letters_keep_their_markdown(words: str, *, marked: bool) -> None:
    page = LETTER.format(text=words)
    saved = page.replace("Frage von Bo •", "**Frage von [Bo](/x)** •") if marked else page

    assert without_marks(saved) == page


def test_markdown_leaves_the_frame() -> None:
    saved = (
        "* [Bundestag](/bundestag)\n[Start](/) > [Anna](/profile/anna)\n"
        "[![Portrait von Anna](/a.jpg)](/profile/anna)\n## **Warum?**\n**Frage von Bo**"
    )

    assert without_marks(saved) == (
        "Bundestag\nStart > Anna\nPortrait von Anna\nWarum?\nFrage von Bo"
    )


def test_addresses_and_pictures_leave_the_frame() -> None:
    saved = (
        "[Portrait von Anna] <https://www.example.org/profile/anna>\n"
        "Anna <https://www.example.org/profile/anna>\n<https://www.example.org/profile/anna>\n"
        "*Frage von Bo*\n# Warum? <#warum>"
    )

    assert without_marks(saved) == "Portrait von Anna\nAnna\nFrage von Bo\nWarum?"


def test_numbers_of_links_leave_with_their_list() -> None:
    saved = "[1]Zum Profil\n[2]\nSiehe [3]www.example.org und [4] hier.\n\nVerweise\n\n"
    listed = "\n".join(f"   {at}. https://www.example.org/{at}" for at in (1, 2, 3))

    assert without_marks(saved + listed) == ("Zum Profil\n\nSiehe www.example.org und [4] hier.")


@pytest.mark.parametrize("below", ["", "\nReferences\n2. https://x.example", "\nReferences\nkeine"])
def test_numbers_without_a_list_of_links_stay(below: str) -> None:
    assert without_marks(f"Siehe [1]oben.{below}") == f"Siehe [1]oben.{below}"


@pytest.mark.parametrize(
    "hostile",
    ["[" * 200_000, "**Frage von x**\n" + "[](" * 100_000, "**Frage von x**" + "[a](/b)" * 50_000],
)
def test_marks_without_end_take_time_by_length_only(hostile: str) -> None:
    assert without_marks(hostile + "[1]")
