"""Pages as browsers save them: MHTML, Safari's archive, or a note of the address in the page."""

import plistlib

import pytest

from tests.intake.taking import files_in, take_in

HTML = """<html><head><title>Ferry halted</title></head><body><article><h1>Ferry halted</h1>
<p>The ferry from Hayasen was halted on Monday, its captain Åse Lindqvar said.</p></article></body>
</html>"""
URL = "https://courier.example/ferry"

MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/ferry
Subject: Ferry halted
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html; charset={charset}
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/ferry

{html}
------b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://courier.example/x.png

AAAA
------b--
"""


def mhtml(charset):
    letter = "".join(f"={byte:02X}" for byte in "Å".encode(charset))
    return MHTML.format(charset=charset, html=HTML.replace("Å", letter)).replace("\n", "\r\n")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_mhtml(tmp_path, charset):
    taken = take_in(tmp_path, ("a.mhtml", mhtml(charset), "html"))
    assert "its captain Åse Lindqvar said." in taken.article().text
    assert taken.article().url == URL
    assert files_in(tmp_path)[0] == "_originals/ferry-halted.mhtml"


def test_the_archive_of_safari(tmp_path):
    main = {
        "WebResourceData": HTML.encode("cp1252"),
        "WebResourceTextEncodingName": "windows-1252",
        "WebResourceURL": URL,
    }
    data = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    taken = take_in(tmp_path, ("a.webarchive", data, "html"))
    assert "its captain Åse Lindqvar said." in taken.article().text
    assert taken.article().url == URL


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0029)https://courier.example/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://courier.example/ferry \n date: x\n-->",
    ],
)
def test_the_address_that_a_browser_noted(tmp_path, note):
    html = HTML.replace("<head>", f"{note}<head>")
    assert take_in(tmp_path, ("a.html", html, "html")).article().url == URL


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mhtml", "MIME-Version: 1.0\nContent-Type: text/plain\n\nWords."),
        ("a.mhtml", b"\x00\xff"),
        ("a.webarchive", b"bplist00\x00\x01"),
        (
            "a.webarchive",
            "<plist><dict><key>WebMainResource</key><string>x</string></dict></plist>",
        ),
        ("a.webarchive", '<!DOCTYPE p [<!ENTITY a "b">]><plist>&a;</plist>'),
        ("a.webarchive", plistlib.dumps({"WebMainResource": {"WebResourceData": "text"}})),
    ],
)
def test_an_archive_without_a_page(tmp_path, name, data):
    assert take_in(tmp_path, (name, data, "html")).codes == ["no-page"]
