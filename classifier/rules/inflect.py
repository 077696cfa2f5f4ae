"""English inflection, from LemmInflect's dictionary (Bill McNeill and Brad Jascob, MIT licence).

LemmInflect's tables derive from the NIH SPECIALIST Lexicon and Wikipedia word counts; its model
for words outside of them is used only where the dictionary knows nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

PartOfSpeech = Literal["verb", "noun", "adjective"]
Inflect = "Callable[[str, PartOfSpeech | None], tuple[str, ...]]"

_UPOS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}


def make_inflector() -> Callable[[str, PartOfSpeech | None], tuple[str, ...]]:
    """Return a function that gives all forms of a lemma, itself first, the others sorted.

    Without a part of speech, the forms of every part of speech that the dictionary knows for it.
    The last part of a hyphenated word is inflected. LemmInflect is imported at the first call.
    """

    @cache
    def inflect(lemma: str, pos: PartOfSpeech | None = None) -> tuple[str, ...]:
        head, hyphen, last = lemma.lower().rpartition("-")
        forms = {head + hyphen + form for form in _forms(last, pos)}
        return (lemma.lower(), *sorted(forms - {lemma.lower()}))

    return inflect


def _forms(lemma: str, pos: PartOfSpeech | None) -> set[str]:
    import lemminflect

    known: dict[str, tuple[str, ...]] = lemminflect.getAllInflections(lemma, _UPOS.get(pos or ""))
    if not known:
        # Unknown words are inflected by rule: as the part of speech asked for, else as a verb
        # or noun, the two that rule writers put `~` on.
        for upos in [_UPOS[pos]] if pos else ["VERB", "NOUN"]:
            known |= lemminflect.getAllInflectionsOOV(lemma, upos)
    return {form for forms in known.values() for form in forms if form.isascii()}
