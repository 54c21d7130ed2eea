"""The public name, and the title of the old form made with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.question import old_title, public_name

NAMES = [
    ("Andreas", "Schmidt", "Andreas S."),
    ("Ole", "ahlers", "Ole A."),
    ("Anna Lena", "Özbek", "Anna Lena Ö."),
    ("  Anna   Lena ", " Özbek ", "Anna Lena Ö."),
    ("Hans-Peter", "von der Heide", "Hans-Peter V."),
    ("Sinéad", "O'Neil", "Sinéad O."),
    ("Mia", "'t Hooft", "Mia T."),
    ("Łukasz", "żółć", "Łukasz Ż."),
    ("franz", "b.", "franz B."),
    ("Klasse 7b", "-", "Klasse 7b"),
    ("Klasse 7b", "", "Klasse 7b"),
    ("美咲", "山田", "美咲 山."),
    ("Anna\nLena", "Meyer", "Anna Lena M."),
]


@pytest.mark.parametrize(("first", "last", "shown"), NAMES)
def test_public_name_is_first_name_and_initial(first: str, last: str, shown: str) -> None:
    assert public_name(first, last) == shown


@given(st.from_regex(r"[A-ZÄÖÜ][a-zäöüß]{2,20}", fullmatch=True))
def test_last_name_never_stands_in_the_public_name(last: str) -> None:
    assert public_name("Mia", last) == f"Mia {last[0]}."


def test_old_title_is_in_the_words_of_the_platform() -> None:
    title = old_title("Angelika Bester", "Andreas S.", "Soziale Sicherung")
    assert title == "Frage an Angelika Bester von Andreas S. bezüglich Soziale Sicherung"
