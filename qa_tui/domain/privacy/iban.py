"""Account numbers: how long an IBAN is, and whether its check digits are right (ISO 13616)."""

from __future__ import annotations

import re

_LENGTHS = {
    **dict.fromkeys(("NO",), 15),
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("DK", "FI", "NL"), 18),
    **dict.fromkeys(("MK", "SI"), 19),
    **dict.fromkeys(("AT", "BA", "EE", "LT", "LU", "XK"), 20),
    **dict.fromkeys(("CH", "HR", "LI", "LV"), 21),
    **dict.fromkeys(("BG", "DE", "GB", "GE", "IE", "ME", "RS"), 22),
    **dict.fromkeys(("GI", "IL"), 23),
    **dict.fromkeys(("AD", "CZ", "ES", "MD", "PT", "RO", "SE", "SK", "TR"), 24),
    **dict.fromkeys(("IS",), 26),
    **dict.fromkeys(("FR", "GR", "IT", "MC", "SM"), 27),
    **dict.fromkeys(("AL", "CY", "HU", "PL"), 28),
    **dict.fromkeys(("UA",), 29),
    **dict.fromkeys(("MT",), 31),
}

_SIGN = re.compile("[0-9A-Za-z]")


def iban_end(text: str, start: int) -> int | None:
    """Where an IBAN ends that begins at a place, with blanks, hyphens or a line end between.

    Args:
        text: The text.
        start: The place of its first letter.

    Returns:
        The place after its last sign; None where there is none. One of digits alone counts with
        wrong check digits too: it may be mistyped.
    """
    length = _LENGTHS.get(text[start : start + 2].upper())
    if length is None:
        return None
    signs = ""
    last = start - 1
    for match in _SIGN.finditer(text, start, start + 3 * length):
        if text[last + 1 : match.start()].strip(" \t\n-"):
            return None
        last = match.start()
        signs += match[0].upper()
        if len(signs) == length:
            ends = not text[last + 1 : last + 2].isalnum()
            known = signs[2:].isdigit() or has_right_digits(signs)
            return last + 1 if ends and known else None
    return None


def has_right_digits(signs: str) -> bool:
    """Whether the check digits of an IBAN fit it.

    Args:
        signs: Its letters and digits, in capitals, with nothing between them.
    """
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
