"""A briefing made by hand: an invented story with every kind of block, label and attribution."""

import datetime as dt
from dataclasses import dataclass, field, replace

from classifier.records import (
    Article,
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    Briefing,
    Capture,
    Claim,
    Container,
    Document,
    DomainLabel,
    ExceptionTried,
    Markup,
    Match,
    Position,
    Quotation,
    RuleCard,
    RuleExample,
    Run,
    Sentence,
    Span,
)
from classifier.taxonomy import Label, Taxonomy

EM = Markup("em")
CODE = Markup("code")


def link(url):
    return Markup("a", (("href", url),))


@dataclass
class Maker:
    """Lays blocks one after the other; a piece is a string, or a string and its inline markup."""

    text: str = ""
    blocks: list = field(default_factory=list)
    sentences: list = field(default_factory=list)
    key: int = 0

    def container(self, tag, *attrs):
        self.key += 1
        return Container(tag, self.key, attrs)

    def block(self, kind, *pieces, path=(), gap="\n\n", level=0, tag="p", cut=None):
        """Add a block; `cut` are the sentences to find in it, all of it where that is not given."""
        self.text += gap if self.blocks else ""
        start, runs = len(self.text), []
        for piece in pieces:
            words, markup = (piece, ()) if isinstance(piece, str) else (piece[0], piece[1:])
            runs.append(Run(Span(len(self.text), len(self.text) + len(words)), markup))
            self.text += words
        span = Span(start, len(self.text))
        own = (*path, self.container(tag)) if tag else path
        self.blocks.append(Block(kind, span, own, tuple(runs), level))
        if kind.classified and start < len(self.text):
            position = Position.HEADLINE if kind is BlockKind.TITLE else Position.BODY
            for words in cut or [span.of(self.text)]:
                at = self.text.index(words, start)
                self.sentences.append(
                    Sentence(Span(at, at + len(words)), len(self.blocks) - 1, position)
                )

    def find(self, words, after=0):
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def sentence(self, span):
        return next(i for i, s in enumerate(self.sentences) if s.span.overlaps(span))


TAXONOMY = Taxonomy(
    claims=(
        Label("renewal", "Renewal", "Renewals", "Renews a tie.", "#1f6f5c", "solid", "05"),
        Label("guess", "Guess", "Guesses", "May be so.", "#9a5b00", "dotted", asserts="guessed"),
        Label(
            "quote", "Quote", "Quotes", "An official says so.", "#23548f", "double",
            asserts="reported",
        ),
        Label(
            "hearsay", "Hearsay", "Hearsay", "At second hand.", "#8a2f5d", "dashed",
            asserts="guessed", threshold=1.5,
        ),
    ),
    domains=(
        Label("politics", "Politics", "Politics", "Between states.", "#5b4b8a"),
        Label("trade", "Trade", "Trade", "Goods and money.", "#2f6b2f"),
        Label("arms", "Arms", "Arms", "Forces & weapons.", "#7a3b2e"),
    ),
    source_kinds=(
        Label("state", "Government", "Governments", "A ministry.", claims=("quote",)),
        Label("ngo", "NGO", "NGOs", "No state’s."),
    ),
)  # fmt: skip


def card(rule, title, group, label, **more):
    facts = {
        "status": "stable", "match": ("{renew}~ ..3 <what: ties>",), "unless": (), "note": "",
        "cameo": "", "examples": (), "counter_examples": (), "path": f"{group}s/{label}.yaml",
        "line": 7,
    }  # fmt: skip
    return RuleCard(rule, title, group, label, **{**facts, **more})


CARDS = (
    card(
        "renew-ties", "Renews ties", "claim", "renewal",
        unless=("renew~ ..2 (lease|subscription)",), note="Leases are renewed too: no <tie>.",
        cameo="050",
        examples=(RuleExample("They renewed their ties.", Span(5, 12), 12),),
        counter_examples=(RuleExample("They renewed the lease & left.", None, 15),),
    ),
    card("modal", "May, could, might", "claim", "guess", status="draft"),
    card("reportedly", "Reportedly", "claim", "hearsay"),
    card("trade-words", "Words of trade", "domain", "trade"),
    card("arms-words", "Words of arms", "domain", "arms"),
    card("politics-words", "Words of politics", "domain", "politics"),
    card("says", "Somebody says something", "attribution", "says"),
    card("adverts", "Advertisements", "block", "furniture"),
)  # fmt: skip


def story():
    """Return the briefing of the story; its words are ours and its states do not exist."""
    m = Maker()
    furniture, paragraph = BlockKind.FURNITURE, BlockKind.PARAGRAPH
    m.block(furniture, "Subscribe <now> & save")
    m.block(BlockKind.TITLE, "Ostmark and Värnby renew ties as grain waits", tag="h1", level=1)
    m.block(BlockKind.BYLINE, "By Zoë Ångström")
    shared = m.container("p")
    m.block(BlockKind.DATELINE, "VÄRNBY, 3 March –", path=(shared,), tag="")
    m.block(
        paragraph,
        "Ostmark and Värnby ",
        ("renewed their", EM),
        (" ties", EM, link("ties.html")),
        (" on Monday. ", EM),
        "The harbour could open by ",
        ("spring, officials", CODE),
        " hope.",
        path=(shared,),
        tag="",
        gap=" ",
        cut=[
            "Ostmark and Värnby renewed their ties on Monday.",
            "The harbour could open by spring, officials hope.",
        ],
    )
    m.block(furniture, "Advertisement")
    m.block(
        paragraph,
        "“We stand by our neighbours,” Minister Łucja Ibañez said. ",
        "“Their grain is our bread.",
        cut=[
            "“We stand by our neighbours,” Minister Łucja Ibañez said.",
            "“Their grain is our bread.",
        ],
    )
    m.block(paragraph, "“And what we promised in May we promise again.”")
    m.block(BlockKind.HEADING, "What was agreed", tag="h2", level=2)
    items = m.container("ul")
    for words in ("1,200 tonnes of wheat a week;", "patrols < 5 miles off the coast."):
        m.block(BlockKind.LIST_ITEM, words, path=(items, m.container("li")), tag="", gap="\n")
    quote = m.container("blockquote")
    m.block(BlockKind.QUOTE, "The Parties shall keep the strait open.", path=(quote,))
    m.block(BlockKind.BREAK, tag="hr", gap="")
    m.block(
        paragraph,
        "According to Harbour Watch, guns were reportedly moved at night, and the ",
        "ministry, which called that “nonsense”, might answer on Friday.",
    )
    m.block(BlockKind.CODE, "\nwheat  1200\n", tag="pre")
    table = (m.container("table"), m.container("tbody"))
    for row in (("Week", "Tonnes"), ("First", "1,200 may arrive")):
        tr = m.container("tr")
        for n, words in enumerate(row):
            m.block(
                BlockKind.TABLE_CELL, words, path=(*table, tr), tag="td", gap="\t" if n else "\n"
            )
    figure = m.container("figure")
    picture = Markup("img", (("alt", "Cranes"), ("src", "https://pictures.example/cranes.jpg")))
    m.block(paragraph, ("", picture), path=(figure,), gap="")
    m.block(BlockKind.CAPTION, "Cranes at Värnby.", path=(figure,), tag="figcaption")
    m.block(furniture, "Latest headlines")
    m.text += "\n"
    return _briefing(m)


def _briefing(m):
    at = m.find
    said = [
        Attribution(
            AttributionKind.DIRECT, (at("Minister Łucja Ibañez"),), (at("said"),),
            (at("We stand by our neighbours,"), at("Their grain is our bread."),
             at("And what we promised in May we promise again.")),
            "Łucja Ibañez", "state", "says",
            ("“said” is a cue verb", "the quotation goes on over the paragraph"),
        ),
        Attribution(
            AttributionKind.INDIRECT, (at("Harbour Watch"),), (at("According to"),),
            (at("guns were reportedly moved at night"),), "Harbour Watch", "ngo", "says",
        ),
        Attribution(
            AttributionKind.MIXED, (at("ministry"),), (at("called"),),
            (at("that “nonsense”"),), "ministry", "", "says",
        ),
        Attribution(
            AttributionKind.INDIRECT, (), (at("hope"),),
            (at("The harbour could open by spring"),), "", "", "says",
        ),
    ]  # fmt: skip

    def match(rule, *words, **more):
        return Match(rule, tuple(at(word) for word in words), **more)

    lease = ExceptionTried("renew~ ..2 (lease|subscription)", None)
    elsewhere = ExceptionTried("May =May", at("in May"))
    findings = [
        ("renew ties as", "renewal", [match("renew-ties", "renew ties")], None),
        ("renewed their", "renewal",
         [match("renew-ties", "renewed their ties", exceptions=(lease,),
                captures=(Capture("what", at("ties on")),))], None),
        ("harbour could", "guess", [match("modal", "could open", "hope")], 3),
        ("We stand by", "renewal", [match("renew-ties", "stand by")], 0),
        ("We stand by", "quote", [match("says", "said")], 0),
        ("Their grain", "quote", [match("says", "said")], 0),
        ("And what", "renewal", [match("renew-ties", "promise again", exceptions=(elsewhere,))], 0),
        ("And what", "guess", [match("modal", "May")], None),
        ("And what", "quote", [match("says", "said")], 0),
        ("guns were", "guess", [match("modal", "might answer")], None),
        ("guns were", "hearsay",
         [match("reportedly", "reportedly", weight=1.0), match("says", "According to")], 1),
        ("may arrive", "guess", [match("modal", "may")], None),
    ]  # fmt: skip
    topics = [
        ("renew ties as", "politics", [match("politics-words", "ties")], 0.0),
        ("renewed their", "politics", [match("politics-words", "renewed their ties")], 0.0),
        ("Their grain", "trade", [match("trade-words", "grain is our bread")], 0.0),
        ("1,200 tonnes", "trade", [match("trade-words", "wheat")], 0.0),
        ("patrols", "arms", [match("arms-words", "patrols")], 0.0),
        ("strait open", "arms", [], 1.0),
        ("guns were", "arms", [match("arms-words", "guns")], 0.0),
    ]
    order = [label.id for label in TAXONOMY.claims]
    claims = [
        Claim(m.sentence(at(words)), label, float(len(matches)), tuple(matches), of)
        for words, label, matches, of in findings
    ]
    domains = [
        DomainLabel(m.sentence(at(words)), label, 1.0, tuple(matches), inherited)
        for words, label, matches, inherited in topics
    ]
    article = Article(
        id="a1", slug="grain-waits", title="Ostmark and Värnby renew ties as grain waits",
        text=m.text, blocks=tuple(m.blocks), path="content/grain-waits.md",
        date=dt.date(2026, 3, 3), publisher="Värnby Nytt & Co", byline="",
        url="https://nytt.example/grain?a=1&b=2", language="en-GB",
        summary="A pact, and 1,200 tonnes of wheat.", notice="All states here are invented.",
    )  # fmt: skip
    quotations = (
        Quotation(at("We stand by our neighbours,"), at("“We stand by our neighbours,”"), True),
    )
    return Briefing(
        document=Document(article, tuple(m.sentences), quotations),
        attributions=tuple(said),
        claims=tuple(sorted(claims, key=lambda c: (c.sentence, order.index(c.type)))),
        domains=tuple(sorted(domains, key=lambda d: d.sentence)),
        rulebook="sha256:" + "0123456789abcdef" * 4,
    )


def plain_story(slug="quiet-day", title="A quiet day", date=None):
    """Return the briefing of an article in which nothing is claimed, its title outside the text."""
    m = Maker()
    m.block(BlockKind.PARAGRAPH, "Nothing happened.")
    article = Article("a2", slug, title, m.text, tuple(m.blocks), f"content/{slug}.md", date)
    return Briefing(Document(article, tuple(m.sentences), ()), (), (), (), "sha256:0")


def many_stories(articles):
    """Return briefings of the same story, each printed by another publisher on another day."""
    made = story()
    for number in range(articles):
        article = replace(
            made.article,
            id=f"a{number}",
            slug=f"grain-{number}",
            date=dt.date(2026, 1, 1) + dt.timedelta(days=number),
            publisher=f"Desk {number}",
        )
        yield replace(made, document=replace(made.document, article=article))


HOSTILE = (
    '=HYPERLINK("https://evil.example") may </script><!--<script> & break \x0b\x1f things, '
    "“so 😀 it says”, said NA."
)


def hostile_story():
    """Return the briefing of an article whose words are made to break out of every format."""
    m = Maker()
    m.block(BlockKind.PARAGRAPH, HOSTILE)
    m.block(BlockKind.PARAGRAPH, '-1, "quoted",\r\nand\ta bare \r return; 𝔘nicode beyond.')
    article = Article(
        "=a3", "hostile", "@SUM </title> & “more”", m.text, tuple(m.blocks), "content/hostile.md",
        dt.date(2026, 3, 4), publisher="]]> & Sons", summary="<b>Not</b> bold",
    )  # fmt: skip
    at = m.find
    said = Attribution(
        AttributionKind.DIRECT, (at("NA"),), (at("said"),), (at("“so 😀 it says”"),),
        "NA", "", "says",
    )  # fmt: skip
    claims = (
        Claim(0, "guess", 1.0, (Match("modal", (at("may"), at("things"))),)),
        Claim(0, "quote", 1.0, (Match("says", (at("said"), at("NA"))),), 0),
        Claim(1, "guess", 1.0, (Match("modal", (at("𝔘nicode"),)),)),
    )
    quotations = (Quotation(at("so 😀 it says"), at("“so 😀 it says”"), True),)
    return Briefing(
        Document(article, tuple(m.sentences), quotations), (said,), claims, (), "sha256:1"
    )
