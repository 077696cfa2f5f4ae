"""Being told by the system when a file of a desk changes."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from classifier.serve.inputs import Inputs

# Milliseconds. An editor that saves by several steps is done within the first; changes that go on
# and on are told after the second; the third is how long the end of watching can take.
_STEP = 30
_DEBOUNCE = 300
_IDLE = 500


class Places(NamedTuple):
    """Folders to be watched with all below them, and others for some names in them alone.

    `named` are the inputs themselves, as real paths.
    """

    deep: frozenset[Path]
    flat: frozenset[Path]
    named: frozenset[Path]


def places(inputs: Inputs) -> Places:
    """Return where the files of a desk are, or would be if they were there.

    The folder that holds an input is watched as well, as the input itself can be put there, moved
    or replaced.
    """
    named = [*inputs.content, inputs.rules, inputs.settings_file]
    if inputs.templates is not None:
        named.append(inputs.templates)
    real = frozenset(path.resolve() for path in named)
    deep = frozenset(path for path in real if path.is_dir())
    return Places(deep, frozenset(_nearest(path.parent) for path in real), real)


class Watch:
    """Calls `notice` with the real paths of files that changed, until it is stopped."""

    def __init__(self, notice: Callable[[Iterable[Path]], None]) -> None:
        self._notice = notice
        self._places: Places | None = None
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def look_at(self, inputs: Inputs) -> None:
        """Watch the files of a desk, and no others any more."""
        wanted = places(inputs)
        if wanted == self._places:
            return
        self.stop()
        self._places, self._stop = wanted, threading.Event()
        built = inputs.out.resolve()
        for folders, counts in (
            (wanted.deep, lambda path: not _is_aside(path, built)),
            (wanted.flat, lambda path: any(one.is_relative_to(path) for one in wanted.named)),
        ):
            if folders:
                arguments = (folders, folders is wanted.deep, counts, self._stop)
                thread = threading.Thread(target=self._run, args=arguments)
                thread.start()
                self._threads.append(thread)

    def stop(self) -> None:
        """Watch nothing any more."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
        self._threads, self._places = [], None

    def _run(
        self,
        folders: frozenset[Path],
        deep: bool,
        counts: Callable[[Path], bool],
        stop: threading.Event,
    ) -> None:
        first = True
        for changes in watch(
            *sorted(folders),
            watch_filter=lambda _, name: counts(Path(name)),
            debounce=_DEBOUNCE,
            step=_STEP,
            rust_timeout=_IDLE,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
            recursive=deep,
        ):
            if changes or first:
                # The first time without any: a file may have changed before it was watched.
                self._notice({Path(name).resolve() for _, name in changes})
            first = False


def _is_aside(path: Path, built: Path) -> bool:
    """Tell whether a path is hidden, an editor's copy, or part of what a build writes."""
    return path.name.startswith(".") or path.name.endswith("~") or path.is_relative_to(built)


def _nearest(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    while not folder.is_dir():
        folder = folder.parent
    return folder
