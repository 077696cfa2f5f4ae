"""`serve` as a user runs it: its address, a taken port, a clean end."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.cli.running import claimdesk
from tests.rules.desk import SOUND, write_rules


@pytest.fixture
def desk(tmp_path):
    write_rules(tmp_path / "rules", claims__pledge=SOUND)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "one.md").write_text(
        "---\ntitle: One\n---\n\nNorvale pledged to send help.\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_it_serves_until_it_is_interrupted_and_ends_without_a_traceback(desk):
    server = subprocess.Popen(
        [sys.executable, "-m", "classifier", "serve", "--port", "0"],
        cwd=desk,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
    )
    try:
        said = iter(server.stdout.readline, "")
        line = next(line for line in said if line.startswith("http://"))
        address = line.split()[0]
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
            assert b"Claimdesk briefings" in answer.read()
        # A browser that listens for news does not keep the server from ending.
        news = f"{address}_claimdesk/events"
        with urllib.request.urlopen(news) as events:  # noqa: S310 - our own server
            assert events.readline().startswith(b"data: ")
            server.send_signal(signal.SIGINT)
            _, errors = server.communicate(timeout=120)
    finally:
        server.kill()
    assert (server.returncode, errors) == (0, "\nStopped.\n")
    assert sorted(path.name for path in desk.iterdir()) == ["content", "rules"]


def test_a_port_that_is_taken_is_an_error_with_a_way_out(desk):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = claimdesk("serve", "--port", port, cwd=desk)
    assert done.returncode == 1
    assert f"127.0.0.1:{port}: another program listens on this port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_host_that_is_not_this_machine_is_an_error(desk):
    done = claimdesk("serve", "--host", "desk.invalid", cwd=desk)
    assert done.returncode == 1
    assert "desk.invalid: this machine has no such name" in done.stderr


def test_wrong_settings_end_it_as_they_end_a_build(desk):
    (desk / "claimdesk.yaml").write_text("titel: Desk\n", encoding="utf-8")
    done = claimdesk("serve", "--port", "0", cwd=desk)
    assert done.returncode == 1
    assert "claimdesk.yaml:1:1: unknown key 'titel'" in done.stderr
