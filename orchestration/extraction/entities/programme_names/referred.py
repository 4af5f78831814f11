"""Programmes told only by the noun that refers back to them: "She heard of NAME. The scheme ...".

Where the text says "the scheme" and has named no scheme before, the nearest name stands for it that is no body, no
place and no person, and that stands where a scheme may: "under NAME", "launched NAME", "the budget of NAME", in quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.brand_cues import body_evidence, is_apposed_behind
from orchestration.extraction.entities.names.index import Word
from orchestration.extraction.entities.names.kinds import named
from orchestration.extraction.entities.programme_names.scheme_names import NAME, NOUN_WORDS, SHORT, as_programme

_THE = re.compile(r"(?:\b[Tt]h(?:e|is)|\b[Ii]ts)\s(?:[a-z]+\s)?$")
_GOES_ON = re.compile(  # not "the programme manager"
    r"(?:['\u2019]s)?\b(?!\s(?:of|for)\s[A-Z]|[-\s](?:manager|director|team|office|committee|officer|leader))"
)
_DEED = (
    r"(?:launch|start|introduc|implement|extend|establish|creat|run|open|design|join|enter|prais|criticis|renew|expand|approv|unveil"
    r"|announc|administer|manag|set\sup|roll(?:ed|s|ing)?\sout|devis|financ|fund|attend|win|won|ran)(?:s|es|ed|ing|d|e)?"
)
_LEAD = re.compile(
    rf"(?:\b(?:[Uu]nder|[Tt]hrough|[Vv]ia|of|for|to|in|into|on|is|about|looked\sat|called|titled|named|{_DEED})"
    r"\s(?:the\s|its\s|their\s|a\s|an\s)?(?:new\s|own\s|flagship\s|national\s|annual\s)?[\"\u201c\u2018']?|[\"\u201c\u2018'])$"
)
_LAUNCHED = re.compile(rf"\b{_DEED}\s(?:the\s|its\s)?(?:new\s)?$")
_UNDER = re.compile(r"\b(?:[Uu]nder|[Tt]hrough|[Vv]ia|called|named|titled)\s(?:the\s|its\s|their\s)?(?:new\s)?$")
_QUOTED = re.compile(r"[\"\u201c\u2018']$")
_OPENS = re.compile(r"(?:\A|\n|[.!?]\s|\n[-*\u2022]\s|[(]?[ivxIVX\d]{1,4}[.)]\s)(?:[Tt]he\s)?[\"\u201c\u2018']?$")
_ITEM = re.compile(rf"[\"\u201d\u2019']?{SHORT}(?::|\s[-\u2013\u2014])\s")
_PERSON = re.compile(
    r",?\s(?:who|whose|said|says|told|explains|adds|\d\d,)|,?\s(?:(?:the|its|then|now|a|an)\s)?(?:[\w-]+\s){0,3}"
    r"(?:founder|head|director|minister|manager|mayor|president|chief|chairman|chairwoman|professor|partner|secretary|owner)\b"
)
_SCHEME_WORDS = """
    Young Future Rising Stars Star Growth Good Smart Start Start-up Startup Founder Founders Innovation Innovator
    Innovators Innovate Talent Action Seed Idea Ideas Agri Tech Technology Business Digital Women Launch Launchpad
    Enterprise Entrepreneur Entrepreneurs Applied Green Social Creative Global National Fest Spark Spring Step Steps
    First Next Open Challenge Mission Junior Junge Scale Skills Skill Jobs Student Students Export Design Science
    Research Climate
    """
_OF_SCHEMES = frozenset(_SCHEME_WORDS.split())  # words of names that no person bears
_INDEFINITE = r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo)\s(?:[a-z-]+\s){0,4}?"
_ODD = re.compile(r"[a-z][A-Z]|[\d+./:@!?]|\b[A-Z]{3,}")
_SCHEMES_TOO = frozenset(
    ("Accelerator", "Incubator", "Fund", "Hub", "Lab", "Labs", "Catalyst", "Network", "Foundry", "Platform")
)
_STRONG = 2  # evidence for a body beyond which a name is no scheme
_RUN = re.compile(NAME)
_LED = 24  # characters before the noun that make it definite
_REACH = 420  # characters before the noun in which the name may stand


def referred(text: str, words: Sequence[Word], known: Sequence[Mention]) -> Iterator[Mention]:
    """The name that the first noun for a scheme refers to which has one, as long as no scheme was named before."""
    told = min((m.start for m in known if m.member == "programme"), default=len(text))
    before = words[: bisect_right(words, told, key=lambda word: word.start)]
    nouns = [word for word in before if word.text in NOUN_WORDS and _is_definite(text, word)]
    if not nouns:
        return
    spans = sorted((m.start, m.end) for m in known if m.member == "organisation")
    starts = {m.start: m for m in known}
    names = {m.name for m in known if m.member == "organisation" and _is_body(text, m)}
    found = (_antecedent(text, noun, starts, spans, names) for noun in nouns)
    first = next(filter(None, found), None)
    if first is not None:
        yield first


def _is_definite(text: str, noun: Word) -> bool:
    """Whether the noun is of "the scheme" or "this scheme"."""
    if noun.text == "fund" and not text.endswith(("hrough this ", "nder this "), 0, noun.start):
        return False  # funds of investors are bodies
    return _THE.search(text, max(0, noun.start - _LED), noun.start) is not None and bool(_GOES_ON.match(text, noun.end))


def _antecedent(
    text: str,
    noun: Word,
    starts: dict[int, Mention],
    spans: Sequence[tuple[int, int]],
    names: Collection[str],
) -> Mention | None:
    """The nearest name before the noun that may be a scheme, if no nameless scheme was told of in between."""
    begin = max(0, noun.start - _REACH)
    nameless = list(re.finditer(rf"{_INDEFINITE}{noun.text}\b", text[begin : noun.start]))
    first = begin + nameless[-1].end() if nameless else begin
    runs = list(_RUN.finditer(text, first, noun.start))
    for run in reversed(runs):
        mention = as_programme(text, *run.span(), starts, "programme")
        if mention is None or mention.name in names or _inside(spans, mention) or _has_head(mention.name):
            continue
        if _may_be(text, mention):
            return mention
    return None


def _is_body(text: str, mention: Mention) -> bool:
    """Whether what is taken for a body is one by its head word, or by what stands beside it."""
    if mention.source != "discovered":
        return True
    if _has_head(mention.name):
        return True
    return (
        is_apposed_behind(text, mention.end) or body_evidence(text, mention.start, mention.end, common=False) > _STRONG
    )


def _has_head(name: str) -> bool:
    """Whether the name ends in a word for bodies that no scheme bears."""
    found = named(name)
    return found is not None and found[0] == "organisation" and name.rsplit(" ", 1)[-1] not in _SCHEMES_TOO


def _inside(spans: Sequence[tuple[int, int]], mention: Mention) -> bool:
    """Whether the name is but a part of another."""
    place = bisect_right(spans, (mention.start, len(spans) and spans[-1][1] + 1)) - 1
    return place >= 0 and spans[place][0] < mention.start < spans[place][1]


def _may_be(text: str, mention: Mention) -> bool:
    """Whether the name stands where that of a scheme may."""
    if _PERSON.match(text, mention.end):
        return False
    name, before = mention.name, text[max(0, mention.start - 40) : mention.start]
    quoted = _QUOTED.search(before) is not None
    several = " " in name or _ODD.search(name) is not None or quoted
    if _ITEM.match(text, mention.end) and _OPENS.search(before):
        return several
    words = name.split(" ")
    plain = not quoted and len(words) < 3 and all(word.isalpha() and word[1:].islower() for word in words)
    if plain and (_OF_SCHEMES.isdisjoint(words) or _UNDER.search(before) is None) and _LAUNCHED.search(before) is None:
        return False
    return _LEAD.search(before) is not None
