"""What a template asks for and is not there: noted with its place, so that one run shows all.

Jinja's own strict undefined stops at the first. Ours notes the problem, stands in with nothing, and
the page is thrown away once it has been gone through to its end.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.utils import missing

from classifier.problems import Problem, did_you_mean
from classifier.site.theme.loader import Loader
from classifier.site.theme.places import column_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment, Template

_PARAMETER = re.compile("parameter '.+' was not provided")  # Jinja's words
_MOST_NAMES = 12  # in a list of what there is instead


# What a value can be asked to do, by what the stand-in answers.
_ITSELF = """
    __getitem__ __call__ __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__
    __floordiv__ __rfloordiv__ __mod__ __rmod__ __pow__ __rpow__ __pos__ __neg__
""".split()
_FALSE = "__bool__ __contains__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__".split()
_ZERO = "__len__ __int__ __index__ __hash__".split()


def recording(
    note: Callable[[Problem], None], names: Callable[[], Iterable[str]]
) -> type[Undefined]:
    """Return the class for what is not there.

    `note` is given each problem, `names` returns what the page was given.
    """

    def answer(value: object) -> Callable[..., object]:
        def noted(self: Undefined, *_: object, **__: object) -> object:
            note(_problem(self, names()))
            return self if value is Undefined else value

        return noted

    itself = answer(Undefined)

    def attribute(self: Undefined, name: str) -> object:
        if name.startswith("__"):  # what Python asks of itself
            raise AttributeError(name)
        return itself(self)

    def no_items(self: Undefined) -> Iterator[object]:
        itself(self)
        return iter(())

    members = {
        **dict.fromkeys(_ITSELF, itself),
        **dict.fromkeys(_FALSE, answer(value=False)),
        **dict.fromkeys(_ZERO, answer(0)),
        "__getattr__": attribute,
        "__str__": answer(""),
        "__format__": answer(""),
        "__float__": answer(0.0),
        "__iter__": no_items,
    }
    return cast("type[Undefined]", type("Missing", (Undefined,), {"__slots__": (), **members}))


def template_places() -> Iterator[tuple[Path, int]]:
    """Yield the file and line of the template that is being rendered, then of those around it."""
    frame = inspect.currentframe()
    while frame is not None:
        template: Template | None = frame.f_globals.get("__jinja_template__")
        if template is not None and template.filename is not None:
            line = template.get_corresponding_lineno(frame.f_lineno)
            yield place_of(template.environment, Path(template.filename), line)
        frame = frame.f_back


def place_of(environment: Environment, file: Path, line: int) -> tuple[Path, int]:
    """Return where a line of a template stands that may be joined from two files."""
    loader = environment.loader
    return loader.place(file, line) if isinstance(loader, Loader) else (file, line)


def nothing_called(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Return message and hint for a name that a template's context does not have."""
    known = sorted(known)
    hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
    return f"there is no “{name}” here", hint


def _problem(absent: Undefined, names: Iterable[str]) -> Problem:
    places = list(template_places())
    owner, name = absent._undefined_obj, str(absent._undefined_name)
    not_given = _PARAMETER.fullmatch(absent._undefined_hint or "")
    if not_given and len(places) > 1:
        (macros, _), *places = places
        message = f"the macro called here needs “{name}”"
        hint = f"it is in {macros.as_posix()}"
    elif absent._undefined_hint:
        message, hint = absent._undefined_hint, ""
    elif owner is missing:
        message, hint = nothing_called(name, names)
    else:
        message, hint = _without(owner, name)
    file, line = places[0]
    return Problem(file.as_posix(), line, column_of(file, line, name), "undefined", message, hint)


def _without(owner: object, name: str) -> tuple[str, str]:
    """Return message and hint for what a value does not have."""
    if owner is None:
        return f"“{name}” is asked of nothing", "ask first whether it is there: {% if … %}"
    known = list(_names(owner))
    listed = ", ".join(known[:_MOST_NAMES]) + (" …" if len(known) > _MOST_NAMES else "")
    hint = did_you_mean(name, known) or (f"it has: {listed}" if listed else "")
    return f"{_what(owner)} has no “{name}”", hint


def _what(owner: object) -> str:
    if isinstance(owner, ModuleType):
        return f"“{owner.__name__.rpartition('.')[2]}”"
    if isinstance(owner, TemplateModule):
        return str(owner.__name__)
    plain = {str: "text", int: "a number", float: "a number", bool: "true or false",
             tuple: "a list", list: "a list", dict: "a mapping"}  # fmt: skip
    return plain.get(type(owner), type(owner).__name__)


def _names(owner: object) -> Iterable[str]:
    if isinstance(owner, dict):
        return (str(key) for key in owner)
    tuples = {"count", "index"} if isinstance(owner, tuple) else set()
    return (name for name in dir(owner) if not name.startswith("_") and name not in tuples)
