"""A small desk, and a real server that shows it."""

import http.client
import json
import socket
import threading
from contextlib import contextmanager
from queue import Empty, Queue

import pytest

from classifier.serve import Inputs, Server, Terminal, address, listen
from classifier.site import SiteSettings
from tests.rules.desk import SOUND, write_rules

ARTICLE = "---\ntitle: {title}\ndate: 2026-01-02\n---\n\n{text}\n"
SAID = "Norvale pledged to send help. The envoy waved."
SAYING = """\
attribution: who says what
frames:
  - id: say
    title: Somebody says something
    construction: verb
    cue: ["said"]
    forms: [finite]
    content: [quotation, that]
    examples:
      match:
        - "<content: “We are ready,”> <cue: said> <source: Ana Ruiz>."
        - "<source: Ana Ruiz> <cue: said> <content: that help would come>."
      no_match:
        - She said nothing.
"""
# Seconds. So long nothing takes, on any machine; it only ends a test that would wait for ever.
FOREVER = 120


class Desk:
    """A folder of articles and rules. `settings` are those that the next reading finds."""

    def __init__(self, root):
        self.root = root
        self.settings = SiteSettings(title="Harbour desk")
        self.templates = None
        self.problem = None
        write_rules(root / "rules", claims__pledge=SOUND)
        for name in ("one", "two"):
            self.write(f"content/{name}.md", ARTICLE.format(title=name.capitalize(), text=SAID))

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name, old, new):
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def inputs(self):
        if self.problem is not None:
            raise self.problem
        return Inputs(
            content=(self.root / "content",),
            rules=self.root / "rules",
            templates=self.templates,
            out=self.root / "public",
            settings=self.settings,
            settings_file=self.root / "claimdesk.yaml",
        )


class Shown:
    """What a browser sees of a server that runs."""

    def __init__(self, port, path, reports):
        self.port, self.path = port, path
        self.url = f"http://127.0.0.1:{port}{path}"
        self.reports = reports

    def ask(self, path, method="GET", **headers):
        """Return status, headers and body; `path` is from the site's root or begins with /."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=FOREVER)
        try:
            connection.request(
                method, path if path.startswith("/") else self.path + path, headers=headers
            )
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def page(self, path):
        status, _, body = self.ask(path)
        assert status == 200, body.decode()
        return body.decode()

    @contextmanager
    def events(self, page=""):
        """Give a way to wait for the event that fits, from now on."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=FOREVER)
        connection.request("GET", f"/_claimdesk/events?page={self.path}{page}")
        answer = connection.getresponse()
        told = Queue()

        def read():
            try:
                while line := answer.readline():
                    if line.startswith(b"data: "):
                        told.put(json.loads(line.removeprefix(b"data: ")))
            except (OSError, AttributeError, ValueError):
                pass  # closed below

        reader = threading.Thread(target=read, daemon=True)
        reader.start()

        def until(fits):
            seen = []
            while True:
                try:
                    seen.append(told.get(timeout=FOREVER))
                except Empty:
                    pytest.fail(f"nothing that fits was told, but {seen}")
                if fits(seen[-1]):
                    return seen[-1]

        until(lambda _: True)  # the state as it is
        try:
            yield until
        finally:
            connection.sock.shutdown(socket.SHUT_RDWR)  # wakes the reader
            reader.join(FOREVER)
            answer.close()
            connection.close()


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@contextmanager
def running(desk):
    reports = []
    terminal = Terminal(lambda: None, lambda _done, _of: None, reports.append, reports.append)
    with listen("127.0.0.1", 0) as listening:
        server = Server(desk.inputs, listening, "127.0.0.1", terminal)
        server.prepare()
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield Shown(int(address(listening).rpartition(":")[2]), server.path, reports)
        finally:
            server.stop()
            thread.join(FOREVER)
            assert not thread.is_alive()


@pytest.fixture
def shown(desk):
    with running(desk) as shown:
        yield shown
