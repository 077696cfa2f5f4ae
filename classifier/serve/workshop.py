"""Changes of files → editions of the site, one after the other, in a thread of its own."""

from __future__ import annotations

import gc
import logging
import threading
import time
from typing import TYPE_CHECKING

from classifier.engine.analyse import Engine
from classifier.problems import ProblemsError
from classifier.rules.load import load_rulebook
from classifier.serve.edition import Contents, Press, Preview, WholeSite
from classifier.serve.fileset import FileSet
from classifier.serve.inputs import stamps
from classifier.serve.library import Library
from classifier.serve.memory import Memory
from classifier.serve.stage import Stage
from classifier.serve.state import Report, State
from classifier.shipped import shipped
from classifier.site import addresses
from classifier.site.machine import publication
from classifier.site.pages import gather
from classifier.site.pictures import SUFFIXES
from classifier.site.publish import searchable, unfit_names
from classifier.site.search import Searching
from classifier.site.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from classifier.content import Source
    from classifier.problems import Problem
    from classifier.records import Briefing
    from classifier.serve.inputs import Inputs
    from classifier.serve.state import Listener

# Fewer files than this are labelled in a moment: nobody needs to be told, or shown a part.
_MANY = 20
_TELL_EVERY = 0.25


class Superseded(Exception):
    """Files have changed again while earlier changes were being dealt with."""


class Workshop:
    """Holds everything that editions are made of. `read` gives the desk's inputs.

    They are read with each change; `read` may raise `ProblemsError`.
    """

    def __init__(self, read: Callable[[], Inputs], listener: Listener) -> None:
        self.inputs: Stage[Inputs] = Stage()
        self._read = read
        self._listener = listener
        self._engine: Stage[Engine] = Stage()
        self._press: Stage[Press] = Stage()
        self._library = Library()
        self._memory = Memory()
        self._state = State()
        self._whole: WholeSite | None = None
        self._made_of: tuple[object, ...] = ()
        self._lacking: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        self._changed: set[Path] = set()
        self._since = 0.0
        self._wake = threading.Event()
        self._stopping = False

    # ----------------------------------------------------- from other threads

    def notice(self, changed: Iterable[Path]) -> None:
        """Take note of changed files, given as whole real paths."""
        with self._lock:
            self._since = self._since or time.perf_counter()
            self._changed |= set(changed)
            self._wake.set()

    def stop(self) -> None:
        """Give up what is being done, and end `run`."""
        self._stopping = True
        self._wake.set()

    # ------------------------------------------------------------- its thread

    def begin(self) -> None:
        """Make the first edition."""
        self._wake.set()
        while self._wake.is_set() and not self._stopping:
            self.renew()

    def run(self) -> None:
        """Deal with changes as they are noticed, until `stop`."""
        while not self._stopping:
            self._wake.wait()
            if not self._stopping:
                try:
                    self.renew()
                except Exception:
                    # A mistake of ours; the desk goes on, and the next change may do without it.
                    logging.getLogger(__name__).exception("This change could not be dealt with")
                    self._tell(self._state._replace(work=""))

    def renew(self) -> None:
        """Bring the site up to date with all files as they are now."""
        with self._lock:
            self._wake.clear()
            touched, self._changed = frozenset(self._changed), set()
            started, self._since = self._since or time.perf_counter(), 0.0
        before = self._state
        try:
            labelled, rules = self._renew(touched)
        except Superseded:
            with self._lock:
                self._changed |= touched
                self._since = started
            return
        new_problems = self._state.problems != before.problems
        if not new_problems and (self._state.number == before.number or not (touched or labelled)):
            return
        articles = len(self._whole.contents.site.briefings) if self._whole else 0
        seconds = time.perf_counter() - started
        changed = tuple(sorted(touched))
        self._listener.report(
            Report(changed, articles, labelled, rules, self._state.problems, seconds)
        )

    def _renew(self, touched: frozenset[Path]) -> tuple[int, bool]:
        """Return how many files were labelled, and whether the rules are new. May be superseded."""
        self.inputs.refresh(object(), self._read)
        inputs = self.inputs.good
        if inputs is None:
            self._settle(())
            return 0, False
        self._listener.inputs(inputs)
        rules = self._engine.refresh(
            (inputs.rules, stamps([inputs.rules])), lambda: self._load(inputs.rules)
        )
        self._press.refresh(
            (inputs.templates, stamps([inputs.templates, shipped("site_templates")])),
            lambda: Press(Templates(inputs.templates)),
        )
        engine, press = self._engine.good, self._press.good
        if engine is None or press is None:
            self._settle(())
            return 0, rules
        due = self._library.look(inputs.content, engine, touched)
        self._label(due, engine, press, inputs)
        shelf = self._library.shelf(engine)
        pictures = any(path.suffix.lower() in SUFFIXES for path in touched)
        made_of = (engine, press, inputs, shelf.briefings, pictures and object())
        if made_of != self._made_of:
            made = self._publish(shelf.briefings, engine, press, inputs)
            self._lacking = tuple(made)
            self._made_of = made_of
        self._settle((*shelf.problems, *self._lacking))
        if self._whole is not None and (rules or len(due) > _MANY):
            self._whole.warm()
            _settle_memory()
        return len(due), rules

    def _load(self, rules: Path) -> Engine:
        self._listener.loading()
        self._tell(self._state._replace(work="Loading the rules …"))
        return Engine(load_rulebook(rules))

    def _label(self, due: Sequence[Source], engine: Engine, press: Press, inputs: Inputs) -> None:
        """Label what is due: what people look at comes first, and is shown at once."""
        looked_at = self._listener.looked_at()
        first = [source for source in due if self._is_shown(source, looked_at)]
        ordered = [*first, *(source for source in due if source not in first)]
        many = len(ordered) - len(first) > _MANY
        told = time.perf_counter()
        seen: list[Briefing] = []
        for number, source in enumerate(ordered, start=1):
            if self._wake.is_set():
                raise Superseded
            seen += self._library.label(source, engine)
            if many and number == len(first):
                self._preview(seen, engine, press, inputs)
            self._listener.progress(number, len(due))
            if many and time.perf_counter() - told > _TELL_EVERY:
                told = time.perf_counter()
                work = f"Labelling: {number:,} of {len(due):,} files. Other pages are as before."
                self._tell(self._state._replace(work=work))

    def _is_shown(self, source: Source, looked_at: Collection[str]) -> bool:
        slugs = self._library.slugs(source)
        return any(addresses.briefing_page(slug) in looked_at for slug in slugs)

    # --------------------------------------------------------------- editions

    def _preview(
        self, briefings: Sequence[Briefing], engine: Engine, press: Press, inputs: Inputs
    ) -> None:
        """Show some articles under new rules, while the others are still being labelled."""
        book, old = engine.book, self._state.edition
        if old is None or unfit_names(briefings, book.taxonomy, book.cards):
            return
        new = WholeSite(self._contents(briefings, engine, inputs, Memory()), press)
        pages = [addresses.briefing_page(one.article.slug) for one in briefings]
        number = self._state.number + 1
        self._tell(self._state._replace(number=number, edition=Preview(new, pages, old)))

    def _publish(
        self, briefings: Sequence[Briefing], engine: Engine, press: Press, inputs: Inputs
    ) -> Iterator[Problem]:
        """Make an edition of all briefings; yield what is wrong with it, or what it lacks."""
        book = engine.book
        unfit = unfit_names(briefings, book.taxonomy, book.cards)
        if unfit:
            yield from unfit
            return
        contents = self._contents(briefings, engine, inputs, self._memory)
        whole = WholeSite(contents, press)
        if inputs.templates is not None and (self._whole is None or self._whole.press is not press):
            try:
                whole.proof()
            except ProblemsError as error:
                yield from error.problems
                if self._whole is None:
                    return
                whole = WholeSite(contents, self._whole.press)
        self._whole = whole
        self._state = self._state._replace(number=self._state.number + 1, edition=whole)
        yield from contents.site.pictures.problems
        yield from searchable(inputs.settings, briefings)[1]

    def _contents(
        self, briefings: Sequence[Briefing], engine: Engine, inputs: Inputs, memory: Memory
    ) -> Contents:
        book = engine.book
        with memory.remembering() as make:
            site = gather(briefings, book.taxonomy, book.cards, inputs.templates, make)
        settings, _ = searchable(inputs.settings, briefings)
        machine = publication(site, settings)
        searching = (
            Searching(machine.material.sources, settings.language) if settings.search else None
        )
        files = FileSet(site, machine, searching)
        return Contents(site, machine, settings, files, book.version)

    # ---------------------------------------------------------------- telling

    def _settle(self, problems: Iterable[Problem]) -> None:
        """Tell that all is done, and what is wrong with the files as they are now."""
        stages = (self.inputs.problems, self._engine.problems, self._press.problems)
        found = tuple(sorted({*problems, *(one for stage in stages for one in stage)}))
        number = self._state.number + (found != self._state.problems)
        self._tell(self._state._replace(number=number, problems=found, work=""))

    def _tell(self, state: State) -> None:
        self._state = state
        self._listener.state(state)


def _settle_memory() -> None:
    """Take what lives on out of the search for garbage, which takes seconds for a large desk."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
