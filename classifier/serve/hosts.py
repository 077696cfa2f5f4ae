"""By which names a browser may ask for the site.

A page on the internet can make its own name lead to this machine, and would then read what is
served here as if it were its own (DNS rebinding). It cannot choose the name in the request, so
only names are answered that such a page cannot have.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class OwnNames:
    """Answers requests for this machine, and refuses all others. `host` is its given name."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._names = {host.lower(), socket.gethostname().lower(), "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, if its Host header is one of this machine."""
        given = next((v for k, v in scope.get("headers", ()) if k == b"host"), b"")
        if scope["type"] == "http" and not self.knows(given.decode("latin-1")):
            message = "This server answers only under its own name: localhost or its address.\n"
            await PlainTextResponse(message, status_code=421)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def knows(self, header: str) -> bool:
        """Tell whether a Host header names this machine: by a name of its own, or an address."""
        try:
            name = (urlsplit(f"//{header}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in self._names or name.endswith(".localhost"):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True
