"""One file holds every colour, face and size: a theme that changes it changes the site."""

import re

import pytest

from classifier.shipped import shipped

FOLDER = shipped("site_templates")
ASSETS = FOLDER / "assets"
SHEETS = sorted([*ASSETS.glob("*.css"), *FOLDER.glob("*.css")])
NAMES = """
    black silver gray grey white maroon red purple fuchsia green lime olive yellow navy blue teal
    aqua orange pink brown cyan magenta gold
""".split()
COLOUR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\((?!from )|"
    rf"(?<![\w-])(?:{'|'.join(NAMES)})(?![\w-])",
    re.IGNORECASE,
)


def sheet(path):
    """Return a style sheet without remarks, and without what templates fill in."""
    text = re.sub(r"/\*.*?\*/|\{[%#{].*?[%#}]\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    # Paper has tokens of its own: ink is black whatever the screen shows.
    return re.sub(r"\A\s*:root \{.*?\}", "", text, flags=re.S) if path.name == "print.css" else text


def declarations(path, names):
    text = re.sub(r"content: [^;]+;", "", sheet(path))
    return re.findall(rf"(?<![\w-])(?:{names})\s*:\s*([^;}}]+)", text)


others = pytest.mark.parametrize(
    "path", [path for path in SHEETS if path.name != "tokens.css"], ids=lambda path: path.name
)


@others
def test_no_colour_is_written_out(path):
    values = declarations(path, "[a-z-]+")
    assert [value for value in values if COLOUR.search(re.sub(r"oklab,", "", value))] == []


@others
def test_no_size_of_type_is_written_out(path):
    if path.name == "print.css":  # in points, which screens do not have
        pytest.skip("paper has its own sizes")
    fixed = re.compile(r"\d(?:rem|px|pt)")
    assert [value for value in declarations(path, "font|font-size") if fixed.search(value)] == []


@others
def test_no_face_is_written_out(path):
    for value in declarations(path, "font|font-family"):
        assert re.search(r"inherit|var\(--(?:serif|sans|mono)\)", value), value


def test_every_token_is_used_and_everything_used_is_there():
    text = {path: sheet(path) for path in SHEETS}
    shapes = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.html"))
    tokens = set(re.findall(r"(--[\w-]+):", text[ASSETS / "tokens.css"]))
    used = set(re.findall(r"var\((--[\w-]+)", "".join(text.values()) + shapes))
    own = set(re.findall(r"(--[\w-]+):", "".join(text.values()) + shapes))
    assert tokens - used == set()
    assert used - own == set()


def test_the_dark_has_every_colour_of_the_light():
    light, dark = sheet(ASSETS / "tokens.css").split("@media", 1)
    coloured = {name for name, value in re.findall(r"(--[\w-]+):([^;]+)", light)
                if COLOUR.search(value)}  # fmt: skip
    assert coloured <= set(re.findall(r"(--[\w-]+):", dark))
