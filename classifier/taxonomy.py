"""The labels that rules/taxonomy.yaml declares, as records that every room is given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Degree:
    """How strongly, or in what way, a claim of some type is made: possible, likely, feared."""

    id: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """How far a domain's evidence reaches beyond its sentence, as factors from 0 to 1.

    `before` and `after` are the shares of the sentence before and after, and of theirs in turn;
    `across` is what is left of these where a paragraph begins. `heading` is the share of the
    heading above. `most` is the most that sentences of one side can give.
    """

    before: float = 0.0
    after: float = 0.0
    across: float = 0.0
    heading: float = 0.0
    most: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A claim type, domain, subject or source kind as rules/taxonomy.yaml declares it.

    `colour` (#rrggbb) and `pattern` (one of the names that the style sheet knows) mark it on the
    page. `cameo` is the CAMEO/PLOVER event code where one exists. For a source kind, `claims` are
    the claim types that an attribution to such a source makes; for a claim type, `asserts` is
    one of "asserted", "reported", "guessed": how sure the text itself is of it, and `degrees` are
    the degrees it comes in, the one that goes before the others first. For a domain or subject,
    `against` are the domains against which its evidence is held, each with its factor, and for
    a domain `context` is how far its evidence reaches.
    """

    id: str
    label: str
    plural: str
    definition: str
    colour: str = ""
    pattern: str = ""
    cameo: str = ""
    claims: tuple[str, ...] = ()
    asserts: str = "asserted"
    threshold: float = 1.0
    degrees: tuple[Degree, ...] = ()
    context: Context = Context()
    against: tuple[tuple[str, float], ...] = ()

    def degree(self, degree: str) -> Degree | None:
        """Return the degree of this id, if the label has it."""
        return next((one for one in self.degrees if one.id == degree), None)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All labels, each group in its declared order.

    `subjects` are never given: they are what sentences are about that are about no domain.
    """

    claims: tuple[Label, ...]
    domains: tuple[Label, ...]
    source_kinds: tuple[Label, ...]
    subjects: tuple[Label, ...] = ()
