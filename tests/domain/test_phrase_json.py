"""Sentences that were kept are said again, in any language; foreign ones do no harm."""

from __future__ import annotations

import json

import pytest

from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.phrase_json import phrase_json, read_phrase
from qa_tui.i18n import say


@pytest.mark.parametrize(
    "phrase",
    [
        N_("This is not a regular file."),
        N_("{path}: {reason}", path="a\x1b[2J{b}.txt", reason=N_("There is no such file.")),
        NN_("{count} new thread", "{count} new threads", 3),
        N_("Use {options}.", options=("a", N_("There is no such file."))),
    ],
)
def test_a_sentence_comes_back_as_it_was(phrase) -> None:
    assert read_phrase(phrase_json(phrase)) == phrase


def test_it_is_said_in_the_language_of_who_reads_it(german) -> None:
    kept = phrase_json(N_("There is no such file."))
    assert say(read_phrase(kept)) == "Diese Datei gibt es nicht."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sonne",
        "[1]",
        "{}",
        '{"says": 1}',
        "[" * 100_000,
        *(
            json.dumps({"says": says, "with": {"a": "x"}, "many": None, "count": 1})
            for says in ("{a.__class__}", "{a!r}", "{a:>999999999}", "{b}", "{0}", "{", "{a[0]}")
        ),
        json.dumps({"says": "{a}", "with": {"a": {"says": "{c}"}}, "many": None, "count": 1}),
        json.dumps({"says": "{a.b}", "with": {"a": "x", "a.b": "y"}, "many": None, "count": 1}),
        json.dumps({"says": "x", "with": {}, "many": None, "count": "many"}),
        '{"says": "x", "with": {}, "many": null, "count": 1e999}',
    ],
)
def test_what_is_no_sentence_is_shown_as_it_stands(text: str) -> None:
    assert say(read_phrase(text)) == text
