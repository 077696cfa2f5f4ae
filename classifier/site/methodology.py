"""What the page of methods shows: the coding guide, and the figures where there are any.

Both are Markdown files: `coding-guide.md` and `accuracy.md`, from the publisher's folder of
templates or else as Claimdesk ships them.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from markupsafe import Markup as Html

from classifier.problems import Problem, ProblemsError
from classifier.shipped import shipped
from classifier.site.views import MethodologyView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from classifier.site.labels import Catalogue

_GUIDE = "coding-guide.md"
_FIGURES = "accuracy.md"
TEXTS = (_GUIDE, _FIGURES)
_TAGS = frozenset(
    "a blockquote br code em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul"
    .split()
)  # fmt: skip
_ATTRIBUTES = {"*": {"id"}, "a": {"href"}, "td": {"align"}, "th": {"align"}}
_ALIGNED = re.compile(r'(<t[dh]) align="(left|center|right)"')
_TABLE = re.compile("(<table>)(.*?)(</table>)", re.DOTALL)
_NAMED = re.compile(r"^#+ +(.+?)\s*$|\*\*(.+?)\*\*", re.MULTILINE)
_VERSION = re.compile(r"sha256:[0-9a-f]{64}")


def methodology(
    folder: Path | None, catalogue: Catalogue, rulebooks: Collection[str]
) -> MethodologyView:
    """Read the guide and the figures. `rulebooks` are the versions that labelled the articles.

    Figures that Claimdesk ships are those of its own rules, and are shown with these alone; a
    publisher's own are always shown, and the page says where they are of other rules. Raises
    `ProblemsError` where a file is not UTF-8.
    """
    guide = _read(folder, _GUIDE) or _read(shipped("docs"), _GUIDE)
    figures = _read(folder, _FIGURES)
    if not figures:
        ours = _read(shipped("docs"), _FIGURES)
        figures = ours if _of_these_rules(ours, rulebooks) else ""
    named = {(heading or bold).casefold() for heading, bold in _NAMED.findall(guide)}
    labels = (*catalogue.claims.values(), *catalogue.domains.values())
    return MethodologyView(
        text=_html(f"{guide}\n\n{figures}"),
        further=tuple(label for label in labels if label.label.casefold() not in named),
        rulebooks=tuple(sorted(rulebooks)),
        other_rules=bool(figures) and not _of_these_rules(figures, rulebooks),
    )


def _read(folder: Path | None, name: str) -> str:
    """Return a file's text; nothing where there is no such file."""
    path = folder / name if folder else None
    if path is None or not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(path.as_posix(), 0, 0, "not-utf-8", "is not UTF-8", "save it as UTF-8")
        raise ProblemsError([problem]) from None


def _of_these_rules(figures: str, rulebooks: Collection[str]) -> bool:
    found = set(_VERSION.findall(figures))
    return bool(found) and found == set(rulebooks)


def _html(source: str) -> Html:
    """Return Markdown as HTML below a page's own heading, fit for a screen reader and a phone."""
    import nh3
    from markdown import Markdown
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.tables import TableExtension
    from markdown.extensions.toc import TocExtension

    converter = Markdown(
        extensions=[
            FencedCodeExtension(),
            TableExtension(use_align_attribute=True),
            TocExtension(baselevel=2),
        ],
        output_format="html",
    )
    html = nh3.clean(
        converter.convert(source),
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute,
        link_rel=None,
    )
    # A class, as the site's policy allows no inline style.
    html = _ALIGNED.sub(r'\1 class="\2"', html)
    shown = _TABLE.sub(partial(_scrolling, count(1)), html)
    return Html(shown)  # noqa: S704 - sanitised right above; the tags put in are those of _scrolling


def _scrolling(numbers: Iterator[int], table: re.Match[str]) -> str:
    """Return a table that scrolls by itself, with a name of its own, and no heading empty."""
    inside = table[2].replace("<th></th>", "<td></td>")
    inside = re.sub(r"<th(?=[ >])", '<th scope="col"', inside)
    region = f'<div class="wide" role="region" aria-label="Table {next(numbers)}" tabindex="0">'
    return f"{region}{table[1]}{inside}{table[3]}</div>"


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Leave out links to files that the site does not have."""
    if (tag, name) == ("a", "href") and not value.startswith(("#", "https://", "http://")):
        return None
    return value
