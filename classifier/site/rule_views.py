"""What the templates of rules are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from classifier.site.views import LabelView, Piece


class ExampleView(NamedTuple):
    """A rule's example, its evidence marked."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule's page. `label` is the label it gives, where it gives one."""

    id: str
    title: str
    page: str
    group: str
    label: LabelView | None
    frame: str
    status: str
    match: tuple[str, ...]
    unless: tuple[str, ...]
    note: str
    cameo: str
    examples: tuple[ExampleView, ...]
    counter_examples: tuple[ExampleView, ...]
    file: str
    line: int
    fired: int
    articles: int
    degree: str = ""
