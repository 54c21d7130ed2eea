"""Snippets are searched and put in at the cursor by key."""

from __future__ import annotations

import json
import os

from composing import compose
from driving import seated
from on_desk import thread_of

from qa_tui.domain.text import clean
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.snippets import SnippetScreen
from qa_tui.tui.widgets.pick_list import PickList
from tests.hostile import HOSTILE


async def test_several_snippets_are_put_in_at_the_cursor(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await compose(seat, "l")
        await seat.press("f4")
        await seat.at(SnippetScreen)
        await seat.type("quelle")
        assert "Bitte um eine Quelle" in seat.shown("#found")
        title = thread_of(sample_desk, row.id).title
        assert clean(title).text[:30] in seat.shown("#preview")
        await seat.press("enter")
        await seat.at(ComposeScreen)
        assert f"„{title}“" in seat.field("text")
        await seat.press("enter", "f4")
        await seat.type("gruß mit")
        await seat.press("enter")
        text = seat.field("text")
        assert text.index(title) < text.index("xenia") < text.rindex("Freundliche Grüße")
        assert "$" not in text


async def test_a_snippet_stands_apart_from_the_word_before(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await compose(seat, "i")
        await seat.type("Ja.")
        for _ in range(2):
            await seat.press("f4")
            await seat.at(SnippetScreen)
            await seat.type("gruß mit")
            await seat.press("enter")
            await seat.at(ComposeScreen)
            await seat.press("enter")
        text = seat.field("text")
        assert text.startswith("Ja. ")
        (_, *later) = text.splitlines()
        assert not any(line.startswith(" ") for line in later)


async def test_a_snippet_without_a_value_says_so_and_is_not_put_in(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.press("tab", "f4")
        await seat.type("quelle")
        assert "“$title”" in seat.shown("#preview")
        assert ".toml, line " in seat.shown("#preview")
        await seat.press("enter")
        assert isinstance(seat.screen, SnippetScreen)
        await seat.press("escape")
        await seat.at(ComposeScreen)
        assert seat.field("title") == ""


async def test_snippets_open_on_the_first_one_that_fits(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.press("f4")
        await seat.at(SnippetScreen)
        assert "has no value" not in seat.shown("#preview")
        picks = seat.screen.query_one(PickList)
        assert picks.cursor > 0
        styles = [{str(span.style) for span in line.spans} for line in picks.lines]
        assert ["$dim" in one for one in styles[: picks.cursor + 1]] == [True] * picks.cursor + [
            False
        ]
        await seat.press("up")
        assert "has no value" in seat.shown("#preview")
        assert colours(seat.screen.query_one("#preview")) == {"$dim"}
        await seat.press("enter")
        assert "$error" in colours(seat.screen.query_one("#preview"))


def colours(shown) -> set[str]:
    """The styles of the words in a part of the screen."""
    return {str(span.style) for span in shown.render().spans}


async def test_what_is_wrong_with_own_snippets_is_named(sample_desk, own_settings) -> None:
    path = own_settings / "snippets.toml"
    path.write_text(
        '[[snippet]]\nname = "Mein [b]"\ntext = "gut"\n\n[[snippet]]\nname = "b"\ntext = "$askr"\n',
        "utf-8",
    )
    async with seated(sample_desk, (160, 48)) as seat:
        await compose(seat, "l")
        await seat.press("f4")
        assert "Mein [b]" in seat.shown("#found")
        assert f"{path}, line 7" in seat.shown("#problem").replace("snippets.toml ,", "")
        assert "“$askr”" in seat.shown("#problem")


async def test_snippets_in_a_pipe_are_not_waited_for(sample_desk, own_settings) -> None:
    os.mkfifo(own_settings / "snippets.toml")
    async with seated(sample_desk, (160, 48)) as seat:
        await compose(seat, "l")
        await seat.press("f4")
        assert "Not a plain file" in seat.shown("#problem")


async def test_hostile_snippets_do_no_harm(sample_desk, own_settings, size) -> None:
    entries = "".join(
        f"[[snippet]]\nname = {json.dumps(f'{n} {text[:60]}')}\ntext = {json.dumps(text + 'x')}\n"
        for n, text in enumerate(HOSTILE)
        if "$" not in text and text.isprintable()
    )
    (own_settings / "snippets.toml").write_text(entries, "utf-8", "surrogatepass")
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.press("f4", *["down"] * 30)
        assert not any(ord(sign) < 32 for line in seat.lines for sign in line)
        await seat.press("escape")
