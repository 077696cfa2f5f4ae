"""What is wrong with a publisher's templates before any page is made: all of it in one run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateSyntaxError, meta, nodes

from classifier.problems import Problem, did_you_mean
from classifier.site.contexts import all_names, names_given
from classifier.site.theme.folders import STANDARD
from classifier.site.theme.missing import nothing_called
from classifier.site.theme.sources import Source, read, syntax_problem
from classifier.site.theme.unused import unused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from classifier.site.theme.folders import Folders


class _Any(dict[str, "Callable[..., Any]"]):
    """Takes every filter and test for known, so that a wrong one does not hide other mistakes."""

    def __getitem__(self, _: str) -> Callable[..., Any]:
        return len

    def get(self, *_: object) -> Callable[..., Any]:
        return len


class Checked(NamedTuple):
    """What is wrong with a publisher's templates.

    `spoilt` are the templates, of either folder, that cannot be tried: they are not well-formed, or
    need one that is not.
    """

    problems: tuple[Problem, ...]
    spoilt: frozenset[str]


def check(folders: Folders, environment: Environment) -> Checked:
    """Look through the publisher's templates of `folders`, as `environment` renders them.

    A filter or test that is not known is given to `environment` as one that does nothing, so that
    its templates can be tried for other mistakes.
    """
    checker = _Checker(folders, environment)
    problems = tuple(checker.problems())
    return Checked(problems, frozenset(checker.spoilt()))


class _Checker:
    def __init__(self, folders: Folders, environment: Environment) -> None:
        self._folders = folders
        self._environment = environment
        self._known = (
            (nodes.Filter, "filter", frozenset(environment.filters)),
            (nodes.Test, "test", frozenset(environment.tests)),
        )
        self._lenient = environment.overlay()
        vars(self._lenient).update(filters=_Any(), tests=_Any())
        self._read: dict[str, Source | Problem | None] = {}
        self._hopeless: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        """Yield every problem; none where there is no folder of the publisher's own."""
        own = [source for name in self._folders.own_templates if (source := self._source(name))]
        for name in self._folders.own_templates:
            found = self._read[name]
            if isinstance(found, Problem):
                self._hopeless.add(name)
                yield found
        for source in own:
            yield from self._lost_references(source)
            yield from self._misnamed_filters(source)
            parents, problem = self._parents(source)
            problem = problem or self._uncompiled(source)
            if problem:
                self._hopeless.add(source.name)
                yield problem
                continue
            if parents:
                yield from self._lost_blocks(source, parents)
                yield from _lost_words(source)
            yield from self._unknown_names(source, parents, own)
        yield from unused(self._folders, own, self._source)

    def spoilt(self) -> Iterator[str]:
        """Yield the templates that cannot be tried."""
        names = {*self._folders.own_templates, *self._folders.standard_templates}
        for name in names if self._hopeless else ():
            waiting, seen = [name], set[str]()
            while waiting and not seen & self._hopeless:
                one = waiting.pop()
                source = None if one in seen else self._source(one)
                waiting += [ref.template for ref in source.references()] if source else ()
                seen.add(one)
            if seen & self._hopeless:
                yield name

    def _source(self, name: str) -> Source | None:
        """Return a template of either folder, the publisher's first; None if it is unreadable."""
        if name not in self._read:
            bare = name.removeprefix(STANDARD + "/")
            path = self._folders.standard_files.get(bare)
            if bare == name:
                path = self._folders.own_files.get(name) or path
            self._read[name] = read(self._lenient, name, path) if path else None
        found = self._read[name]
        return found if isinstance(found, Source) else None

    def _names(self) -> list[str]:
        """Return what a template can be called by another."""
        standard = [f"{STANDARD}/{name}" for name in self._folders.standard_templates]
        both = {*self._folders.own_templates, *self._folders.standard_templates, *standard}
        return sorted(both)

    def _parents(self, source: Source) -> tuple[list[Source], Problem | None]:
        """Return what a template extends, directly and further up; or that this has no end."""
        parents: list[Source] = []
        seen, one = {source.name}, source
        while one.extends is not None:
            name = one.extends.template
            if name in seen and source.extends is not None:
                through = f", through {parents[-1].name}" if parents else ""
                message = f"extends itself{through}"
                hint = f'extend the standard one: {{% extends "{STANDARD}/{source.name}" %}}'
                line, word = source.extends.line, source.extends.template
                return [], source.problem(line, word, "template-circle", message, hint)
            seen.add(name)
            parent = self._source(name)
            if parent is None:
                break
            parents.append(parent)
            one = parent
        return parents, None

    # ------------------------------------------------------------- one template

    def _lost_references(self, source: Source) -> Iterator[Problem]:
        for ref in source.references():
            exists = ref.template.removeprefix(STANDARD + "/") in self._folders.standard_files
            if not exists and ref.template not in self._folders.own_files:
                hint = did_you_mean(ref.template, self._names(), "“{}”")
                message = f"there is no template “{ref.template}”"
                yield source.problem(ref.line, ref.template, "no-template", message, hint)
                continue
            there = self._exports(ref.template)
            for name in ref.names:
                if there and name not in there:
                    message = f"{ref.template} has no “{name}” to import"
                    hint = did_you_mean(name, there) or f"it has: {', '.join(sorted(there))}"
                    yield source.problem(ref.line, name, "undefined", message, hint)

    def _exports(self, name: str) -> frozenset[str]:
        """Return what can be imported from a template; a standard one backs its replacement."""
        one = self._source(name)
        standard = self._source(f"{STANDARD}/{name}")
        if one is None:
            return frozenset()
        return one.exports | (standard.exports if standard else frozenset())

    def _misnamed_filters(self, source: Source) -> Iterator[Problem]:
        stand_in: dict[str, Any] = {}
        for kind, called, known in self._known:
            for node in source.tree.find_all(kind):
                if node.name not in known:
                    message = f"there is no {called} “{node.name}”"
                    hint = did_you_mean(node.name, known)
                    yield source.problem(node.lineno, node.name, f"no-{called}", message, hint)
                    stand_in[node.name] = _unchanged
        self._environment.filters.update(stand_in)
        self._environment.tests.update(stand_in)

    def _uncompiled(self, source: Source) -> Problem | None:
        """Return what only a compiler sees, for instance a block that is there twice."""
        try:
            self._lenient.compile(source.text, source.name, source.path)
        except TemplateSyntaxError as error:
            return syntax_problem(error, source.name)
        return None

    def _lost_blocks(self, source: Source, parents: list[Source]) -> Iterator[Problem]:
        known = frozenset().union(*(parent.blocks for parent in parents))
        for block in source.outer_blocks:
            if block.name not in known:
                message = f"{parents[0].name} has no block “{block.name}”, so this is shown nowhere"
                hint = did_you_mean(block.name, known) or f"its blocks: {', '.join(sorted(known))}"
                yield source.problem(block.lineno, block.name, "no-block", message, hint)

    def _unknown_names(
        self, source: Source, parents: list[Source], own: list[Source]
    ) -> Iterator[Problem]:
        known = set(self._environment.globals)
        given = names_given(source.name)
        if given is None:  # included or imported: it sees what its user sees
            known |= all_names().union(*(one.bound for one in own))
        else:
            known |= given.union(source.bound, *(parent.exports for parent in parents))
        # A name that has a value in one part and is asked for in another is found when it is tried.
        for name in sorted(meta.find_undeclared_variables(source.tree) - known):
            for node in source.tree.find_all(nodes.Name):
                if node.name == name and node.ctx == "load":
                    message, hint = nothing_called(name, given or known)
                    yield source.problem(node.lineno, name, "undefined", message, hint)
                    break


def _unchanged(value: object, *_: object, **__: object) -> object:
    return value


def _lost_words(source: Source) -> Iterator[Problem]:
    """Yield words that stand outside of the blocks of a template that extends another."""
    for node in source.tree.body:
        if not isinstance(node, nodes.Output):
            continue
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData) and not part.data.strip():
                continue
            line, word = part.lineno, ""
            if isinstance(part, nodes.TemplateData):
                lead = part.data[: len(part.data) - len(part.data.lstrip())]
                line += lead.count("\n")
                word = re.split(r"\s", part.data.strip(), maxsplit=1)[0]
            message = "this stands outside of any block, so it is shown nowhere"
            yield source.problem(line, word, "lost-words", message, "put it into a block")
            return
