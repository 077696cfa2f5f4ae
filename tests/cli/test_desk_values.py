"""`title`, `logo`, `language`, `time_zone` and `base_path` in claimdesk.yaml."""

import datetime as dt

import pytest

from classifier.cli.desk import read_desk, site_settings
from classifier.problems import ProblemsError
from tests.cli.running import claimdesk
from tests.rules.desk import SOUND, write_rules

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crest.png").write_bytes(PNG)

    def write(text):
        (tmp_path / "claimdesk.yaml").write_text(text, encoding="utf-8")
        return read_desk()

    return write


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: ' '\n", "1:9: this is empty – write a value, or remove the key"),
        ("titel: A\n", "1:1: unknown key 'titel' – did you mean 'title'?"),
        ("language: german\n", "1:11: 'german' is not a language tag such as en or pt-BR – did you "
         "mean de?"),
        ("language: en_GB\n", "1:11: 'en_GB' is not a language tag such as en or pt-BR – did you "
         "mean en-GB?"),
        ("language: no\n", "1:11: YAML took this for true or false, text is due – put it in quotes:"
         " 'no'"),
        ("time_zone: europe/berln\n", "1:12: there is no time zone 'europe/berln' – did you mean "
         "Europe/Berlin?"),
        ("time_zone: ../../etc/passwd\n", "1:12: there is no time zone '../../etc/passwd'"),
        ("base_path: https://a.example/b\n", "1:12: 'https://a.example/b' is a whole address – "
         "write it as url: or only '/b' here"),
        ("base_path: /a b\n", "1:12: '/a b' is not a path such as /briefings"),
        ("base_path: /a/../b\n", "1:12: '/a/../b' is not a path such as /briefings"),
        ("base_path: /a?b\n", "1:12: '/a?b' is not a path such as /briefings"),
        ("logo: crst.png\n", "1:7: the logo 'crst.png' cannot be read: No such file or directory – "
         "did you mean crest.png?"),
        ("logo:\n  file: crst.png\n", "2:9: the logo 'crst.png' cannot be read"),
        ("logo:\n  file: crest.doc\n", "2:9: 'crest.doc' is no picture for pages – one of .avif"),
        ("logo:\n  flie: crest.png\n", "2:3: unknown key 'flie' – did you mean 'file'?"),
        ("logo:\n  alt: Crest\n", "2:3: the key 'file' is missing here"),
        ("logo: [crest.png]\n", "1:7: YAML took this for a list"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_its_place(settings, text, problem):
    with pytest.raises(ProblemsError) as caught:
        settings(text)
    assert str(caught.value).startswith(f"claimdesk.yaml:{problem}")


@pytest.mark.parametrize(
    "text",
    [
        "language: pt-BR\n", "language: 'no'\n", "language: zh-Hant-TW\n", "base_path: /\n",
        "base_path: ''\n", "base_path: /a/b-c/\n", "base_path: a\n", "time_zone: Etc/GMT+1\n",
        "time_zone: America/Argentina/Buenos_Aires\n", "logo:\n",
    ],
)  # fmt: skip
def test_what_can_be_is_taken(settings, text):
    settings(text)


def test_all_that_is_wrong_is_told_in_one_run(settings):
    with pytest.raises(ProblemsError) as caught:
        settings("title: ''\nlanguage: german\ntime_zone: Berlin\nbase_path: a b\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4]


def test_the_logo_may_be_only_a_file_or_say_what_it_shows(settings):
    assert settings("logo: crest.png\n").logo == (PNG, ".png", "")
    assert settings("logo:\n  file: crest.png\n  alt: A crest\n").logo == (PNG, ".png", "A crest")
    assert settings("title: A\n").logo is None


def test_days_begin_at_midnight_in_the_time_zone(settings):
    zone = site_settings(settings("time_zone: Asia/Kathmandu\n")).time_zone
    assert dt.datetime(2026, 3, 4, tzinfo=zone).utcoffset() == dt.timedelta(hours=5, minutes=45)
    assert site_settings(settings("title: A\n")).time_zone.utcoffset(None) == dt.timedelta(0)


def test_a_build_has_the_logo_and_the_hours_of_the_time_zone(tmp_path):
    write_rules(tmp_path / "rules", claims__pledge=SOUND)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "one.md").write_text(
        "---\ntitle: One\ndate: 2026-01-02\n---\n\nNorvale pledged to send help.\n"
    )
    (tmp_path / "crest.png").write_bytes(PNG)
    (tmp_path / "claimdesk.yaml").write_text(
        "logo: {file: crest.png, alt: 'A <crest>'}\ntime_zone: Africa/Nairobi\nlanguage: en-KE\n"
    )
    done = claimdesk("build", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 article, 2 sentences, " in done.stdout
    public = tmp_path / "public"
    assert (public / "logo.png").read_bytes() == PNG
    page = (public / "briefings/one.html").read_text(encoding="utf-8")
    assert '<html lang="en-KE">' in page
    assert '<img class="logo" src="../logo.png" alt="A &lt;crest&gt;">' in page
    for feed in ("feeds/all.xml", "feeds/all.json"):
        assert "2026-01-02T00:00:00+03:00" in (public / feed).read_text(encoding="utf-8")


def test_a_standard_template_can_be_printed_byte_for_byte(tmp_path):
    from classifier.shipped import shipped

    names = claimdesk("template", cwd=tmp_path).stdout.split()
    assert {"article.html", "assets/tokens.css", "macros.html"} <= set(names)
    printed = claimdesk("template", "assets/tokens.css", cwd=tmp_path).stdout
    assert printed == (shipped("site_templates") / "assets/tokens.css").read_text(encoding="utf-8")


def test_a_standard_template_of_another_name_is_suggested(tmp_path):
    done = claimdesk("template", "tokns.css", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        "there is no standard template 'tokns.css' – did you mean assets/tokens.css?" in done.stderr
    )
