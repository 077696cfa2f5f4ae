"""The text that benchmarks run on: our own articles, and real news where ../shared is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.content import read_all, read_jsonl
from classifier.problems import Problem
from classifier.records import Span
from classifier.rules.load import load_rulebook
from classifier.shipped import shipped
from classifier.text import take_apart

if TYPE_CHECKING:
    from classifier.records import Article

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "gold" / "attribution-train.jsonl"
NEWS_DOCUMENTS = 20


def articles() -> list[Article]:
    """Return the articles of content/ and, where they are there, real news articles."""
    furniture = load_rulebook(shipped("rules")).furniture
    found = list(read_all([ROOT / "content"], furniture).articles)
    if NEWS.is_file():
        lines = NEWS.read_text(encoding="utf-8").splitlines()[:NEWS_DOCUMENTS]
        documents = [json.dumps({k: json.loads(line)[k] for k in ("id", "text")}) for line in lines]
        read = read_jsonl(documents, NEWS.name, furniture)
        found += [article for article in read if not isinstance(article, Problem)]
    return found


def sentences(articles: list[Article]) -> tuple[str, list[Span]]:
    """Return all articles as one text, and the spans of its sentences."""
    text, spans = "", []
    for article in articles:
        for sentence in take_apart(article).sentences:
            start, end = sentence.span
            spans.append(Span(start + len(text), end + len(text)))
        text += article.text + "\n\n"
    return text, spans
