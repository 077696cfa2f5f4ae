"""Verbs: their subject says, thinks or wants what they take; passives and raised subjects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.engine.attribution import contents, sources
from classifier.engine.attribution import english as en
from classifier.engine.attribution.draft import Draft, Pieces
from classifier.engine.attribution.ends import end_of_content
from classifier.engine.attribution.forms import opens_inverted
from classifier.engine.attribution.phrases import start_of_phrase
from classifier.engine.attribution.postposed import only_occasion, postposed, rest_behind
from classifier.engine.attribution.scene import Start, opens_clause
from classifier.engine.attribution.sources import Phrase
from classifier.engine.attribution.sources_after import after_cue, agent_of

if TYPE_CHECKING:
    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.scene import Scene


def active(scene: Scene, cue: Cue) -> Draft | None:
    """The subject says it: Ruiz said that …; “…,” said Ruiz; …, Ruiz said; …, saying that."""
    form = cue.form
    if form is None:
        return None
    if not form.finite:
        return _dependent(scene, cue)
    words, first, others = scene.words, cue.first, scene.verbs - {cue.head}
    if opens_inverted(words, first, cue.last):
        source = after_cue(words, cue.last, others, scene.occasions)
        return source and _behind_inverted(scene, cue, source)
    if _is_inverted(scene, cue):
        source = after_cue(words, cue.last, others, scene.occasions)
        if source is not None:
            return postposed(scene, cue, source, first, source.last, "after the cue")
    subject = sources.before_verb(words, first, others)
    if subject is None:
        subject = sources.main_subject(words, first, others, cues_first=True)
        if subject is None:
            return None
        return _right(scene, cue, subject, "the subject of the verb before")
    if not sources.may_head(words, cue, subject):
        return None
    how = "before the cue"
    return (
        postposed(scene, cue, subject, subject.first, cue.last, how)
        or _after_question(scene, cue, subject)
        or _right(scene, cue, subject, how)
    )


def _after_question(scene: Scene, cue: Cue, subject: Phrase) -> Draft | None:
    """“Why now?” Ruiz asked: the quotation before the sentence is the content."""
    words = scene.words
    if words.preceding is None or subject.first > 0 or "quotation" not in cue.frame.content:
        return None
    if not only_occasion(scene, cue.last):
        return None
    pieces = tuple(rest_behind(scene, cue, cue.last, quoted=True))
    why = ("source before the cue", "content is the quotation before")
    return Draft(cue, subject, pieces, True, why, before=(words.preceding.marks,))


def _behind_inverted(scene: Scene, cue: Cue, source: Phrase) -> Draft | None:
    """Said Ana Ruiz, a teacher: “…”."""
    words = scene.words
    for index in range(source.last, words.size):
        if words.quote[index] >= 0:
            pieces = ((index, words.size),)
            return Draft(cue, source, pieces, True, ("source after the cue", "content behind it"))
    return None


def _is_inverted(scene: Scene, cue: Cue) -> bool:
    """“…,” said Ana Ruiz: nothing but a comma or a quotation stands before the verb."""
    words, first = scene.words, cue.first
    if not cue.frame.content & {"quotation", "clause", "that"} or cue.last >= words.size:
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


def _right(scene: Scene, cue: Cue, source: Phrase | None, how: str) -> Draft | None:
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
    nominal = start.kind == "object"
    direct = start.at - cue.last <= 1 or cue.frame.addressee
    return Draft(cue, source, ((start.at, last),), quoted, why, nominal, direct=direct)


def _announces(scene: Scene, cue: Cue, source: Phrase | None, how: str) -> Draft | None:
    """“The ministry said:” at the end of a paragraph: the next one is the content."""
    words = scene.words
    if words.lower[-1] != ":" or "quotation" not in cue.frame.content:
        return None
    between = range(cue.last, words.size - 1)
    if any(index in scene.verbs or words.tags[index] & en.COMMA for index in between):
        return None
    if between and not words.tags[cue.last] & (en.PREPOSITION | en.TIME | en.ADVERB):
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
    if words.quote[index] >= 0:
        return ()
    if words.lower[index] not in ("which", "that", "what", "whom"):
        return _antecedent(scene, cue, source)
    if cue.last >= words.size:
        return ((index, index + 1),)
    tag = words.tags[cue.last]
    if tag & (en.AUXILIARY | en.VERB | en.ED) or cue.last in scene.verbs:
        start = Start("clause", cue.last)
        last = end_of_content(scene, start, cue)
        return ((index, index + 1), (cue.last, last))
    if tag & (en.STOP | en.PREPOSITION | en.TIME | en.COORDINATOR):
        return ((index, index + 1),)
    return ()


def _antecedent(scene: Scene, cue: Cue, source: Phrase) -> Pieces:
    """“a step they believe could help”, “something he wants”: the noun before is the content."""
    words, at = scene.words, source.first - 1
    tag = words.tags[at]
    if not words.tags[source.first] & en.SUBJECT or "clause" not in cue.frame.content:
        return ()
    if tag & _NO_ANTECEDENT or at in scene.heads:
        return ()
    behind = words.tags[cue.last] if cue.last < words.size else en.STOP
    if cue.last < words.size and words.quote[cue.last] >= 0:
        return ()
    goes_on = behind & (en.AUXILIARY | en.VERB) and not behind & (en.SUBJECT | en.PRONOUN)
    if not goes_on and not behind & (en.STOP | en.PREPOSITION | en.TIME | en.COORDINATOR):
        return ()
    first = start_of_phrase(words, at, scene.verbs)
    if first is None:
        return ()
    noun = (first, source.first)
    if goes_on:
        return (noun, (cue.last, end_of_content(scene, Start("clause", cue.last), cue)))
    return (noun,)


_NO_ANTECEDENT = (
    en.STOP
    | en.PREPOSITION
    | en.SUBORDINATOR
    | en.COORDINATOR
    | en.AUXILIARY
    | en.VERB
    | en.ADVERB
    | en.TIME
    | en.THAT
    | en.TO
    | en.QUESTION
    | en.RELATIVE
    | en.SUBJECT
    | en.DETERMINER
)


def _dependent(scene: Scene, cue: Cue) -> Draft | None:
    """A participle, gerund or infinitive: its subject is the main clause's, or the noun before."""
    words, others = scene.words, scene.verbs - {cue.head}
    made = _right(scene, cue, None, "is the subject of the main clause")
    if made is None:
        return None
    subject = (
        sources.controller(words, cue)
        or _noun_before(scene, cue)
        or _speaker_before(scene, cue)
        or _fronted_subject(scene, cue, made)
        or sources.main_subject(words, cue.first, others)
    )
    if subject is None and made.content:
        subject = _subject_behind(scene, made.content[-1][1])
    return replace(made, source=subject)


def _fronted_subject(scene: Scene, cue: Cue, made: Draft) -> Phrase | None:
    """“After noting that it rained, Ruiz left”: no verb stands before, so the subject follows."""
    words = scene.words
    if not made.content or cue.form is None or cue.form.kind == "infinitive":
        return None
    verbal = en.AUXILIARY | en.VERB | en.ED | en.SUBJECT | en.COMMA
    if cue.first and not words.tags[cue.first - 1] & (en.PREPOSITION | en.SUBORDINATOR):
        return None
    if any(words.quote[at] >= 0 or words.tags[at] & verbal for at in range(cue.first)):
        return None
    return _subject_behind(scene, made.content[-1][1])


def _speaker_before(scene: Scene, cue: Cue) -> Phrase | None:
    """“Ruiz said that they left, adding that”: who spoke last in the sentence goes on speaking."""
    words = scene.words
    if cue.form is None or cue.form.kind != "participle" or cue.first == 0:
        return None
    if not words.tags[cue.first - 1] & en.COMMA:
        return None
    return sources.last_speaker(words, cue.first, scene.verbs - {cue.head})


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
    found = sources.before_verb(words, cue.first, scene.verbs - {cue.head})
    if found is not None and found.first > 0 and words.lower[found.first - 1] in sources.GIVING:
        return None  # issued a statement saying
    return found


def _subject_behind(scene: Scene, end: int) -> Phrase | None:
    """“Noting that it rained, Ruiz left”: the subject follows what the participle takes."""
    words = scene.words
    if end + 1 >= words.size or not words.tags[end] & en.COMMA:
        return None
    for index in range(end + 2, min(words.size, end + 12)):
        tag = words.tags[index]
        if index in scene.verbs or tag & (en.AUXILIARY | en.VERB | en.ED | en.ADVERB | en.COMMA):
            return Phrase(end + 1, index)
    return None


def passive(scene: Scene, cue: Cue) -> Draft | None:
    """He was told that; the bill, opposed by farmers; he is said to; he was quoted as saying."""
    frame, words = cue.frame, scene.words
    if frame.passive == "never":
        return None
    if frame.passive == "raised":
        return raised(scene, cue)
    if frame.passive == "speaker":
        speaker = sources.before_verb(words, cue.first, scene.verbs - {cue.head})
        if speaker is None:
            return None
        how = "before the cue"
        before = postposed(scene, cue, speaker, speaker.first, cue.last, how)
        return before or _right(scene, cue, speaker, how)
    agent = agent_of(words, cue, scene.verbs - {cue.head}, scene.occasions)
    about = bool(words.tags[cue.last - 1] & en.PREPOSITION)  # was asked about it
    if agent is None and (cue.frame.addressee or about):
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


def raised(scene: Scene, cue: Cue) -> Draft | None:
    """“He is expected to go”: subject and infinitive are the content, nobody is named."""
    words = scene.words
    subject = sources.before_verb(words, cue.first, scene.verbs - {cue.head})
    start = contents.right_of(scene, cue)
    if start is None and (subject is None or "object" not in cue.frame.content):
        return None
    if cue.last < words.size and words.lower[cue.last] == "by" and subject is not None:
        agent = after_cue(words, cue.last + 1, scene.verbs - {cue.head}, scene.occasions)
        piece = (subject.first, subject.last)
        return Draft(cue, agent, (piece,), False, ("source after by",), nominal=True)
    pieces: list[tuple[int, int]] = []
    if subject is not None and words.lower[subject.first] not in ("it", "there"):
        pieces.append((subject.first, subject.last))
    if start is not None:
        pieces.append((start.at, end_of_content(scene, start, cue)))
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    nominal = start is None
    if not pieces:
        return None
    why = ("no source named", "content is the subject and what follows the cue")
    return Draft(cue, None, tuple(pieces), False, why, nominal)
