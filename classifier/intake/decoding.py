"""Bytes of unknown encoding → text."""

from __future__ import annotations

import codecs
import re

from classifier.problems import Problem, ProblemsError, Severity

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
# What the web means by these names (Encoding Standard, encoding.spec.whatwg.org, section 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}

# No text, and refused in articles: control characters and the non-characters of the first plane.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decode(data: bytes, name: str, told: str = "") -> tuple[str, tuple[Problem, ...]]:
    """Decode a saved page or text: by its byte order mark, as UTF-8, as it declares, or by guess.

    `told` is an encoding that somebody else declares, for instance the archive it came in. A
    guess is a warning, so that somebody looks. Raises `ProblemsError` where nothing fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name), ()
    for encoding in ("utf-8", *_meant(told), *_declared(data)):
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            continue
    return _guessed(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"byte {error.start + 1} is not {error.encoding.upper()}, which the file begins as"
        )
        raise ProblemsError([Problem(name, 0, 0, "encoding", message)]) from None


def _declared(data: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(data[:_LOOKED_AT])
    return _meant((found[1] or found[2]).decode("ascii")) if found else ()


def _meant(declared: str) -> tuple[str, ...]:
    """Return Python's name of an encoding, if it has one of that name."""
    if not declared:
        return ()
    try:
        encoding = codecs.lookup(declared).name
        "".encode(encoding)  # some codecs of Python make no text: base64, zlib
    except LookupError:
        return ()
    return (_MEANT.get(encoding, encoding),)


def _guessed(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        message = "the encoding of this file is not to be recognised"
        raise ProblemsError([Problem(name, 0, 0, "encoding", message, "save it as UTF-8")])
    message = f"declares no encoding that fits; read as {best.encoding}"
    hint = "look at its accented letters, or save it as UTF-8"
    return str(best), (Problem(name, 0, 0, "encoding", message, hint, Severity.WARNING),)


def without_controls(text: str) -> str:
    """Return a text without control characters, which are no words and which articles may not hold.

    Line ends become line feeds; U+0085, a line end of mainframes, as well.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _CONTROL.sub("", text)
