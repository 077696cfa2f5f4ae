"""Reads pages as strictly as they should be written, independently of the code that wrote them."""

from html.parser import HTMLParser

VOID = frozenset("area base br col hr img input link meta source track wbr rect".split())


class Page(HTMLParser):
    """A page's ids, links and text; fails on an end tag that does not close the innermost element.

    `text` is what stands inside the element with the id `inside`, or in the whole page.
    """

    def __init__(self, html, inside=None):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.tags = [], [], []
        self._open, self._text = [], []
        self._inside, self._depth = inside, 0 if inside is None else None
        self._after_pre = False
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    @property
    def text(self):
        return "".join(self._text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.tags.append((tag, facts))
        if "id" in facts:
            self.ids.append(facts["id"])
        self.links += [facts[name] for name in ("href", "src") if name in facts]
        self._after_pre = tag == "pre"
        if tag in VOID:
            return
        if self._inside is not None and facts.get("id") == self._inside:
            self._depth = len(self._open)
        self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-3:]}"
        self._open.pop()
        if self._inside is not None and len(self._open) == self._depth:
            self._depth = None

    def handle_data(self, data):
        if self._after_pre:
            data, self._after_pre = data.removeprefix("\n"), False  # as browsers do
        if self._depth is not None:
            self._text.append(data)
