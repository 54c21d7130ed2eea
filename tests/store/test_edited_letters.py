"""Letters that a moderator edits or fills with marked passages; letters of a desk's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.letters.edited import as_text, from_text
from qa_tui.domain.letters.letters import Letter
from qa_tui.domain.letters.passages import Passage
from qa_tui.domain.letters.template import PURPOSES, VARIABLES
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say, say_error
from qa_tui.resources import data_path
from qa_tui.store.decisions import preview
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.journal.history import read_notices
from qa_tui.store.letters.files import own_folder, read_template, template_problems
from tests.stored_page import store_page

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Guten Tag,\n\nso geht es leider nicht. $5 reichen nicht.\n"
REFUSED = "Subject: Nein, $asker_name\n\nWeil $reason.\n"


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The tests have settings of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def own():
    """Put a letter among the user's own."""

    def act(text: str | bytes, name: str = "refused", language: str = "de") -> Path:
        path = own_folder() / language / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return act


def letters(desk, template: str) -> list[tuple[str, str]]:
    with desk.reading() as connection:
        return [(n.subject, n.text) for n in read_notices(connection) if n.template == template]


def stock(desk, decision: Decision) -> Letter:
    with desk.reading() as connection:
        letter = preview(connection, decision, desk.today)
    assert letter is not None
    return letter


def test_what_was_edited_is_what_is_posted(desk, question, deciding) -> None:
    deciding(question.message, "refuse", "insult", letter=Letter(" Leider\n nein ", f"\n{TEXT}\n"))
    assert letters(desk, "refused") == [("Leider nein", TEXT)]
    assert "Leider" not in letters(desk, "forward")[0][0]


def test_the_preview_shows_what_was_edited(desk, question) -> None:
    decision = Decision(question.message, Verb.REFUSE, "insult", letter=Letter("Nein", TEXT))
    assert stock(desk, decision) == Letter("Nein", TEXT)


def test_undo_and_redo_keep_what_was_edited(desk, question, deciding, undoing) -> None:
    deciding(question.message, "refuse", "insult", letter=Letter("Nein", TEXT))
    assert undoing().recalled
    assert letters(desk, "refused") == [("Nein", TEXT)]


@pytest.mark.parametrize(
    ("letter", "what"),
    [
        (Letter("", TEXT), "subject is missing"),
        (Letter("Nein", " \n"), "text is missing"),
        (Letter("x" * 151, TEXT), "subject is longer"),
        (Letter("Nein", "x" * 20_001), "letter is longer"),
        (Letter("Nein", "Weil $reason."), "“$reason” still has to be filled in"),
        (Letter("An ${asker_name}", TEXT), "“$asker_name” still has to be filled in"),
        (Letter("Nein", "Hallo $nosuch."), "“$nosuch” is not a variable of letters"),
        (Letter("Nein ${straße_2}", TEXT), "“$straße_2” is not a variable of letters"),
    ],
)
def test_an_edited_letter_holds_to_the_rules_of_letters(
    desk, question, deciding, dump, letter: Letter, what: str
) -> None:
    before = dump(desk)
    with pytest.raises(WrongUsage) as wrong:
        deciding(question.message, "refuse", "insult", letter=letter)
    assert what in say_error(wrong.value)
    assert dump(desk) == before


def test_a_variable_that_the_author_wrote_may_stay(desk, asking, deciding) -> None:
    asked = asking(title="Was kostet $reason, $wein und ${title}?")
    decision = Decision(asked.message, Verb.REFUSE, "insult")
    letter = stock(desk, decision)
    deciding(
        asked.message, "refuse", "insult", letter=Letter(letter.subject, f"Neu.\n{letter.text}")
    )
    assert "$reason" in letters(desk, "refused")[0][1]


def test_a_letter_for_nobody_is_refused(desk, question, page, deciding) -> None:
    with pytest.raises(WrongUsage, match="writes no letter"):
        deciding(question.message, "hold", note="x", letter=Letter("a", "b"))
    with desk.writing("ann") as writer:
        run = start_run(writer)
        store_page(writer, run, page(), PageFile("1.txt", "0" * 64, "utf-8"))
        imported = writer.connection.execute("select max(id) from message").fetchone()[0] - 1
    with desk.reading() as connection:
        decision = Decision(imported, Verb.REMOVE, "insult")
        assert preview(connection, decision, desk.today) is None
    with pytest.raises(Refused, match="is not known"):
        deciding(imported, "remove", "insult", letter=Letter("a", "b"))


def test_a_letter_is_read_as_it_is_written() -> None:
    letter = Letter("Ihre Frage", TEXT)
    assert from_text(as_text(letter), "x") == letter
    assert from_text("Betreff: Ihre Frage\n\n" + TEXT, "x") == letter
    assert from_text(TEXT, "Ihre Frage") == letter


def test_marked_passages_stand_in_the_letter_with_what_to_do(desk, asking, deciding) -> None:
    asked = asking(title="Warum lügen alle? [/] Und wann?")
    passages = (
        Passage("lügen alle? [/]", "prove"),
        Passage("Und wann", words="Bitte mit Jahr."),
    )
    deciding(asked.message, "return", passages=passages)
    text = letters(desk, "return")[0][1]
    assert "„lügen alle? [/]“\n– Bitte belegen Sie" in text
    assert "„Und wann“\n– Bitte mit Jahr." in text


def test_clause_passages_and_words_stand_in_this_order(desk, question, deciding) -> None:
    with desk.reading() as connection:
        text = connection.execute("select text from message_text").fetchone()[0]
    deciding(
        question.message, "return", "insult", note="Danke!", passages=(Passage(text, "prove"),)
    )
    letter = letters(desk, "return")[0][1]
    assert (
        letter.index("Bitte sagen Sie") < letter.index("– Bitte belegen") < letter.index("Danke!")
    )


def test_a_passage_must_stand_in_the_text(desk, question, deciding, dump) -> None:
    before = dump(desk)
    with pytest.raises(WrongUsage, match="is not in the text"):
        deciding(question.message, "return", passages=(Passage("nirgends", "prove"),))
    with pytest.raises(WrongUsage, match="Only what is sent back"):
        deciding(question.message, "refuse", "insult", passages=(Passage("x", "prove"),))
    assert dump(desk) == before


def test_every_letter_that_ships_is_known_and_well() -> None:
    for language in ("de", "en"):
        files = {path.stem for path in data_path("letters", language).glob("*.txt")}
        assert files == set(PURPOSES)
    assert template_problems() == ()
    assert all(purpose.known <= set(VARIABLES) for purpose in PURPOSES.values())


def test_a_letter_of_ones_own_stands_for_the_one_that_ships(desk, question, own) -> None:
    decision = Decision(question.message, Verb.REFUSE, "insult")
    shipped = stock(desk, decision)
    path = own("\ufeff" + REFUSED.replace("\n", "\r\n"))
    assert stock(desk, decision).subject == "Nein, Ole Ahlers"
    own(REFUSED.replace("Nein", "Doch nicht"))
    assert stock(desk, decision).subject == "Doch nicht, Ole Ahlers"
    path.unlink()
    assert stock(desk, decision) == shipped
    assert not read_template("de", "refused").own


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (REFUSED + "$nobody\n", 4, "unknown variable “$nobody”"),
        (REFUSED + "$change\n", 4, "unknown variable “$change”"),
        (REFUSED + "5 $\n", 4, "“$” stands alone"),
        ("Subject: x\n\nNein.\n", None, "“$reason” is missing"),
        ("Nein, weil $reason.\n", 1, "must begin with “Subject:”"),
        ("Subject: x\nNein, weil $reason.\n", 2, "blank line"),
        ("Subject: $reason\n\n \n", 3, "letter is missing"),
        ("", 1, "must begin"),
        (b"Subject: x\n\nN\xe4in $reason\n", None, "line 3 is not UTF-8"),
        ("Subject: x\n\n$reason\n" + "x" * 100_000, None, "larger than"),
    ],
)
def test_what_is_wrong_with_a_letter_of_ones_own_is_named_before_and_when_sending(
    desk, question, deciding, dump, own, text: str | bytes, line: int | None, what: str
) -> None:
    path, before = own(text), dump(desk)
    problem = template_problems()[0]
    assert (problem.file, problem.line) == (str(path), line)
    assert what in say(problem.what)
    with pytest.raises(Refused) as refused:
        deciding(question.message, "refuse", "insult")
    assert str(path) in say_error(refused.value)
    assert line is None or f"line {line}" in say_error(refused.value)
    assert dump(desk) == before


def test_a_file_that_is_no_letter_is_named(own) -> None:
    path = own("x", "refussed")
    (problem,) = template_problems()
    assert problem.file == str(path)
    assert "no letter is called “refussed”" in say(problem.what)


def test_a_letter_that_cannot_be_read_is_named(own, question, deciding) -> None:
    path = own(REFUSED, "return").with_name("refused.txt")
    path.mkdir()
    with pytest.raises(Refused, match="cannot be read") as refused:
        deciding(question.message, "refuse", "insult")
    assert str(path) in say_error(refused.value)
    assert "cannot be read" in say(template_problems()[0].what)
