"""Echoes of a large desk, looked for beside other work.

To find them all articles are compared, which takes seconds for a thousand. An edition shows those
that were found last, until a later one comes with those of its own articles.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from classifier.site.pages import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from classifier.site.echo_views import Echoes
    from classifier.site.views import BriefingView

# Among so few articles they are found in a moment.
FEW = 50


@dataclass(frozen=True)
class EarlierEchoes(Site):
    """A site that shows echoes found on an earlier one."""

    earlier: Echoes

    @cached_property
    def echoes(self) -> Echoes:
        """The echoes of the earlier site."""
        return self.earlier


class EchoSearch:
    """Keeps the latest echoes; `found` is called from another thread when there are newer ones."""

    def __init__(self, found: Callable[[], None]) -> None:
        self.latest: Echoes | None = None
        self._found = found
        self._of: tuple[BriefingView, ...] = ()
        self._next: Site | None = None
        self._busy = False
        self._lock = threading.Lock()

    def with_latest(self, site: Site) -> Site:
        """Return a site with the latest echoes, and begin to look for its own where these differ.

        The first ones are waited for, and so are those of few articles.
        """
        if len(site.briefings) <= FEW:
            self.latest = None
            return site
        if self.latest is None:
            self.latest, self._of = site.echoes, site.briefings
            return site
        if self._of != site.briefings:
            self._begin(site)
        own = {field.name: getattr(site, field.name) for field in fields(Site)}
        return EarlierEchoes(**own, earlier=self.latest)

    def _begin(self, site: Site) -> None:
        with self._lock:
            self._next = site
            if not self._busy:
                self._busy = True
                # A daemon: what it finds is of no use once the server ends.
                threading.Thread(target=self._run, name="echoes", daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._lock:
                site, self._next = self._next, None
                if site is None:
                    self._busy = False
                    return
            self.latest, self._of = site.echoes, site.briefings
            self._found()
