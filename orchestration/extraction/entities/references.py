"""Words that refer to an organisation or programme without naming it: "the alliance", "these agencies", "it"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from orchestration.extraction.entities.mentions import Mention

# Head noun of a definite description -> kinds of organisation that it may mean, the likeliest first.
_DESCRIBED: dict[str, tuple[str, ...]] = {}
for _nouns, _kinds in (
    ("park zone hub campus cluster", ("science_park", "incubator")),
    (
        "committee government authority ministry administration agency bureau office council department commission",
        ("government",),
    ),
    ("alliance association federation network consortium", ("alliance", "association")),
    (
        "company firm group manufacturer maker corporation enterprise operator startup retailer brand chipmaker",
        ("company", "finance", "investor", "incubator"),
    ),
    ("bank lender insurer guarantor exchange", ("finance",)),
    ("university college", ("university",)),
    ("institute laboratory academy society", ("research", "university")),
    (
        "incubator accelerator makerspace blog platform",
        ("incubator", "research", "organisation", "science_park", "company"),
    ),
    (
        "centre center",
        ("incubator", "research", "organisation", "science_park"),
    ),
    ("fund investor", ("investor", "finance")),
    ("district city region valley state province metropolis", ("region",)),
    ("country nation island republic", ("country",)),
):
    _DESCRIBED.update(dict.fromkeys(_nouns.split(), _kinds))
_PROGRAMME_NOUNS = """programme program scheme project plan initiative mission camp course competition forum list street
    prize award grant policy visa fellowship scholarship workshop component"""
_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:(?:new|young|whole|same|local|listed|training|demonstration|science|high-tech|"
    r"hi-tech|technology|industrial|research|development|parent|public|state|federal|seed|venture|loan|start-up|"
    r"startup|administrative|flagship|national|talent)\s){0,3}"
    rf"(?P<noun>{'|'.join((*_DESCRIBED, *_PROGRAMME_NOUNS.split()))})\b"
    r"(?![-\s]?(?:of|for)\s(?!the)[A-Z])(?!-)(?!\s(?:called|named))"
    r"(?!\s(?:projects|teams|companies|enterprises|firms|services|members|investors|founders|activities|policies)\b)"
)
_CAPITALISED = re.compile(r"\b(?:[Tt]he|[Tt]his)\s(?P<noun>[A-Z][a-z]{3,})\b(?![-\s]?[A-Z]|-|\s(?:of|for)\s[A-Z])")
_FIRM_NOUNS = frozenset(("company", "firm", "group", "startup", "accelerator", "incubator", "fund", "agency"))
_THERE = re.compile(r"(?<=[a-z] )there\b(?! (?:is|are|was|were|will|would|has|have|had|may|should)\b)")
_SITES = frozenset(("science_park", "incubator", "university", "research", "organisation"))
_FIRMS = frozenset(("company", "company_group", "finance", "investor", "incubator"))
_FIRM_TITLES = frozenset(("Company", "Group", "Firm", "Bank"))  # as reports of firms call themselves
_PROGRAMME_WORDS = frozenset(_PROGRAMME_NOUNS.split())
# What an article is about rather than the last one named, where its topic is of that kind.
_TOPIC_FIRST_WORDS = (
    "park zone hub campus cluster alliance association university incubator accelerator district city country"
)
_TOPIC_FIRST = frozenset(_TOPIC_FIRST_WORDS.split())
_PLURAL_BEFORE = re.compile(r"\b[a-z-]{3,}s\b")
_QUOTE = re.compile(r"[\"\u201c]")
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Tt]hem|[Ww]e|[Oo]ur|[Tt]hese)\b")


@dataclass(slots=True)
class Memory:
    """What the article has mentioned so far, for whatever refers back to it."""

    latest: dict[str, Mention] = field(default_factory=dict)  # kind -> its last organisation
    by_noun: dict[str, Mention] = field(default_factory=dict)  # head noun -> the last organisation with it in its name
    by_head: dict[str, Mention] = field(default_factory=dict)  # last word of a name -> the last member so named
    site: Mention | None = None  # the last body that things can be in: what "there" means
    programmes: list[Mention] = field(default_factory=list)
    subject: Mention | None = None  # of the sentence before
    topic: Mention | None = None
    state: Mention | None = None  # "the government" where none is named: of the topic's country
    speaker: Mention | None = None  # the body that the person quoted in the sentence speaks for

    def note(self, mention: Mention) -> None:
        """Remember a named mention."""
        self.by_head[mention.name.rsplit(" ", 1)[-1]] = mention
        if mention.member == "programme":
            self.programmes.append(mention)
        else:
            self.latest[mention.kind] = mention
            self.site = mention if mention.kind in _SITES else self.site
            for word in mention.name.casefold().split():
                if word in _DESCRIBED or word in _PROGRAMME_WORDS:
                    self.by_noun[word] = mention

    def antecedent(self, noun: str) -> Mention | None:
        """What "the NOUN" refers to, if anything before it fits; "the Cell" is the last body whose name ends so."""
        if noun[0].isupper():
            return self._titled(noun)
        if noun not in _DESCRIBED:
            return self._programme(noun)
        kinds, topic = _DESCRIBED[noun], self.topic
        if self.speaker is not None and noun in _FIRM_NOUNS:
            return self.speaker
        if topic is not None and noun in _TOPIC_FIRST and noun != "city" and topic.name.casefold().split()[-1] == noun:
            return topic
        if topic is not None and topic.kind in kinds and noun in _TOPIC_FIRST:
            return topic if noun in topic.name.casefold() else self.by_noun.get(noun, topic)
        if noun == "government":
            return self.by_noun.get(noun, self.state)
        if noun == "administration" and noun not in self.by_noun:
            return None  # of the park or district told of, mostly
        if noun in self.by_noun and noun not in _TOPIC_FIRST:
            return self.by_noun[noun]
        latest = [self.latest[kind] for kind in kinds if kind in self.latest]
        if noun in ("ministry", "fund"):
            latest = [m for m in latest if noun in m.name.casefold() or "fonds" in m.name.casefold()]
        return next(iter(latest), None)

    def _titled(self, noun: str) -> Mention | None:
        """What "the NOUN" in capitals refers to; an administration speaks for the park that the article is about."""
        topic, last = self.topic, self.by_head.get(noun)
        if noun in _FIRM_TITLES:
            return topic if topic is not None and topic.kind in _FIRMS else last
        if topic is not None and last is not None and last.kind == "government" and last.name.startswith(topic.name):
            return topic
        return last

    def _programme(self, noun: str) -> Mention | None:
        """The last programme that the noun fits, unless a body with the noun in its name was named since."""
        body, programme = self.by_noun.get(noun), _programme(noun, self.programmes)
        if body is not None and (programme is None or programme.start < body.start):
            return body
        return programme


def descriptions(text: str) -> Iterator[tuple[int, int, str]]:
    """Definite descriptions of a sentence: start, end and head noun."""
    matches = [*_DESCRIPTION.finditer(text), *_CAPITALISED.finditer(text)]
    for match in sorted(matches, key=re.Match[str].start):
        yield match.start(), match.end(), match["noun"]


def pronoun(text: str, offset: int, memory: Memory) -> Mention | None:
    """The first pronoun of the sentence, standing for the subject of the sentence before.

    "We" of a quotation is the body of the speaker, else the subject before; outside quotations it is the topic, whose
    own report it then is. "They" behind a plural of the same sentence stands for that. Without a pronoun
    "there" stands for the last body that things can be in.
    """
    match = _PRONOUN.search(text)
    if match is None:
        there = _THERE.search(text)
        if there is None or memory.site is None:
            return None
        return replace(memory.site, start=offset + there.start(), end=offset + there.end(), source="pronoun")
    word = match.group().casefold()
    if word in ("they", "their", "them") and _PLURAL_BEFORE.search(text, 0, match.start()):
        return None
    subject = memory.subject
    if word in ("we", "our"):
        quoted = _QUOTE.search(text, 0, match.start()) is not None
        subject = (memory.speaker or memory.subject or memory.topic) if quoted else memory.topic
    if subject is None:
        return None
    return Mention(offset + match.start(), offset + match.end(), subject.name, subject.member, subject.kind, "pronoun")


def _programme(noun: str, programmes: list[Mention]) -> Mention | None:
    """The last programme whose name holds the noun, or the last of all for the general words."""
    for mention in reversed(programmes):
        if noun in mention.name.casefold().split():
            return mention
    if noun in (
        "street",
        "list",
        "grant",
        "visa",
        "fellowship",
        "scholarship",
        "prize",
        "award",
        "forum",
        "policy",
        "competition",
        "camp",
        "course",
    ):
        suited = _SUITED.get(noun, ())
        return next((m for m in reversed(programmes) if any(word in m.name.casefold() for word in suited)), None)
    return programmes[-1] if programmes else None


_SUITED: Mapping[str, tuple[str, ...]] = {
    "street": ("way", "street"),
    "list": ("leaders", "list", "fifty"),
    "camp": ("camp",),
    "course": ("course", "business"),
    "competition": ("cup", "competition", "challenge"),
}
