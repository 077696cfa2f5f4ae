"""From pages to HTML: every page is tried, so that one run tells all mistakes of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from classifier.problems import Problem, ProblemsError
from classifier.site import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from classifier.site.links import Links
    from classifier.site.machine import Publication
    from classifier.site.page import Page
    from classifier.site.pages import Site
    from classifier.site.settings import SiteSettings
    from classifier.site.templates import Templates


def rendered(
    pages: Sequence[Page],
    templates: Templates,
    links: Links,
    site: Site,
    settings: SiteSettings,
    machine: Publication,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield each page's path and HTML.

    `links` gathers what pages link to. `progress` is called after each page with how many are
    done, and of how many. Raises ProblemsError at the end, with all that is wrong.
    """
    checked = templates.check()
    problems = list(checked.problems)
    told = {(problem.path, problem.line) for problem in problems}
    for done, page in enumerate(pages, start=1):
        if page.template not in checked.spoilt:
            try:
                html = page_html(page, templates, links, site, settings, machine)
            except ProblemsError as error:
                problems.extend(_new(error.problems, told))
            else:
                yield page.path, html
        if progress is not None:
            progress(done, len(pages))
    if problems:
        raise ProblemsError(problems)


def page_html(
    page: Page,
    templates: Templates,
    links: Links,
    site: Site,
    settings: SiteSettings,
    machine: Publication,
) -> str:
    """Return a page as HTML. Raises ProblemsError with what is wrong with its template."""
    context: dict[str, Any] = {
        "site": site,
        "settings": settings,
        "addresses": addresses,
        **page.context,
        "url": links.of(page.path),
        "here": page.path,
        "machine": machine.heads.of(page),
    }
    return templates.render(page.template, context)


def _new(problems: Sequence[Problem], told: set[tuple[str, int]]) -> Iterator[Problem]:
    """Yield the problems of lines that nothing has been said of yet."""
    return (problem for problem in problems if (problem.path, problem.line) not in told)
