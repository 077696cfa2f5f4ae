"""A rules folder → a rulebook. The one loader that every command goes through."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError, errors
from classifier.rules.book import RuleBook
from classifier.rules.claim_rules import compile_rules
from classifier.rules.compiler import Compiler
from classifier.rules.files import read_files
from classifier.rules.frames import compile_frames
from classifier.rules.furniture import compile_furniture
from classifier.rules.inflect import make_inflector
from classifier.rules.kinds import SHAPES
from classifier.rules.lexicons import read_lexicons
from classifier.rules.lint import lint
from classifier.rules.shapes import LexiconFile, TaxonomyFile
from classifier.rules.source_names import compile_source_names
from classifier.taxonomy import Context, Degree, Label, Taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from classifier.rules.book import Lexicon
    from classifier.rules.files import RuleFile, RuleFiles


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading came to: a rulebook of everything that is sound, and every problem."""

    book: RuleBook
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Load every rule below `root`, going on after each problem."""
    with no_garbage_search():
        return _load(root)


@contextmanager
def no_garbage_search() -> Iterator[None]:
    """Nearly all that loading makes lives on; a search for garbage takes a third of its time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _load(root: Path) -> Loaded:
    files, problems = read_files(root, SHAPES)
    lexicons, found = read_lexicons(files)
    problems += found
    taxonomy = _taxonomy(files)
    compiler = Compiler(
        {name: lexicon.words for name, lexicon in lexicons.items()}, make_inflector()
    )
    _check_lexicons(files, lexicons, taxonomy, compiler)
    rules, cards = compile_rules(files, taxonomy, compiler)
    frames, frame_cards = compile_frames(files, compiler)
    furniture, block_cards = compile_furniture(files, compiler)
    book = RuleBook(
        root=root,
        version=files.version,
        taxonomy=taxonomy,
        rules=tuple(rules),
        lexicons=lexicons,
        frames=tuple(frames),
        furniture=tuple(furniture),
        cards=(*cards, *frame_cards, *block_cards),
        source_names=compile_source_names(files, compiler),
    )
    problems += compiler.problems
    problems += lint(files, book, compiler.used)
    return Loaded(book, tuple(sorted(set(problems))))


def load_rulebook(root: Path) -> RuleBook:
    """Load a rulebook that must be sound. Raises `ProblemsError` with every error in it."""
    loaded = load(root)
    found = errors(loaded.problems)
    if found:
        raise ProblemsError(found)
    return loaded.book


def _taxonomy(files: RuleFiles) -> Taxonomy:
    for file in files.of(TaxonomyFile):
        content = file.content
        return Taxonomy(
            claims=tuple(
                Label(
                    **{
                        **claim.model_dump(),
                        "degrees": tuple(Degree(**one.model_dump()) for one in claim.degrees),
                    }
                )
                for claim in content.claims
            ),
            domains=tuple(
                Label(
                    **{
                        **domain.model_dump(),
                        "context": Context(**domain.context.model_dump()),
                        "against": tuple(domain.against.items()),
                    }
                )
                for domain in content.domains
            ),
            source_kinds=tuple(
                Label(**{**kind.model_dump(), "claims": tuple(kind.claims)})
                for kind in content.source_kinds
            ),
            subjects=tuple(
                Label(
                    subject.id,
                    subject.label,
                    subject.label,
                    subject.definition,
                    against=tuple(subject.against.items()),
                )
                for subject in content.subjects
            ),
        )
    return Taxonomy((), (), ())


def _check_kinds(file: RuleFile[LexiconFile], kinds: list[str], compiler: Compiler) -> None:
    """Report source kinds of a lexicon that the taxonomy does not know."""
    for key in ("source_kind", "owner_kind"):
        kind = getattr(file.content, key)
        if kind:
            compiler.label(file.doc, (key,), kind, kinds, "source kind")


def _check_lexicons(
    files: RuleFiles, lexicons: Mapping[str, Lexicon], taxonomy: Taxonomy, compiler: Compiler
) -> None:
    """Report lexicons of an unknown source kind, and taxonomy labels that do not fit together."""
    kinds = [kind.id for kind in taxonomy.source_kinds]
    for file in files.of(LexiconFile):
        _check_kinds(file, kinds, compiler)
    claims = [claim.id for claim in taxonomy.claims]
    for taxonomy_file in files.of(TaxonomyFile):
        seen: set[str] = set()
        for group in ("claims", "source_kinds", "domains", "subjects"):
            if group != "subjects":  # a rule file names domains and subjects under one key
                seen = set()
            for index, label in enumerate(getattr(taxonomy_file.content, group)):
                if label.id in seen:
                    path = (group, index, "id")
                    message = f"'{label.id}' is declared twice"
                    compiler.problem(taxonomy_file.doc, path, "duplicate-id", message)
                seen.add(label.id)
        for index, claim_label in enumerate(taxonomy_file.content.claims):
            known: set[str] = set()
            for number, degree in enumerate(claim_label.degrees):
                if degree.id in known:
                    message = f"the degree '{degree.id}' is declared twice"
                    where = ("claims", index, "degrees", number, "id")
                    compiler.problem(taxonomy_file.doc, where, "duplicate-id", message)
                known.add(degree.id)
        _check_against(taxonomy_file, [domain.id for domain in taxonomy.domains], compiler)
        for index, kind in enumerate(taxonomy_file.content.source_kinds):
            for number, claim in enumerate(kind.claims):
                place = ("source_kinds", index, "claims", number)
                compiler.label(taxonomy_file.doc, place, claim, claims, "claim type")


def _check_against(
    file: RuleFile[TaxonomyFile], domains: Sequence[str], compiler: Compiler
) -> None:
    """Report evidence that is to be held against what is no domain."""
    for group in ("domains", "subjects"):
        for index, label in enumerate(getattr(file.content, group)):
            for other in label.against:
                place = (group, index, "against", other)
                compiler.label(file.doc, place, other, domains, "domain")
