"""Words that refer to an organisation or programme without naming it: "the alliance", "these agencies", "it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.entities.discourse.memory import DESCRIBED, PROGRAMME_NOUNS, Memory
from orchestration.extraction.entities.mentions import Mention

_NOUNS = frozenset({*DESCRIBED, *PROGRAMME_NOUNS} - {"start-up", "startup"})
_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:(?:new|young|huge|vast|large|big|entire|sprawling|whole|same|local|listed|training|demonstration|science|high-tech|"
    r"hi-tech|technology|industrial|research|development|parent|public|state|federal|seed|venture|loan|start-up|"
    r"startup|administrative|flagship|national|talent|(?:19|20)\d\d)\s){0,3}"
    rf"(?P<noun>{'|'.join(sorted(_NOUNS))})\b"
    r"(?![-\s]?(?:of|for)\s(?!the)[A-Z])(?!-)(?!\s(?:called|named))"
    r"(?!\s(?:projects|teams|companies|enterprises|firms|services|members|investors|founders|activities|policies|value|values|cabinet"
    r"|budget|assembly|parliament|run)\b)"
)
_WHENCE = r"(?:U\.?S\.?|[A-Z][a-z]+(?:ese|ish|an|ch)|[A-Z][a-z]+-based)"  # "the Danish firm"
_NO_ATTRIBUTE = (  # what says which of several is meant
    r"(?!other|first|second|third|next|last|only|average|typical|most|top|leading|same|few|two|three|many|of\b|a\b"
    r"|[a-z]+est\b|and\b|in\b|for\b|to\b|by\b)"
)
_MODIFIED = re.compile(  # "the furniture-rental firm"
    rf"\b(?:[Hh]is\s|[Hh]er\s|[Tt]h(?:e|is)\s(?:{_WHENCE}\s)?)(?:{_NO_ATTRIBUTE}[a-z]+(?:-[a-z]+)*\s){{0,2}}"
    r"(?P<noun>company|firm|group|chipmaker|carmaker|manufacturer|maker|developer|retailer|business|investor|lender"
    r"|incubator|accelerator|fund|association|foundation|agency|consultancy|spin-out|spinout|spin-off)\b"
    r"(?!-|['\u2019]?\s(?:called|named|of\b|in\b|[A-Z]))"
    r"(?!\s(?:projects|teams|companies|enterprises|firms|services|members|investors|founders|activities|policies)\b)"
)
_SUPERLATIVE = re.compile(  # "Germany's largest technology park"
    r"[A-Z][a-z]+['\u2019]s\s(?:largest|biggest|oldest|first|leading|best-known)\s(?:[\w-]+\s){0,4}?"
    r"(?P<noun>[Pp]ark|[Zz]one|[Cc]ampus|[Hh]ub|[Ii]ncubator|[Aa]ccelerator|[Uu]niversity)\b(?!\s(?:[A-Z]|projects|firms))"
)
_START_UP = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s(?:[a-z]+(?:-[a-z]+)*\s){0,2}(?P<noun>start-?up)(?=[,.;]|\s(?:is|was|has|had|will|now|also"
    r"|plans|wants|raised|employs|employed|sold|sells|makes|says|said|received|moved|opened)\b)"
)
_CAPITALISED = re.compile(r"\b(?:[Tt]he|[Tt]his)\s(?P<noun>[A-Z][a-z]{3,})\b(?![-\s]?[A-Z]|-|\s(?:of|for)\s[A-Z])")
_GENERIC = re.compile(  # "the Science and Technology Park"
    r"\b(?:[Tt]he|[Tt]his)\s(?:(?:Science|Technology|Tech|Research|Industrial|Innovation|Business|High-[Tt]ech|Hi-[Tt]ech)\s"
    r"(?:(?:and|&)\s)?){1,3}(?P<noun>Park|Zone|Campus|Hub|Cent(?:re|er)|Incubator)\b(?!\s[A-Z])"
)
_THERE = re.compile(r"(?<=[a-z] )there\b(?! (?:is|are|was|were|will|would|has|have|had|may|should)\b)")
_PLURAL_BEFORE = re.compile(r"\b[a-z-]{3,}s\b")
_QUANTIFIED = re.compile(  # "most of them": the things counted
    r"\b(?:[Mm]ost|[Ss]ome|[Aa]ll|[Mm]any|[Bb]oth|[Ee]ach|[Nn]one|[Ss]everal|[Hh]alf|[Aa]ny|[Ff]ew|[Mm]ajority) of $"
)
_PHASE = re.compile(  # the buildings of a site: "Phase II", not "phase II trials", "phase one of its nursery"
    r"\b[Pp]hases?\s(?:[IVX]{1,4}|\d|one|two|three|four)\b(?!\s(?:of|trials?|stud(?:y|ies)|clinical|data|tests?)\b|[/-])"
)
_QUOTE = re.compile(r"[\"\u201c]")
_PLAIN = re.compile(r"[a-z]{4,}\b")
_DETERMINER = re.compile(
    r"\b(?:[Tt]h(?:e|is|at)|[Hh]is|[Hh]er)\s|\b[A-Z][a-z]+['\u2019]s\s(?=largest|biggest|oldest|first|leading|best-)"
)
_DESCRIPTIONS = (_DESCRIPTION, _GENERIC, _CAPITALISED, _MODIFIED, _START_UP, _SUPERLATIVE)
_ANY_CASE = (_GENERIC, _SUPERLATIVE)  # whose noun may have a capital that tells nothing
_FIRST_PERSON = ("we", "our")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_COMPARES = (  # "It was no different in Germany"
    r"\s(?:is|was|has\sbeen|looks|looked|went)\s"
    r"(?:(?:no|not|a|much|quite|very|rather|even|somewhat|the|little|far)\s)?(?:[a-z]+\s)?"
    r"(?:different|similar|same|better|worse|quieter|otherwise|story|picture)"
    r"\s(?:in|at|for|across|throughout|elsewhere|outside|with)\b"
)
_PRONOUN = re.compile(  # not "it is reported that", "it takes five years to", "as he put it"
    r"\b(?<![Ww]ithout )(?<!\bput )(?:[Ii]t(?!"
    rf"{_COMPARES}"
    r"|\stakes\s(?:[a-z]+\s){0,2}[\d.]+\s(?:day|week|month|year)"
    r"|\s(?:is|was|should\sbe|has\sbeen|will\sbe)\s(?:[a-z]+ly\s)?"
    r"(?:said\b|reported\b|expected\sthat|estimated\b|noted\b|hoped\b|known\sthat|[a-z]+\sthat\b))"
    r"|[Ii]ts|[Tt]hey|[Tt]heir|[Tt]hem|[Ww]e|[Oo]ur|(?<![Oo]f )[Tt]hese)\b"
)

_UNDER = re.compile(r"\b(?:[Uu]nder|[Tt]hrough|[Ww]ithin|[Vv]ia|[Tt]hanks to|[Aa]s part of)\s$")
_OF_SCHEME = re.compile(  # what a scheme does rather than who launched it
    r"It(?:s (?:budget|participants|beneficiaries|winners|alumni|second|third|first|next|latest|outlay|cohorts?)"
    r"\b"
    r"|\s(?:(?:now|also|already|currently)\s)?"
    r"(?:offers|provides|gives|grants|supports|covers|pays|aims|targets|seeks|combines|lasts|runs (?:for|until|over|to)"
    r"|began|started|reaches"
    r"|(?:is|was) (?:open|aimed|meant|intended|worth|designed|endowed|funded|financed|launched|due|expected"
    r"|extended|to)"
    r"|(?:has|had) (?:now |so far |already |since |also )?(?:supported|helped|benefit\w+|selected|attracted|drawn"
    r"|received|approved|led|produced"
    r"|created|reached|paid|disbursed|given|trained|graduated|enabled|generated))\b)"
)


def descriptions(text: str, memory: Memory) -> Iterator[tuple[int, int, str]]:
    """Definite descriptions of a sentence: start, end and head noun. A noun of no kind ("the hatchery") is one where a
    name that the memory holds ends so, and is given with a capital."""
    end = -1
    for determiner in _DETERMINER.finditer(text):
        start = determiner.start()
        if start < end:
            continue
        match = next(filter(None, (pattern.match(text, start) for pattern in _DESCRIPTIONS)), None)
        if match is not None:
            end = match.end()
            yield start, end, match["noun"].lower() if match.re in _ANY_CASE else match["noun"]
            continue
        plain = _PLAIN.match(text, determiner.end())
        if plain is not None and plain.group() not in _NOUNS and plain.group().title() in memory.by_head:
            end = plain.end()
            yield start, end, plain.group().title()


def phases(text: str, offset: int, memory: Memory) -> Iterator[Mention]:
    """The first "Phase II" of the sentence, where the article is about a site: it is a part of that."""
    site = memory.topic
    if site is None or site.kind not in ("science_park", "incubator") or "hase" not in text:
        return
    match = _PHASE.search(text)
    if match is not None:
        yield replace(site, start=offset + match.start(), end=offset + match.end(), source="description")


def pronouns(text: str, offset: int, memory: Memory) -> Iterator[Mention]:
    """The first pronoun of the sentence, and the first "we" where that is another.

    Without a pronoun "there" stands for the only body that the sentence before named, or the last that things can be
    in.
    """
    match = _PRONOUN.search(text)
    if match is None:
        there = _THERE.search(text)
        site = memory.alone or memory.site
        if there is not None and site is not None:
            yield replace(site, start=offset + there.start(), end=offset + there.end(), source="pronoun")
        return
    found = [match]
    if match.group().casefold() not in _FIRST_PERSON:
        found += [we for we in (_WE.search(text, match.end()),) if we is not None]
    for match in found:
        subject = _stands_for(match.group().casefold(), text, match.start(), memory)
        if subject is not None:
            start, end = offset + match.start(), offset + match.end()
            yield Mention(start, end, subject.name, subject.member, subject.kind, "pronoun")


def _stands_for(word: str, text: str, start: int, memory: Memory) -> Mention | None:
    """What the pronoun at `start` stands for: mostly the subject of the sentence before.

    "We" of a quotation is the body of the speaker, else the subject before; outside quotations it is the topic, whose
    own report it then is. "They" behind a plural of the same sentence stands for that, and never for a programme.
    """
    if word == "it" and memory.programmes and _UNDER.search(text, max(0, start - 14), start):
        return memory.programmes[-1]
    if word in ("it", "its") and memory.launched is not None and _OF_SCHEME.match(text, start):
        return memory.launched
    if word in _FIRST_PERSON:
        quoted = _QUOTE.search(text, 0, start) is not None
        return (memory.speaker or memory.subject or memory.author) if quoted else memory.author
    plural = word in ("they", "their", "them")
    if plural and _PLURAL_BEFORE.search(text, 0, start):
        return None
    if word == "them" and _QUANTIFIED.search(text, max(0, start - 14), start):
        return None
    if plural and memory.subject is not None and memory.subject.member == "programme":
        return None
    return memory.subject or (memory.topic if word in ("it", "its") else None)
