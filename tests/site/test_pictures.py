"""Pictures beside an article come along; all others are described."""

import pytest

from classifier.records import (
    Article,
    Block,
    BlockKind,
    Briefing,
    Container,
    Document,
    Markup,
    Run,
    Span,
)
from classifier.site import SiteSettings, publish
from tests.site.story import CARDS, TAXONOMY


def build(tmp_path, *sources):
    """Publish an article in tmp_path/content/news that shows these pictures."""
    runs = (
        *(Run(Span(0, 0), (Markup("img", (("alt", "Cranes"), ("src", s))),)) for s in sources),
        Run(Span(0, 5)),
    )  # fmt: skip
    block = Block(BlockKind.PARAGRAPH, Span(0, 5), (Container("p", 1),), runs)
    path = tmp_path / "content/news/a.md"
    article = Article("a", "a", "A", "Words", (block,), path.as_posix(), lines=((0, 9),))
    briefing = Briefing(Document(article, (), ()), (), (), (), "sha256:0")
    published = publish([briefing], TAXONOMY, CARDS, SiteSettings(), tmp_path / "public")
    return published, (tmp_path / "public/briefings/a.html").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "content/news"
    (folder / "on page").mkdir(parents=True)
    (folder / "cranes.PNG").write_bytes(b"cranes")
    (folder / "on page/same.png").write_bytes(b"cranes")
    (folder / "drawing.svg").write_bytes(b"<svg/>")
    (tmp_path / "content/secret.png").write_bytes(b"secret")
    (folder / "link.png").symlink_to(tmp_path / "content/secret.png")
    return folder


def test_pictures_beside_the_article_are_copied_and_equal_ones_once(tmp_path, folder):
    published, html = build(tmp_path, "cranes.PNG", "on%20page/same.png")
    copied = [name for name in published.files if name.startswith("pictures/")]
    assert len(copied) == 1
    assert (tmp_path / "public" / copied[0]).read_bytes() == b"cranes"
    assert html.count(f'src="../{copied[0]}"') == 2
    assert published.problems == ()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("gone.png", "cannot be read"),
        ("on page", "of no format for pages"),
        ("drawing.svg", "of no format for pages"),
        ("../secret.png", "outside of the article’s folder"),
        ("%2e%2e/secret.png", "outside of the article’s folder"),
        ("/etc/passwd.png", "outside of the article’s folder"),
        ("link.png", "outside of the article’s folder"),
    ],
)
def test_a_picture_that_cannot_be_had_is_a_problem_and_is_described(tmp_path, folder, source, said):
    published, html = build(tmp_path, source)
    (problem,) = published.problems
    assert said in str(problem)
    assert problem.place == f"{folder}/a.md:9"
    assert "<img" not in html
    assert 'role="img" class="picture" data-label="Picture: Cranes"' in html


def test_a_picture_from_another_host_is_no_problem(tmp_path, folder):
    published, html = build(tmp_path, "https://pictures.example/a.png")
    assert published.problems == ()
    assert '<a href="https://pictures.example/a.png" class="picture"' in html
