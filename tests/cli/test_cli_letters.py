"""`decide --letter`, `--preview` and `--passage`, and the command `letters`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qa_tui.domain.letters.template import PURPOSES


@pytest.fixture
def own(monkeypatch, tmp_path):
    """Put a letter among the user's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def act(text: str, name: str = "refused") -> Path:
        path = Path(os.environ["XDG_CONFIG_HOME"], "qa-tui", "letters", "de", f"{name}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return act


def question_of(qa, message: int) -> str:
    """The text of a message."""
    thread = next(
        row["id"] for row in qa("list", "is:pending", "--json").records if row["message"] == message
    )
    found = qa("show", thread, "--json").record["messages"]
    return next(one["text"] for one in found if one["id"] == message)


def test_a_letter_is_shown_edited_and_sent(qa, pending, tmp_path) -> None:
    words = ("decide", pending, "refuse", "--clause", "insult")
    before = qa("events", "--json").out
    shown = qa(*words, "--preview")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Subject: ")
    assert qa("events", "--json").out == before
    file = tmp_path / "letter.txt"
    file.write_text(shown.out.replace("Freundliche Grüße", "Viele Grüße"))
    assert qa(*words, "--letter", file).code == 0
    sent = qa("notices", "--json").records
    assert any("Viele Grüße" in one["text"] for one in sent)


def test_a_letter_on_standard_input_keeps_the_subject_of_its_template(qa, pending) -> None:
    words = ("decide", pending, "refuse", "--clause", "insult")
    subject = qa(*words, "--preview", "--json").record["subject"]
    assert qa(*words, "--letter", "-", stdin="So nicht.\n").code == 0
    sent = qa("notices", "--json").records
    assert ("So nicht.\n", subject) in [(one["text"], one["subject"]) for one in sent]


def test_an_edited_letter_with_a_hole_is_not_sent(qa, pending) -> None:
    before = qa("events", "--json").out
    ran = qa(
        "decide", pending, "refuse", "--clause", "insult", "--letter", "-", stdin="An $asker_name!"
    )
    assert ran.code == 2
    assert "“$asker_name” still has to be filled in" in ran.err
    assert qa("events", "--json").out == before


def test_a_letter_file_that_is_not_there_is_named(qa, pending) -> None:
    ran = qa("decide", pending, "refuse", "--clause", "insult", "--letter", "nowhere.txt")
    assert ran.code == 1
    assert "There is no file nowhere.txt" in ran.err


def test_passages_go_back_in_the_letter(qa, pending) -> None:
    first, second = question_of(qa, pending).split()[:2]
    ran = qa(
        "decide",
        pending,
        "return",
        "--passage",
        f"{first} {second}::prove",
        "--passage",
        f"{second}::Bitte genauer.",
    )
    assert (ran.code, ran.err) == (0, "")
    text = next(one["text"] for one in qa("notices", "--json").records if "– Bitte" in one["text"])
    assert f"„{first} {second}“\n– Bitte belegen" in text
    assert f"„{second}“\n– Bitte genauer." in text


@pytest.mark.parametrize(
    ("passage", "what"),
    [
        ("steht nicht da::prove", "is not in the text"),
        ("ohne", "is not a passage with a remark"),
        ("::prove", "is not a passage with a remark"),
        ("\x1b[2J[/]::prove", "is not in the text"),
    ],
)
def test_a_wrong_passage_is_named_and_decides_nothing(qa, pending, passage, what) -> None:
    before = qa("events", "--json").out
    ran = qa("decide", pending, "return", "--passage", passage)
    assert ran.code == 2
    assert what in ran.err
    assert "\x1b" not in ran.err
    assert qa("events", "--json").out == before


def test_letters_are_listed_checked_and_shown(qa, call) -> None:
    assert [row["name"] for row in call("letters", "--json").records] == list(PURPOSES)
    assert "nothing is wrong" in call("letters", "check").out
    assert call("letters", "check", "--json").out == ""
    for name in PURPOSES:
        for language in ("de", "en"):
            shown = call("letters", "show", name, "--of", language)
            assert shown.code == 0
            assert shown.out.startswith("Subject: ")
            assert "$" not in shown.out
    thread = qa("list", "is:answered", "--json").records[0]["id"]
    for name in PURPOSES:
        assert qa("letters", "show", name, "--thread", thread).code == 0


def test_a_letter_with_an_unknown_variable_is_named_with_file_and_line(call, qa, pending, own):
    path = own("Subject: Nein\n\nWeil $reason.\n$nobody\n")
    ran = call("letters", "check")
    assert ran.code == 1
    assert f"{path}, line 4: unknown variable “$nobody”" in " ".join(ran.out.split())
    (record,) = call("letters", "check", "--json").records
    assert (record["file"], record["line"]) == (str(path), 4)
    decided = qa("decide", pending, "refuse", "--clause", "insult")
    assert decided.code == 1
    assert "line 4" in decided.err


def test_a_letter_of_ones_own_is_marked_and_shown(call, own) -> None:
    own("Subject: Leider nein\n\nWeil $reason.\n")
    rows = {row["name"]: row for row in call("letters", "--of", "de", "--json").records}
    assert rows["refused"]["own"]
    assert rows["refused"]["subject"] == "Leider nein"
    shown = call("letters", "show", "refused", "--of", "de").out
    assert shown.startswith("Subject: Leider nein\n\nWeil sie ")
    assert "(own)" in call("letters", "--of", "de").out


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("show",), 2, "Which letter?"),
        (("show", "nothing"), 1, "There is no letter “nothing”"),
        (("show", "../../x"), 1, "There is no letter"),
        (("check", "refused"), 2, "is one argument too many"),
        (("check", "--thread", "1"), 2, "Only a letter that is shown"),
        (("show", "refused", "--thread", "999999"), 1, "No thread has the id"),
        (("show", "refused", "--thread", "1", "--clause", "nothing"), 2, "is not a clause"),
        (("write",), 2, "check, show"),
    ],
)
def test_wrong_calls_are_explained_in_one_line(qa, words, code, what) -> None:
    ran = qa("letters", *words)
    assert (ran.code, ran.out) == (code, "")
    assert what in ran.err
    assert len(ran.err.splitlines()) == 1
