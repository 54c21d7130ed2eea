"""Addresses of pages: which are the platform's, and which show the same thread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.imports.addresses import LONGEST, PageAddress, read_address

SLUG = "/profile/jasper-quandt/fragen-antworten/wann-wird-die-schleuse-geoeffnet"


@pytest.mark.parametrize("host", ["www.", "", "embed.", "spiegel.", "beta."])
@pytest.mark.parametrize("end", ["", "/", "?page=2", "#antwort", "/?x=1#y"])
def test_all_hosts_show_the_same_thread(host: str, end: str) -> None:
    address = read_address(f"https://{host}abgeordnetenwatch.de{SLUG}{end}")
    assert address == PageAddress(
        ours=True,
        profile="jasper-quandt",
        thread="jasper-quandt/wann-wird-die-schleuse-geoeffnet",
    )


@pytest.mark.parametrize(
    ("path", "profile", "thread"),
    [
        ("/profile/a-b/question/2009-09-24/123", "a-b", "123"),
        ("/profile/a-b/fragen-antworten/123", "a-b", "123"),
        ("/profile/a-b/fragen-antworten/warum", "a-b", "a-b/warum"),
        ("/profile/A-B/fragen-antworten/Warum", "a-b", "a-b/warum"),
        ("/profile/j%C3%BCrgen-b/fragen-antworten/1", "jürgen-b", "1"),
        ("/bundestag/profile/a-b/question/2009-09-24/123", "a-b", "123"),
        ("/profile/a-b", "a-b", None),
        ("/profile/a-b/fragen-antworten", "a-b", None),
        ("/profile/a-b/fragen-antworten/", "a-b", None),
        ("/profile/a-b/question/2009-09-24", "a-b", None),
        ("/a_b-650-5786.html", None, "650-5786"),
        ("/frage-575-37969--f321456.html", None, "575-37969-f321456"),
        ("/profile/", None, None),
        ("/blog/2020", None, None),
        ("", None, None),
    ],
)
def test_shapes_of_paths(path: str, profile: str | None, thread: str | None) -> None:
    for scheme in ("http", "https"):
        found = read_address(f"{scheme}://www.abgeordnetenwatch.de{path}")
        assert (found.ours, found.profile, found.thread) == (True, profile, thread)


@pytest.mark.parametrize(
    ("path", "lists"),
    [
        ("/profile/a-b/fragen-antworten", True),
        ("/profile/a-b/fragen-antworten/?page=2&parliament_period=132", True),
        ("/bundestag/profile/a-b/fragen-antworten", True),
        ("/fragen-antworten?context=Bundestag+2021+-+2025", True),
        ("/profile/a-b/fragen-antworten/123", False),
        ("/profile/a-b/fragen-antworten/fragen-antworten", False),
        ("/profile/a-b", False),
        ("", False),
    ],
)
def test_lists_of_questions_have_an_address_of_their_own(path: str, lists: bool) -> None:
    assert read_address(f"https://www.abgeordnetenwatch.de{path}").lists is lists


@pytest.mark.parametrize(
    ("host", "ours", "site"),
    [
        ("www.meinparlament.at", True, "meinparlament.at/"),
        ("WWW.Abgeordnetenwatch.de.", True, ""),
        ("www.abgeordnetenwatch.de:8080", True, ""),
        ("www.example.org", False, "example.org/"),
        ("beta.example.org", False, "example.org/"),
        ("spiegel.de", False, "spiegel.de/"),
        ("abgeordnetenwatch.de.example.org", False, "abgeordnetenwatch.de.example.org/"),
        ("notabgeordnetenwatch.de", False, "notabgeordnetenwatch.de/"),
        ("www.abgeordnetenwatch.de@example.org", False, "example.org/"),
    ],
)
def test_threads_of_other_sites_are_other_threads(host: str, ours: bool, site: str) -> None:
    found = read_address(f"https://{host}/profile/a-b/fragen-antworten/1")
    assert found == PageAddress(ours=ours, profile=None if site else "a-b", thread=f"{site}1")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "www.abgeordnetenwatch.de",
        "ftp://www.abgeordnetenwatch.de/profile/a/fragen-antworten/1",
        "http://[",
        "https://",
        "https://www.abgeordnetenwatch.de" + "/x" * LONGEST,
    ],
)
def test_what_makes_no_sense_tells_nothing(url: str | None) -> None:
    assert read_address(url) == PageAddress()


@given(st.text(max_size=3_000))
def test_no_address_is_too_odd(text: str) -> None:
    read_address(text)
    read_address(f"https://www.abgeordnetenwatch.de/{text}")
    read_address(f"https://{text}")
