"""JSON Schemas of rule files, from the same declarations that load them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from classifier.rules.kinds import SHAPES

if TYPE_CHECKING:
    from classifier.rules.validate import Shape


def shape_of(kind: str) -> type[Shape]:
    """Return the shape of the files in a folder of rules/, or of a single file there."""
    for glob, shape in SHAPES:
        if glob in (f"{kind}/*.yaml", f"{kind}.yaml"):
            return shape
    raise KeyError(kind)


def json_schema(shape: type[Shape]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a shape."""
    schema = shape.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
