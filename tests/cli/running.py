"""Running the command as a user does, in a process of its own."""

import os
import subprocess
import sys


def claimdesk(*arguments, cwd=None, stdin=None, **environment):
    """Run `claimdesk` and return the finished process with its output as text."""
    return subprocess.run(
        [sys.executable, "-m", "classifier", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error", **environment},
        check=False,
    )
