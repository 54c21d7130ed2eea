"""A small directory, and a question to one of its people."""

from __future__ import annotations

from qa_tui.domain.question import NewQuestion

DIRECTORY = {
    "party": [{"key": "sm", "short": "SM", "name": "Soziale Mitte"}],
    "parliament": [{"key": "lt", "name": "Landtag"}],
    "period": [
        {
            "key": "now",
            "parliament": "lt",
            "kind": "legislature",
            "name": "Landtag 2026",
            "starts": -100,
            "ends": 100,
        },
        {
            "key": "past",
            "parliament": "lt",
            "kind": "legislature",
            "name": "Landtag 2021",
            "starts": -2000,
            "ends": -101,
        },
    ],
    "topic": [{"key": "verkehr", "name": "Verkehr"}, {"key": "umwelt", "name": "Umwelt"}],
    "representative": [
        {
            "key": "ada",
            "first_name": "Ada",
            "last_name": "Amt",
            "title": "Dr.",
            "party": "sm",
            "mandate": [{"kind": "mandate", "period": "now", "party": "sm"}],
        },
        {
            "key": "bert",
            "first_name": "Bert",
            "last_name": "Bock",
            "party": "sm",
            "mandate": [{"kind": "mandate", "period": "past", "party": "sm"}],
        },
    ],
}

CLARA = {
    "party": [{"key": "gb", "short": "GB", "name": "Grüner Bund"}],
    "period": [
        {
            "key": "then",
            "parliament": "lt",
            "kind": "legislature",
            "name": "Landtag 2027",
            "starts": -100,
            "ends": 100,
        }
    ],
    "parliament": [{"key": "lt", "name": "Bezirkstag"}],
    "topic": [],
    "representative": [
        {
            "key": "clara",
            "first_name": "Clara",
            "last_name": "Kant",
            "party": "gb",
            "mandate": [{"kind": "mandate", "period": "then", "party": "gb"}],
        }
    ],
}
"""A further representative, who can be asked; she is not on the desk from the beginning."""

ADA = 1
BERT = 2

QUESTION = NewQuestion(
    title="Wann kommt der Nachtbus?",
    text="",
    background="Fahrplan 2026, Seite 3.",
    topic="",
    first_name="Ole",
    last_name="Ahlers",
    email="ole.ahlers@example.org",
    town="Moorhagen",
    phone="0171 3920001",
)
