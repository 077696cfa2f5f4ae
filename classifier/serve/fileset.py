"""The files of a site by their paths, found without making those that nobody asks for."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from classifier.site import addresses
from classifier.site.pages import all_pages, subjects
from classifier.site.search import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.site.machine import Publication
    from classifier.site.page import Page, Subject
    from classifier.site.pages import Site
    from classifier.site.search import Searching

_PAGES = (".html", ".css", ".js")


class FileSet:
    """The pages and other files of a site, apart from pictures and what templates bring along.

    The index of a search is made when it is first asked for.
    """

    def __init__(self, site: Site, machine: Publication, searching: Searching | None) -> None:
        self._machine = machine
        self._searching = searching
        self._site = site
        self._found: dict[str, Subject] = {}
        self._further = subjects(site)
        self._lock = threading.Lock()

    def page(self, path: str) -> Page | None:
        """Return a page; None where there is none at `path`. Raises `ProblemsError`.

        Subjects are gone through in their order, and no further than to the one that is wanted.
        """
        if path == addresses.DATA:
            return self._machine.page()
        if path == addresses.SEARCH and self._searching is not None:
            return self._searching.page()
        if not path.endswith(_PAGES):
            return None
        subject = self._subject(addresses.subject(path))
        pages = () if subject is None else subject.pages()
        return next((page for page in pages if page.path == path), None)

    def site_pages(self) -> Iterator[Page]:
        """Yield all pages that need neither downloads nor a search. Raises `ProblemsError`."""
        return all_pages(self._site)

    def other(self, path: str) -> bytes | None:
        """Return a file that is no page; None where there is none at `path`."""
        if path == addresses.SEARCHED or path.startswith(f"{FOLDER}/"):
            return self._index.get(path)
        return self._machine.file(path, self._all_pages)

    def _all_pages(self) -> tuple[Page, ...]:
        search = () if self._searching is None else (self._searching.page(),)
        return (*self.site_pages(), self._machine.page(), *search)

    @cached_property
    def _index(self) -> dict[str, bytes]:
        return dict(self._searching.files()) if self._searching is not None else {}

    def _subject(self, name: str) -> Subject | None:
        with self._lock:
            if name in self._found:
                return self._found[name]
            for subject in self._further:
                found = addresses.subject(subject.page)
                self._found[found] = subject
                if found == name:
                    return subject
        return None
