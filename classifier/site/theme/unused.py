"""Files of a publisher's folder that come to nothing: most often a name with a slip in it."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from classifier.problems import Problem, did_you_mean
from classifier.site.methodology import TEXTS
from classifier.site.theme.folders import ASSETS, STANDARD, is_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from classifier.site.theme.folders import Folders
    from classifier.site.theme.sources import Source

_LOADED = (".css", ".js", ".mjs")


def unused(
    folders: Folders, own: Sequence[Source], find: Callable[[str], Source | None]
) -> Iterator[Problem]:
    """Yield templates that replace none and that no other names, and texts nearly named right.

    `own` are the publisher's templates that can be read, `find` looks one up in both folders.
    """
    used = _used(folders, own)
    known = [*folders.standard_templates, *TEXTS]
    for name, path in folders.own_files.items():
        place = path.as_posix()
        if is_template(name):
            if name not in used:
                yield _nobody(place, name, known, "replaces no standard template, and none uses it")
        elif not name.startswith(ASSETS + "/") and name.endswith(".md") and name not in TEXTS:
            if did_you_mean(name, TEXTS):
                yield _nobody(place, name, list(TEXTS), "is no text that a page shows")
        elif PurePosixPath(name).suffix in _LOADED and not name.startswith(ASSETS + "/"):
            hint = f"pages load what lies in {ASSETS}/: move it to {ASSETS}/{name}"
            yield Problem(place, 0, 0, "unused-file", "is loaded by no page", hint)
    for source in own:
        yield from _unused_macros(source, own, find)


def unused_assets(folders: Folders, asked: frozenset[str]) -> Iterator[Problem]:
    """Yield style sheets and scripts of the publisher's that no page loads.

    `asked` are the addresses that pages link to. A file that another file names may be loaded
    through that one.
    """
    standard = [name for name in folders.standard_files if name.startswith(ASSETS + "/")]
    for name, path in folders.own_files.items():
        if not name.startswith(ASSETS + "/") or PurePosixPath(name).suffix not in _LOADED:
            continue
        if name in asked or name in standard or _named_elsewhere(folders, path):
            continue
        hint = "or load it in the block “theme” of base.html"
        yield _nobody(path.as_posix(), name, standard, "is loaded by no page", hint)


def _nobody(place: str, name: str, known: Sequence[str], message: str, other: str = "") -> Problem:
    near = did_you_mean(name, known, "“{}”")
    hint = ", ".join(part for part in (near, other) if part).removeprefix("or ")
    return Problem(place, 0, 0, "unused-file", message, hint)


def _used(folders: Folders, own: Sequence[Source]) -> frozenset[str]:
    """Return the publisher's templates that are rendered, or reached from one that is."""
    by_name = {source.name: source for source in own}
    if not all(source.refers_openly for source in own):
        return frozenset(folders.own_templates)
    waiting = [name for name in folders.own_templates if name in folders.standard_files]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in used:
            continue
        used.add(name)
        if name in by_name:
            waiting += [ref.template for ref in by_name[name].references()]
    return frozenset(used)


def _unused_macros(
    source: Source, own: Sequence[Source], find: Callable[[str], Source | None]
) -> Iterator[Problem]:
    """Yield macros that replace no standard one of their template and that nobody calls."""
    standard = find(f"{STANDARD}/{source.name}")
    if standard is None or not standard.macros:
        return
    for name in sorted(source.macros - standard.macros):
        word = re.compile(rf"\b{re.escape(name)}\b")
        if sum(len(word.findall(one.text)) for one in own) > 1:
            continue
        line = next(
            (n for n, text in enumerate(source.text.splitlines(), 1) if word.search(text)), 0
        )
        message = f"replaces no macro of {STANDARD}/{source.name}, and nobody calls it"
        hint = did_you_mean(name, standard.macros)
        yield source.problem(line, name, "unused-macro", message, hint)


def _named_elsewhere(folders: Folders, path: Path) -> bool:
    for other in folders.own_files.values():
        if other != path and other.suffix in (".html", *_LOADED):
            try:
                if path.name in other.read_text(encoding="utf-8"):
                    return True
            except UnicodeDecodeError:
                continue
    return False
