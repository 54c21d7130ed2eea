"""Bytes become text in one of two encodings, or are refused with the reason."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.i18n import say, use_language
from qa_tui.ingest.decoding import Decoded, decode, read_page
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.typed_file import read_typed

if TYPE_CHECKING:
    from collections.abc import Callable

BINARY = "The file is binary, not text."
EMPTY = "The file is empty."
ENCODING = "The file is neither UTF-8 nor Windows-1252."
LARGE = "The file is larger than 10 MB."
IRREGULAR = "This is not a regular file."
MISSING = "There is no such file."


def reason_of(raw: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        decode(raw)
    assert caught.value.remedy is not None
    return str(caught.value.what)


def reason_of_file(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_page(path)
    assert caught.value.remedy is not None
    return str(caught.value.what)


def test_utf_8_is_read_with_and_without_its_mark() -> None:
    assert decode("Grüße – ß".encode()) == Decoded("Grüße – ß", "utf-8")
    assert decode("Grüße – ß".encode("utf-8-sig")) == Decoded("Grüße – ß", "utf-8")


def test_windows_1252_is_read_and_recorded() -> None:
    assert decode("„Grüße“ – 3 €".encode("cp1252")) == Decoded("„Grüße“ – 3 €", "windows-1252")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_that_windows_1252_lacks_are_refused(byte: int) -> None:
    assert reason_of(b"Gr\xfc\xdfe " + bytes([byte])) == ENCODING


@pytest.mark.parametrize(
    "raw", [b"", b"\n\r\n \t", "\u00a0\n\u00a0\u00a0".encode(), b"\xa0\r\n\xa0", b"\xef\xbb\xbf"]
)
def test_file_without_words_is_empty(raw: bytes) -> None:
    assert reason_of(raw) == EMPTY


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "Frage von Anna B. •".encode("utf-16-le"),
        b"text\x00",
        b"\x01\x02\x03\x04 text",
    ],
)
def test_binary_file_is_refused(raw: bytes) -> None:
    assert reason_of(raw) == BINARY


def test_few_controls_in_much_text_are_no_binary() -> None:
    text = "Ein Brief mit \x1b[31m darin, wie er aus einem Fenster kopiert wurde."

    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_largest_page_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"a" * Limits.page)
    assert len(decode(read_page(path)).text) == Limits.page

    with path.open("ab") as file:
        file.write(b"a")
    assert reason_of_file(path) == LARGE
    assert reason_of(b"a" * (Limits.page + 1)) == LARGE


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert reason_of_file(pipe) == IRREGULAR
    assert reason_of_file(tmp_path) == IRREGULAR
    assert reason_of_file(Path(os.devnull)) == IRREGULAR


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert reason_of_file(tmp_path / "nowhere.txt") == MISSING
    assert reason_of_file(Path("a\0b")) == MISSING


def test_links_in_a_circle_are_refused_with_the_words_of_the_system(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)

    assert reason_of_file(loop).startswith("The file cannot be read: ")


@pytest.mark.parametrize("read", [read_page, read_typed])
def test_reason_of_the_system_is_told_in_the_language_in_use(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / ("x" * 300))
    use_language("de")

    try:
        assert say(caught.value.what).endswith(" der Dateiname ist zu lang.")
    finally:
        use_language("en")


def test_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Frage", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")

    assert reason_of_file(path) == "The file may not be read by this user."
