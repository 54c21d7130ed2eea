"""The names of keys: as people write them, as programs know them, and which cannot be used."""

from __future__ import annotations

import unicodedata

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, Phrase

WAYS_OUT = frozenset({"back", "quit"})
"""Commands that always keep a key: without it nobody would find out of a screen."""

_SPECIAL = (
    *("enter", "tab", "escape", "space", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
_OTHERWISE = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown"}
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_MODIFIERS = ("ctrl", "alt", "shift")


def _sign(character: str) -> str:
    """The long name of a sign that is neither letter nor digit."""
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_ON_KEYBOARDS = (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100), 0x20AC)
_SIGNS = {_sign(chr(code)): chr(code) for code in _ON_KEYBOARDS if not chr(code).isalnum()}
"""The signs of keyboards in Germany and elsewhere, by their long names."""

_CALLED = {sign: name for name, sign in _SIGNS.items()} | {" ": "space"}

_STOLEN: dict[str, Phrase] = {
    "ctrl+c": N_("terminals interrupt a program with it"),
    "ctrl+z": N_("terminals suspend a program with it"),
    "ctrl+s": N_("terminals stop the output with it"),
    "ctrl+q": N_("terminals resume the output with it"),
    "ctrl+backslash": N_("terminals end a program with it"),
    "ctrl+j": N_("terminals send Enter for it"),
    "ctrl+m": N_("terminals send Enter for it"),
    "ctrl+h": N_("terminals send Backspace for it"),
    "ctrl+i": N_("terminals send Tab for it"),
    "ctrl+left_square_bracket": N_("terminals send Esc for it"),
}


def read_key(text: str) -> str:
    """Read the name of a key as a person writes it: `p`, `?`, `ctrl+p`, `F5`, `Esc`.

    Args:
        text: The name.

    Returns:
        The name that the screens know it by: `p`, `question_mark`, `ctrl+p`, `f5`, `escape`.

    Raises:
        WrongUsage: When there is no such key, or when a terminal keeps it for itself.
    """
    typed = text.strip()
    *modifiers, last = _parts(typed)
    pressed = sorted({word.lower() for word in modifiers}, key=_place)
    name = _plain(last)
    if not name or not set(pressed) <= set(_MODIFIERS):
        raise WrongUsage(N_("There is no key “{key}”.", key=text), _nearest(typed))
    if "ctrl" in pressed and len(name) == 1:
        name = name.lower()
    if len(name) == 1 and "shift" in pressed:
        raise WrongUsage(
            N_("“{key}” cannot be told apart from the key without Shift.", key=text),
            N_("For a capital letter write the letter itself: “{key}”.", key=name.upper()),
        )
    full = "+".join((*pressed, name))
    if full in _STOLEN:
        raise WrongUsage(
            N_("“{key}” cannot be used: {reason}.", key=text, reason=_STOLEN[full]),
            N_("Take another key."),
        )
    return full


def is_typed(key: str) -> bool:
    """Whether a key writes a character where text can be written.

    Args:
        key: A name as `read_key` returns it.
    """
    return len(key) == 1 or key in _SIGNS or key == "space"


def written(key: str) -> str:
    """A key as it is written in a keymap file.

    Args:
        key: A name as `read_key` returns it.

    Returns:
        The shortest text that `read_key` reads as this key.
    """
    *modifiers, last = key.split("+")
    sign = _SIGNS.get(last, last)
    return "+".join((*modifiers, last if modifiers or sign in ",\"'\\" else sign))


def _parts(typed: str) -> list[str]:
    """The modifiers and the key; a plus at the end is the key itself."""
    if typed.endswith("+"):
        return [*filter(None, typed[:-1].rstrip("+").split("+")), "plus"]
    return typed.split("+")


def _plain(last: str) -> str:
    """The name of a key without its modifiers; empty when there is none."""
    if len(last) == 1 and last.isprintable():
        return last if last.isalnum() else _CALLED.get(last, "")
    name = last.lower().replace(" ", "_")
    name = _OTHERWISE.get(name, name)
    if name in _SPECIAL or name in _SIGNS:
        return name
    return ""


def _place(modifier: str) -> int:
    return _MODIFIERS.index(modifier) if modifier in _MODIFIERS else len(_MODIFIERS)


def _nearest(typed: str) -> Phrase:
    """What may have been meant."""
    import difflib  # noqa: PLC0415 - not for first frame

    close = difflib.get_close_matches(typed.lower(), (*_SPECIAL, *_OTHERWISE, *_SIGNS), 3)
    if close:
        return N_("Did you mean {options}?", options=tuple(close))
    return N_("Write a character, or a name such as ctrl+p, f5, escape, pagedown.")
