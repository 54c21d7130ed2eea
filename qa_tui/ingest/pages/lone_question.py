"""A page that is nothing but one question of the new form."""

from __future__ import annotations

import re

from qa_tui.domain.question import NEW_TITLE_LIMIT
from qa_tui.ingest.letters.phrases import addresses
from qa_tui.ingest.pages.other_forms import TEASERS

_LEAST_BLANKS = 4
_SITE_ASKS = re.compile(
    r"passwort|kennwort|zugang|angemeldet|anmeld|registrier|browser|javascript|hilfreich|seite"
    r"|\b(?:ihre[mnrs]?|k?ein|diese[mnrs]?) (?:rechnung|datei(?:en)?|konto|app|bestellung|profil"
    r"|artikel|beitrag)\b(?! [0-9])|\b(?:vorgang|warenkorb|gutschein|rabatt|benachrichtigungen)\b"
    r"|sind sie sicher, dass sie\b|(?:speichern|l(?:ö|oe)schen|fortfahren)\?"
    r"|\bihnen\b.{0,80} gef(?:allen|ällt)\b|\bunser(?:e[mnrs]?)?(?: neue[mnrs]?)? "
    r"(?:app|service|angebot|newsletter|team|shop|produkte?)\b|^suchen sie\b|^wussten sie schon\b"
    r"|\bonline (?:bezahl|bestell|gekauft|kaufen|gebucht|buchen)|sparen können\?"
    r"|\bihre[nr]? nächste[nr]? (?:urlaub|reise)\b",
    re.IGNORECASE,
)
"""Words of forms, dialogs and advertisements; what somebody in office is asked has them rarely."""


def is_lone_question(row: str) -> bool:
    """Whether a line can be a question to a representative although nothing stands around it.

    Args:
        row: The only line of a page, with single blanks.

    Returns:
        Whether it asks somebody in a few words, and not as sites ask their readers.
    """
    return (
        row.endswith("?")
        and row[:1].isupper()
        and row.count(" ") >= _LEAST_BLANKS
        and len(row) <= NEW_TITLE_LIMIT
        and addresses(row)
        and not (TEASERS.search(row) or _SITE_ASKS.search(row))
    )
