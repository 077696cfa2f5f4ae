"""`build` and `init` end to end: whole, repeatable, never half-written."""

import hashlib
import os
import re
import shutil

import pytest

from tests.cli.running import claimdesk
from tests.rules.desk import SOUND, write_rules

ARTICLE = "---\ntitle: {title}\ndate: 2026-01-02\n---\n\nNorvale pledged to send help.\n"


@pytest.fixture
def desk(tmp_path):
    write_rules(tmp_path / "rules", claims__pledge=SOUND)
    (tmp_path / "content").mkdir()
    for name in ("one", "two"):
        (tmp_path / "content" / f"{name}.md").write_text(
            ARTICLE.format(title=name.capitalize()), encoding="utf-8"
        )
    return tmp_path


def fingerprint(folder):
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


def test_build_writes_a_site_and_a_summary(desk):
    done = claimdesk("build", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 articles, 4 sentences, ")
    assert "Pledges" in done.stdout
    assert (desk / "public" / "index.html").is_file()


def test_two_builds_give_the_same_bytes_wherever_and_whenever(desk, tmp_path_factory):
    claimdesk("build", cwd=desk)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "desk"
    shutil.copytree(desk, elsewhere, ignore=shutil.ignore_patterns("public"))
    for path in elsewhere.rglob("*"):
        os.utime(path, (0, 0))
    out = elsewhere / "site"
    done = claimdesk(
        "build", "--out", out, cwd=elsewhere, TZ="Asia/Tokyo", LANG="C", PYTHONHASHSEED="7"
    )
    assert done.returncode == 0
    assert fingerprint(desk / "public") == fingerprint(out)


def test_a_broken_article_is_named_and_the_rest_is_built(desk):
    (desk / "content" / "bad.md").write_text("---\ntitel: x\n---\n\nText.\n", encoding="utf-8")
    done = claimdesk("build", cwd=desk)
    assert done.returncode == 1
    assert "content/bad.md:2:1: unknown key 'titel' – did you mean 'title'?" in done.stderr
    assert "1 file left out" in done.stderr
    assert done.stdout.startswith("2 articles")
    assert (desk / "public" / "index.html").is_file()


def test_broken_rules_leave_the_old_site_alone(desk):
    claimdesk("build", cwd=desk)
    before = fingerprint(desk / "public")
    rules = desk / "rules" / "claims" / "pledge.yaml"
    rules.write_text(SOUND.replace("pledge~ ..4 help", "(pledge"), encoding="utf-8")
    done = claimdesk("build", cwd=desk)
    assert done.returncode == 1
    assert "rules/claims/pledge.yaml:6:10: unbalanced group" in done.stderr
    assert fingerprint(desk / "public") == before
    assert sorted(path.name for path in desk.iterdir()) == ["content", "public", "rules"]


def test_broken_template_is_located_and_leaves_the_old_site_alone(desk):
    claimdesk("build", cwd=desk)
    before = fingerprint(desk / "public")
    templates = desk / "templates"
    templates.mkdir()
    (templates / "index.html").write_text("<p>\n{{ nothing.here }}\n", encoding="utf-8")
    done = claimdesk("build", "--templates", "templates", cwd=desk)
    assert done.returncode == 1
    assert "templates/index.html:2" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(desk / "public") == before


def test_a_folder_that_is_not_ours_is_never_replaced(desk):
    (desk / "mine").mkdir()
    (desk / "mine" / "letter.txt").write_text("keep", encoding="utf-8")
    done = claimdesk("build", "--out", "mine", cwd=desk)
    assert done.returncode == 1
    assert (desk / "mine" / "letter.txt").read_text(encoding="utf-8") == "keep"


def test_a_file_of_yours_in_the_site_is_never_deleted(desk):
    claimdesk("build", cwd=desk)
    own = desk / "public" / "CNAME"
    own.write_text("desk.example", encoding="utf-8")
    done = claimdesk("build", cwd=desk)
    assert done.returncode == 1
    assert "holds files that Claimdesk did not make" in done.stderr
    assert "CNAME" in done.stderr
    assert own.read_text(encoding="utf-8") == "desk.example"
    own.unlink()
    assert claimdesk("build", cwd=desk).returncode == 0


def test_init_says_where_it_cannot_write(desk):
    done = claimdesk("init", "content/one.md/desk", cwd=desk)
    assert done.returncode == 1
    assert "content/one.md/desk: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_desk_builds_at_once_and_its_rules_are_sound(tmp_path):
    done = claimdesk("init", "desk", cwd=tmp_path)
    assert done.returncode == 0
    desk = tmp_path / "desk"
    assert {path.name for path in desk.iterdir()} >= {
        "claimdesk.yaml",
        "content",
        "rules",
        "templates",
    }
    built = claimdesk("build", cwd=desk)
    assert (built.returncode, built.stderr) == (0, "")
    assert claimdesk("check", cwd=desk).returncode == 0


def test_init_never_writes_into_a_folder_in_use(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "letter.txt").write_text("keep", encoding="utf-8")
    done = claimdesk("init", "desk", cwd=tmp_path)
    assert done.returncode == 1
    assert "name a new or an empty folder" in done.stderr
    assert [path.name for path in (tmp_path / "desk").iterdir()] == ["letter.txt"]


def test_a_picture_that_cannot_be_had_is_named_and_the_article_is_built(desk):
    article = desk / "content" / "one.md"
    article.write_text(ARTICLE.format(title="One") + "\n![A map](map.png)\n", encoding="utf-8")
    done = claimdesk("build", cwd=desk)
    assert done.returncode == 1
    assert re.search(r"content/one\.md:\d+: the picture “map\.png” cannot be read", done.stderr)
    assert (desk / "public" / "briefings" / "one.html").is_file()
    (desk / "content" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert claimdesk("build", cwd=desk).returncode == 0
