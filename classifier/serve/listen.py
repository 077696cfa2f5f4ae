"""Taking a port of this machine."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = 8000
_FURTHER = 20


def listen(host: str, port: int | None) -> socket.socket:
    """Open a socket. Without a port the first free one from 8000 on is taken; 0 is any free one.

    Raises ProblemsError where that cannot be had.
    """
    wanted: Iterable[int] = range(FIRST, FIRST + _FURTHER) if port is None else (port,)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.getaddrinfo(host, None, family)
    except socket.gaierror:
        raise _refused(host, "this machine has no such name", "try --host 127.0.0.1") from None
    for number in wanted:
        try:
            return socket.create_server((host, number), family=family)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                continue
            reason = (error.strerror or str(error)).lower()
            place = f"{host}:{number}"
            raise _refused(place, f"cannot listen here: {reason}", "try another --port") from None
    if port is None:
        message, hint = f"no port from {FIRST} to {FIRST + _FURTHER - 1} is free", "name a --port"
        raise _refused(host, message, hint)
    raise _refused(
        f"{host}:{port}",
        "another program listens on this port",
        "end it, or leave out --port and the next free one is taken",
    )


def is_exposed(host: str) -> bool:
    """Tell whether other machines can reach what listens on a host's name or address."""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() != "localhost"


def address(listening: socket.socket) -> str:
    """Return the address at which a browser on this machine reaches a socket."""
    host, port = listening.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = "::1" if ":" in host else "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _refused(place: str, message: str, hint: str) -> ProblemsError:
    return ProblemsError([Problem(place, 0, 0, "cannot-listen", message, hint)])
