"""`url` and `downloads` in claimdesk.yaml."""

import pytest

from classifier.cli.desk import read_desk
from classifier.problems import ProblemsError
from tests.cli.running import claimdesk
from tests.rules.desk import SOUND, write_rules

ARTICLE = "---\ntitle: One\ndate: 2026-01-02\n---\n\nNorvale pledged to send help.\n"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(text):
        (tmp_path / "claimdesk.yaml").write_text(text, encoding="utf-8")
        return read_desk()

    return write


def test_the_base_path_follows_from_the_address(settings):
    desk = settings("url: https://example.org/watch/\n")
    assert (desk.url, desk.base_path) == ("https://example.org/watch", "/watch")


def test_an_address_at_the_root_has_no_base_path(settings):
    assert settings("url: https://example.org/\n").base_path == ""


def test_a_base_path_may_repeat_the_addresss_and_stand_alone(settings):
    assert settings("url: https://example.org/watch\nbase_path: watch\n").base_path == "watch"
    assert settings("base_path: /watch\n").url == ""


def test_downloads_are_lines_and_csv_unless_named(settings):
    assert settings("title: A\n").downloads == ("jsonl", "csv")
    assert settings("downloads: [parquet]\n").downloads == ("parquet",)
    assert settings("downloads: []\n").downloads == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("url: example.org\n", "claimdesk.yaml:1:6: 'example.org' is not a web address"),
        ("url: https://example.org/?a=1\n", "claimdesk.yaml:1:6: 'https://example.org/?a=1' is a"),
        ("url: https://example.org/#\n", "claimdesk.yaml:1:6: 'https://example.org/#' is a page"),
        ("url: https://bücher.example\n", "claimdesk.yaml:1:6: 'https://bücher.example' has other"),
        ("url: https://a.example/b\nbase_path: /c\n", "claimdesk.yaml:2:12: '/c' is not the path"),
        ("url: https://a.example\nbase_path: /c\n", "claimdesk.yaml:2:12: '/c' is not the path"),
        ("downloads: [jsonl, xlsx]\n", "claimdesk.yaml:1:20: 'xlsx' is not known here"),
        ("downloads: csv\n", "claimdesk.yaml:1:12: YAML took this for text, a list is due"),
    ],
)
def test_what_cannot_be_is_said_with_its_place(settings, text, problem):
    with pytest.raises(ProblemsError) as caught:
        settings(text)
    assert str(caught.value).startswith(problem)


def test_a_build_writes_what_the_settings_name(tmp_path):
    write_rules(tmp_path / "rules", claims__pledge=SOUND)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "one.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "claimdesk.yaml").write_text(
        "url: https://example.org/watch\ndownloads: [parquet]\n", encoding="utf-8"
    )
    done = claimdesk("build", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    made = {path.name for path in (tmp_path / "public/data").iterdir()}
    assert "claims.parquet" in made
    assert not {"briefings.jsonl", "claims.csv"} & made
    sitemap = (tmp_path / "public/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/watch/briefings/one.html</loc>" in sitemap
