"""The search page of a site and everything that it loads."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from classifier.problems import Problem, ProblemsError
from classifier.site import addresses
from classifier.site.page import Page
from classifier.site.search.canonical import UnknownFormatError, canonical
from classifier.site.search.pagefind import FOLDER, build
from classifier.site.search.records import records
from classifier.site.theme.filters import day
from classifier.site.views import SearchView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.site.source import Source

MISSING = Problem(
    "claimdesk.yaml",
    0,
    0,
    "no-pagefind",
    "the site is built without search: Pagefind is not installed",
    "pip install 'claimdesk[search]', or take search: true out",
)


class Searching(NamedTuple):
    """The search of a site. `sources` are its articles, `language` the language of its pages."""

    sources: Sequence[Source]
    language: str

    def page(self) -> Page:
        """Return the search page."""
        days = sorted(one.article.date for one in self.sources if one.article.date is not None)
        view = SearchView(
            articles=len(self.sources),
            sentences=sum(len(one.briefing.document.sentences) for one in self.sources),
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )
        return Page(addresses.SEARCH, "search.html", {"search": view})

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file that the page loads, with its address from the site's root.

        The same articles and the same version of Pagefind give the same bytes. Raises
        ProblemsError if Pagefind cannot be run, or is of another version than it should be.
        """
        yield addresses.SEARCHED, self._articles()
        try:
            index = canonical(build(records(self.sources), self.language))
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip().splitlines()
            raise ProblemsError([_broken(said[-1] if said else str(error))]) from error
        except (OSError, UnknownFormatError) as error:
            raise ProblemsError([_broken(str(error))]) from error
        for path, content in index.items():
            yield f"{FOLDER}/{path}", content

    def _articles(self) -> bytes:
        """Return what results say of an article, by its slug."""
        facts = {
            source.view.slug: {
                "page": source.view.page,
                "title": source.view.title,
                "date": day(source.article.date) if source.article.date else "",
                "publisher": source.article.publisher,
                "language": source.view.language,
            }
            for source in self.sources
        }
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def _broken(why: str) -> Problem:
    message = f"the search index could not be made: {why}"
    hint = "pip install --force-reinstall 'claimdesk[search]', or take search: true out"
    return Problem("claimdesk.yaml", 0, 0, "no-index", message, hint)
