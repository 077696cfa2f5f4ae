"""A server of static files as a host would be set up: a sub-path, gzip, headers."""

from __future__ import annotations

import gzip
import mimetypes
import re
import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from quality.demo import BASE, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PACKED = frozenset({"text/html", "text/css", "text/javascript", "text/plain", "text/csv",
                     "image/svg+xml", "application/json", "application/xml"})  # fmt: skip

_HEADER = re.compile(r"^([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]+)+): (.+)$", re.MULTILINE)


def advised_headers() -> dict[str, str]:
    """Return the headers that docs/hosting.md asks every host for, by their names.

    Raises ValueError if it asks for none.
    """
    text = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    section = text.partition("\n## The headers\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```text\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    found: dict[str, str] = {}
    for block in blocks:
        for name, value in _HEADER.findall(block):
            found.setdefault(name, value)  # what comes later is for single files
    if "Content-Security-Policy" not in found:
        raise ValueError("docs/hosting.md names no Content-Security-Policy")
    return found


class _Server(ThreadingHTTPServer):
    """A server that takes it calmly when a browser leaves a page before all of it has come."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve the folder `site` on this machine; yield the address of its root, ending in a slash."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, file = _file(site, self.path)
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            body = file.read_bytes()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if kind in _PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}/"
    finally:
        server.shutdown()
        server.server_close()


def _file(site: Path, address: str) -> tuple[HTTPStatus, Path]:
    """Return what is at an address below the sub-path, or the page for missing addresses."""
    place = unquote(urlsplit(address).path)
    if place.startswith(f"{BASE}/"):
        file = site / (place.removeprefix(f"{BASE}/") or "index.html")
        if file.resolve().is_relative_to(site.resolve()) and file.is_file():
            return HTTPStatus.OK, file
    return HTTPStatus.NOT_FOUND, site / "404.html"
