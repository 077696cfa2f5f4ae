"""From briefings to a folder of pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from classifier.problems import Problem, ProblemsError
from classifier.site import addresses, labels
from classifier.site.folder import refuse_foreign, replacing
from classifier.site.machine import publication
from classifier.site.pages import all_pages, gather
from classifier.site.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from classifier.records import Briefing, RuleCard, Taxonomy
    from classifier.site.machine import Publication
    from classifier.site.pages import Page, Site
    from classifier.site.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the folder, how many pages, and every file's path from `out`, sorted.

    `problems` are what could not be had: pictures, which their pages describe instead, and
    downloads that need an extra.
    """

    out: Path
    pages: int
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def publish(
    briefings: Sequence[Briefing],
    taxonomy: Taxonomy,
    cards: Sequence[RuleCard],
    settings: SiteSettings,
    out: Path,
    templates: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Published:
    """Write the whole site into `out`, replacing an earlier one only when all of it is there.

    `templates` is a folder whose files are used instead of the standard templates of the same
    name. `progress` is called after each page with how many are done, and of how many. The same
    arguments give the same bytes.

    Raises ProblemsError with everything that is wrong: names that cannot be page names, templates
    that fail (with file and line), or an `out` that is not ours to replace. Nothing is written
    then.
    """
    refuse_foreign(out)
    problems = [*_bad_slugs(briefings), *labels.problems_of(taxonomy, cards)]
    if problems:
        raise ProblemsError(problems)
    engine = Templates(templates)
    site = gather(briefings, taxonomy, cards, templates)
    machine = publication(site, briefings, settings)
    pages = [*all_pages(site), machine.page()]
    with replacing(out) as folder:
        for name, content in (*engine.assets(), *site.pictures.files.items()):
            folder.write(name, content)
        for path, html in _rendered(engine, site, pages, settings, machine, progress):
            folder.write(path, html.encode())
        for path, content in machine.files(pages):
            folder.write(path, content)
        files = tuple(sorted(folder.files))
    count = sum(page.path.endswith(".html") for page in pages)
    return Published(out, count, files, (*site.pictures.problems, *machine.problems))


def _rendered(
    engine: Templates,
    site: Site,
    pages: Sequence[Page],
    settings: SiteSettings,
    machine: Publication,
    progress: Callable[[int, int], None] | None,
) -> Iterator[tuple[str, str]]:
    """Yield each page's path and HTML; raise all templates' problems together at the end."""
    problems: list[Problem] = []
    shared: dict[str, Any] = {"site": site, "settings": settings, "addresses": addresses}
    for done, page in enumerate(pages, start=1):
        root = _root(page, settings)
        url = partial(addresses.link, page.path) if root is None else root
        own = {"url": url, "here": page.path, "machine": machine.heads.of(page)}
        try:
            html = engine.render(page.template, {**shared, **page.context, **own})
        except ProblemsError as error:
            problems.extend(error.problems)
        else:
            yield page.path, html
        if progress is not None:
            progress(done, len(pages))
    if problems:
        raise ProblemsError(problems)


def _root(page: Page, settings: SiteSettings) -> Callable[[str], str] | None:
    """Return how to link from a page that a host shows under any address, else nothing."""
    if page.path != addresses.MISSING:
        return None
    base = settings.base_path.strip("/")
    return lambda target: f"/{base}/{target}" if base else f"/{target}"


def _bad_slugs(briefings: Sequence[Briefing]) -> Iterator[Problem]:
    """Yield a problem for each article whose slug cannot name a page, or is taken."""
    taken: dict[str, str] = {}
    for briefing in briefings:
        article = briefing.article
        if not labels.is_name(article.slug):
            message = f"the slug “{article.slug}” cannot name a page"
            hint = "small letters and digits with single hyphens between them"
            yield Problem(article.path, 0, 0, "bad-page-name", message, hint)
        elif article.slug in taken:
            message = f"has the slug “{article.slug}” of {taken[article.slug]}"
            yield Problem(
                article.path, 0, 0, "duplicate-slug", message, "give one of them another slug"
            )
        taken.setdefault(article.slug, article.path)
