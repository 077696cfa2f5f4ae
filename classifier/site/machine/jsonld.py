"""JSON-LD with the terms of schema.org: what each page is, for search engines and archives.

Inside a page, addresses are relative: they are resolved against the page's own address.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup as Html

from classifier.records import AttributionKind, Span
from classifier.site import addresses
from classifier.site.machine.source import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.records import Attribution, Briefing
    from classifier.site.across_views import VoiceView
    from classifier.site.machine.source import Material
    from classifier.site.page import Page
    from classifier.site.rule_views import RuleView
    from classifier.site.source import Source
    from classifier.site.views import LabelView, NoteView

_ARTICLE = "#text"  # the element that holds the author's words
_MARKS = " \t\r\n\N{NO-BREAK SPACE}\"'“”„‟‘’‚‛«»‹›"


def script(data: Mapping[str, Any]) -> Html:
    """Return JSON as the inside of a script element, where nothing in it can end the element.

    A block of data is not run, so a Content-Security-Policy has nothing against it.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c"))  # noqa: S704 - JSON without any <


def article(source: Source, material: Material) -> dict[str, Any]:
    """Return the article of a page with its claims and quotations.

    It is kept short, as it is loaded with the page: the downloads and annotations say more.
    """
    view = source.view
    here = view.page
    about = {found.label.id: found.label for note in view.notes for found in note.domains}
    return _present(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": _ARTICLE,
            "headline": view.title,
            "url": material.absolute(here),
            "datePublished": view.date.isoformat() if view.date else "",
            "dateModified": view.updated.isoformat() if view.updated else "",
            "inLanguage": view.language,
            "publisher": _named(view.publisher, "Organization"),
            "creditText": view.byline,
            "isBasedOn": view.source,
            "isPartOf": _website(material, here),
            "about": [_term(label, here) for label in about.values()],
            "hasPart": list(_parts(source)),
        }
    )


def listing(page: Page, material: Material) -> dict[str, Any]:
    """Return what a page other than an article's is: a page, and what or whom it is about."""
    whole: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "url": material.absolute(page.path),
        "inLanguage": material.settings.language,
        "isPartOf": _website(material, page.path),
    }
    label: LabelView | None = page.context.get("label")
    rule: RuleView | None = page.context.get("rule")
    voice: VoiceView | None = page.context.get("voice")
    if label is not None:
        whole |= {"name": label.plural, "about": _defined(label.label, label.definition)}
    elif rule is not None:
        whole |= {"name": rule.title, "about": _defined(rule.id, rule.title)}
    elif voice is not None:
        whole |= {"name": voice.name, "about": _named(voice.name)}
    return _present(whole)


def site(material: Material) -> dict[str, Any]:
    """Return what the site is."""
    settings = material.settings
    return _present(
        {
            "@context": "https://schema.org",
            **_website(material, addresses.INDEX),
            "description": settings.description,
            "inLanguage": settings.language,
        }
    )


def dataset(material: Material, files: Mapping[str, str]) -> dict[str, Any]:
    """Return what the downloads are; `files` are their addresses with their media types."""
    settings = material.settings
    return _present(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": settings.title,
            "description": "Articles with the claims, domains and attributions found in them, "
            "and the words and rules behind each.",
            "inLanguage": settings.language,
            "isPartOf": _website(material, addresses.DATA),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": material.href(addresses.DATA, file),
                    "encodingFormat": media,
                }
                for file, media in files.items()
            ],
        }
    )


def _parts(source: Source) -> Iterator[dict[str, Any]]:
    """Yield each sentence that carries a claim type, and what is quoted in sentences.

    A claim that somebody makes in their own words, and a sentence that is a quotation as a whole,
    are both at once, so that no words stand here twice.
    """
    claimants = _claimants(source.briefing)
    quoted = _quoted(source.briefing)
    for number, note in source.notes.items():
        parts = quoted.get(number, ())
        made_by = claimants.get(number, ())
        own = _own_words(note, parts, made_by, source.article.text) if note.claims else None
        if note.claims:
            speakers = [one.speaker for one in made_by if one is not None]
            names = list(dict.fromkeys(speakers)) or ([own.said.speaker] if own else [])
            yield _claim(note, names, own)
        for part in parts:
            if part is not own:
                yield _present(
                    {
                        "@type": "Quotation",
                        "text": part.text,
                        "author": _named(part.said.speaker),
                        "url": f"#{note.anchor}",
                    }
                )


def _own_words(
    note: NoteView, parts: Sequence[_Quoted], made_by: Sequence[Attribution | None], text: str
) -> _Quoted | None:
    """Return the quotation that says all that is claimed in a sentence, if there is one."""
    if len(parts) != 1:
        return None
    (only,) = parts
    if only.text == _bare(note.sentence):
        return only
    quoted = only.said.kind is AttributionKind.DIRECT or _said(only, note, text) == [only.text]
    return only if quoted and all(one is only.said for one in made_by) else None


def _said(quoted: _Quoted, note: NoteView, text: str) -> list[str]:
    """Return what the quoted are said to have said in a sentence, within quotation marks or not."""
    sentence = Span(note.start, note.start + len(note.sentence))
    return [
        _bare(text[max(span.start, sentence.start) : min(span.end, sentence.end)])
        for span in quoted.said.content
        if span.overlaps(sentence)
    ]


def _claim(note: NoteView, authors: Sequence[str], own: _Quoted | None) -> dict[str, Any]:
    """Return a claim; nobody is called a person or an organisation, as the text does not say."""
    named = [_named(name) for name in authors if name]
    labels = [*(found.name for found in note.claims), *(d.name for d in note.domains)]
    return _present(
        {
            "@type": ["Claim", "Quotation"] if own else "Claim",
            "@id": f"#{note.anchor}",
            "text": own.text if own and own.text != _bare(note.sentence) else note.sentence,
            "keywords": ", ".join(labels),
            "author": named[0] if len(named) == 1 else named,
        }
    )


def _claimants(briefing: Briefing) -> dict[int, list[Attribution | None]]:
    """Return who makes each claim of each sentence: None where it is the text itself."""
    claimants: dict[int, list[Attribution | None]] = {}
    for claim in briefing.claims:
        said = None if claim.attribution is None else briefing.attributions[claim.attribution]
        claimants.setdefault(claim.sentence, []).append(said)
    return claimants


class _Quoted(NamedTuple):
    """The words of a sentence that somebody is quoted with."""

    text: str
    said: Attribution


def _quoted(briefing: Briefing) -> dict[int, list[_Quoted]]:
    """Return what is quoted in each sentence: a quotation is cut where its sentences end."""
    text = briefing.article.text
    quoted: dict[int, list[_Quoted]] = {}
    found = list(quotations(briefing))
    for number, sentence in enumerate(briefing.document.sentences):
        for said, span in found:
            if span.overlaps(sentence.span):
                start = max(span.start, sentence.span.start)
                words = _bare(text[start : min(span.end, sentence.span.end)])
                if words:
                    quoted.setdefault(number, []).append(_Quoted(words, said))
    return quoted


def _bare(words: str) -> str:
    """Return words without the quotation marks and white space around them."""
    return words.strip(_MARKS)


def _term(label: LabelView, here: str) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "@id": addresses.link(here, label.page),
        "name": label.label,
    }


def _defined(name: str, description: str) -> dict[str, Any]:
    return {"@type": "DefinedTerm", "name": name, "description": description}


def _website(material: Material, here: str) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "name": material.settings.title,
        "url": material.href(here, addresses.INDEX),
    }


def _named(name: str, kind: str = "") -> dict[str, Any]:
    return _present({"@type": kind, "name": name}) if name else {}


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {})}
