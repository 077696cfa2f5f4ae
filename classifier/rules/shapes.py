"""What each kind of rule file holds: loading, checking and the JSON Schema all follow from this."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from classifier.rules.validate import Shape

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9-]*$",
        description="Unique over all rules: small letters, digits and hyphens.",
    ),
]
Patterns = Annotated[list[str], Field(min_length=1)]
PositionName = Literal["headline", "lead", "body", "caption"]
LabelId = str
Factor = Annotated[float, Field(gt=0, le=2)]


class WhereShape(Shape):
    """Which sentences, and which side of quotation marks, a rule looks at."""

    in_: list[PositionName] = Field(
        ["headline", "lead", "body"],
        alias="in",
        min_length=1,
        description="Positions in the article; captions only where a rule names them.",
    )
    quoted: Literal["any", "inside", "outside"] = Field(
        "any", description="Whether the match must lie inside or outside of quotation marks."
    )
    articles_without: list[str] = Field(
        default_factory=list,
        description="Patterns that occur in no sentence of the articles that the rule looks at.",
    )


class ExamplesShape(Shape):
    """Sentences that prove the rule; «…» marks the words that a match must span."""

    match: list[str] = Field(default_factory=list, description="The rule fires on each of these.")
    no_match: list[str] = Field(
        default_factory=list, description="The rule fires on none of these."
    )


class ContextShape(Shape):
    """What a sentence takes over from around it, as factors of the weight found there."""

    before: float = Field(0.0, ge=0, le=1, description="From the sentence before it.")
    after: float = Field(0.0, ge=0, le=1, description="From the sentence after it.")
    across: float = Field(
        0.0, ge=0, le=1, description="What is left of both where a paragraph begins."
    )
    heading: float = Field(0.0, ge=0, le=1, description="From the heading above it.")
    most: float = Field(1.0, gt=0, le=10, description="The most that one side can give.")


class RuleShape(Shape):
    """One rule."""

    one_of = ("match", "all")

    id: Id
    title: str = Field(min_length=1, description="What it finds, in a few words for readers.")
    status: Literal["draft", "stable", "retired"] = Field(
        "stable",
        description="A draft runs and is marked as one; a retired rule is kept but never runs.",
    )
    match: Patterns | None = Field(None, description="Any of these patterns.")
    all: Annotated[list[str | Patterns], Field(min_length=2)] | None = Field(
        None, description="Every one of these must match; a list inside is any of its patterns."
    )
    unless: list[str] = Field(
        default_factory=list, description="Patterns that block a match they overlap."
    )
    unless_anywhere: list[str] = Field(
        default_factory=list, description="Patterns that block by any occurrence in the sentence."
    )
    where: WhereShape = Field(default_factory=WhereShape)
    weight: float = Field(1.0, gt=0, le=10, description="What a match adds to its label.")
    max: int = Field(2, ge=1, le=10, description="How many of its matches in a sentence count.")
    requires: list[LabelId] = Field(
        default_factory=list, description="Labels that the sentence must have for another reason."
    )
    suppresses: list[LabelId] = Field(
        default_factory=list, description="Labels that the sentence loses when this rule fires."
    )
    note: str = Field("", description="Why it is as it is, for the next person who edits it.")
    cameo: str = Field("", pattern=r"^\d{0,4}$", description="CAMEO event code, in quotes.")
    author: str = ""
    date: dt.date | None = Field(None, description="When it was written or last thought through.")
    false_positives: list[str] = Field(
        default_factory=list, description="Known cases in which it is wrong."
    )
    examples: ExamplesShape = Field(default_factory=ExamplesShape)


ScopeName = Literal["clause", "after", "before", "main", "sentence"]


class ClaimRuleShape(RuleShape):
    """One rule of a claim type."""

    degree: str = Field("", description="Which of the claim type's degrees it gives.")
    scope: ScopeName | None = Field(
        None,
        description="Which words the claim covers; clause, where the claim type has degrees.",
    )


class ClaimFile(Shape):
    """rules/claims/*.yaml: rules for one claim type."""

    claim: LabelId = Field(description="A claim type of rules/taxonomy.yaml.")
    note: str = ""
    rules: list[ClaimRuleShape] = Field(min_length=1)


class DomainFile(Shape):
    """rules/domains/*.yaml: rules for one domain or subject."""

    domain: LabelId = Field(description="A domain or subject of rules/taxonomy.yaml.")
    note: str = ""
    rules: list[RuleShape] = Field(min_length=1)


class EntityShape(Shape):
    """A lexicon entry with facts: a name, its other names, and where the facts are from."""

    name: str = Field(min_length=1)
    aliases: list[str] = Field(default_factory=list)
    country: str = ""
    owner: str = ""
    source: str = Field("", description="Public source of the facts.")
    note: str = ""


class LexiconFile(Shape):
    """rules/lexicons/*.yaml: a named list of words and phrases."""

    lexicon: str = Field(description="Its name: the same as the file's.")
    title: str = Field(min_length=1, description="What the entries have in common.")
    pos: Literal["verb", "noun", "adjective"] | None = Field(
        None, description="Part of speech: which word of a phrase ~ inflects, and how."
    )
    source_kind: LabelId = Field(
        "", description="What kind of source a name or noun of this list is."
    )
    people: bool = Field(
        False, description="Whether these are nouns for persons; a name beside one is a person’s."
    )
    owner_kind: LabelId = Field(
        "", description="What kind of source whoever has one of these is: *Tovalia’s* army."
    )
    places: bool = Field(
        False, description="Whether any place that speaks is taken for one of these."
    )
    stands_for: list[str] = Field(
        default_factory=list,
        description="Lists whose names a noun of this one takes up: the paper, the agency.",
    )
    note: str = ""
    entries: Annotated[list[str | EntityShape], Field(min_length=1)]


class DegreeShape(Shape):
    """A degree in which claims of a type come."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    definition: str


class ClaimLabelShape(Shape):
    """A claim type."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    plural: str
    definition: str
    colour: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")
    pattern: Literal[
        "solid",
        "dotted",
        "dashed",
        "double",
        "wavy",
        "heavy-solid",
        "heavy-dotted",
        "heavy-dashed",
        "heavy-double",
        "heavy-wavy",
    ] = Field(description="How the page underlines it, so that colour is never alone.")
    asserts: Literal["asserted", "reported", "guessed"]
    cameo: str = Field("", pattern=r"^\d{0,4}$")
    threshold: float = Field(1.0, gt=0)
    degrees: list[DegreeShape] = Field(
        default_factory=list,
        description="How strongly it can be claimed; of several in a sentence, the first counts.",
    )


class DomainLabelShape(Shape):
    """A domain."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    plural: str
    definition: str
    colour: str = Field(pattern=r"^#[0-9a-fA-F]{6}$")
    threshold: float = Field(1.0, gt=0)
    context: ContextShape = Field(
        default_factory=lambda: ContextShape.model_validate({}),
        description="What a sentence takes over from around it.",
    )
    against: dict[LabelId, Factor] = Field(
        default_factory=dict,
        description="Domains against which its evidence is held, and at what factor.",
    )


class SubjectShape(Shape):
    """What a sentence may be about instead of a domain."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    definition: str
    against: dict[LabelId, Factor] = Field(
        min_length=1, description="Domains against which its evidence is held, and at what factor."
    )


class SourceKindShape(Shape):
    """A source kind."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    plural: str
    definition: str
    claims: list[LabelId] = Field(
        default_factory=list, description="Claim types that words of such a source make."
    )


class TaxonomyFile(Shape):
    """rules/taxonomy.yaml: every label there is."""

    claims: list[ClaimLabelShape] = Field(min_length=1)
    domains: list[DomainLabelShape] = Field(min_length=1)
    subjects: list[SubjectShape] = Field(
        default_factory=list, description="What sentences are about that are about no domain."
    )
    source_kinds: list[SourceKindShape] = Field(min_length=1)
