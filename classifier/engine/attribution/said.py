"""Whether a content was said, as opposed to denied, asked about, only wanted or yet to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.records import AttributionKind

if TYPE_CHECKING:
    from classifier.engine.attribution.draft import Draft
    from classifier.engine.attribution.words import Words

# Sources of whom it is denied that they said it: no government has confirmed …
_NOBODY = frozenset({"neither", "no", "nobody", "none", "nor"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
# Words that open a question, but a clause of a longer sentence as well.
_WHEN = frozenset({"when", "where", "if", "whether", "while", "as", "that"})


def why_unsaid(words: Words, made: Draft, kind: AttributionKind) -> str:
    """Say why the content of an attribution was not said, or nothing if it was."""
    if made.source is not None and words.lower[made.source.first] in _NOBODY:
        return "nobody did"
    if _is_negated(words, made):
        return "it is denied that they did"
    if _is_asked(words, made):
        return "the sentence asks whether they did"
    if made.content and all(words.lower[a:b] == ["that"] for a, b in made.content):
        return "it is only pointed back at"  # talks that the ministry had announced
    if kind is not AttributionKind.INDIRECT:
        return ""
    frame, form = made.cue.frame, made.cue.form
    if form is not None and form.kind in ("infinitive", "modal"):
        return "it is yet to be said"
    if frame.said == "never":
        return "it is thought, wanted or judged"
    if made.nominal and frame.said == "clauses":
        return "it is only named, by a noun"
    return ""


def _is_negated(words: Words, made: Draft) -> bool:
    """Tell whether the verb is denied: did not say, never said; but not: not only said."""
    cue = made.cue
    return any(
        words.tags[index] & en.NEGATION and words.lower[index + 1] not in _ONLY
        for index in range(cue.first, cue.head)
    )


def _is_asked(words: Words, made: Draft) -> bool:
    """Tell whether the cue stands in a question of the text: “Did they say so?”, “Who said so?”."""
    if words.lower[-1] != "?" or words.quote[-1] >= 0:
        return False
    first = 0
    while first < made.cue.head and words.tags[first] & (en.COORDINATOR | en.ADVERB | en.QUOTE):
        first += 1
    tag = words.tags[first]
    if words.quote[first] >= 0 or tag & (en.SUBJECT | en.PRONOUN):
        return False
    if tag & en.AUXILIARY:
        return True
    return bool(tag & en.QUESTION) and words.lower[first] not in _WHEN
