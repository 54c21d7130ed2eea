"""Reads standard input: text or one JSON object, bounded, with errors that say where."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 1_000_000
"""Bytes of standard input at most; the longest text allowed has far less."""


def is_given() -> bool:
    """Whether something other than a keyboard stands behind standard input."""
    return not sys.stdin.closed and not sys.stdin.isatty()


def read_text() -> str:
    """Read all of standard input.

    Returns:
        The text, without a byte order mark.

    Raises:
        WrongUsage: When it is over 1 MB or no UTF-8.
    """
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise WrongUsage(
            N_("Standard input holds more than {limit} bytes.", limit=MAX_BYTES),
            N_("Send one question or answer only."),
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUsage(
            N_("Standard input is not UTF-8: byte {place} does not fit.", place=error.start + 1),
            N_("Convert it to UTF-8."),
        ) from None


def read_object(texts: Iterable[str], numbers: Iterable[str]) -> dict[str, str | int]:
    """Read one JSON object from standard input.

    Args:
        texts: Keys whose values are text; a number is taken as text too, null as not given.
        numbers: Keys whose values are whole numbers.

    Returns:
        The values that were given.

    Raises:
        WrongUsage: When it is no such object; says what is wrong and where.
    """
    types = {**dict.fromkeys(texts, str), **dict.fromkeys(numbers, int)}
    found = _parse(read_text())
    if not isinstance(found, dict):
        raise WrongUsage(
            N_("Standard input holds no JSON object."),
            N_("Write {{…}} with: {keys}.", keys=_list(types)),
        )
    unknown = [key for key in found if key not in types]
    if unknown:
        raise WrongUsage(
            N_("The JSON object has an unknown key “{key}”.", key=unknown[0]),
            N_("Keys are: {keys}.", keys=_list(types)),
        )
    return {
        key: _value(key, value, types[key]) for key, value in found.items() if value is not None
    }


def _parse(text: str) -> Any:
    remedy = N_("Give one JSON object, or flags; see “qa-tui ask --help”.")
    if not text.strip():
        raise WrongUsage(N_("Standard input is empty."), remedy)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise WrongUsage(
            N_(
                "Standard input is not JSON: line {line}, place {place}: {detail}.",
                line=error.lineno,
                place=error.colno,
                detail=error.msg,
            ),
            remedy,
        ) from None
    except (ValueError, RecursionError):
        raise WrongUsage(N_("Standard input is not readable JSON."), remedy) from None


def _value(key: str, value: object, wanted: type) -> str | int:
    if wanted is str and isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and (wanted is int or key == "to"):
        return value if wanted is int else str(value)
    what = (
        N_("“{key}” must be text.", key=key)
        if wanted is str
        else N_("“{key}” must be a whole number.", key=key)
    )
    raise WrongUsage(what, N_("Correct the JSON object."))


def _list(types: dict[str, type]) -> str:
    return ", ".join(types)
