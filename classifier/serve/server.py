"""The server: a workshop, a watch and a web server, begun and ended together."""

from __future__ import annotations

import asyncio
import secrets
import threading
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from classifier.problems import ProblemsError
from classifier.serve.app import make_app
from classifier.serve.live import Live
from classifier.serve.state import Listener
from classifier.serve.watch import Watch
from classifier.serve.workshop import Workshop

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from classifier.problems import Problem
    from classifier.serve.inputs import Inputs
    from classifier.serve.state import Report

# Seconds that a download which is under way may go on after the end was asked for.
_PATIENCE = 3


class Terminal(NamedTuple):
    """What somebody at the terminal is told, from several threads.

    `loading` is called before rules are loaded, `progress` with how many files are labelled and of
    how many, `report` when changes are dealt with, `wrong` with what is wrong with a page that a
    browser asked for.
    """

    loading: Callable[[], None]
    progress: Callable[[int, int], None]
    report: Callable[[Report], None]
    wrong: Callable[[Sequence[Problem]], None]


class Server:
    """Shows a desk on a listening socket. `read` gives the desk's inputs, with each change anew.

    `host` is the name or address that the socket was opened with.
    """

    def __init__(
        self, read: Callable[[], Inputs], listening: socket.socket, host: str, terminal: Terminal
    ) -> None:
        self._listening = listening
        self._live = Live(secrets.token_hex(4))
        self._workshop = Workshop(
            read,
            Listener(
                inputs=self._take_inputs,
                loading=terminal.loading,
                state=self._live.publish,
                report=terminal.report,
                progress=terminal.progress,
                looked_at=self._live.looked_at,
            ),
        )
        self._watch = Watch(self._workshop.notice)
        self._base_path = ""
        app = make_app(self._live, lambda: self._base_path, host, terminal.wrong)
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        self._web = _Web(config, self._live)

    @property
    def path(self) -> str:
        """The path of the site's first page."""
        base = self._base_path.strip("/")
        return f"/{base}/" if base else "/"

    def prepare(self) -> None:
        """Label all articles.

        Raises ProblemsError where the settings are wrong. Other mistakes are reported, and can be
        put right while the server runs.
        """
        try:
            self._workshop.begin()
            if self._workshop.inputs.good is None:
                raise ProblemsError(self._workshop.inputs.problems)
        except BaseException:
            self._watch.stop()
            raise

    def run(self) -> None:
        """Serve until `stop` is called or the process is interrupted (`KeyboardInterrupt`)."""
        # A daemon, as it cannot be interrupted while it loads rules; nothing it does is lost.
        worker = threading.Thread(target=self._workshop.run, name="workshop", daemon=True)
        worker.start()
        try:
            asyncio.run(self._web.serve(sockets=[self._listening]))
        finally:
            self._workshop.stop()
            worker.join(_PATIENCE)
            self._watch.stop()

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._web.should_exit = True

    def _take_inputs(self, inputs: Inputs) -> None:
        self._base_path = inputs.settings.base_path
        self._watch.look_at(inputs)


class _Web(uvicorn.Server):
    """A web server that lets go of browsers that listen for news before it waits for others."""

    def __init__(self, config: uvicorn.Config, live: Live) -> None:
        super().__init__(config)
        self._live = live

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.begin()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.close()
        await super().shutdown(sockets)
