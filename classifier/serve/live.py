"""What browsers are told, by server-sent events, while they show a page."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from classifier.serve.shown import MOST, shown
from classifier.serve.state import State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterator

# Seconds after which a connection that has nothing to tell shows that it is still there.
_PULSE = 15.0


class Live:
    """Hands the latest state on to every browser that listens. `run` names this run of the server.

    `publish` and `looked_at` may be called from any thread, everything else from the event loop's.
    """

    def __init__(self, run: str) -> None:
        self.state = State()
        self._run = run
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Event()
        self._closed = False
        self._pages: Counter[str] = Counter()

    def begin(self) -> None:
        """Tell news through the running event loop from now on."""
        self._loop = asyncio.get_running_loop()

    def publish(self, state: State) -> None:
        """Hand on a new state."""
        self.state = state
        self._ring()

    def close(self) -> None:
        """End all connections, so that the server can end."""
        self._closed = True
        self._ring()

    def looked_at(self) -> Collection[str]:
        """Return the pages that browsers show, as paths from the site's root."""
        return [page for page, count in self._pages.copy().items() if count > 0]

    def number(self) -> str:
        """Return what tells this state of the pages from every other, also of other runs."""
        return f"{self._run}-{self.state.number}"

    async def events(self, page: str) -> AsyncIterator[str]:
        """Yield the events for a browser that shows `page`: the state, and then each new one."""
        told = None
        with self._looking(page):
            while not self._closed:
                news = self._news
                if self.state is not told:
                    told = self.state
                    yield f"data: {self._event()}\n\n"
                try:
                    await asyncio.wait_for(news.wait(), _PULSE)
                except TimeoutError:
                    yield ": still here\n\n"

    def _event(self) -> str:
        problems = self.state.problems
        return json.dumps(
            {
                "number": self.number(),
                "work": self.state.work,
                "problems": [
                    {**one._asdict(), "lines": [line._asdict() for line in one.lines]}
                    for one in shown(problems)
                ],
                "more": max(len(problems) - MOST, 0),
            },
            ensure_ascii=False,
        )

    @contextmanager
    def _looking(self, page: str) -> Iterator[None]:
        self._pages[page] += 1
        try:
            yield
        finally:
            self._pages[page] -= 1

    def _ring(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
