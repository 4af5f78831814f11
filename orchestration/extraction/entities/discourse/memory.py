"""What an article has mentioned so far, and which of it a noun with "the" stands for: "the alliance", "the scheme"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.programme_names.events import is_event

# Head noun of a definite description -> kinds of organisation that it may mean, the likeliest first.
DESCRIBED: dict[str, tuple[str, ...]] = {}
for _nouns, _kinds in (
    ("park zone hub campus cluster site estate", ("science_park", "incubator")),
    (
        "committee government authority ministry administration agency bureau office council department commission",
        ("government",),
    ),
    ("alliance association federation network consortium foundation", ("alliance", "association")),
    ("charity", ("association", "company")),
    (
        "company firm group manufacturer maker corporation enterprise operator retailer brand chipmaker carmaker"
        " developer business consultancy spin-out spinout spin-off",
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
    DESCRIBED.update(dict.fromkeys(_nouns.split(), _kinds))
DESCRIBED.update(dict.fromkeys(("start-up", "startup"), DESCRIBED["company"]))
PROGRAMME_NOUNS_WORDS = """
    programme program scheme project plan initiative mission camp course competition forum list street prize award grant
    policy visa fellowship scholarship workshop component campaign contest hackathon bursary challenge loan
    week summit festival event exhibition conference fair awards
    """
PROGRAMME_NOUNS = frozenset(PROGRAMME_NOUNS_WORDS.split())
_FIRM_NOUNS = frozenset(("company", "firm", "group", "startup", "accelerator", "incubator", "fund", "agency"))
_PLACE_NOUNS = frozenset(noun for noun, kinds in DESCRIBED.items() if kinds[0] in PLACES)
_SITES = frozenset(("science_park", "incubator", "university", "research", "organisation"))
_FIRMS = frozenset(("company", "company_group", "finance", "investor", "incubator"))
_FIRM_TITLES = frozenset(("Company", "Group", "Firm", "Bank"))  # as reports of firms call themselves
_NAMED_SO = frozenset(("ministry", "fund", "council", "committee", "commission"))  # kept in the short form of a name
# What an article is about rather than the last one named, where its topic is of that kind.
_TOPIC_FIRST_WORDS = (
    "park zone hub campus cluster site estate alliance association university incubator accelerator district city"
    " country"
)
_TOPIC_FIRST = frozenset(_TOPIC_FIRST_WORDS.split())
# Nouns of programmes that stand for one only where its name suits them.
_PARTICULAR_WORDS = (
    "street list grant visa fellowship scholarship prize award forum policy competition camp course campaign"
    " contest hackathon bursary loan challenge week summit festival event exhibition conference fair awards"
)
_UNDERTAKINGS = frozenset(("programme", "program", "scheme", "initiative", "plan", "mission"))  # no weeks or fairs
_PARTICULAR = frozenset(_PARTICULAR_WORDS.split())
_SUITED: Mapping[str, tuple[str, ...]] = {
    "street": ("way", "street"),
    "list": ("leaders", "list", "fifty"),
    "camp": ("camp",),
    "course": ("course", "business"),
    "competition": ("cup", "competition", "challenge"),
}


@dataclass(slots=True)
class Memory:
    """What the article has mentioned so far, for whatever refers back to it."""

    latest: dict[str, Mention] = field(default_factory=dict)  # kind -> its last organisation
    by_noun: dict[str, Mention] = field(default_factory=dict)  # head noun -> the last organisation with it in its name
    by_head: dict[str, Mention] = field(default_factory=dict)  # last word of a name -> the last member so named
    site: Mention | None = None  # the last body that things can be in: what "there" means
    alone: Mention | None = None  # the only body that the sentence before named, in its paragraph
    programmes: list[Mention] = field(default_factory=list)
    subject: Mention | None = None  # of the sentence before
    topic: Mention | None = None
    author: Mention | None = None  # what the article is about, whose own report it may be
    section: Mention | None = None  # the body that the heading of the section names
    state: Mention | None = None  # "the government" where none is named: of the topic's country
    at_home: dict[str, Mention] = field(default_factory=dict)  # "the country" of the topic, "the state" most named
    administered: Mention | None = None  # the park that the topic, an administration, runs
    province: Mention | None = None  # "the State": the one that the article names most
    speaker: Mention | None = None  # the body that the person quoted in the sentence speaks for
    launched: Mention | None = None  # the programme that the sentence before said its subject to have launched

    def note(self, mention: Mention, runs_another: bool = False, aside: bool = False) -> None:
        """Remember a named mention; one that only runs another body is no site that things are in, and a firm told
        `aside`, as a source, an example or one of a list, is not "the firm" where another was told of."""
        self.by_head[mention.name.partition(" of the ")[0].rsplit(" ", 1)[-1]] = mention
        if mention.member == "programme":
            self.programmes.append(mention)
        else:
            told_before = _FIRMS & self.latest.keys() if mention.kind in _FIRMS else mention.kind in self.latest
            if not (aside and told_before and (mention.kind in _FIRMS or mention.kind in PLACES)):
                self.latest[mention.kind] = mention
            self.site = mention if mention.kind in _SITES and not runs_another else self.site
            words = mention.name.casefold().split()
            for word in words:
                if word in _PLACE_NOUNS and word != words[-1] and mention.kind not in PLACES:
                    continue  # the corporation of a state is no state
                if word in DESCRIBED or word in PROGRAMME_NOUNS:
                    self.by_noun[word] = mention
                elif word.endswith("park") and mention.kind == "science_park":
                    self.by_noun["park"] = mention  # "Technologiepark"

    def antecedent(self, noun: str) -> Mention | None:
        """What "the NOUN" refers to, if anything before it fits; "the Cell" is the last body whose name ends so."""
        if noun[0].isupper():
            return self._titled(noun)
        lasting = noun in _UNDERTAKINGS  # no week or fair is "the programme"
        scheme = next((m for m in reversed(self.programmes) if m.kind == noun and not (lasting and is_event(m))), None)
        if scheme is not None:
            return scheme
        if noun not in DESCRIBED:
            return self._programme(noun)
        if self.speaker is not None and noun in _FIRM_NOUNS:
            return self.speaker
        if noun in ("city", "state") and noun in self.at_home:
            return self.at_home[noun]
        if noun in _TOPIC_FIRST:
            return self._topic(noun) or self._latest(noun) or self._administered(noun) or self.at_home.get(noun)
        if noun == "government":
            return self.by_noun.get(noun, self.state)
        if noun == "administration" and noun not in self.by_noun:
            return None  # of the park or district told of, mostly
        if noun in self.by_noun:
            return self.by_noun[noun]
        told = (m for m in (self.section, self.subject) if m is not None and m.kind in DESCRIBED[noun])
        return next(told, None) or self._latest(noun)

    def _topic(self, noun: str) -> Mention | None:
        """The topic, where it is of the noun's kind; another body with the noun in its name goes before it."""
        topic = self.topic
        if topic is None:
            return None
        words = topic.name.casefold()
        if noun != "city" and words.split()[-1] == noun:
            return topic
        if topic.kind not in DESCRIBED[noun]:
            return None
        if words.endswith(f"{noun}s"):
            return self.by_noun.get(noun)  # "the park" is one of the parks
        return topic if noun in words else self.by_noun.get(noun, topic)

    def _latest(self, noun: str) -> Mention | None:
        """The last body of the likeliest kind; a fund, a ministry or the like only where its name says so, or the topic
        is one."""
        latest = [self.latest[kind] for kind in DESCRIBED[noun] if kind in self.latest]
        if noun in _NAMED_SO:
            latest = [m for m in latest if noun in m.name.casefold() or "fonds" in m.name.casefold()]
        if noun == "fund" and not latest and self.topic is not None and self.topic.kind == "investor":
            return self.topic
        return next(iter(latest), None)

    def _titled(self, noun: str) -> Mention | None:
        """What "the NOUN" in capitals refers to."""
        topic, last = self.topic, self.by_head.get(noun)
        if noun == "State" and last is None:
            told = self.section is not None and self.section.name.startswith("Government of ")
            return self.section if told else self.province
        if noun in _FIRM_TITLES:
            return topic if topic is not None and topic.kind in _FIRMS else last
        return last or self._administered(noun.lower()) or self._site(noun.lower())

    def _site(self, noun: str) -> Mention | None:
        """The topic, a site, where the noun in capitals says what it is though its name does not: "the Zone"."""
        topic = self.topic
        if topic is None or topic.kind not in ("science_park", "incubator"):
            return None
        return topic if topic.kind in DESCRIBED.get(noun, ()) else None

    def _administered(self, noun: str) -> Mention | None:
        """The park that the administration told of runs, for the nouns of parks."""
        return self.administered if DESCRIBED.get(noun, ("",))[0] == "science_park" else None

    def _programme(self, noun: str) -> Mention | None:
        """The last programme that the noun fits, unless a body with the noun in its name was named since."""
        body, programme = self.by_noun.get(noun), _programme(noun, self.programmes)
        named_so = programme is not None and noun in programme.name.casefold().split()
        if body is not None and (programme is None or not named_so or programme.start < body.start):
            return body
        return programme


def _programme(noun: str, programmes: list[Mention]) -> Mention | None:
    """The last programme whose name holds the noun, or the last of all for the general words."""
    for mention in reversed(programmes):
        if noun in mention.name.casefold().split():
            return mention
    if noun in _PARTICULAR:
        suited = _SUITED.get(noun, ())
        return next((m for m in reversed(programmes) if any(word in m.name.casefold() for word in suited)), None)
    if noun in _UNDERTAKINGS:
        programmes = [mention for mention in programmes if not is_event(mention)]
    return programmes[-1] if programmes else None
