"""The keymap file: what it may say, and that every mistake is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.keymap import Keymap, ScreenKeys, read_keymap
from qa_tui.domain.phrase import N_

LIST = ScreenKeys(
    "queue",
    N_("The list"),
    (("publish", ("a",)), ("preview", ("p",)), ("help", ("question_mark",)), ("quit", ("q",))),
    frozenset({"j", "k"}),
)
WRITING = ScreenKeys(
    "compose",
    N_("Writing"),
    (("send", ("f2",)), ("help", ("f1",)), ("back", ("escape",))),
    typing=True,
)
SCREENS = (LIST, WRITING)


def read(text: str) -> tuple[Keymap, list[str]]:
    keymap, problems = read_keymap(text, "keys.toml", SCREENS)
    return keymap, [str(problem) for problem in problems]


def test_a_key_several_keys_and_none() -> None:
    keymap, problems = read(
        'publish = "P"\npreview = ["x", "f9"]\nhelp = "none"\nsend = "f3, f4"\n'
    )

    assert problems == []
    assert dict(keymap.keys) == {
        "publish": ("P",),
        "preview": ("x", "f9"),
        "help": (),
        "send": ("f3", "f4"),
    }


def test_keys_can_change_places() -> None:
    keymap, problems = read('publish = "p"\npreview = "a"\n')

    assert problems == []
    assert keymap.of("publish", ("a",), typing=False) == ("p",)
    assert keymap.of("preview", ("p",), typing=False) == ("a",)


def test_a_command_that_is_not_named_keeps_its_key() -> None:
    assert Keymap({"publish": ("P",)}).of("help", ("f1",), typing=False) == ("f1",)


def test_where_text_is_written_no_character_is_a_key() -> None:
    keymap = Keymap({"help": ("h", "f12"), "back": ("x",)})

    assert keymap.of("help", ("f1",), typing=True) == ("f12",)
    assert keymap.of("back", ("escape",), typing=True) == ("escape",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\n\npublich = "p"', 3, ["no command “publich”", "Did you mean", "publish"]),
        ('# mine\npublish = "ctrl+s"', 2, ["“ctrl+s” cannot be used", "stop the output"]),
        ('publish = "pagedwn"', 1, ["no key “pagedwn”", "Did you mean", "pagedown"]),
        ("publish = 3", 1, ["needs a key, or a list"]),
        ("publish = [1]", 1, ["needs a key, or a list"]),
        ('quit = "none"', 1, ["“quit” needs a key", "nobody could leave a screen"]),
        ('back = "none"', 1, ["“back” needs a key"]),
        ('publish = "j"', 1, ["“j” moves", "“publish” would never get it"]),
        ('[publish]\nkey = "p"', 1, ["“publish” needs a key"]),
        ('preview = "f9"\npublish = p', 2, ["This line cannot be read"]),
        ('publish = "P"\npublish = "Q"', 2, ["This line cannot be read"]),
        ("publish = " + "[" * 100_000, 1, ["This line cannot be read"]),
        ("publish = " + "{a=" * 100_000, 1, ["This line cannot be read"]),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, words: list[str]) -> None:
    _, (problem,) = read(text)

    assert problem.startswith(f"keys.toml, line {line}: ")
    for part in words:
        assert part in problem


def test_a_clash_names_screen_key_and_both_commands() -> None:
    _, (problem,) = read('# mine\npublish = "p"')

    assert problem.startswith("keys.toml, line 2: On the screen “The list” the key “p”")
    assert "“publish”" in problem
    assert "“preview”" in problem


def test_all_mistakes_are_told_in_the_order_of_the_file() -> None:
    _, problems = read('publish = "p"\nnope = "x"\nhelp = "ctrl+c"\n')

    assert [problem.split(":")[0] for problem in problems] == [
        f"keys.toml, line {line}" for line in (1, 2, 3)
    ]


def test_the_same_key_on_different_screens_is_no_clash() -> None:
    _, problems = read('send = "f9"\npublish = "f9"\n')

    assert problems == []


@given(st.text(max_size=200))
def test_any_file_is_read_or_told_about(text: str) -> None:
    keymap, problems = read(text)

    assert isinstance(keymap, Keymap)
    assert all(problem.startswith("keys.toml, line ") for problem in problems)
