"""Attribution frames: how rules/attribution/*.yaml looks, and what it compiles to.

(Owned by the attribution helper: extend freely; keep `FrameFile`, `Frame`, `compile_frames`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.rules.shapes import Id, Patterns
from classifier.rules.validate import Shape

if TYPE_CHECKING:
    from classifier.records import RuleCard
    from classifier.rules.compiler import Compiler
    from classifier.rules.files import RuleFiles
    from classifier.rules.pattern import CompiledPattern


class FrameShape(Shape):
    """One frame."""

    id: Id
    title: str
    cue: Patterns


class FrameFile(Shape):
    """rules/attribution/*.yaml."""

    attribution: str
    frames: list[FrameShape]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame made ready to run."""

    id: str
    cues: tuple[CompiledPattern, ...]


def compile_frames(files: RuleFiles, compiler: Compiler) -> tuple[list[Frame], list[RuleCard]]:
    """Return the frames of a rulebook and their cards."""
    frames: list[Frame] = []
    for file in files.of(FrameFile):
        for index, shape in enumerate(file.content.frames):
            path = ("frames", index)
            compiler.identify(file.doc, (*path, "id"), shape.id)
            cues = compiler.patterns(file.doc, (*path, "cue"), shape.cue)
            frames.append(Frame(shape.id, cues))
    return frames, []
