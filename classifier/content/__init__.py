"""Articles as their authors wrote them: Markdown, plain text, HTML and JSON Lines → `Article`.

`find` and `sources` look for files, `frontmatter` reads the data above a text, `markdown`,
`htmltree` and `flow` lay marked-up text out as blocks, `plain` does so for text without markup,
`lines` says where words stand in their source, `recognise` runs rules/furniture.yaml, `compose`
puts it all together.
"""

from classifier.content.jsonl import read_jsonl
from classifier.content.read import Reader, Reading, read_all, read_article, unique
from classifier.content.sources import Found, Source, find

__all__ = [
    "Found",
    "Reader",
    "Reading",
    "Source",
    "find",
    "read_all",
    "read_article",
    "read_jsonl",
    "unique",
]
