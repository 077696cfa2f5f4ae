"""The links that templates make, each held against the files that the site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import Problem, did_you_mean
from classifier.site import addresses
from classifier.site.theme.missing import template_places
from classifier.site.theme.places import column_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path


class Links:
    """Makes `url` for each page, and remembers what was asked for and where first.

    `base_path` is the path under which a host shows the site.
    """

    def __init__(self, base_path: str) -> None:
        base = base_path.strip("/")
        self._base = f"/{base}/" if base else "/"
        self._asked: dict[str, tuple[Path, int] | None] = {}

    def of(self, page: str) -> Callable[[str], str]:
        """Return how to link from a page to an address from the site's root.

        A host shows the page for a missing address under any address, so its links are from the
        host's root; all others are relative.
        """

        def url(target: str) -> str:
            path = target.partition("#")[0]
            if path and path not in self._asked:
                self._asked[path] = next(template_places(), None)
            if page == addresses.MISSING:
                return self._base + addresses.link("", target)
            return addresses.link(page, target)

        return url

    @property
    def asked(self) -> frozenset[str]:
        """The files that were linked to."""
        return frozenset(self._asked)

    def broken(self, files: Collection[str]) -> Iterator[Problem]:
        """Yield each link to a file that is not among those of the site."""
        there = set(files)
        for path, place in self._asked.items():
            if path in there or place is None:
                continue
            file, line = place
            message = f"links to “{path}”, which the site does not have"
            hint = did_you_mean(path, there, "“{}”")
            name = path.rpartition("/")[2]
            yield Problem(
                file.as_posix(), line, column_of(file, line, name), "no-file", message, hint
            )
