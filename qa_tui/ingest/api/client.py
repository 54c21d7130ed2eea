"""Asks the open API over HTTP: slowly, patiently, and never further than its own address.

httpx is loaded by the first request only: it brings click and rich along.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from qa_tui import __version__
from qa_tui.domain.errors import Unreachable, Unreadable, WrongUsage
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import httpx

T = TypeVar("T")

BASE_URL = "https://www.abgeordnetenwatch.de/api/v2"
"""Where the platform's own API is."""

PER_MINUTE = 30
"""Requests a minute; more is no fair use of the API."""

TRIES = 6
"""How often a request is made before it is given up."""

MOST_BYTES = 20_000_000
"""Bytes of an answer at most, unpacked; a hundred entries have about 150,000."""

_TIMEOUT = 30.0
_LONGEST_PAUSE = 120.0
_SHORT_WAIT = 0.2
_REDIRECTS = 3
_HOME = frozenset({"localhost", "127.0.0.1", "::1"})


class Stopped(Exception):
    """The work was stopped by whoever asked for it."""


class _Again(Exception):
    """An answer that may be better the next time.

    Attributes:
        reason: What was wrong with it.
        pause: Seconds that the server asks to wait, or None.
    """

    def __init__(self, reason: Phrase, pause: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pause = pause


@dataclass
class Client:
    """Asks one server.

    Attributes:
        base: Address that paths are added to.
        stop: Called while waiting; returns whether to stop.
        clock: Seconds that only grow.
        wait: Waits so many seconds.
        per_minute: Requests a minute at most.
        most: Bytes of an answer at most.
        told: Told once why it is asked again, before the first wait for that.
    """

    base: str = BASE_URL
    stop: Callable[[], bool] = lambda: False
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    per_minute: float = PER_MINUTE
    most: int = MOST_BYTES
    told: Callable[[Phrase], None] | None = None
    _http: httpx.Client | None = field(default=None, repr=False)
    _next: float = field(default=0.0, repr=False)

    def __post_init__(self) -> None:
        self.base = checked_url(self.base)

    @contextmanager
    def connected(self) -> Iterator[None]:
        """Keep the connection open until the end of the `with`."""
        import httpx  # noqa: PLC0415 - see above

        home = (urlsplit(self.base).hostname or "") in _HOME
        try:
            with httpx.Client(
                timeout=_TIMEOUT,
                trust_env=not home,
                headers={"User-Agent": f"qa-tui/{__version__}", "Accept": "application/json"},
            ) as self._http:
                yield
        finally:
            self._http = None

    def ask(self, path: str, query: Mapping[str, str], read: Callable[[bytes], T]) -> T:
        """Ask until the answer can be read.

        Args:
            path: Below the base, such as `parties`.
            query: Names and values after the question mark.
            read: Reads the answer's bytes.

        Returns:
            What `read` made of it.

        Raises:
            Unreachable: When no try brought an answer that could be read.
            Stopped: When `stop` said so.
        """
        import httpx  # noqa: PLC0415 - see above

        url = str(httpx.URL(f"{self.base}/{path}", params=dict(query)))
        for number in range(TRIES):
            self._keep_pace()
            try:
                return read(self._get(url))
            except _Again as error:
                reason, pause = error.reason, error.pause
            except Unreadable as error:
                reason, pause = error.what, None
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason, pause = N_("{detail}", detail=str(error) or type(error).__name__), None
            if number < TRIES - 1:
                self._tell(reason)
                self._sleep(min(pause or 2.0 * 2**number, _LONGEST_PAUSE))
        raise Unreachable(
            N_("{url}: {reason}", url=url, reason=reason),
            N_("Try again later: answers that have already come are kept."),
        )

    def _get(self, url: str) -> bytes:
        """Ask once, following redirects that stay on the same server."""
        assert self._http is not None, "ask inside `connected`"  # noqa: S101 - a caller's mistake
        for _ in range(_REDIRECTS):
            with self._http.stream("GET", url) as response:
                if not response.has_redirect_location:
                    return self._body(response)
                to = response.url.join(response.headers["location"])
            if (to.scheme, to.host, to.port) != (
                response.url.scheme,
                response.url.host,
                response.url.port,
            ):
                raise Unreachable(
                    N_("{url} redirects to another server, {other}.", url=url, other=str(to)),
                    N_("If that is meant, give its address with --base-url."),
                )
            url = str(to)
        raise Unreachable(N_("{url} redirects too often.", url=url), N_("Check the address."))

    def _body(self, response: httpx.Response) -> bytes:
        """The bytes of a good answer."""
        status = response.status_code
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _Again(
                N_("The server answers with error {status}.", status=status),
                _seconds(response.headers.get("retry-after", "")),
            )
        if status != HTTPStatus.OK:
            raise Unreachable(
                N_(
                    "{url}: The server answers with error {status}.",
                    url=str(response.url),
                    status=status,
                ),
                N_("Check the address."),
            )
        found = bytearray()
        for chunk in response.iter_bytes():
            found += chunk
            if len(found) > self.most:
                raise Unreachable(
                    N_(
                        "{url}: The answer is too large to be one of the API.",
                        url=str(response.url),
                    ),
                    N_("Check the address."),
                )
        return bytes(found)

    def _tell(self, reason: Phrase) -> None:
        """Tell once that it is waited, and why."""
        if self.told is not None:
            seconds = int(sum(2.0 * 2**number for number in range(TRIES - 1)))
            told = N_(
                "No answer; asking again for about {seconds} seconds: {reason}",
                seconds=seconds,
                reason=reason,
            )
            self.told(told)
            self.told = None

    def _keep_pace(self) -> None:
        """Wait until the next request may be made."""
        self._sleep(self._next - self.clock())
        self._next = self.clock() + 60.0 / self.per_minute

    def _sleep(self, seconds: float) -> None:
        """Wait in short pieces, so that one can stop it."""
        until = self.clock() + seconds
        while True:
            if self.stop():
                raise Stopped
            left = until - self.clock()
            if left <= 0:
                return
            self.wait(min(left, _SHORT_WAIT))


def checked_url(base: str) -> str:
    """The address of an API without a slash at its end.

    Raises:
        WrongUsage: When it is not one.
    """
    import httpx  # noqa: PLC0415 - see above

    try:
        parts = urlsplit(base)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        httpx.URL(base)
    except (ValueError, httpx.InvalidURL):
        good = False
    if not good or parts.query or parts.fragment:
        raise WrongUsage(
            N_("“{url}” is not the address of an API.", url=base),
            N_("Write it like {url}.", url=BASE_URL),
        )
    return base.rstrip("/")


def _seconds(text: str) -> float | None:
    """The seconds of a `Retry-After`; dates in it are left alone."""
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None
