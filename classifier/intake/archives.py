"""Pages as browsers save them: in an archive with their pictures, or with a note of the address."""

from __future__ import annotations

import plistlib
import re
from email import message_from_bytes
from email.policy import default as mail_policy
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from classifier.problems import Problem, ProblemsError

MHTML, WEBARCHIVE = (".mhtml", ".mht"), (".webarchive",)

# Firefox, Chrome and their kin write the first, the extension SingleFile the second.
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{1,5}\)\s*(https?://\S{1,2000}?)\s*-->"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S{1,2000})"
)
_LOOKED_AT = 4000


class SavedPage(NamedTuple):
    """The HTML of a page, the encoding that its archive names, and its address; both may be empty.

    `suffix` is the ending of the file it came in.
    """

    data: bytes
    encoding: str
    address: str
    suffix: str


def unpacked(data: bytes, name: str) -> SavedPage:
    """Return the page in an archive, or the data as they are. Raises `ProblemsError`."""
    lowered = name.lower()
    if lowered.endswith(WEBARCHIVE) or data.startswith(b"bplist00"):
        return _from_webarchive(data, name)
    if lowered.endswith(MHTML):
        return _from_mhtml(data, name)
    return SavedPage(data, "", "", ".html")


def saved_from(html: str) -> str:
    """Return the address that a browser noted in a page it saved, or nothing."""
    found = _SAVED_FROM.search(html[:_LOOKED_AT])
    return (found[1] or found[2]) if found else ""


def _from_mhtml(data: bytes, name: str) -> SavedPage:
    """Read MHTML (RFC 2557): a mail whose first part of HTML is the page."""
    message = message_from_bytes(data, policy=mail_policy)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                charset = part.get_content_charset("")
                return SavedPage(page, charset, str(address).strip(), MHTML[0])
    raise ProblemsError([_no_page(name)])


def _from_webarchive(data: bytes, name: str) -> SavedPage:
    """Read Safari's archive: a property list whose main resource is the page."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page = main["WebResourceData"]
        address = str(main.get("WebResourceURL", ""))
        encoding = str(main.get("WebResourceTextEncodingName", ""))
    except (plistlib.InvalidFileException, ExpatError, LookupError, TypeError, ValueError):
        raise ProblemsError([_no_page(name)]) from None
    if not isinstance(page, bytes):
        raise ProblemsError([_no_page(name)])
    return SavedPage(page, encoding, address, WEBARCHIVE[0])


def _no_page(name: str) -> Problem:
    hint = "save the page as HTML"
    return Problem(name, 0, 0, "no-page", "there is no web page in this archive", hint)
