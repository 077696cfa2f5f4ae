"""The rulebook to compare with: a folder, or the rules folder as it was at a commit."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.engine.analyse import Engine


class Other(NamedTuple):
    """An engine to compare with, and where its rules come from, in words."""

    engine: Engine
    name: str


@contextmanager
def other_rules(wanted: str, rules: Path) -> Iterator[Other]:
    """Give the engine of the rules to compare with.

    `wanted` is a folder of rules or else names a commit of the git repository in which the folder
    `rules` lies; a folder that is there goes first. Raises `ProblemsError`.
    """
    from classifier.cli.ready import ready_engine

    if Path(wanted).is_dir():
        yield Other(ready_engine(Path(wanted)), f"the folder {Path(wanted).as_posix()}")
        return
    commit, prefix = _find(wanted, rules)
    short = f"{wanted} ({commit[:10]})"
    with tempfile.TemporaryDirectory(prefix="claimdesk-") as folder:
        _unpack(_git(rules, wanted, "archive", "--format=tar", commit, "."), Path(folder))
        try:
            engine = ready_engine(Path(folder))
        except ProblemsError as error:
            found = [_as_committed(problem, folder, wanted, prefix) for problem in error.problems]
            message = f"the rules of {short} cannot be loaded, see the other problems"
            hint = "they may be written for another version of Claimdesk; name a later commit"
            raise ProblemsError([_problem(wanted, message, hint), *found]) from None
        yield Other(engine, f"{prefix or 'the repository'} at {short}")


def _find(wanted: str, rules: Path) -> tuple[str, str]:
    """Return the commit that `wanted` names, and the path of `rules` in its repository."""
    if not rules.is_dir():
        raise ProblemsError([_problem(wanted, f"there is no rules folder {rules.as_posix()}")])
    prefix = _git(rules, wanted, "rev-parse", "--show-prefix").decode().strip().rstrip("/")
    name = f"{wanted}^{{commit}}"
    commit = _git(
        rules, wanted, "rev-parse", "--verify", "--quiet", "--end-of-options", name, wrong=True
    )
    if not commit:
        message = f"neither a folder nor a commit, branch or tag of {rules.as_posix()}’s repository"
        raise ProblemsError([_problem(wanted, message, "git log --oneline lists the commits")])
    found = commit.decode().strip()
    if prefix and not _git(rules, wanted, "ls-tree", "--full-tree", "-d", found, "--", prefix):
        message = f"there is no folder {prefix} at this commit"
        hint = "name a commit that has it, or a folder of rules"
        raise ProblemsError([_problem(wanted, message, hint)])
    return found, prefix


def _git(rules: Path, wanted: str, *arguments: str, wrong: bool = False) -> bytes:
    """Run git in the rules folder; with `wrong`, a failure is an empty answer."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell; options end before what the user named
            ["git", *arguments],  # noqa: S607 - git is where the user has it
            cwd=rules,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        hint = "install git, or name a folder of rules"
        message = "not a folder; to compare with a commit, git is needed, and it is not there"
        raise ProblemsError([_problem(wanted, message, hint)]) from None
    if done.returncode and wrong:
        return b""
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else f"git ended with {done.returncode}"
        message = f"not a folder, and no commit can be had for {rules.as_posix()}: {reason}"
        hint = "name a folder of rules, or give --rules a folder in a git repository"
        raise ProblemsError([_problem(wanted, message, hint)])
    return done.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the rule files of an archive; nothing else in it matters to a rulebook."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            path = PurePosixPath(member.name)
            content = files.extractfile(member) if member.isfile() else None
            if content is None or path.suffix not in (".yaml", ".yml"):
                continue
            if path.is_absolute() or ".." in path.parts:
                continue
            target = folder.joinpath(*path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


def _as_committed(problem: Problem, folder: str, wanted: str, prefix: str) -> Problem:
    """Name the file in its commit instead of in the temporary folder."""
    inside = problem.path.removeprefix(Path(folder).as_posix()).lstrip("/")
    return replace(problem, path=f"{wanted}:{prefix + '/' if prefix else ''}{inside}")


def _problem(wanted: str, message: str, hint: str = "") -> Problem:
    return Problem(f"--compare {wanted}", 0, 0, "compare", message, hint)
