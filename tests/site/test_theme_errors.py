"""What is wrong in a publisher's templates is said with file, line, column and a suggestion.

Each mistake stands beside its near-twin that is right.
"""

import pytest

from classifier.problems import ProblemsError
from classifier.site import SiteSettings, addresses
from classifier.site.contexts import CONTEXTS
from classifier.site.links import Links
from classifier.site.machine import publication
from classifier.site.pages import all_pages, gather
from classifier.site.rendering import rendered
from classifier.site.templates import Templates
from tests.site.story import CARDS, TAXONOMY, plain_story, story


@pytest.fixture(scope="module")
def made():
    """The pages of the story, gathered once."""
    settings = SiteSettings()
    briefings = [plain_story(), story()]
    site = gather(briefings, TAXONOMY, CARDS)
    machine = publication(site, settings)
    return site, settings, machine, [*all_pages(site), machine.page()]


@pytest.fixture
def problems(tmp_path, made):
    """Render with some files in the folder of templates; returns what is wrong, without paths."""

    def render(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        site, settings, machine, pages = made
        templates, links = Templates(tmp_path), Links("")
        only = {"404.html", *(name if name in CONTEXTS else "article.html" for name in files)}
        written = [name for name, _ in templates.assets()] + [page.path for page in pages]
        try:
            for _ in rendered(
                [page for page in pages if page.template in only],
                templates, links, site, settings, machine,
            ):  # fmt: skip
                pass
            found = [
                *links.broken([*written, *(name for name, _ in machine.files(pages))]),
                *templates.unused_assets(links.asked),
            ]
        except ProblemsError as error:
            found = error.problems
        return [str(problem).removeprefix(f"{tmp_path}/") for problem in found]

    return render


ARTICLE = '{% extends "standard/article.html" %}\n'
END = "{% endblock %}"
RULE = '{% extends "standard/rule.html" %}\n'
BASE = '{% extends "standard/base.html" %}\n'
M = '{% import "macros.html" as m with context %}\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # blocks
        (
            {"article.html": ARTICLE + "{% block sumary %}x{% endblock %}"},
            "article.html:2:10: standard/article.html has no block “sumary”, so this is shown "
            "nowhere – did you mean summary?",
        ),
        ({"article.html": ARTICLE + "{% block summary %}x{% endblock %}"}, None),
        (
            {"article.html": ARTICLE + "{% block notes %}{% block a %}{% endblock %}" + END},
            None,
        ),
        # a block of the grandparent
        ({"article.html": ARTICLE + "{% block colophon %}x{% endblock %}"}, None),
        (
            {"article.html": ARTICLE + "\n <p>Hello.</p>\n"},
            "article.html:3:2: this stands outside of any block, so it is shown nowhere – put it "
            "into a block",
        ),
        ({"article.html": ARTICLE + "{# Hello. #}\n{% set x = 1 %}\n"}, None),
        (
            {"article.html": '\n{% extends "article.html" %}'},
            "article.html:2:13: extends itself – extend the standard one: "
            '{% extends "standard/article.html" %}',
        ),
        (
            {"base.html": '{% extends "article.html" %}'},
            "base.html:1:13: extends itself, through article.html – extend the standard one: "
            '{% extends "standard/base.html" %}',
        ),
        # names
        (
            {"rule.html": RULE + "{% block main %}\n{{ rule.titel }}{% endblock %}"},
            "rule.html:3:9: RuleView has no “titel” – did you mean title?",
        ),
        ({"rule.html": RULE + "{% block main %}\n{{ rule.title }}{% endblock %}"}, None),
        (
            {"rule.html": RULE + M + "{% set x = 1 %}{% block main %}{{ m.origin }}{{ x }}" + END},
            None,
        ),
        # what the standard template sets, for its blocks and for those that take their place
        ({"rule.html": RULE + "{% block main %}{{ groups }}{{ m.origin }}{% endblock %}"}, None),
        (
            {"rule.html": RULE + "{% block main %}{{ ruel.title }}{% endblock %}"},
            "rule.html:2:20: there is no “ruel” here – did you mean rule?",
        ),
        (
            {"rule.html": RULE + "{% block main %}{% if no %}{% endif %}{% endblock %}"},
            "rule.html:2:23: there is no “no” here – there are: addresses, here, listing, "
            "machine, rule, settings, site, url",
        ),
        (
            {"index.html": "{{ addresses.RULE }}"},
            "index.html:1:14: “addresses” has no “RULE” – did you mean RULES?",
        ),
        (
            {"rule.html": "{{ rule.label.id }}"},
            "rule.html:1:15: “id” is asked of nothing – ask first whether it is there: "
            "{% if … %}",
        ),
        ({"rule.html": "{% if rule.label %}{{ rule.label.id }}{% endif %}"}, None),
        ({"index.html": "{{ nothing is defined }}{{ site.nothing|default('-') }}"},
         "index.html:1:4: there is no “nothing” here"),
        ({"index.html": "{{ site.nothing|default('-') }}"}, None),
        # filters and tests
        (
            {"index.html": "{% if false %}{{ 3|plurl('x') }}{% endif %}"},
            "index.html:1:20: there is no filter “plurl” – did you mean plural?",
        ),
        (
            {"index.html": "{{ 3 is evn }}"},
            "index.html:1:9: there is no test “evn” – did you mean even?",
        ),
        (
            {"index.html": "\n{{ 'x'|day }}"},
            "index.html:2: “day” writes a date; it was given the text “x”",
        ),
        ({"index.html": "{{ none|day }}"},
         "index.html:1: “day” writes a date; it was given nothing"),
        ({"index.html": "{{ 1|plural('x') }}{{ 1|bytes }}"}, None),
        # other templates
        (
            {"index.html": "{% include 'macro.html' %}"},
            "index.html:1:13: there is no template “macro.html” – did you mean “macros.html”?",
        ),
        ({"index.html": "{% include 'gone.html' ignore missing %}"}, None),
        (
            {"index.html": "{% include 'go' ~ 'ne.html' %}"},
            "index.html:1: there is no template “gone.html”",
        ),
        (
            {"index.html": "{% from 'macros.html' import shar_bar with context %}"},
            "index.html:1:30: macros.html has no “shar_bar” to import – did you mean share_bar?",
        ),
        (
            {"index.html": M + "{{ m.shar_bar() }}"},
            "index.html:2:6: macros.html has no “shar_bar” – did you mean share_bar?",
        ),
        (
            {"index.html": M + "\n{{ m.share_bar() }}"},
            "index.html:3: the macro called here needs “certainty” – it is in ",
        ),
        # inside a macro and an include
        (
            {
                "index.html": "{% from 'mine.html' import greet with context %}{{ greet(site) }}",
                "mine.html": "{% macro greet(one) %}\n{{ one.breifings|length }}{% endmacro %}",
            },
            "mine.html:2:8: Site has no “breifings” – did you mean briefings?",
        ),
        (
            {
                "index.html": "{% for one in site.briefings %}"
                "{% include 'mine.html' %}{% endfor %}",
                "mine.html": "\n{{ one.titel }}",
            },
            "mine.html:2:8: BriefingView has no “titel” – did you mean title?",
        ),
        # links
        (
            {"index.html": "\n<img src=\"{{ url('assets/lgo.png') }}\">",
             "assets/logo.png": b"\x89PNG"},
            "index.html:2:26: links to “assets/lgo.png”, which the site does not have – "
            "did you mean “assets/logo.png”?",
        ),
        (
            {"index.html": "{{ url('assets/logo.png') }}", "assets/logo.png": b"\x89PNG"},
            None,
        ),
        (
            {"index.html": "{{ url('abuot.html#x') }}"},
            "index.html:1:9: links to “abuot.html”, which the site does not have – "
            "did you mean “about.html”?",
        ),
        # files
        (
            {"artcle.html": ARTICLE},
            "artcle.html: replaces no standard template, and none uses it – "
            "did you mean “article.html”?",
        ),
        ({"README.txt": "Hello.", ".draft.html": "{{", "notes.txt": ""}, None),
        (
            {"accurcy.md": "# Figures"},
            "accurcy.md: is no text that a page shows – did you mean “accuracy.md”?",
        ),
        ({"accuracy.md": "# Figures", "CHANGES.md": "x"}, None),
        (
            {"tokens.css": ":root {}"},
            "tokens.css: replaces no standard template, and none uses it",
        ),
        (
            {"assets/tokns.css": ":root {}"},
            "assets/tokns.css: is loaded by no page – did you mean “assets/tokens.css”?, or load "
            "it in the block “theme” of base.html",
        ),
        (
            {
                "assets/own.css": "@import 'more.css';",
                "assets/more.css": "",
                "base.html": BASE
                + "{% block theme %}<link rel=stylesheet href=\"{{ url('assets/own.css') }}\">"
                "{% endblock %}",
            },
            None,
        ),
        # macros
        (
            {"macros.html": "\n{% macro shar_bar(x) %}{% endmacro %}"},
            "macros.html:2:10: replaces no macro of standard/macros.html, and nobody calls it – "
            "did you mean share_bar?",
        ),
        ({"macros.html": "{% macro share_bar(certainty) %}{% endmacro %}"}, None),
        # in a macro that takes the place of a standard one, also where a standard macro calls it
        (
            {
                "macros.html": "\n\n{% macro origin(article) %}\n{{ article.titel }}{% endmacro %}",
                "index.html": M + "{% for one in part.items %}{{ m.teaser(one) }}{% endfor %}",
            },
            "macros.html:4:12: BriefingView has no “titel” – did you mean title?",
        ),
        (
            {"macros.html": "\n{% macro origin(article) %}\n{{ 'x'|day }}{% endmacro %}"},
            "macros.html:3: “day” writes a date",
        ),
        # what cannot be read
        ({"index.html": b"\xff"}, "index.html: is not UTF-8 – save it as UTF-8"),
        ({"index.html": "{% block a %}{% endblock %}\n{% block a %}{% endblock %}"},
         "index.html:2: block 'a' defined twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_its_twin_is_not(problems, files, expected):
    found = problems(files)
    if expected is None:
        assert found == []
    else:
        assert len(found) == 1, found
        assert found[0].startswith(expected)


def test_all_mistakes_of_all_templates_are_told_in_one_run(problems):
    found = problems(
        {
            "index.html": "{{ site.brefings }}\n{{ sit }}{{ 1|plurl }}\n{{ settings.titel }}",
            "rule.html": RULE + "{% block man %}{% endblock %}",
            "label.html": "{% if %}",
            "rules.html": "{% for one in site.rules %}{{ one.naem }}\n{{ one.tilte }}{% endfor %}",
            "about.html": "{{ url('assets/gone.png') }}",
        }
    )
    assert [one.split(": ")[0] for one in found] == [
        "index.html:1:9", "index.html:2:4", "index.html:2:15", "index.html:3:13", "label.html:1",
        "rule.html:2:10", "rules.html:1:35", "rules.html:2:8",
    ]  # fmt: skip


def test_what_is_missing_may_be_used_in_any_way_and_is_told_once(problems):
    ways = [
        "{{ site.gone }}", "{{ site.gone.more }}", "{{ site.gone['x'] }}", "{{ site.gone(1) }}",
        "{{ site.gone + 1 }}", "{{ 1 - site.gone }}", "{% if site.gone %}{% endif %}",
        "{% for x in site.gone %}{% endfor %}", "{{ site.gone|length }}", "{{ site.gone|day }}",
        "{{ site.gone|plural('x') }}", "{{ '%d'|format(site.gone) }}", "{{ site.gone == 1 }}",
        "{{ 'x' in site.gone }}", "{{ site.gone ~ 'x' }}", "{{ site.gone|e }}",
        "{{ site.gone|join(', ') }}", "{{ -site.gone }}", "{{ site.gone < 2 }}",
        "{{ url(site.gone) }}",
    ]  # fmt: skip
    found = problems({"index.html": "\n".join(ways)})
    assert [one.split(": ", 1)[0].split(":")[1] for one in found] == [
        str(line) for line in range(1, len(ways) + 1)
    ]
    assert all("Site has no “gone”" in one for one in found)


def test_a_macro_of_ones_own_goes_before_the_standard_one_wherever_that_is_called(tmp_path):
    (tmp_path / "macros.html").write_text("{% macro origin(article) %}HERE{% endmacro %}")
    (tmp_path / "index.html").write_text(
        '{% import "macros.html" as m with context %}'
        '{% import "standard/macros.html" as standard with context %}'
        "{{ m.teaser(one).count('HERE') }} {{ standard.teaser(one).count('HERE') }} "
        "{{ m.pager is defined }}"
    )
    site = gather([plain_story()], TAXONOMY, CARDS)
    one = site.briefings[0]
    context = {
        "site": site,
        "one": one,
        "url": str,
        "here": "",
        "addresses": addresses,
        "settings": SiteSettings(),
    }
    assert Templates(tmp_path).render("index.html", context) == "1 0 True"
