"""Who of the directory a page means."""

from __future__ import annotations

import pytest

from qa_tui.domain.people.linking import Candidate, KnownMandate, pick, term_on
from qa_tui.domain.people.person_names import party_key, person_key, same_person, spelled_alike

OLD = KnownMandate(1, "mandate", "spd", "2009-10-27", "2013-10-22")
NEW = KnownMandate(2, "mandate", "spd", "2021-10-26", None)
STOOD = KnownMandate(3, "candidacy", "spd", "2009-07-01", "2009-11-30")
ELSE = KnownMandate(4, "mandate", "cdu", "2009-10-27", "2013-10-22")
ANNA = Candidate(11, "Anna Muster", "spd", has_profile=False, terms=(OLD, STOOD))
OTHER = Candidate(12, "Anna Muster", "cdu", has_profile=False, terms=(ELSE,))
LATER = Candidate(13, "Anna Muster", "spd", has_profile=False, terms=(NEW,))
BARE = Candidate(14, "Anna Muster", "", has_profile=False)
KNOWN = Candidate(15, "Anna Muster", "spd", has_profile=True)


@pytest.mark.parametrize(
    ("candidates", "party", "day", "meant"),
    [
        ([ANNA], "spd", "2010-01-01", 11),
        ([ANNA], "spd", None, 11),
        ([ANNA], "spd", "2023-01-01", 11),  # a directory may know some mandates only
        ([ANNA], "", "2010-01-01", 11),
        ([ANNA], "", None, 11),
        ([ANNA], "", "2023-01-01", None),
        ([ANNA], "fdp", "2010-01-01", None),
        ([BARE], "fdp", "2010-01-01", 14),
        ([ANNA, OTHER], "spd", "2010-01-01", 11),
        ([ANNA, OTHER], "cdu", None, 12),
        ([ANNA, OTHER], "fdp", "2010-01-01", None),
        ([ANNA, OTHER], "", "2010-01-01", None),
        ([ANNA, OTHER], "", None, None),
        ([ANNA, OTHER], "spd", "2023-01-01", None),
        ([ANNA, LATER], "spd", "2010-01-01", 11),
        ([ANNA, LATER], "spd", "2023-01-01", 13),
        ([ANNA, LATER], "spd", "2018-01-01", None),
        ([ANNA, LATER], "spd", None, None),
        ([ANNA, LATER], "", "2023-01-01", 13),
        ([ANNA, BARE], "cdu", "2010-01-01", None),
        ([], "spd", None, None),
    ],
)
def test_name_party_and_time(candidates, party, day, meant) -> None:
    found = pick(candidates, party, day, profile=False)
    assert (found.id if found else None) == meant
    found = pick(candidates[::-1], party, day, profile=False)
    assert (found.id if found else None) == meant


def test_a_profile_that_is_nobodys_speaks_against_those_whose_profile_is_known() -> None:
    assert pick([KNOWN], "spd", None, profile=True) is None
    assert pick([KNOWN], "spd", None, profile=False) is KNOWN
    assert pick([ANNA], "spd", None, profile=True) is ANNA


@pytest.mark.parametrize(
    ("terms", "day", "term"),
    [
        ((OLD, STOOD), "2010-01-01", 1),
        ((OLD, STOOD), "2009-08-01", 3),
        ((OLD, STOOD), "2009-11-01", 1),
        ((OLD, STOOD), "2010-01-01T10:00:00Z", 1),
        ((OLD, STOOD), "2020-01-01", None),
        ((OLD, STOOD), None, None),
        ((OLD, KnownMandate(4, "mandate", "", None, None)), "2010-01-01", None),
    ],
)
def test_mandate_of_the_day(terms, day, term) -> None:
    assert term_on(Candidate(1, "X", "", has_profile=False, terms=terms), day) == term


@pytest.mark.parametrize(
    "name",
    [
        *("Anna Müller", "Dr. Anna Müller", "Prof. Dr. h.c. Anna Müller", "Anna Müller MdB"),
        *("ANNA  MÜLLER", "Dr.-Ing. Anna Müller", "Dr. med. Anna Müller, MdL"),
    ],
)
def test_titles_make_no_other_name(name: str) -> None:
    assert person_key(name) == person_key("Anna Müller")
    assert same_person(name, "Anna Müller")


def test_names_that_are_others() -> None:
    assert person_key("Anna Mohr") != person_key("Anna Müller")
    assert person_key("Dr.") == "dr"
    assert person_key("…") == "…"
    assert not same_person("Anna Muster", "Anne Muster")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Anna Müller", "ANNA MUELLER", True),
        ("Anna Mu\u0308ller", "Dr. Anna Müller", True),
        ("Anna Groß", "Anna Gross", True),
        ("Søren Joël", "Soeren Joel", True),
        ("Hans-Jörg Ott", "Hans Joerg Ott", True),
        ("Anna Müller", "Anna Muller", False),
        ("Anna Bauer", "Anna Baur", False),
        ("Anna Bauer", "Anna Bäur", False),
    ],
)
def test_what_is_written_alike(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike
    assert spelled_alike(other, one) is alike


def test_labels_of_one_party() -> None:
    assert party_key("DIE LINKE.") == party_key("Die Linke")
    assert party_key("GRÜNE") == party_key("BÜNDNIS 90/DIE GRÜNEN")
    assert party_key("") == ""
    assert party_key("SPD") != party_key("CDU")
    assert party_key("Bündnis Grundeinkommen") != party_key("GRÜNE")
    assert party_key("Demokratische Linkshänder") != party_key("Die Linke")
