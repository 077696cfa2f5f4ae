"""`claimdesk import` as a publisher meets it."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("trafilatura", reason="needs the import extra")

from tests.cli.running import claimdesk
from tests.rules.desk import SOUND, write_rules

PAGES = Path(__file__).parents[1] / "intake" / "pages"
SHARED = Path(__file__).parents[3] / "shared"
PILOTS = "2026-11-20-strait-pilots-return-to-work.md"


def desk(folder):
    """A folder with two saved pages, one of them of no use, and few rules, which load fast."""
    write_rules(folder / "rules", claims__pledge=SOUND)
    (folder / "saved").mkdir()
    for name in ("wire.html", "scripts.html"):
        (folder / "saved" / name).write_bytes((PAGES / name).read_bytes())
    return folder


def test_a_session(tmp_path):
    desk(tmp_path)
    first = claimdesk("import", "saved", cwd=tmp_path)
    assert first.returncode == 1
    assert first.stdout == (f"wrote content/{PILOTS} ← saved/wire.html\n1 taken in, 1 failed\n")
    assert first.stderr.startswith("saved/scripts.html: no story is found on this page – ")
    second = claimdesk("import", "saved/wire.html", cwd=tmp_path)
    assert second.returncode == 0
    assert second.stdout == (
        f"already there: content/{PILOTS} ← saved/wire.html (the same text) – use --again to write "
        "a new version\n0 taken in, 1 already there\n"
    )
    built = claimdesk("build", "--quiet", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "public" / "briefings" / PILOTS.replace(".md", ".html")).is_file()


def test_the_same_input_gives_the_same_bytes(tmp_path):
    rules = write_rules(tmp_path / "rules", claims__pledge=SOUND)
    made = []
    for zone, hash_seed in (("UTC", "1"), ("Asia/Tokyo", "2")):
        folder = tmp_path / hash_seed
        folder.mkdir()
        done = claimdesk(
            "import",
            PAGES,
            "--to",
            "out",
            "--rules",
            rules,
            cwd=folder,
            TZ=zone,
            PYTHONHASHSEED=hash_seed,
        )
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        made.append((done.stdout, done.stderr, files))
    assert made[0] == made[1]


def test_a_dry_run_says_what_it_would_write(tmp_path):
    desk(tmp_path)
    done = claimdesk("import", "saved/wire.html", "--dry-run", cwd=tmp_path)
    assert done.stdout == (f"would write content/{PILOTS} ← saved/wire.html\n1 to be taken in\n")
    assert not (tmp_path / "content").exists()


def test_standard_input(tmp_path):
    text = "Ferry halted\n\nThe ferry was halted because of fog. It may sail on Tuesday.\n"
    done = claimdesk("import", "-", "--to", "out", "--publisher", "SNS", cwd=tmp_path, stdin=text)
    assert done.stdout.startswith("wrote out/ferry-halted.md ← standard input\n")
    assert "publisher: SNS" in (tmp_path / "out" / "ferry-halted.md").read_text("utf-8")
    other = claimdesk("import", "-", "--as", "feed", "--to", "out", cwd=tmp_path, stdin=text)
    assert other.returncode == 1
    assert "standard input:2: this is no RSS or Atom feed" in other.stderr


def test_the_articles_of_the_whole_desk_are_known(tmp_path):
    desk(tmp_path)
    (tmp_path / "claimdesk.yaml").write_text("content: [content, archive]\n", "utf-8")
    claimdesk("import", "saved/wire.html", "--to", "archive", cwd=tmp_path)
    done = claimdesk("import", "saved/wire.html", cwd=tmp_path)
    assert done.stdout.startswith(f"already there: archive/{PILOTS}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["saved", "--language", "English!"], "is not a language tag"),
        (["saved", "--as", "pdf"], "'pdf' is not one of"),
        ([], "Missing argument 'PATH…'"),
    ],
)
def test_a_wrong_option_is_named(tmp_path, arguments, message):
    done = claimdesk("import", *arguments, cwd=desk(tmp_path))
    assert done.returncode == 2
    assert message in done.stderr


def test_a_folder_that_cannot_be_written_to(tmp_path):
    desk(tmp_path)
    (tmp_path / "content").write_text("a file, not a folder", "utf-8")
    done = claimdesk("import", "saved/wire.html", "--to", "content/x", cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_extra_it_is_named(tmp_path):
    code = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'trafilatura' else find(name, *rest)\n"
        "sys.argv = ['claimdesk', 'import', 'x']\n"
        "from classifier.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "what is not installed: trafilatura" in done.stderr
    assert "pip install 'claimdesk[import]'" in done.stderr


@pytest.mark.shared
def test_the_wire_story_as_it_was_scraped(tmp_path):
    seeds = sorted((SHARED / "seed").glob("*.txt")) if SHARED.is_dir() else []
    if not seeds:
        pytest.skip("../shared is not here")
    done = claimdesk("import", *seeds, "--to", "out", cwd=tmp_path)
    assert done.returncode == 0
    (article,) = (tmp_path / "out").glob("*.md")
    assert article.name.startswith("2014-11-26-north-korea-and-russia-reaffirm")
    written = article.read_text("utf-8")
    assert "date: 2014-11-26\npublisher: UPI\nbyline: JC Finley\n" in written
    assert "Advertisement" not in written
