"""The moderation codex that ships with the program."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moderation.codex import Clause, Codex, parse_codex
from qa_tui.domain.records import Kind
from qa_tui.i18n import say_error
from qa_tui.resources import data_path

CODEX: Codex = parse_codex(data_path("codex.toml").read_text("utf-8"))

KEYS = [
    "violence",
    "hate",
    "racism",
    "sexism",
    "insult",
    "private-life",
    "secrecy",
    "no-question",
    "mass-mail",
    "too-many",
    "follow-up",
    "own-staff",
    "false-name",
    "unsourced",
    "advertising",
    "spam",
    "duplicate",
    "bot",
    "auto-reply",
    "misdirected",
    "anonymous",
]
FORMAL = {"spam", "duplicate", "bot", "auto-reply", "misdirected", "anonymous"}


def test_codex_has_the_clauses_of_the_design() -> None:
    assert sorted(clause.key for clause in CODEX.clauses) == sorted(KEYS)
    assert {clause.key for clause in CODEX.clauses if clause.formal} == FORMAL


def test_letters_are_unique_and_free() -> None:
    letters = [clause.letter for clause in CODEX.clauses]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) == 1 and letter.isascii() and letter.islower() for letter in letters)
    assert not {"j", "k", "q", "u"} & set(letters)


@pytest.mark.parametrize("clause", CODEX.clauses, ids=lambda clause: clause.key)
def test_clause_speaks_both_languages(clause: Clause) -> None:
    assert set(clause.words) == {"de", "en"}
    assert clause.words["de"] != clause.words["en"]
    for words in clause.words.values():
        assert 0 < len(words.name) <= 30
        assert words.reason
        assert not words.reason.endswith(".")
        assert words.change.endswith((".", "?"))
        assert "$" not in words.name + words.reason + words.change
    assert clause.in_language("fr") == clause.words["en"]


def test_spam_bots_and_the_anonymous_are_not_forwarded() -> None:
    kept = {clause.key for clause in CODEX.clauses if not clause.forwards}
    assert kept == {"anonymous", "spam", "bot"}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("clause", CODEX.clauses, ids=lambda clause: clause.key)
def test_clause_is_found_only_for_its_kind(clause: Clause, kind: Kind) -> None:
    assert clause.kinds
    if kind in clause.kinds:
        assert CODEX.find(clause.key, kind) is clause
        assert CODEX.find(clause.key.upper(), kind) is clause
        assert clause in CODEX.for_kind(kind)
    else:
        other = "answers" if kind is Kind.QUESTION else "questions"
        with pytest.raises(WrongUsage, match=f"is for {other} only"):
            CODEX.find(clause.key, kind)
        assert clause not in CODEX.for_kind(kind)


@pytest.mark.parametrize("key", ["", "nothing", "insult ", "{0}"])
def test_unknown_clause_names_the_known_ones(key: str) -> None:
    with pytest.raises(WrongUsage) as wrong:
        CODEX.find(key, Kind.ANSWER)
    said = say_error(wrong.value)
    assert f"“{key}” is not a clause of the codex." in said
    assert "misdirected" in said
    assert "mass-mail" not in said
