"""A cue with its source and content: how each construction puts the three together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.engine.attribution import contents, sources
from classifier.engine.attribution import english as en
from classifier.engine.attribution.cues import opens_inverted
from classifier.engine.attribution.ends import end_of_content
from classifier.engine.attribution.scene import Start, opens_clause
from classifier.engine.attribution.sources import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.scene import Scene
    from classifier.engine.attribution.words import Words
    from classifier.records import Span

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution inside one sentence, in indexes of words.

    `source` is None where nobody is named. `quoted` tells that the content is a quotation, which
    may go on beyond the sentence. `nominal` tells that it is a mere noun phrase. `why` are the
    steps that found it. `before` is content in the sentence before: “Why now?” Ruiz asked. `follows` tells that the
    content is the next paragraph: The ministry said:
    """

    cue: Cue
    source: Phrase | None
    content: Pieces
    quoted: bool
    why: tuple[str, ...]
    nominal: bool = False
    before: tuple[Span, ...] = ()
    follows: bool = False


def drafts_of(scene: Scene, places: Sequence[tuple[Cue, ...]]) -> Iterator[Draft]:
    """Yield the drafts of a sentence in order; of a place's readings the first that holds."""
    after = 0
    for readings in places:
        for cue in readings:
            if cue.head < after:
                continue
            made = draft(scene, cue)
            if made is not None:
                after = cue.last
                yield made
                break


def draft(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a cue ties together, or None where it ties nothing its frame accepts."""
    match cue.frame.construction:
        case "verb":
            return _passive(scene, cue) if cue.form and cue.form.passive else _active(scene, cue)
        case "adjective":
            return _active(scene, cue)
        case "seeming":
            return _raised(scene, cue)
        case "noun":
            return _noun(scene, cue)
        case "preposition":
            return _preposition(scene, cue)
        case "adverb":
            return _adverb(scene, cue)
        case "colon":
            return _colon(scene, cue)


# -------------------------------------------------------------------- verbs


def _active(scene: Scene, cue: Cue) -> Draft | None:
    form = cue.form
    if form is None:
        return None
    if not form.finite:
        return _dependent(scene, cue)
    words, first, others = scene.words, cue.first, scene.verbs - {cue.head}
    if opens_inverted(words, first, cue.last):
        source = sources.after_cue(words, cue.last, others, scene.occasions)
        return source and _behind_inverted(scene, cue, source)
    if _is_inverted(scene, cue):
        source = sources.after_cue(words, cue.last, others, scene.occasions)
        if source is not None:
            return _postposed(scene, cue, source, first, source.last, "after the cue")
    subject = sources.before_verb(words, first, others)
    if subject is None:
        subject = sources.main_subject(words, first, others, cues_first=True)
        if subject is None:
            return None
        return _right(scene, cue, subject, "the subject of the verb before")
    if not _may_head(scene, cue, subject):
        return None
    how = "before the cue"
    return (
        _postposed(scene, cue, subject, subject.first, cue.last, how)
        or _after_question(scene, cue, subject)
        or _right(scene, cue, subject, how)
    )


def _may_head(scene: Scene, cue: Cue, source: Phrase) -> bool:
    """Tell whether the head of a source is among the nouns that the frame asks for, if any."""
    wanted = cue.frame.subject
    return not wanted or scene.words.lower[sources.head_of(scene.words, source)] in wanted


def _after_question(scene: Scene, cue: Cue, subject: Phrase) -> Draft | None:
    """“Why now?” Ruiz asked: the quotation before the sentence is the content."""
    words = scene.words
    if words.preceding is None or subject.first > 0 or "quotation" not in cue.frame.content:
        return None
    if not _only_occasion(scene, cue.last):
        return None
    pieces = tuple(_rest(scene, cue, cue.last, quoted=True))
    why = ("source before the cue", "content is the quotation before")
    return Draft(cue, subject, pieces, True, why, before=(words.preceding.marks,))


def _behind_inverted(scene: Scene, cue: Cue, source: Phrase) -> Draft | None:
    """Said Ana Ruiz, a teacher: “…”."""
    words = scene.words
    for index in range(source.last, len(words)):
        if words.quote[index] >= 0:
            pieces = ((index, len(words)),)
            return Draft(cue, source, pieces, True, ("source after the cue", "content behind it"))
    return None


def _is_inverted(scene: Scene, cue: Cue) -> bool:
    """“…,” said Ana Ruiz: nothing but a comma or a quotation stands before the verb."""
    words, first = scene.words, cue.first
    if not cue.frame.content & {"quotation", "clause", "that"} or cue.last >= len(words):
        return False
    if first == 0 or cue.first != cue.head:
        return False
    others = scene.verbs - {cue.head}
    if words.quote[first - 1] >= 0:
        return True
    if not words.tags[first - 1] & en.COMMA:
        return False
    following = words.tags[cue.last]
    if words.quote[first - 2] >= 0:
        return not following & (en.PREPOSITION | en.STOP)
    if sources.before_verb(words, first, others) is not None:
        return False  # Ana Ruiz, the minister, said
    noun = words.upper[cue.last] or bool(following & en.DETERMINER)
    return (
        noun
        and not following & (en.SUBJECT | en.PRONOUN)
        and not opens_clause(words, cue.last, others)
    )


def _postposed(
    scene: Scene, cue: Cue, source: Phrase, first: int, last: int, how: str
) -> Draft | None:
    """Content to the left: “…,” she said; Taxes will rise, Ruiz said; as Ruiz put it.

    `first` is where source and cue begin, `last` where they end.
    """
    words = scene.words
    if not cue.frame.content & {"quotation", "clause"} or first == 0:
        return None
    opened_by_as = words.lower[first - 1] == "as" and words.quote[first - 1] < 0
    before = first - 1 if opened_by_as else first
    if before == 0:
        return _framed_by_as(scene, cue, source, last, how) if opened_by_as else None
    mark = words.tags[before - 1]
    quoted = words.quote[before - 1] >= 0 or (
        before > 1 and bool(mark & en.STOP) and words.quote[before - 2] >= 0
    )
    if opened_by_as and not quoted and not mark & en.STOP:
        return _framed_by_as(scene, cue, source, last, how)
    if not quoted and not mark & en.STOP:
        return None
    follows = max(last, cue.last)
    found = contents.left_of(words, before, scene.heads - {cue.head})
    if found is None:
        return None
    if not quoted and not opened_by_as:
        interrupts = follows < len(words) and bool(words.tags[follows] & en.COMMA)
        closes = last > cue.last or _only_occasion(scene, follows)
        if cue.frame.addressee and not closes:
            closes = contents.right_of(scene, cue) is None
        if contents.is_adverbial(words, *found) and not (interrupts and _goes_on(words, follows)):
            return None
        if not interrupts and not closes:
            return None
    if opened_by_as and not quoted and contents.right_of(scene, cue) is not None:
        return None
    pieces = [found]
    pieces += _rest(scene, cue, follows, quoted=quoted)
    why = (f"source {how}", "content before the cue")
    return Draft(cue, source, tuple(pieces), quoted, why)


def _goes_on(words: Words, comma: int) -> bool:
    """Tell whether the clause before an interrupting “she said,” goes on behind the comma."""
    after = comma + 1
    return after < len(words) and words.quote[after] < 0


def _only_occasion(scene: Scene, index: int) -> bool:
    """Tell whether nothing but an occasion or a time follows: … in an interview on Monday."""
    words = scene.words
    if index >= len(words):
        return True
    tag = words.tags[index]
    return (
        bool(tag & (en.PREPOSITION | en.TIME | en.STOP | en.SUBORDINATOR | en.COORDINATOR))
        or (words.quote[index] >= 0)
        or bool(tag & (en.ADVERB | en.TO | en.DETERMINER | en.ING))
    )


def _rest(scene: Scene, cue: Cue, follows: int, *, quoted: bool) -> list[tuple[int, int]]:
    """Return what goes on behind an interrupting “she said”: the rest of the sentence said."""
    words, count = scene.words, len(scene.words)
    if quoted:
        for index in range(follows, count):
            if words.quote[index] >= 0:
                heads = [head for head in scene.heads if follows <= head < index]
                if heads:
                    return []
                start = Start("quotation", index)
                last = end_of_content(scene, start, cue)
                return [(index, last)] if last > index else []
        return []
    if follows < count and words.tags[follows] & en.COMMA and follows + 2 < count:
        tag = words.tags[follows + 1]
        if tag & (en.COORDINATOR | en.ING) or follows + 1 in scene.heads:
            return []
        return [(follows + 1, count)]
    return []


def _framed_by_as(scene: Scene, cue: Cue, source: Phrase, last: int, how: str) -> Draft | None:
    """“As Ruiz put it, taxes will rise.”"""
    words = scene.words
    for index in range(last, min(len(words), last + 25)):
        if words.tags[index] & en.COMMA and words.quote[index] < 0 and index + 1 < len(words):
            pieces = ((index + 1, len(words)),)
            quoted = words.quote[index + 1] >= 0
            return Draft(cue, source, pieces, quoted, (f"source {how}", "content after the comma"))
    return None


def _right(scene: Scene, cue: Cue, source: Phrase | None, how: str) -> Draft | None:
    words = scene.words
    fronted = _fronted(scene, cue, source)
    if fronted:
        return Draft(cue, source, fronted, False, (f"source {how}", "content before the source"))
    start = contents.right_of(scene, cue)
    if start is None:
        return _announces(scene, cue, source, how)
    last = end_of_content(scene, start, cue)
    if last <= start.at:
        return None
    why = (f"source {how}", f"content after the cue: {start.kind}")
    quoted = start.kind == "quotation"
    return Draft(cue, source, ((start.at, last),), quoted, why, start.kind == "object")


def _announces(scene: Scene, cue: Cue, source: Phrase | None, how: str) -> Draft | None:
    """“The ministry said:” at the end of a paragraph: the next one is the content."""
    words = scene.words
    if words.lower[-1] != ":" or "quotation" not in cue.frame.content:
        return None
    between = range(cue.last, len(words) - 1)
    if any(index in scene.verbs or words.tags[index] & en.COMMA for index in between):
        return None
    why = (f"source {how}", "content is the next paragraph")
    return Draft(cue, source, (), True, why, follows=True)


def _fronted(scene: Scene, cue: Cue, source: Phrase | None) -> Pieces:
    """“a plan, which he denied”, “tunnels that experts say are deep”: the pronoun is content.

    With what follows the cue, if that is the rest of its clause.
    """
    words = scene.words
    if source is None or source.first == 0:
        return ()
    index = source.first - 1
    if words.quote[index] >= 0 or words.lower[index] not in ("which", "that", "what", "whom"):
        return ()
    if cue.last >= len(words):
        return ((index, index + 1),)
    tag = words.tags[cue.last]
    if tag & (en.AUXILIARY | en.VERB | en.ED) or cue.last in scene.verbs:
        start = Start("clause", cue.last)
        last = end_of_content(scene, start, cue)
        return ((index, index + 1), (cue.last, last))
    if tag & (en.STOP | en.PREPOSITION | en.TIME | en.COORDINATOR):
        return ((index, index + 1),)
    return ()


def _dependent(scene: Scene, cue: Cue) -> Draft | None:
    """A participle, gerund or infinitive: its subject is the main clause's, or the noun before."""
    words, others = scene.words, scene.verbs - {cue.head}
    made = _right(scene, cue, None, "is the subject of the main clause")
    if made is None:
        return None
    subject = _noun_before(scene, cue) or sources.main_subject(words, cue.first, others)
    if subject is None and made.content:
        subject = _subject_behind(scene, made.content[-1][1])
    return replace(made, source=subject)


def _noun_before(scene: Scene, cue: Cue) -> Phrase | None:
    """“ads attacking the treaty”: the noun that a participle follows without a comma."""
    words = scene.words
    if cue.form is None or cue.form.kind != "participle" or cue.first == 0:
        return None
    tag = words.tags[cue.first - 1]
    if words.quote[cue.first - 1] >= 0 or tag & (
        en.STOP | en.COORDINATOR | en.VERB | en.AUXILIARY | en.ADVERB | en.TIME | en.ED
    ):
        return None
    return sources.before_verb(words, cue.first, scene.verbs - {cue.head})


def _subject_behind(scene: Scene, end: int) -> Phrase | None:
    """“Noting that it rained, Ruiz left”: the subject follows what the participle takes."""
    words = scene.words
    if end + 1 >= len(words) or not words.tags[end] & en.COMMA:
        return None
    for index in range(end + 2, min(len(words), end + 12)):
        tag = words.tags[index]
        if index in scene.verbs or tag & (en.AUXILIARY | en.VERB | en.ED | en.ADVERB | en.COMMA):
            return Phrase(end + 1, index)
    return None


def _passive(scene: Scene, cue: Cue) -> Draft | None:
    frame, words = cue.frame, scene.words
    if frame.passive == "never":
        return None
    if frame.passive == "raised":
        return _raised(scene, cue)
    if frame.passive == "speaker":
        speaker = sources.before_verb(words, cue.first, scene.verbs - {cue.head})
        return speaker and _right(scene, cue, speaker, "before the cue")
    agent = None
    if cue.last < len(words) and words.lower[cue.last] == "by":
        agent = sources.after_cue(words, cue.last + 1, scene.verbs - {cue.head}, scene.occasions)
    if agent is None and cue.frame.addressee:
        return _right(scene, cue, None, "is not named")
    if "object" not in frame.content:
        return _right(scene, cue, None, "is not named")
    others = scene.verbs - {cue.head}
    subject = sources.before_verb(words, cue.first, others) or sources.before_comma(
        words, cue.first - 1, others
    )
    if subject is None:
        return _right(scene, cue, agent, "is not named")
    return Draft(cue, agent, ((subject.first, subject.last),), False, ("passive",))


def _raised(scene: Scene, cue: Cue) -> Draft | None:
    """“He is expected to go”: subject and infinitive are the content, nobody is named."""
    words = scene.words
    subject = sources.before_verb(words, cue.first, scene.verbs - {cue.head})
    start = contents.right_of(scene, cue)
    if start is None and (subject is None or "object" not in cue.frame.content):
        return None
    pieces: list[tuple[int, int]] = []
    if subject is not None and words.lower[subject.first] not in ("it", "there"):
        pieces.append((subject.first, subject.last))
    if start is not None:
        pieces.append((start.at, end_of_content(scene, start, cue)))
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    nominal = start is None
    if not pieces:
        return None
    return Draft(cue, None, tuple(pieces), False, ("no source named",), nominal)


# ------------------------------------------------------------- other cues


def _noun(scene: Scene, cue: Cue) -> Draft | None:
    words = scene.words
    giver = None
    at = cue
    if cue.last < len(words) and words.lower[cue.last] in ("from", "by"):
        giver = sources.after_cue(words, cue.last + 1, scene.verbs, scene.occasions)
        if giver is not None:
            at = replace(cue, last=giver.last)
    start = contents.right_of(scene, at)
    if start is None:
        return None
    last = end_of_content(scene, start, at)
    if last <= start.at:
        return None
    source = giver or _possessor(scene, cue) or _holder(scene, cue)
    how = "owns or gives the noun" if source else "is not named"
    return Draft(cue, source, ((start.at, last),), False, (f"source {how}",))


def _holder(scene: Scene, cue: Cue) -> Phrase | None:
    """“He made the claim that”, “She has concerns about”: the subject of a verb just before."""
    words = scene.words
    for index in range(cue.first - 1, max(0, cue.first - 5), -1):
        tag = words.tags[index]
        if words.quote[index] >= 0 or tag & (en.STOP | en.PREPOSITION | en.COORDINATOR):
            return None
        if index in scene.verbs or tag & (en.VERB | en.HAVE) or words.lower[index] in _GIVING:
            return sources.main_subject(words, index + 1, scene.verbs | {index})
    return None


_GIVING = frozenset(
    """issued issue issues made make makes making expressed expressing voiced voicing raised
    raising gave offered released repeated have having faced drew""".split()
)


def _possessor(scene: Scene, cue: Cue) -> Phrase | None:
    """“his claim that”, “Ruiz's latest attacks on”."""
    words = scene.words
    for index in range(cue.first - 1, max(-1, cue.first - 5), -1):
        tag = words.tags[index]
        if words.quote[index] >= 0:
            return None
        if tag & en.POSSESSIVE and tag & en.DETERMINER:
            return Phrase(index, index + 1)
        if words.lower[index].endswith(("'s", "s'")):
            first = sources.start_of_phrase(words, index, scene.verbs)
            return None if first is None else Phrase(first, index + 1)
        if tag & (en.STOP | en.PREPOSITION | en.DETERMINER | en.VERB | en.AUXILIARY):
            return None
    return None


def _preposition(scene: Scene, cue: Cue) -> Draft | None:
    """According to Ruiz, taxes will rise. Taxes will rise, according to Ruiz."""
    words, count = scene.words, len(scene.words)
    source = sources.after_cue(words, cue.last, scene.verbs, scene.occasions)
    if source is None or not _may_head(scene, cue, source):
        return None
    pieces: list[tuple[int, int]] = []
    left = contents.left_of(words, cue.first, scene.heads) if cue.first > 0 else None
    opens = left is None or left[1] - left[0] < 2
    if not opens and left is not None:
        pieces.append(left)
    follows = source.last
    while follows < count and not words.tags[follows] & en.STOP and words.quote[follows] < 0:
        follows += 1
    if opens or (follows < count and words.tags[follows] & en.COMMA):
        rest = follows + 1 if follows < count and words.tags[follows] & en.STOP else source.last
        goes_on = opens or not (
            rest < count and words.tags[rest] & (en.COORDINATOR | en.ING | en.RELATIVE)
        )
        if rest < count and goes_on:
            pieces.append((rest, count))
    if not pieces:
        return None
    quoted = words.quote[max(0, pieces[0][1] - 2)] >= 0
    return Draft(cue, source, tuple(pieces), quoted, ("source after the cue",))


def _adverb(scene: Scene, cue: Cue) -> Draft | None:
    """He reportedly left: the whole clause is the content."""
    words, count = scene.words, len(scene.words)
    first = contents.clause_before(words, cue.first)
    last = cue.last
    while last < count and not (
        words.tags[last] & en.COMMA and words.quote[last] < 0 and last > cue.last
    ):
        last += 1
    pieces = []
    if first < cue.first:
        pieces.append((first, cue.first))
    if last > cue.last:
        pieces.append((cue.last, last))
    return Draft(cue, None, tuple(pieces), False, ("no source named",)) if pieces else None


def _colon(scene: Scene, cue: Cue) -> Draft | None:
    """Ana Ruiz: “We shall wait.” – nothing but a name before it."""
    words = scene.words
    if cue.first == 0 or cue.last >= len(words) or cue.first > 6:
        return None
    plain = all(
        words.upper[index] or words.tags[index] & en.PREPOSITION for index in range(cue.first)
    )
    if not plain or words.quote[0] >= 0:
        return None
    quoted = words.quote[cue.last] >= 0
    if not quoted and not opens_clause(words, cue.last, scene.verbs):
        return None
    return Draft(
        cue,
        Phrase(0, cue.first),
        ((cue.last, len(words)),),
        quoted,
        ("source before the colon",),
    )
