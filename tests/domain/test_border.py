"""The border between question and answer parts their lines anew and loses none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.imports.border import border_between

TEXTS = st.text(alphabet="a \n\r?é", max_size=40)


@given(TEXTS, TEXTS.filter(bool), st.integers(1, 50))
def test_no_sign_is_lost_or_added(question: str, answer: str, line: int) -> None:
    border = border_between(question, answer)
    assert (border.question, border.answer) == (question, answer)
    moved = border.moved(min(line, len(border.lines) + 1))
    together = "\n".join(border.lines)
    assert "\n".join(part for part in (moved.question, moved.answer)).strip("\n") == (
        together.strip("\n")
    )
    assert moved.moved(border.first).lines == border.lines


def test_blank_lines_belong_to_the_question() -> None:
    border = border_between("Wann?\n\nIm Mai.", None)
    assert border.first == 4
    moved = border.moved(2)
    assert (moved.question, moved.answer, moved.first) == ("Wann?\n", "Im Mai.", 3)


def test_steps_go_from_line_to_line_with_words() -> None:
    border = border_between("eins\n\nzwei", "drei\n\nvier")
    assert [border.stepped(n).first for n in (-2, -1, 1, 2, 3)] == [1, 3, 6, 7, 7 - 3]


def test_without_an_answer_the_border_is_at_the_end() -> None:
    border = border_between("eins\nzwei", None)
    assert (border.first, border.answer) == (3, "")
    assert border.stepped(1) == border
    assert border.stepped(-1).answer == "zwei"
