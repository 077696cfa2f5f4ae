"""One state of the site, whole and at rest, of which each file is made when it is asked for."""

from __future__ import annotations

import hashlib
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from classifier.problems import ProblemsError
from classifier.site import addresses
from classifier.site.links import Links
from classifier.site.rendering import page_html, rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from classifier.serve.fileset import FileSet
    from classifier.site.machine import Publication
    from classifier.site.page import Page
    from classifier.site.pages import Site
    from classifier.site.settings import SiteSettings
    from classifier.site.templates import Templates

# Beginnings of addresses of what takes too long to be made for a proof.
_TRUSTED = ("briefings/", "data", "feeds/", "pagefind/", "search")


class Answer(NamedTuple):
    """A file of the site.

    `look` is empty where no browser shows it as a page; else it is another one whenever the page
    is to be shown anew although its own content is the same: with another style, for instance.
    """

    content: bytes
    look: str = ""


class Edition(Protocol):
    """Something that has the files of a site."""

    def answer(self, path: str) -> Answer | None:
        """Return a file by its path from the site's root; None where the site has none there.

        Raises ProblemsError where a template or an input makes it impossible.
        """


class Contents(NamedTuple):
    """What the pages of a site show, whatever the templates. `rulebook` is the rules' version."""

    site: Site
    machine: Publication
    settings: SiteSettings
    files: FileSet
    rulebook: str


class Press:
    """Templates, and the turns that those take who render with them.

    `look` is another one for other style sheets, scripts or pictures of the templates.
    """

    def __init__(self, templates: Templates) -> None:
        self.templates = templates
        self.assets = dict(templates.assets())
        self.look = hashlib.sha256(b"".join(self.assets.values())).hexdigest()
        self.turn = threading.Lock()


class WholeSite:
    """The site as a build would write it, byte for byte. Several threads may ask it."""

    def __init__(self, contents: Contents, press: Press) -> None:
        self.contents = contents
        self.press = press
        pictures = {**contents.site.pictures.files, **contents.settings.files}
        self._ready = {**pictures, **press.assets}

    def answer(self, path: str) -> Answer | None:
        """Return a file; see `Edition`."""
        content = self._content(path)
        if content is None:
            return None
        # The rules say in which colours labels are shown.
        look = f"{self.press.look} {self.contents.rulebook}" if path.endswith(".html") else ""
        return Answer(content, look)

    def warm(self) -> None:
        """Make the index and an article: nobody waits any more for what is made of all articles."""
        articles = (briefing.page for briefing in self.contents.site.briefings[:1])
        for path in (addresses.INDEX, *articles):
            # What is wrong with a page is told to whoever asks for it.
            with suppress(ProblemsError):
                self._content(path)

    def proof(self) -> None:
        """Make one page of each kind. Raises ProblemsError with all that is wrong with templates.

        Only a build tries every page: another page of a kind may still fail when it is asked for.
        """
        site, machine, settings, files, _ = self.contents
        links = Links(settings.base_path)
        pages = list(_one_of_each(files.site_pages()))
        with self.press.turn:
            made = rendered(pages, self.press.templates, links, site, settings, machine)
            self._ready |= {path: html.encode() for path, html in made}
        others = (path for path in links.asked if path.startswith(_TRUSTED))
        there = [*self._ready, *(page.path for page in files.site_pages()), *others]
        broken = list(links.broken(there))
        if broken:
            raise ProblemsError(broken)

    def _content(self, path: str) -> bytes | None:
        if path in self._ready:
            return self._ready[path]
        page = self.contents.files.page(path)
        content = self.contents.files.other(path) if page is None else self._html(page)
        if content is not None:
            self._ready[path] = content
        return content

    def _html(self, page: Page) -> bytes:
        site, machine, settings, *_ = self.contents
        links, templates = Links(settings.base_path), self.press.templates
        with self.press.turn:
            return page_html(page, templates, links, site, settings, machine).encode()


class Preview:
    """An edition of which some pages are already those of the next one."""

    def __init__(self, new: Edition, pages: Iterable[str], old: Edition) -> None:
        self._new = new
        self._pages = frozenset(pages)
        self._old = old

    def answer(self, path: str) -> Answer | None:
        """Return a file; see `Edition`."""
        return (self._new if path in self._pages else self._old).answer(path)


def _one_of_each(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the first page of each template."""
    seen = set()
    for page in pages:
        if page.template not in seen:
            seen.add(page.template)
            yield page
