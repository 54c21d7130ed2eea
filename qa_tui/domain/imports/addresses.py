"""What the address of a page says: the site, the profile and the thread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from qa_tui.domain.text import storable

LONGEST = 2_000
"""Code points of the longest address that is read."""

PLATFORM = "abgeordnetenwatch.de"
SISTERS = frozenset({"kandidatenwatch.de", "meinparlament.at", "politikercheck.lu"})
"""Sites with the platform's system; their threads have numbers of their own."""

_HOST_NAMES = ("www.", "embed.", "spiegel.", "beta.")
"""Beginnings of the hosts that show the same threads."""

_PROFILE = re.compile(
    r"(?:/[^/]+){0,2}?/profile/(?P<profile>[^/]+)"
    r"(?:/question/[0-9]{4}-[0-9]{2}-[0-9]{2}/(?P<dated>[0-9]+)"
    r"|/fragen-antworten/(?P<asked>[^/]+))?(?:/.*)?",
    re.DOTALL,
)
_LIST = re.compile(r"(?:/[^/]+){0,4}/fragen-antworten/?")
_OLD = re.compile(
    r"-(?P<command>[0-9]{1,9})-(?P<id>[0-9]{1,12})(?:--?(?P<part>[a-z][0-9]+))?\.html"
)


@dataclass(frozen=True)
class PageAddress:
    """What the address of a page tells.

    Attributes:
        ours: Whether it is one of the platform or of a sister site.
        profile: Last part of the address of the representative's page on the platform, or None;
            a sister site has people of its own.
        thread: What tells the thread from every other one, the same for all hosts that show it;
            None where the page is not that of one thread.
        lists: Whether the page lists questions: all of them, or those to one representative.
    """

    ours: bool = False
    profile: str | None = None
    thread: str | None = None
    lists: bool = False


_NOTHING = PageAddress()


def read_address(url: str | None) -> PageAddress:
    """Read the address of a page; what makes no sense tells nothing.

    Args:
        url: The address, with `http` or `https`; None where it is not known.

    Returns:
        What it tells.
    """
    if url is None or len(url) > LONGEST:
        return _NOTHING
    try:
        parts = urlsplit(url.strip().strip("<>"))
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return _NOTHING
    if parts.scheme not in {"http", "https"} or not host:
        return _NOTHING
    site = _site(storable(host))
    path = storable(unquote(parts.path).casefold())
    profile, thread = _of_path(path)
    if thread is not None and site != PLATFORM:
        thread = f"{site}/{thread}"
    ours = site == PLATFORM or site in SISTERS
    lists = thread is None and _LIST.fullmatch(path) is not None
    return PageAddress(ours, profile if site == PLATFORM else None, thread, lists)


def _site(host: str) -> str:
    """The site that a host belongs to: all its hosts show the same threads."""
    for site in (PLATFORM, *SISTERS):
        if host == site or host.endswith(f".{site}"):
            return site
    for name in _HOST_NAMES:
        if host.startswith(name) and "." in host.removeprefix(name):
            return host.removeprefix(name)
    return host


def _of_path(path: str) -> tuple[str | None, str | None]:
    """Profile and thread of a path; a number tells a thread of every profile."""
    found = _PROFILE.fullmatch(path)
    if found is None:
        old = _OLD.search(path)
        return None, None if old is None else "-".join(part for part in old.groups() if part)
    profile, asked = found["profile"], found["dated"] or found["asked"]
    if asked is None or asked.isdecimal():
        return profile, asked
    return profile, f"{profile}/{asked}"
