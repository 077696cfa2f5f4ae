"""The kinds of rule file there are, by where they lie in the rules folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.rules.frames import FrameFile
from classifier.rules.furniture import FurnitureFile
from classifier.rules.shapes import ClaimFile, DomainFile, LexiconFile, TaxonomyFile

if TYPE_CHECKING:
    from classifier.rules.files import Shapes

SHAPES: Shapes = (
    ("taxonomy.yaml", TaxonomyFile),
    ("furniture.yaml", FurnitureFile),
    ("claims/*.yaml", ClaimFile),
    ("domains/*.yaml", DomainFile),
    ("lexicons/*.yaml", LexiconFile),
    ("attribution/*.yaml", FrameFile),
)
