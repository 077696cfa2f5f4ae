"""The page of an evaluation: one file that needs no other, in the site's own look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import ProblemsError
from classifier.site import labels
from classifier.site.contexts import EvaluationFile, EvaluationSite
from classifier.site.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from classifier.records import RuleCard
    from classifier.taxonomy import Taxonomy


def evaluation_html(
    page: object, taxonomy: Taxonomy, cards: Sequence[RuleCard], templates: Path | None = None
) -> str:
    """Return the page of an evaluation, its style sheets inside it.

    `page` is what the template shows. `templates` is a folder whose files are used instead of the
    standard templates of the same name. The same arguments give the same page. Raises
    `ProblemsError` as `publish` does.
    """
    engine = Templates(templates)
    problems = [*labels.problems_of(taxonomy, cards), *engine.check().problems]
    if problems:
        raise ProblemsError(problems)
    site = EvaluationSite(labels.catalogue(taxonomy, cards))
    html = engine.render("evaluation.html", EvaluationFile(page=page, site=site))
    return html.lstrip()  # what the template's own macros leave before the page
