"""`make bench-serve`: how long after an article is saved the new pages are in the browser's hands.

A desk of a thousand articles is made from those of content/, with other words, names and days in
each. A real server shows it; an article is saved again and again, each time with a sentence more,
and a page is asked for as soon as the server tells that there is something new.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import ROOT
from classifier.content import find
from classifier.serve import Inputs, Server, Terminal, address, listen
from classifier.shipped import shipped
from classifier.site import SiteSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = 1_000
ROUNDS = 5
# Seconds between two saves: nobody is faster.
PAUSE = 3
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_BEGINNINGS, _ENDINGS = "brgkltvz", ("anda", "erko", "ilov", "orst", "umel")


def main() -> None:
    """Make the desk, serve it, and print what was measured."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder, listen("127.0.0.1", 0) as listening:
        content = Path(folder, "content")
        write_desk(content, count)
        terminal = Terminal(lambda: None, lambda *_: None, lambda _: None, print)
        server = Server(lambda: inputs(content), listening, "127.0.0.1", terminal)
        started = time.perf_counter()
        server.prepare()
        print(f"{count:,} articles ready in {time.perf_counter() - started:.1f} s")
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            port = int(address(listening).rpartition(":")[2])
            measure(content / "story-0007.md", port)
        finally:
            server.stop()
            thread.join()


def inputs(content: Path) -> Inputs:
    """Return the desk: the standard rules and templates."""
    settings = SiteSettings()
    out = content.with_name("public")
    return Inputs((content,), shipped("rules"), None, out, settings, content.with_name("x.yaml"))


def measure(file: Path, port: int) -> None:
    """Save an article anew, time and again, and ask for a page that shows it."""
    article = "/briefings/story-0007.html"
    told = events(port, article)
    next(told)
    for name, path in (
        ("its page", article),
        ("the index", "/index.html"),
        ("a claim type", "/claims/denial.html"),
        ("the speakers", "/speakers.html"),
    ):
        seconds = []
        load = os.times()
        for number in range(ROUNDS):
            text = file.read_text(encoding="utf-8")
            words = f"Officials denied {name} {number + 1} times."
            started = time.perf_counter()
            file.write_text(f"{text}\n{words}\n", encoding="utf-8")
            while True:
                next(told)
                ask(port, path)
                asked = time.perf_counter()
                if words in ask(port, article):
                    break
            seconds.append(asked - started)
            time.sleep(PAUSE)
        now = os.times()
        busy = (now.user + now.system - load.user - load.system) / ROUNDS
        print(
            f"  {name:<13} median {statistics.median(seconds):.2f} s, "
            f"longest {max(seconds):.2f} s; {busy:.2f} s of computing each"
        )


def ask(port: int, path: str) -> str:
    """Fetch a page whole."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    assert answer.status == 200, body
    connection.close()
    return body


def events(port: int, page: str) -> Iterator[str]:
    """Yield the number of each state of the pages that the server tells."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"/_claimdesk/events?page={page}")
    answer = connection.getresponse()
    number = ""
    while line := answer.readline():
        if line.startswith(b"data: "):
            state = json.loads(line.removeprefix(b"data: "))
            if state["number"] != number:
                number = state["number"]
                yield number


def write_desk(folder: Path, count: int) -> None:
    """Write `count` articles: ours, each with invented names of its own and another day."""
    bodies = [
        source.path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for source in find([ROOT / "content"]).sources
    ]
    words = sorted({word for body in bodies for word in _WORD.findall(body)})
    chance = random.Random(7)
    folder.mkdir()
    for number in range(count):
        body = bodies[number % len(bodies)]
        names = {
            name: chance.choice(_BEGINNINGS).upper() + chance.choice(_ENDINGS)
            for name in sorted(set(_NAME.findall(body)))
            if chance.random() < 0.5
        }
        text = _NAME.sub(lambda found, names=names: names.get(found[0], found[0]), body)
        # Other words, so that no sentence is that of another article: those would be echoes.
        text = _WORD.sub(
            lambda found: chance.choice(words) if chance.random() < 0.4 else found[0], text
        )
        day = f"2026-{1 + number % 12:02}-{1 + number % 28:02}"
        head = f"---\ntitle: Story {number}\ndate: {day}\npublisher: Desk {number % 9}\n---\n\n"
        Path(folder, f"story-{number:04}.md").write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main()
