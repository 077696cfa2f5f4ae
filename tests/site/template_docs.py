"""docs/templates.md, made from the contexts, the records' annotations and the templates."""

import ast
import datetime as dt
import importlib
import inspect
import re
import types
import typing
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from jinja2 import nodes
from markupsafe import Markup

from classifier.shipped import shipped
from classifier.site import addresses
from classifier.site.contexts import CONTEXTS, EveryPage
from classifier.site.templates import Templates
from classifier.site.theme.filters import FILTERS

FOLDER = shipped("site_templates")
INTRODUCTION = """\
# What templates are given

Generated from the code and the templates: `pytest --update`. How to replace a template, or a part
of one, is told in [a look of your own](theming.md).

A template is given records: `briefing.title` is the title of an article. What is asked for and is
not there is an error with its place. All text is escaped; what is HTML already says so here.
"""
MACROS = """\
Import them with their context: `{% import "macros.html" as m with context %}`. A file of the same
name in your folder need only hold the macros that it changes.
"""
JINJA = "https://jinja.palletsprojects.com/en/stable/templates/"
PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false",
         bytes: "bytes", object: "anything", dt.date: "date", dt.tzinfo: "time zone",
         Markup: "HTML", type(None): "nothing", types.ModuleType: "module"}  # fmt: skip


def page():
    """Return the whole page."""
    names = sorted(CONTEXTS)
    parts = [INTRODUCTION, "## Every page\n", _blocks_of_base(), _context(EveryPage, EveryPage)]
    parts += [f"## {name}\n\n{_template(name)}" for name in names]
    parts += ["## Macros\n", MACROS]
    parts += [_macros(name) for name in sorted(_libraries())]
    parts += ["## Filters\n", f"Beside [Jinja’s own]({JINJA}#builtin-filters).\n"]
    parts.append(_table(("filter", "what it does"), [
        (f"`{name}`", _words(call)) for name, call in sorted(FILTERS.items())
    ]))  # fmt: skip
    parts += ["## Addresses\n", "What `addresses` has, for `url`: `url(addresses.RULES)`.\n"]
    parts.append(_table(("name", "address"), list(_addresses())))
    parts.append("## Records\n")
    parts += [_record(record) for record in _reachable()]
    return "\n".join(parts)


# ----------------------------------------------------------------- templates


def _source(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    return text, Templates()._environment.parse(text, name)


def _template(name):
    _, tree = _source(name)
    extends = next((node.template.value for node in tree.find_all(nodes.Extends)), "")
    context = CONTEXTS[name]
    parts = ["What every page is given." if context is EveryPage else _words(context)]
    blocks = ", ".join(_block_tree(tree))
    if blocks:
        parts.append(f"Extends `{extends}`. Blocks: {blocks}.")
    more = _context(context, EveryPage) if context is not EveryPage else ""
    return "\n\n".join(part.strip() for part in (*parts, more) if part) + "\n"


def _block_tree(node):
    """Yield the blocks of a template, those inside a block behind it."""
    for child in node.iter_child_nodes():
        inner = list(_block_tree(child))
        if isinstance(child, nodes.Block):
            yield f"`{child.name}`" + (f" ({', '.join(inner)})" if inner else "")
        else:
            yield from inner


def _blocks_of_base():
    text, tree = _source("base.html")
    told = dict(re.findall(r"\{# block (\w+): (.+?) #\}", text))
    rows = [(f"`{block.name}`", told.get(block.name, "")) for block in tree.find_all(nodes.Block)]
    return "Blocks of `base.html`, which all pages extend:\n\n" + _table(
        ("block", "what it holds"), rows
    )


def _libraries():
    for path in FOLDER.glob("*.html"):
        if path.name not in CONTEXTS and "{% macro" in path.read_text(encoding="utf-8"):
            yield path.name


def _macros(name):
    text, tree = _source(name)
    told = {macro: words for words, macro in re.findall(
        r"\{# ([^#]+?) #\}\n\{% macro (\w+)", text)}  # fmt: skip
    rows = []
    for macro in tree.find_all(nodes.Macro):
        given = ", ".join(argument.name for argument in macro.args)
        rows.append((f"`{macro.name}({given})`", " ".join(told.get(macro.name, "").split())))
    return f"### {name}\n\n" + _table(("macro", "what it shows"), rows)


def _addresses():
    for name, value in vars(addresses).items():
        if isinstance(value, str) and name.isupper():
            yield f"`{name}`", f"`{value}`"
        elif inspect.isfunction(value) and value.__module__ == addresses.__name__:
            given = ", ".join(inspect.signature(value).parameters)
            words = _words(value).removeprefix("Return ")
            yield f"`{name}({given})`", words[0].upper() + words[1:]


# ------------------------------------------------------------------- records


def hints(record):
    """Return a class's annotations as types, also of what is imported for type checkers alone."""
    found = {}
    for base in reversed(record.__mro__):
        if base.__module__.startswith("classifier."):
            own, names = inspect.get_annotations(base), _namespace(base.__module__)
            found |= {name: _evaluated(told, names) for name, told in own.items()}
    return found


def _evaluated(told, names):
    """Return an annotation as the type that it is; annotations are code of ours."""
    told = told.__forward_arg__ if isinstance(told, typing.ForwardRef) else told
    return eval(told, names) if isinstance(told, str) else told  # noqa: S307 - of our own code


_SPACES = {}


def _namespace(module):
    """Return the names of a module, with those that it imports under TYPE_CHECKING."""
    if module not in _SPACES:
        loaded = importlib.import_module(module)
        names = dict(vars(loaded))
        for node in ast.parse(Path(loaded.__file__).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
                exec(compile(ast.Module(node.body, []), module, "exec"), names)  # noqa: S102 - our own imports
        _SPACES[module] = names
    return _SPACES[module]


def _reachable():
    """Return every record of the site that some template can get at, by name."""
    waiting = [hint for context in CONTEXTS.values() for hint in hints(context).values()]
    found = {}
    while waiting:
        hint = waiting.pop()
        waiting += typing.get_args(hint)
        hint = typing.get_origin(hint) or hint
        if _is_record(hint) and hint.__name__ not in found:
            found[hint.__name__] = hint
            waiting += [kind for _, kind, _ in _fields(hint)]
    return [found[name] for name in sorted(found)]


def _is_record(hint):
    return isinstance(hint, type) and hint.__module__.startswith("classifier.site") and (
        not hasattr(hint, "__required_keys__")
    )  # fmt: skip


def _fields(record):
    """Yield name, type and meaning of all that a record has."""
    for name, hint in hints(record).items():
        if not name.startswith("_"):
            yield name, hint, ""
    for name, value in vars(record).items():
        if name.startswith("_") or (call := _function(value)) is None:
            continue
        result = _evaluated(call.__annotations__["return"], _namespace(record.__module__))
        given = list(inspect.signature(call).parameters)[1:]
        shown = f"{name}({', '.join(given)})" if inspect.isfunction(value) else name
        yield shown, result, _words(call)


def _function(value):
    if isinstance(value, property):
        return value.fget
    if isinstance(value, cached_property):
        return value.func
    return value if inspect.isfunction(value) else None


def _record(record):
    rows = [(f"`{name}`", shown(hint), words) for name, hint, words in _fields(record)]
    if not any(words for *_, words in rows):
        rows = [row[:2] for row in rows]
    table = _table(("name", "type", "")[: len(rows[0])], rows)
    return f"### {record.__name__}\n\n{_words(record)}\n\n{table}"


def _context(context, base):
    shared = set(base.__annotations__)
    if context is base or not shared <= set(context.__annotations__):
        shared = set()
    own = {name: hint for name, hint in hints(context).items() if name not in shared}
    rows = [(f"`{name}`", shown(hint)) for name, hint in own.items()]
    words = _words(context) + "\n\n" if context is base else ""
    return words + _table(("name", "type"), rows)


def shown(hint):
    """Return a type in words, records with a link to where they are explained."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(shown(one) for one in inner)
    if origin is tuple and inner[-1:] == (...,):
        return f"list of {shown(inner[0])}"
    if origin is tuple:
        return "(" + ", ".join(shown(one) for one in inner) + ")"
    if origin in (dict, Mapping):
        return f"mapping from {shown(inner[0])} to {shown(inner[1])}"
    if origin is Callable:
        return f"function: {', '.join(shown(one) for one in inner[0])} → {shown(inner[1])}"
    if isinstance(origin, type) and _is_record(origin):
        return f"{shown(origin)} of {', '.join(shown(one) for one in inner)}"
    if origin is not None:
        return f"list of {', '.join(shown(one) for one in inner)}"
    if _is_record(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if hint in PLAIN:
        return PLAIN[hint]
    return f"`{getattr(hint, '__name__', hint)}`"


def _words(thing):
    """Return a docstring as one paragraph of Markdown."""
    paragraphs = inspect.getdoc(thing).split("\n\n")
    return " ".join(" ".join(paragraph.split()) for paragraph in paragraphs).replace("``", "`")


def _table(head, rows):
    width = range(len(head))
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    lines = [head, ["---" for _ in width], *escaped]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
