"""Ways through the screens of a desk, on which outside text is shown, pasted and typed.

After each key the tour waits for what it leads to, so a slow machine sees the same screens.
"""

from __future__ import annotations

import re
from itertools import count, cycle, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from terminal import Terminal

CTRL_P, ESCAPE, TAB, ENTER = "\x10", "\x1b", "\t", "\r"
F1, F2, HOME = "\x1bOP", "\x1bOQ", "\x1b[H"

LONGEST_PASTE = 1500
"""Characters of a text that is pasted."""

LOADED = {
    "A new question": "nobody has this name",
    "An answer on behalf": "answers as",
    "New words from the author": "Before:",
}
"""What the compose screen says, by its title, as soon as it takes keys."""

PALETTE_EDGE = "▔" * 20

_NOT_PASTED = re.compile("[\x1b\ud800-\udfff]")
"""What terminals take out of a paste, because it could end the paste early; and halves of signs."""

_NOT_TYPED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What is a key of its own when it is typed."""

_marks = count(1)


def lists(terminal: Terminal, words: list[str]) -> None:
    """The lists, a thread, its letters, the representatives, the help."""
    go(terminal, "8", "Everything")
    for key in "jjJG":
        move(terminal, key)
    go(terminal, ENTER, "Thread")
    terminal.type(TAB * 2)
    go(terminal, "L", "Letters about thread")
    go(terminal, "q", "Thread")
    go(terminal, "q", "Everything")
    go(terminal, "m", "Representatives")
    move(terminal, "j")
    move(terminal, "j")
    terminal.type(TAB)
    go(terminal, "q", "Everything")
    help_and_back(terminal, "?")


def writing(terminal: Terminal, words: list[str]) -> None:
    """The compose screen: a draft that was left, an answer, new words; pasted and typed."""
    texts = cycle(pasted(words))
    go(terminal, "wg", "A new question")
    terminal.until_shows(LOADED["A new question"])
    for _ in range(9):
        put(terminal, next(texts))
        terminal.type(TAB)
    type_in(terminal, words)
    terminal.type(F2)
    terminal.until_shows("Not sent off")
    help_and_back(terminal, F1)
    go(terminal, ESCAPE, "New questions")
    for view, name, letter, title in (
        ("5", "Waiting for an answer", "a", "An answer on behalf"),
        ("4", "With the asker", "v", "New words from the author"),
    ):
        go(terminal, view, name)
        for _ in range(2):
            go(terminal, f"w{letter}", title)
            terminal.until_shows(LOADED[title])
            for text in islice(texts, 4):
                put(terminal, text)
            terminal.type(TAB)
            put(terminal, next(texts))
            go(terminal, ESCAPE, name)


def palette(terminal: Terminal, words: list[str]) -> None:
    """The command palette over lists and threads; and pastes that no field takes."""
    go(terminal, "5", "Waiting for an answer")
    texts = pasted(words)
    for text in islice(texts, 0, None, 20):
        look_for(terminal, text)
    open_palette(terminal)
    type_in(terminal, words)
    close_palette(terminal)
    for command in ("Publish\r", "\rPublish\r", "a\rq"):
        look_for(terminal, command)
        terminal.paste(command)
    go(terminal, ENTER, "Thread")
    for text in islice(texts, 3, None, 90):
        terminal.paste(text)
        look_for(terminal, text)
    go(terminal, "q", "Waiting for an answer")


def pasted(words: list[str]) -> list[str]:
    """Strings as terminals paste them."""
    return [_NOT_PASTED.sub("", text)[:LONGEST_PASTE] for text in words]


def go(terminal: Terminal, keys: str, title: str) -> None:
    """Press keys that lead to a screen or view with a title in the first line."""
    terminal.type(keys)
    terminal.until(lambda text: title in text.partition("\n")[0], f"“{title}”")


def move(terminal: Terminal, key: str) -> None:
    """Press a key that changes something on the screen."""
    before = terminal.text
    terminal.type(key)
    terminal.until(lambda text: text != before, f"an effect of “{key}”")


def help_and_back(terminal: Terminal, key: str) -> None:
    """Open the help over a screen and close it."""
    terminal.type(key)
    terminal.until_shows("Esc closes this")
    terminal.type(ESCAPE)
    terminal.until(lambda text: "Esc closes this" not in text, "the end of the help")


def put(terminal: Terminal, text: str) -> None:
    """Paste a text into a field, and see that it arrived by a mark that is typed after it."""
    terminal.paste(text)
    type_mark(terminal)


def type_in(terminal: Terminal, words: list[str]) -> None:
    """Type what of strings can be typed, a part of each."""
    terminal.type("".join(_NOT_TYPED.sub("", text)[:20] for text in words[::13]))
    type_mark(terminal)


def type_mark(terminal: Terminal) -> None:
    """Type something that stands nowhere else at the beginning of the line, and wait for it."""
    mark = f"Q{next(_marks)}Q"
    terminal.type(HOME)
    terminal.type(mark)
    terminal.until_shows(mark)


def open_palette(terminal: Terminal) -> None:
    terminal.type(CTRL_P)
    terminal.until_shows("Find a command")


def look_for(terminal: Terminal, text: str) -> None:
    """Paste a text into the palette, and leave it."""
    open_palette(terminal)
    put(terminal, text)
    close_palette(terminal)


def close_palette(terminal: Terminal) -> None:
    terminal.type(ESCAPE)
    terminal.until(lambda text: PALETTE_EDGE not in text, "the end of the palette")
