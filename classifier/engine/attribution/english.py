"""What the engine must know of English grammar: the closed word classes, and shapes of words.

These lists are finite and settled (see any grammar, for instance Quirk et al., A Comprehensive
Grammar of the English Language, 1985, §§2.34–2.45); everything that a rule writer may want to
change is in the rules folder instead.
"""

from __future__ import annotations

DETERMINER = 1 << 0
PREPOSITION = 1 << 1
SUBJECT = 1 << 2  # a pronoun that is a subject: he
RELATIVE = 1 << 3  # who, which
SUBORDINATOR = 1 << 4  # because
COORDINATOR = 1 << 5  # and
AUXILIARY = 1 << 6  # is, has, will; also the second half of he’s
ADVERB = 1 << 7
VERB = 1 << 8  # surely a finite verb: went
ED = 1 << 9  # ends like a past tense or past participle
ING = 1 << 10
TIME = 1 << 11  # Monday, yesterday
PRONOUN = 1 << 12  # any pronoun that stands for a noun phrase
THAT = 1 << 13
TO = 1 << 14
BE = 1 << 15
HAVE = 1 << 16
MODAL = 1 << 17  # a bare infinitive follows: will, did
NEGATION = 1 << 18
QUESTION = 1 << 19  # whether, how
STOP = 1 << 20  # , ; : ( ) – and the like
QUOTE = 1 << 21  # a quotation mark
COMMA = 1 << 22
PLURAL = 1 << 23  # a plural pronoun or determiner: they, many
POSSESSIVE = 1 << 24  # his, Obama’s
DO = 1 << 25
MAY_END = 1 << 26  # a content may end before it: a mark, a coordinator, a circumstance

# Words at which a mere noun phrase ends without a comma.
CIRCUMSTANCE = frozenset(
    """as while when though although after before until during despite because since amid
    unless""".split()
)
DASHES = frozenset(["-", "--", "---", "–", "—"])

NOMINAL_BREAK = STOP | QUOTE | SUBORDINATOR | RELATIVE | QUESTION


WHEN = frozenset(["last", "this", "earlier", "late", "early", "next", "that", "later"])
TIMES = frozenset(
    """week month year night morning afternoon evening weekend spring summer autumn fall winter
    monday tuesday wednesday thursday friday saturday sunday day""".split()
)


# Verbs whose object is the subject of the infinitive behind it: forced the army to say (Quirk et
# al. 1985, §§16.50–16.52).
CONTROLS = frozenset(
    """allow allows allowed allowing advise advised ask asks asked asking beg begged cause causes
    caused causing challenge challenged compel compels compelled convince convinced dare dared
    drive drives drove driven enable enables enabled encourage encourages encouraged encouraging
    expect expects expected expecting force forces forced forcing get gets got getting help helps
    helped helping inspire inspires inspired instruct instructed invite invited inviting lead leads
    led leading leave leaves left leaving motivate motivated move moved need needs needed oblige
    obliged order orders ordered ordering permit permits permitted persuade persuades persuaded
    persuading press pressed pressing pressure pressured pressuring prod prodded prompt prompts
    prompted prompting push pushes pushed pushing require requires required requiring spur spurs
    spurred teach taught tell tells told telling tempt tempted trust trusted urge urges urged urging
    want wants wanted wanting warn warned""".split()
)


def _words(text: str) -> list[str]:
    return text.split()


_CLASSES: tuple[tuple[int, str], ...] = (
    (
        DETERMINER,
        """the a an this these those my your his her its our their some any no every each both all
        another many several few most such either neither half more fewer""",
    ),
    (POSSESSIVE, "my your his her its our their whose"),
    (PLURAL, "they we these those many several few both some most others people all"),
    (
        PREPOSITION,
        """of in on at by for with from about against between into through during before after
        above below under over among across behind beyond near off onto outside inside around
        toward towards upon via amid despite within without throughout per than like unlike
        regarding concerning including following alongside besides except""",
    ),
    (SUBJECT | PRONOUN, "i he she we they"),
    (PRONOUN, "it you there him me us them"),
    (PRONOUN, "everyone everybody someone somebody nobody anyone anybody others one"),
    (RELATIVE, "who which whom whose"),
    (QUESTION, "whether how why what where when who which whom whose if"),
    (
        SUBORDINATOR,
        """because if although though while when whenever as since unless until whereas where
        so once lest whether""",
    ),
    (COORDINATOR, "and or but nor yet plus"),
    (AUXILIARY | BE, "is are was were be been being am isn't aren't wasn't weren't ain't"),
    (AUXILIARY | HAVE, "has have had having hasn't haven't hadn't"),
    (
        AUXILIARY | MODAL,
        """will would can could may might must shall should cannot won't wouldn't can't couldn't
        mustn't shouldn't ought""",
    ),
    (AUXILIARY | MODAL | DO, "do does did don't doesn't didn't"),
    (
        NEGATION,
        """not never isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't
        couldn't don't doesn't didn't cannot""",
    ),
    (
        ADVERB,
        """not never ever also now then still just even already again once soon often always
        sometimes only too later earlier recently perhaps maybe instead indeed however thus
        therefore meanwhile first long yet further ago much very quite rather almost nearly
        back away together so simply repeatedly publicly privately reportedly allegedly twice
        far well further jointly otherwise even nevertheless nonetheless thereafter afterwards
        elsewhere""",
    ),
    (
        TIME,
        """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
        tonight""",
    ),
    (THAT, "that"),
    (TO, "to"),
    (
        VERB,
        """went came took made gave got knew thought saw kept brought began wrote stood heard
        met ran paid sat spoke led grew lost fell sent built understood drew broke spent rose
        drove bought wore chose ate threw caught taught fought quit sold slept stole struck swore
        won became forgot forgave flew laid rode rang sang sank sought shone slid sprang swam
        swept swung tore woke withdrew overcame undertook bore blew bound dealt dug fled froze
        knelt shrank spun goes comes takes makes gives gets seems becomes remains
        includes brings allows requires provides happens lies begins loses wins leaves
        carries follows depends tries wants""",
    ),
)


# Verbs whose forms are nouns as often: *reports*, *calls*. They need more to be taken for a verb.
OFTEN_NOUNS = frozenset(
    """report claim call plan support view question attack note hope fear comment promise offer
    demand request estimate project vote charge answer show study research focus debate state need
    order push challenge address test express back cast air rule sign signal look pledge threat
    reply approach cheer joke quip boast remark mention quote list blast rap rip slap knock needle
    pan post blog text email tweet shout yell chant whisper cry laugh sigh smile grin shrug nod
    scream roar bark growl groan crow start finish protest brief caution process detail document
    judge picture rate doubt wish desire aim praise blame fault champion feature dispute favor
    favour love hate credit debate guess dream bet care trust regret worry treat frame pitch bill
    paint style peg second echo voice stress sense taunt brand label appeal press lobby counsel
    prod nudge dare direct command pressure insult defense reason thought respect welcome
    witness object book figure mind sound""".split()
)


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for tag, words in _CLASSES:
        for word in _words(words):
            table[word] = table.get(word, 0) | tag
    for pronoun in _words("i he she it we they you there who that what"):
        for ending in _words("'s 'd 'll 've 're 'm"):
            be = BE if ending in ("'s", "'re", "'m") else 0
            modal = MODAL if ending in ("'d", "'ll") else 0
            have = HAVE if ending in ("'s", "'ve", "'d") else 0
            tags = table.get(pronoun, 0)
            table[pronoun + ending] = tags | AUXILIARY | be | modal | have
    for mark in ",;:()[]—–…/":
        table[mark] = STOP
    table[","] |= COMMA
    for dash in ("--", "-", "---"):
        table[dash] = STOP
    for mark in '"“”„‟«»‹›':
        table[mark] = QUOTE
    table["''"] = table["``"] = QUOTE
    for word, tag in table.items():
        if tag & (STOP | COORDINATOR | TIME):
            table[word] = tag | MAY_END
    for word in (*CIRCUMSTANCE, *WHEN, "as", "according"):
        table[word] = table.get(word, 0) | MAY_END
    return table


class TagTable(dict[str, int]):
    """Tags of small-letter words; those of open classes are worked out by shape when first met."""

    def __init__(self) -> None:
        super().__init__(_table())

    def __missing__(self, word: str) -> int:
        tag = _by_shape(word)
        if len(self) < _MOST_WORDS:
            self[word] = tag
        return tag


_MOST_WORDS = 200_000
_NO_ADVERBS = frozenset(
    """family italy reply ally assembly tally rally july supply bully belly monopoly anomaly
    early likely unlikely friendly deadly costly daily weekly monthly yearly elderly ugly lonely
    orderly lively lovely timely homily butterfly multiply comply apply imply rely holy""".split()
)
# Words that end in -ed and -ing by themselves: to *proceed*, to *bring* it back, *nothing*.
_NO_PAST = frozenset(
    """bleed breed creed exceed greed hundred kindred naked proceed sacred shred speed steed
    succeed wicked""".split()
)
_NO_PARTICIPLE = frozenset(
    """anything bring cling everything fling nothing sling something spring sting string swing
    thing wring""".split()
)


def _by_shape(word: str) -> int:
    if word.endswith(("'s", "s'")):
        return POSSESSIVE
    if len(word) > 4:
        if word.endswith("ly"):
            return 0 if word in _NO_ADVERBS else ADVERB
        if word.endswith("ed"):
            return 0 if word in _NO_PAST else ED
        if word.endswith("ing"):
            return 0 if word in _NO_PARTICIPLE else ING
    return 0
