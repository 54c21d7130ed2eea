"""The language of the screens: gettext, chosen by the locale or by `--lang`."""

from __future__ import annotations

import gettext
import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from qa_tui.domain.moments import local_day, local_moment, parse_stamp
from qa_tui.domain.phrase import N_, Decimal, InLanguages, Phrase
from qa_tui.resources import locale_path

if TYPE_CHECKING:
    from qa_tui.domain.errors import QaTuiError

LANGUAGES = ("de", "en")

_state: dict[str, gettext.NullTranslations | str] = {}
_plain: dict[int, str] = {}
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–·", "-"),
        "…": "...",
        "×": "x",
        "⏎": "Enter",
        "⇥": "Tab",
        "⇧": "Shift+",
        "␣": "Space",
        "│": "|",
        "→": "->",
        "←": "<-",
        "↓": "Down",
        "↑": "Up",
    }
)
"""What is written for signs and names of keys where only ASCII is drawn."""


def use_ascii(*, wanted: bool) -> None:
    """Choose whether the program's own signs are ASCII; letters of a language stay.

    Args:
        wanted: Whether they are.
    """
    _plain.clear()
    if wanted:
        _plain.update(_PLAIN)


def drawn(text: str) -> str:
    """What the program itself writes, in ASCII where that is wanted.

    Args:
        text: Signs, dashes, quotation marks or names of keys; never words of people.
    """
    return text.translate(_plain) if _plain else text


def cut_sign() -> str:
    """What stands in one cell where a line is cut."""
    return "~" if _plain else "…"


def use_language(language: str | None) -> str:
    """Choose the language of everything said from here on.

    English is the language of the message ids, so it needs no catalogue.

    Args:
        language: `de` or `en`; None for what the environment's locale says.

    Returns:
        The language chosen.
    """
    chosen = language or _from_locale()
    translations: gettext.NullTranslations = gettext.NullTranslations()
    if chosen != "en":
        translations = gettext.translation(
            "qa_tui", locale_path(), languages=[chosen], fallback=True
        )
    _state.update(language=chosen, translations=translations)
    return chosen


def _from_locale() -> str:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "de" if value.lower().startswith("de") else "en"
    return "en"


def language() -> str:
    """The language in use."""
    if not _state:
        use_language(None)
    return str(_state["language"])


def say(phrase: Phrase) -> str:
    """Put a phrase into the language in use.

    Args:
        phrase: The sentence with its values. Values may hold outside text, so the result has
            to be cleaned before it is shown.

    Returns:
        The sentence.
    """
    language()
    translations = _state["translations"]
    assert isinstance(translations, gettext.NullTranslations)  # noqa: S101 - narrows the type
    if phrase.plural is None:
        sentence = translations.gettext(phrase.msgid)
    else:
        sentence = translations.ngettext(phrase.msgid, phrase.plural, phrase.count)
    return drawn(sentence).format(**{name: _value(value) for name, value in phrase.values.items()})


def _value(value: object) -> object:
    if isinstance(value, Phrase):
        return say(value)
    if isinstance(value, InLanguages):
        return value.words.get(language()) or value.words["en"]
    if isinstance(value, Decimal):
        return str(value).replace(".", ",") if language() == "de" else str(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, tuple):
        return ", ".join(str(_value(part)) for part in value)
    return value


def say_error(error: QaTuiError) -> str:
    """What happened and what to do about it, in one line."""
    parts = (error.what, error.remedy)
    return " ".join(say(part) for part in parts if part is not None)


def age(text: str, now: datetime) -> str:
    """How long ago, in one unit: `5 min`, `2 h`, `3 d`, `5 w`, `2 y`.

    Args:
        text: A date or a UTC moment.
        now: The present moment.

    Returns:
        At most 6 cells.
    """
    if len(text) == 10:
        passed = now.astimezone().date() - local_day(text)
        if passed.days < 1:
            return say(N_("today"))
    else:
        passed = now - parse_stamp(text)
    minutes = int(passed.total_seconds()) // 60
    if minutes < 60:
        return say(N_("{n} min", n=max(minutes, 0)))
    hours = minutes // 60
    if hours < 48:
        return say(N_("{n} h", n=hours)) if hours < 24 else say(N_("{n} d", n=1))
    days = hours // 24
    if days < 21:
        return say(N_("{n} d", n=days))
    return say(N_("{n} w", n=days // 7)) if days < 728 else say(N_("{n} y", n=days // 365))


def long_date(text: str | None) -> str:
    """A date in words, such as `22. November 2026`; says so where it is unknown."""
    if text is None:
        return say(N_("date unknown"))
    return long_day(local_day(text))


def long_day(day: date) -> str:
    """A day in words."""
    from babel.dates import format_date  # noqa: PLC0415 - Babel loads slowly

    return format_date(day, "long", locale=language())


def long_moment(text: str) -> str:
    """A UTC moment in words, in the user's zone, with the time of day."""
    moment = local_moment(text)
    return f"{long_day(moment.date())}, {moment:%H:%M}"
