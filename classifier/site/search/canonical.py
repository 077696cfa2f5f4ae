"""The same index, the same bytes.

Pagefind writes the values of a filter, and the filters themselves, in an order that changes from
run to run. Here they are sorted, and the files named anew by what they hold. They are written
without compression, which Pagefind's script reads just as well: what zlib makes of the same bytes
differs from one machine to the next.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3  # the place of the filters in the index's table of contents


class UnknownFormatError(Exception):
    """Pagefind wrote something else than the version that this was written for."""


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return an index of Pagefind's with everything in order, by path, the paths sorted.

    `files` are those of one language. Raises UnknownFormatError.
    """
    try:
        return _canonical(files)
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        raise UnknownFormatError(str(error)) from error


def _canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    entry = json.loads(files[_ENTRY])
    [(language, facts)] = entry["languages"].items()
    contents = _unpacked(files[_meta(facts["hash"])])
    ordered, filters = {}, []
    for name, made in contents[_FILTERS]:
        filtered, values = _unpacked(files[_filter(made)])
        if filtered != name:
            raise UnknownFormatError(f"the filter {name} is called {filtered}")
        packed = _packed([name, sorted(values)])
        digest = f"{language}_{_digest(packed, 7)}"
        ordered[_filter(digest)] = packed
        filters.append([name, digest])
    contents[_FILTERS] = sorted(filters)
    packed = _packed(contents)
    digest = f"{language}_{_digest(packed, 10)}"
    entry["languages"][language] = {**facts, "hash": digest}
    own = {
        **ordered,
        _meta(digest): packed,
        _ENTRY: json.dumps(entry, sort_keys=True).encode(),
    }
    wasm = f"wasm.{facts.get('wasm') or 'unknown'}.pagefind"
    kept = {
        path: content
        for path, content in files.items()
        if path.startswith(("fragment/", "index/")) or path.endswith(".js") or path == wasm
    }
    return dict(sorted({**kept, **own}.items()))


def _meta(digest: str) -> str:
    return f"pagefind.{digest}.pf_meta"


def _filter(digest: str) -> str:
    return f"filter/{digest}.pf_filter"


def _digest(content: bytes, length: int) -> str:
    return hashlib.sha256(content).hexdigest()[:length]


def _unpacked(content: bytes) -> list[Any]:
    import cbor2

    whole = gzip.decompress(content)
    if not whole.startswith(_SIGNATURE):
        raise UnknownFormatError("a file without its signature")
    contents: list[Any] = cbor2.loads(whole[len(_SIGNATURE) :])
    return contents


def _packed(value: list[Any]) -> bytes:
    import cbor2

    return _SIGNATURE + cbor2.dumps(value)
