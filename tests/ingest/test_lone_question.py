"""A page of one line is a question to somebody, or what a site asks its readers."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.pages.page import read_page_text


@pytest.mark.parametrize(
    "line",
    [
        "Haben Sie Ihre Rechnung schon online bezahlt?",
        "Sind Sie sicher, dass Sie Ihre Datei löschen wollen?",
        "Sind Sie sicher, dass Sie Ihre Datei loeschen wollen?",
        "Möchten Sie diesen Vorgang wirklich abbrechen?",
        "Wollen Sie die Änderungen an Ihrem Profil speichern?",
        "Kennen Sie schon unsere neue App?",
        "Haben Sie Fragen zu Ihrer Bestellung?",
        "Hat Ihnen dieser Artikel gefallen?",
        "Wie zufrieden sind Sie mit unserem Service?",
        "Suchen Sie eine günstige Versicherung für Ihr Auto?",
        "Sie haben noch kein Konto bei uns?",
        "Möchten Sie Benachrichtigungen von uns erhalten?",
        "Planen Sie gerade Ihren nächsten Urlaub?",
        "Wussten Sie, dass Sie jetzt bis zu 500 Euro sparen können?",
        "Wie hat Ihnen unser Angebot gefallen?",
        "Haben Sie einen Fehler auf dieser Webseite gefunden?",
    ],
)
def test_what_sites_and_programs_ask_is_no_thread(line: str) -> None:
    with pytest.raises(Unreadable):
        read_page_text(line)


@pytest.mark.parametrize(
    "line",
    [
        "Warum lassen Sie zu, dass so viele Bäume gefällt werden?",
        "Sind Sie mit der Arbeit der Regierung zufrieden?",
        "Werden Sie bei Schulen und Universitäten sparen?",
        "Setzen Sie sich für ein besseres Angebot im Nahverkehr ein?",
        "Warum kann ich bei Ihnen keine Pässe online beantragen?",
        "Wollen Sie die Reform des Wahlrechts wirklich abbrechen?",
        "Wie stimmen Sie über Artikel 13 der Urheberrechtsreform ab?",
        "Wie stehen Sie zu Online-Durchsuchungen durch den Staat?",
        "Sind Sie dafür, dass Rechnungshöfe mehr Rechte bekommen?",
        "Wollen Sie das Tempolimit auf Autobahnen einführen?",
        "Möchten Sie die Schuldenbremse abschaffen oder behalten?",
        "Haben Sie sich für den Erhalt des Schwimmbads eingesetzt?",
        "Werden Sie die Vorratsdatenspeicherung wieder abschaffen?",
        "Planen Sie eine Reform der gesetzlichen Krankenversicherung?",
    ],
)
def test_what_is_asked_of_somebody_in_office_is_one(line: str) -> None:
    assert read_page_text(line).title == line
