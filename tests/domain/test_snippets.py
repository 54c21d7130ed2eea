"""Snippets: what a file may hold, what is said where it is wrong, and how they are filled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import Refused
from qa_tui.domain.letters.snippet import VARIABLES, Snippet, fill, parse_snippets
from qa_tui.i18n import say
from qa_tui.resources import data_path

GOOD = """# mine
[[snippet]]
name = "Hello"
text = "Hello $asker_name, this is ${desk}; it costs $$5."

[[snippet]]
name = "Thanks"
text = '''
Thank you,
$moderator
'''
"""


def told(text: str) -> list[str]:
    return [say(problem.told) for problem in parse_snippets(text, "mine.toml").problems]


def test_snippets_are_read_with_their_lines() -> None:
    found = parse_snippets(GOOD, "mine.toml", own=True)
    assert found.problems == ()
    hello, thanks = found.all
    assert (hello.name, hello.line, hello.variables) == ("Hello", 2, ("asker_name", "desk"))
    assert (thanks.text, thanks.line, thanks.own) == ("Thank you,\n$moderator", 6, True)


@pytest.mark.parametrize("language", ["de", "en"])
def test_those_that_ship_are_good(language: str) -> None:
    path = data_path("snippets", f"{language}.toml")
    found = parse_snippets(path.read_text("utf-8"), path.name)
    assert found.problems == ()
    assert len(found.all) >= 8
    every = dict.fromkeys(VARIABLES, "x")
    assert all("$" not in fill(snippet, every) for snippet in found.all)


def test_both_languages_have_the_same_number() -> None:
    counts = {
        len(parse_snippets(data_path("snippets", f"{language}.toml").read_text("utf-8"), "").all)
        for language in ("de", "en")
    }
    assert len(counts) == 1


def test_an_unknown_variable_is_named_with_file_and_line() -> None:
    wrong = GOOD + '\n[[snippet]]\nname = "Bad"\ntext = """\nDear\n$askr_name,"""\n'
    (problem,) = told(wrong)
    assert "mine.toml, line 17" in problem
    assert "“$askr_name”" in problem
    assert "$asker_name" in problem
    assert len(parse_snippets(wrong, "mine.toml").all) == 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[[snippet]\n", ("line 1", "not TOML")),
        ("[snippet]\nname = 'a'\n", ("two brackets",)),
        ("other = 1\n", ("“other”",)),
        ("[[snippet]]\ntext = 'b'\n", ("line 1", "“name”")),
        ("[[snippet]]\nname = 'a'\n", ("“text”",)),
        ("[[snippet]]\nname = 'a'\ntext = 'b'\ntitle = 'c'\n", ("line 4", "“title”")),
        ("[[snippet]]\nname = 'a'\ntext = 'costs 5 $'\n", ("line 3", "$$")),
        ("[[snippet]]\nname = 3\ntext = 'b'\n", ("“name”",)),
        ("snippet = ['a']\n", ("two brackets",)),
        (f"[[snippet]]\nname = '{'n' * 81}'\ntext = 'b'\n", ("line 2", "80")),
        ("[[snippet]]\nname='a'\ntext='b'\n[[snippet]]\nname='A'\ntext='c'\n", ("line 4", "twice")),
    ],
)
def test_what_is_wrong_is_said_where_it_is(text: str, parts: tuple[str, ...]) -> None:
    (problem,) = told(text)
    assert all(part in problem for part in parts), problem


def test_one_bad_snippet_leaves_the_others() -> None:
    found = parse_snippets("[[snippet]]\nname = 'a'\n" + GOOD, "mine.toml")
    assert [snippet.name for snippet in found.all] == ["Hello", "Thanks"]


def test_values_stand_for_variables_and_are_no_templates_themselves() -> None:
    hello = parse_snippets(GOOD, "mine.toml").all[0]
    values = {"asker_name": "$desk ${x} $$", "desk": "Pult"}
    assert fill(hello, values) == "Hello $desk ${x} $$, this is Pult; it costs $5."


def test_a_variable_without_a_value_is_an_error_not_a_hole() -> None:
    hello = parse_snippets(GOOD, "mine.toml").all[0]
    with pytest.raises(Refused) as caught:
        fill(hello, {"asker_name": "", "desk": "Pult"})
    assert "$asker_name" in say(caught.value.what)
    assert "mine.toml, line 2" in say(caught.value.what)


def test_search_looks_at_names_first_and_folds_umlauts() -> None:
    text = "".join(
        f"[[snippet]]\nname = '{name}'\ntext = '{words}'\n"
        for name, words in (("Gruß", "Tschüss"), ("Ende", "mit grüßen"), ("Anfang", "Hallo"))
    )
    found = parse_snippets(text, "mine.toml")
    assert [one.name for one in found.matching("gru")] == ["Gruß", "Ende"]
    assert [one.name for one in found.matching("TSCHUESS")] == ["Gruß"]
    assert len(found.matching("")) == 3
    assert found.matching("xyz") == ()
    assert found.find("gruss") is found.all[0]


@given(st.text(max_size=200))
def test_any_file_is_read_or_told(text: str) -> None:
    found = parse_snippets(text, "mine.toml")
    assert all(say(problem.told) for problem in found.problems)


@given(st.text(max_size=100))
def test_whatever_a_value_holds_stands_there_as_it_is(value: str) -> None:
    one = Snippet("a", "[$desk]", "f", 1)
    if value:
        assert fill(one, {"desk": value}) == f"[{value}]"
