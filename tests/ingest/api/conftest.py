"""The server of the API that these tests ask, on this machine."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from api_server import Api, Ticks, small_directory

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def ticks() -> Ticks:
    """The client's clock."""
    return Ticks()


@pytest.fixture
def api() -> Iterator[Api]:
    """A server with the small directory."""
    served = Api(small_directory())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = served.answer(self.path)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                self.wfile.write(reply.body)
            except OSError:  # the client has had enough
                return
            served.change(urlsplit(self.path).path.rpartition("/")[2])

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    served.base = f"http://127.0.0.1:{server.server_port}/api/v2"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
