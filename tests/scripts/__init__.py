"""What tests ask of a page in the browser, each a script of its own."""

from pathlib import Path

HERE = Path(__file__).parent


def script(name):
    """Return a script for a page, with the functions of colours.js."""
    colours, asked = (_read(one) for one in ("colours", name))
    return f"() => {{\n{colours}\nreturn (\n{asked})();\n}}"


def _read(name):
    return (HERE / f"{name}.js").read_text(encoding="utf-8")
