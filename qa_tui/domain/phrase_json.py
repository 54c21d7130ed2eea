"""Sentences as JSON, so that they can be stored and shown in another language later."""

from __future__ import annotations

import json
from string import Formatter

from qa_tui.domain.phrase import Phrase


def phrase_json(phrase: Phrase) -> str:
    """A sentence with its values as JSON."""
    return json.dumps(_plain(phrase), ensure_ascii=False)


def read_phrase(text: str) -> Phrase:
    """A sentence from JSON; what is no sentence of this program is shown as it stands.

    Args:
        text: As `phrase_json` wrote it; a foreign file may hold anything.
    """
    try:
        found = _phrase(json.loads(text))
        str(found)
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return Phrase("{text}", {"text": text})
    return found


def _plain(value: object) -> object:
    if isinstance(value, Phrase):
        values = {name: _plain(part) for name, part in value.values.items()}
        return {"says": value.msgid, "with": values, "many": value.plural, "count": value.count}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def _phrase(found: object) -> Phrase:
    """A sentence.

    Raises:
        ValueError: When it is not one.
        LookupError: When something is missing in it.
    """
    if not isinstance(found, dict) or not isinstance(found["with"], dict):
        raise ValueError
    phrase = Phrase(
        str(found["says"]),
        {str(name): _value(value) for name, value in found["with"].items()},
        None if found["many"] is None else str(found["many"]),
        int(found["count"]),
    )
    for sentence in (phrase.msgid, phrase.plural or ""):
        for _, name, form, conversion in Formatter().parse(sentence):
            if name is None:
                continue
            if name not in phrase.values or not name.isidentifier() or form or conversion:
                raise ValueError
    return phrase


def _value(value: object) -> object:
    if isinstance(value, dict):
        return _phrase(value)
    if isinstance(value, list):
        return tuple(_value(part) for part in value)
    return value
