"""A host for a site under a path, as docs/hosting.md says that hosts should be told."""

import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DOCS = (Path(__file__).parents[2] / "docs/hosting.md").read_text(encoding="utf-8")
POLICY = re.search(r"^Content-Security-Policy: (.+)$", DOCS, re.M)[1]


class Host(SimpleHTTPRequestHandler):
    """Hands out a folder below a path; the page for a missing address everywhere else."""

    def __init__(self, *args, root, headers, **more):
        self.root, self.more_headers = root, headers
        super().__init__(*args, **more)

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(self.root) if self.below else "/none")

    @property
    def below(self):
        return self.path.startswith(self.root)

    def send_error(self, code, *_):
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def hosted(site, path="/watch/", headers=None):
    """Yield the address of a site's root, with a slash at its end."""
    headers = {"Content-Security-Policy": POLICY} if headers is None else headers
    handler = partial(Host, root=path, headers=headers, directory=site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
