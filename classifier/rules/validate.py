"""From YAML values to typed shapes: pydantic's errors as located problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from classifier.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from classifier.rules.yamldoc import Path, Place, YamlDoc

_MOST_ROUNDS = 100  # each takes one value with a problem out of the document

_YAML_NAMES = {
    dict: "a mapping",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    type(None): "nothing",
}


class Shape(BaseModel):
    """What a part of a YAML file must look like: no unknown keys, no silent conversion.

    `one_of` names keys of which one must be there.
    """

    one_of: ClassVar[tuple[str, ...]] = ()

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)


Model = TypeVar("Model", bound=Shape)


@dataclass(frozen=True, slots=True)
class Validated(Generic[Model]):
    """What a document came to: the typed value, if any, and the part of the document it is.

    Values with problems are left out of both, so that the rest can be looked at further.
    """

    doc: YamlDoc
    content: Model | None
    problems: tuple[Problem, ...]


def validate(doc: YamlDoc, shape: type[Model]) -> Validated[Model]:
    """Hold a document against a shape; every problem points at its key or value."""
    if not isinstance(doc.value, dict):
        found = _YAML_NAMES.get(type(doc.value), "something else")
        place = doc.place(())
        wanted = ", ".join(_keys(shape))
        message = f"the file holds {found} where a mapping is due"
        problem = Problem(
            doc.path, place.line, place.column, "wrong-type", message, f"its keys are: {wanted}"
        )
        return Validated(doc, None, (problem,))
    problems: dict[Problem, None] = {}
    gone: set[Place] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return Validated(doc, shape.model_validate(doc.value), tuple(problems))
        except ValidationError as error:
            details = error.errors(include_url=False)
        worst = min(details, key=lambda detail: (detail["type"] == "missing", detail["loc"]))
        # A key that is missing, or a list that is too short, because a part of it was taken out is
        # no second problem.
        owner = worst["loc"][:-1] if worst["type"] == "missing" else worst["loc"]
        if worst["type"] not in ("missing", "too_short") or doc.place(owner) not in gone:
            problems |= {_problem(doc, shape, worst): None}
        path = doc.known(worst["loc"][:-1] if worst["type"] == "missing" else worst["loc"])
        while path and _cannot_do_without(doc, shape, path):
            path = path[:-1]
        if not path:
            break
        gone.add(doc.place(path[:-1]))
        doc = doc.without(path)
    return Validated(doc, None, tuple(problems))


def _cannot_do_without(doc: YamlDoc, shape: type[Shape], path: Path) -> bool:
    """Tell whether a shape needs the value at `path`, so that what holds it must go as well."""
    owner = _shape_at(shape, path[:-1]) if len(path) > 1 else shape
    key = path[-1]
    if owner is None or not isinstance(key, str):
        return False
    if key in owner.one_of:
        return not any((*path[:-1], other) in doc.values for other in owner.one_of if other != key)
    return any(
        key in (name, field.alias) and field.is_required()
        for name, field in owner.model_fields.items()
    )


def _problem(doc: YamlDoc, shape: type[Shape], details: ErrorDetails) -> Problem:
    path: Path = details["loc"]
    kind = details["type"]
    place = doc.place(path)
    if kind == "extra_forbidden":
        place = doc.key_place(path)
        key = str(path[-1])
        known = _keys(_shape_at(shape, path[:-1]) or shape)
        hint = did_you_mean(key, known, "'{}'") or "known keys: " + ", ".join(known)
        return Problem(
            doc.path, place.line, place.column, "unknown-key", f"unknown key '{key}'", hint
        )
    if kind == "missing":
        place = doc.place(path[:-1])
        message = f"the key '{path[-1]}' is missing here"
        return Problem(doc.path, place.line, place.column, "missing-key", message)
    if kind in ("literal_error", "enum"):
        expected = details.get("ctx", {}).get("expected", "")
        word = str(details["input"])
        options = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
        hint = did_you_mean(word, options, "'{}'") or "one of: " + ", ".join(options)
        message = f"'{word}' is not known here"
        return Problem(doc.path, place.line, place.column, "unknown-value", message, hint)
    if kind.endswith("_type") or kind == "is_instance_of":
        return _wrong_type(doc, path, details)
    message = details["msg"].removeprefix("Value error, ")
    return Problem(doc.path, place.line, place.column, "wrong-value", message)


def _wrong_type(doc: YamlDoc, path: Path, details: ErrorDetails) -> Problem:
    value: Any = details["input"]
    value_type: type[Any] = type(value)
    found = _YAML_NAMES.get(value_type, f"a {value_type.__name__}")
    wanted = {
        "string_type": "text",
        "list_type": "a list",
        "tuple_type": "a list",
        "model_type": "a mapping",
        "dict_type": "a mapping",
        "float_type": "a number",
        "int_type": "a whole number",
        "bool_type": "true or false",
        "date_type": "a date such as 2026-11-24",
    }.get(details["type"], "something else")
    place = doc.values.get(doc.known(path)) or doc.place(path)
    hint = ""
    if wanted == "text":
        raw = doc.raw(path)
        quoted = "'" + raw.replace("'", "''") + "'" if raw and "#" not in raw else "quotes"
        hint = f"put it in quotes: {quoted}" if quoted != "quotes" else "put it in quotes"
        if value is None:
            hint = "write a value, or remove the key"
    elif wanted == "a list" and isinstance(value, str):
        hint = "start a new line with a dash: - …"
    message = f"YAML took this for {found}, {wanted} is due"
    return Problem(doc.path, place.line, place.column, "wrong-type", message, hint)


def _keys(shape: type[Shape]) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()]


def _shape_at(shape: type[Shape], path: Path) -> type[Shape] | None:
    """Follow a path through nested shapes."""
    current: type[Shape] | None = shape
    for step in path:
        if current is None or not isinstance(step, str):
            continue
        for name, field in current.model_fields.items():
            if step in (name, field.alias):
                current = next(_shapes_in(field.annotation), None)
                break
    return current


def _shapes_in(annotation: object) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for inner in get_args(annotation):
        yield from _shapes_in(inner)
