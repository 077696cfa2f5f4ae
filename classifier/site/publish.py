"""From briefings to a folder of pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError
from classifier.site import labels
from classifier.site.folder import refuse_foreign, replacing
from classifier.site.links import Links
from classifier.site.machine import publication
from classifier.site.pages import all_pages, gather
from classifier.site.rendering import rendered
from classifier.site.search import MISSING, Searching, available
from classifier.site.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from classifier.records import Briefing, RuleCard
    from classifier.site.settings import SiteSettings
    from classifier.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the folder, how many pages, and every file's path from `out`, sorted.

    `problems` are what could not be had: pictures, which their pages describe instead, and
    downloads and search, which need an extra.
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
    name, or extend these. `progress` is called after each page with how many are done, and of how
    many. The same arguments give the same bytes.

    Raises ProblemsError with everything that is wrong: names that cannot be page names, templates
    that fail or link to nothing (with file and line), or an `out` that is not ours to replace.
    Nothing is written then.
    """
    refuse_foreign(out)
    problems = unfit_names(briefings, taxonomy, cards)
    if problems:
        raise ProblemsError(problems)
    settings, unmet = searchable(settings, briefings)
    engine = Templates(templates)
    site = gather(briefings, taxonomy, cards, templates)
    machine = publication(site, settings)
    searching = Searching(machine.material.sources, settings.language) if settings.search else None
    pages = [*all_pages(site), machine.page(), *([searching.page()] if searching else [])]
    links = Links(settings.base_path)
    with replacing(out) as folder:
        pictures = {**site.pictures.files, **settings.files}
        for name, content in (*engine.assets(), *pictures.items()):
            folder.write(name, content)
        for path, html in rendered(pages, engine, links, site, settings, machine, progress):
            folder.write(path, html.encode())
        for path, content in machine.files(pages):
            folder.write(path, content)
        for path, content in searching.files() if searching else ():
            folder.write(path, content)
        problems = [*links.broken(folder.files), *engine.unused_assets(links.asked)]
        if problems:
            raise ProblemsError(problems)
        files = tuple(sorted(folder.files))
    count = sum(page.path.endswith(".html") for page in pages)
    return Published(out, count, files, (*site.pictures.problems, *machine.problems, *unmet))


def searchable(
    settings: SiteSettings, briefings: Sequence[Briefing]
) -> tuple[SiteSettings, tuple[Problem, ...]]:
    """Return the settings with search only where there can be one, and why there cannot."""
    unmet = (MISSING,) if settings.search and not available() else ()
    search = settings.search and bool(briefings) and not unmet
    return replace(settings, search=search), unmet


def unfit_names(
    briefings: Sequence[Briefing], taxonomy: Taxonomy, cards: Sequence[RuleCard]
) -> list[Problem]:
    """Return a problem for each article, label and rule that no page can be named after."""
    return [*_bad_slugs(briefings), *labels.problems_of(taxonomy, cards)]


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
