"""What the browser is answered: the site's files, a script that keeps pages fresh, and errors."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from classifier.problems import ProblemsError
from classifier.serve.hosts import OwnNames
from classifier.serve.shown import shown
from classifier.site import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from classifier.problems import Problem
    from classifier.serve.edition import Answer
    from classifier.serve.live import Live

# No page of a site begins with an underscore.
OWN = "/_claimdesk"
_STATIC = Path(__file__).with_name("static")
_PAGES = Path(__file__).with_name("pages")
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_MEDIA = {
    ".atom": "application/atom+xml",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".wasm": "application/wasm",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
}


def make_app(
    live: Live, base_path: Callable[[], str], host: str, tell: Callable[[Sequence[Problem]], None]
) -> Starlette:
    """Return the application.

    `base_path` gives the path under which the site is shown, `tell` is called with what is wrong
    with a page that was asked for.
    """
    site = _Site(live, base_path, tell)
    return Starlette(
        routes=[
            Route(f"{OWN}/events", _events(live, base_path)),
            Mount(OWN, StaticFiles(directory=_STATIC)),
            Route("/{path:path}", site.answer, methods=["GET"]),
        ],
        middleware=[Middleware(OwnNames, host=host)],
    )


def _events(live: Live, base_path: Callable[[], str]) -> Callable[[Request], Response]:
    def events(request: Request) -> Response:
        page = _below(base_path(), request.query_params.get("page", "")) or addresses.INDEX
        stream = live.events(page)
        return StreamingResponse(stream, media_type="text/event-stream", headers=_HEADERS)

    return events


class _Site:
    """Answers requests for files of the site."""

    def __init__(
        self,
        live: Live,
        base_path: Callable[[], str],
        tell: Callable[[Sequence[Problem]], None],
    ) -> None:
        self._live = live
        self._base_path = base_path
        self._tell = tell
        self._templates = Environment(
            loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined
        )

    async def answer(self, request: Request) -> Response:
        """Answer a request with a file, or with what keeps it from being made."""
        base = self._base_path()
        path = _below(base, request.url.path)
        if path is None and _root(base).startswith(request.url.path.rstrip("/") + "/"):
            return RedirectResponse(_root(base))
        return await run_in_threadpool(self._answer, path)

    def _answer(self, path: str | None) -> Response:
        number, state = self._live.number(), self._live.state
        if state.edition is None:
            return self._failed(state.problems, number)
        try:
            found = None if path is None else state.edition.answer(path or addresses.INDEX)
            if found is None:
                missing = state.edition.answer(addresses.MISSING)
                return self._response(addresses.MISSING, missing, number, status=404)
        except ProblemsError as error:
            self._tell(error.problems)
            return self._failed(error.problems, number)
        return self._response(path or addresses.INDEX, found, number)

    def _response(
        self, path: str, found: Answer | None, number: str, status: int = 200
    ) -> Response:
        content = b"" if found is None else found.content
        look = "" if found is None else found.look
        mark = hashlib.sha256(content + look.encode()).hexdigest()[:16]
        if look:
            content = _scripted(content, number, mark)
        return Response(
            content,
            status,
            {**_HEADERS, "ETag": f'"{mark}"'},
            media_type=_media(path),
        )

    def _failed(self, problems: Sequence[Problem], number: str) -> Response:
        """Return a page that says what is wrong, and is replaced when it is put right."""
        page = self._templates.get_template("problems.html")
        html = page.render(problems=shown(problems), count=len(problems), own=OWN).encode()
        mark = hashlib.sha256(html).hexdigest()[:16]
        return Response(
            _scripted(html, number, mark),
            500,
            {**_HEADERS, "ETag": f'"{mark}"'},
            media_type="text/html",
        )


def _scripted(html: bytes, number: str, mark: str) -> bytes:
    """Add the script that keeps a page fresh: the only thing that a build does not write.

    A page without an end of its head gets it at its own end.
    """
    script = (
        f'<script src="{OWN}/serve.js" data-number="{number}" data-mark="{mark}" defer></script>'
    ).encode()
    before, end, after = html.partition(b"</head>")
    return before + script + end + after


def _root(base: str) -> str:
    base = base.strip("/")
    return f"/{base}/" if base else "/"


def _below(base: str, path: str) -> str | None:
    """Return a path from the site's root; None for one that is not below it."""
    root = _root(base)
    return path.removeprefix(root) if path.startswith(root) else None


def _media(path: str) -> str:
    suffix = Path(path).suffix
    return _MEDIA.get(suffix) or mimetypes.types_map.get(suffix) or "application/octet-stream"
