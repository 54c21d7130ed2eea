"""Which addresses are taken for e-mail addresses; whether one works, only a letter shows."""

from __future__ import annotations

import pytest

from qa_tui.domain.question import problems

GOOD = [
    "ole@example.org",
    " ole@example.org ",
    "o@x",
    "ole.ahlers+frage@mail.example.org",
    "Ole_Ahlers-1@EXAMPLE.org",
    "jürgen@münchen.example",
    "o'neil@example.org",
    "a" * 64 + "@example.org",
    "ole@" + "a" * 190,
]

BAD = [
    "ole",
    "ole@",
    "@example.org",
    "ole@@example.org",
    "ole@example.org@example.org",
    "ole ahlers@example.org",
    "ole@exam ple.org",
    "<ole@example.org>",
    "Ole <ole@example.org>",
    "ole@example.org, bob@example.org",
    "ole@example.org;bob@example.org",
    "mailto:ole@example.org",
    '"ole"@example.org',
    "ole@example.org\nBcc: all@example.org",
    "ole\r@example.org",
    "ole\x00@example.org",
    "ole\x1b[2J@example.org",
    "ole\x7f@example.org",
    "ole\x9b@example.org",
    "ole@exa\u2028mple.org",
    "ole\ud800@example.org",
    "a" * 65 + "@example.org",
    "ole@" + "a" * 191,
]


@pytest.mark.parametrize("address", GOOD)
def test_address_is_taken(new_form, address: str) -> None:
    assert problems(new_form(email=address)) == []


@pytest.mark.parametrize("address", BAD, ids=ascii)
def test_address_is_refused(new_form, address: str) -> None:
    assert [problem.field for problem in problems(new_form(email=address))] == ["email"]
