"""Mentions that are no subject: sources, examples, members of a list, a person's employer, objects of a preposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from orchestration.extraction.caseless import caseless
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.persons import is_employer
from orchestration.extraction.entities.subjects.sources import is_patron, is_source

ASIDE = 4.5
_FIRMS = frozenset(("company", "company_group"))

# What stands before a mention that only reports, exemplifies or describes a person.
_BYSTANDER = re.compile(
    caseless(
        r"(?:(?<!\w)(?:such as|naming(?: [a-z]+){0,2}|including|includes?|like|e\.g\.|for example|for instance"
        r"|among them|told|than|unlike|(?:the )?likes of|briefed by|beyond|ahead of"
        r"|away from|(?<!inside and )outside(?: of)?"
        r"|(?:such as|including|among them|e\.g\.)\s(?:[A-Z][\w&-]{1,20},\s){1,3}(?:and\s)?"
        r"|(?:listed|floated|quoted|traded) on"
        r"|from(?<=, from) [a-z][a-z -]{2,30} to|compared (?:to|with)|similar to|rather than|next to|near"
        r"|(?:together|jointly|along) with|behind|beside|opposite|adjacent to|called|moved? (?:back )?to|relocated to"
        r"|(?:registered|listed|filed) with|(?:regulated|recogni[sz]ed|certified|approved|supervised) by"
        r"|(?:center|centre|institute|bureau|department|agency|office) (?:under|within|of)"
        r"|(?:backers|investors|shareholders|partners|owners|sponsors|funders|donors) (?:are|were|include|included)"
        r"(?: the [a-z]+)?"
        r"|(?:holdings?|stakes?|shareholding|interest) in"
        r"|leaving(?: out)?|excluding|except(?: for)?|without|apart from|aside from|other than"
        r"|(?:conference|ceremony|summit|forum|meeting|event|briefing|seminar|fair|expo|congress|hearing)"
        r"(?: held)? (?:in|at)"
        r"|by the name of|named|known as|nicknamed|dubbed|styled|on behalf of|editor of|writes for|published (?:by|in)"
        r"|(?:is|was|are|were)\s(?:co-|part-)?(?:financed|funded)\sby"
        r"|(?:round|investment|deal|consortium|syndicate|funding)\s(?:that\swas\s|was\s)?led by|alongside|backed by"
        r"|^(?:funded|backed|financed|founded|launched|set up|run|owned|supported|established|created|managed|operated)"
        r" by|(?:component|subsidiary|member|unit|arm|suburb) of"
        r"|(?:says?|said)\sthe(?:\s[a-z-]+){1,3}"
        r"|(?:directors?|president|head|chairman|chairwoman|chief executive|ceo|manager|minister|secretary|governor"
        r"|professor|founder|co-founder|partner|spokesman|spokeswoman|researcher|journalist|mayor"
        r"|graduates?|alumni|students|analyst|officials|representatives|executives|delegat(?:es|ions?))"
        r" (?:of|at|with|for|in|from)|(?:formerly|previously) (?:of|at|with)|than (?:those|that) of)"
        r"(?:\sthe)?(?:\s(?:city|state|province|county|district|country)['\u2019]s)?)\s?[\"\u201c'\u2018]?$"
    )
)
_CALLED = re.compile(  # "a scheme named X" introduces the programme
    r"\b(?:programme|program|scheme|campaign|initiative|competition) (?:called|named|known as) [\"\u201c]?$"
)
_EXAMPLES = re.compile(r"\b(?:such as|including|includes?|like|among them)(?:\sthe)?\s$")
_RELATIVE = re.compile(r"(?<!\bof )\b(?:which|whom)\s$")
_LEFT_OUT = re.compile(  # "If BODY is left aside, ..."
    r"(?:\s\([^()]{1,20}\))?\s(?:is|was|are|were|being)\s(?:left\s(?:aside|out)|set\saside|excluded|ignored|disregarded|not\scounted)\b"
)
_EXAMPLE = re.compile(  # "BODY, Oriel and Marlin among them", "BODY for example"; not "BODY, for instance, saw"
    r"(?:(?:,| and) [A-Z][\w&-]+(?: [A-Z][\w&-]+)?){0,6}"
    r"(?:,?\s(?:among(?:st)? them|among others)|\s(?:for example|for instance)"
    r"|,\s(?:for example|for instance)(?!,\s[a-z]))\b"
)
_IS_BACKER = re.compile(  # "The ministry and BODY are among the investors"
    r"(?:,? and (?:the )?[A-Z][\w&.'\u2019 -]{1,60}?)?\s(?:is|are|was|were)\s(?:also\s)?"
    r"(?:on board\b|(?:among|one of) (?:the|its|their|his|her)\s(?:[a-z]+\s)?"
    r"(?:investors|backers|partners|shareholders|funders|sponsors|donors|owners|customers|clients)\b)"
)
_AND_OTHERS = re.compile(  # "BODY, Oriel and 90 other firms"
    r"(?:, [A-Z][\w&.'\u2019 -]{1,30}?){0,5}?(?:,? (?:and|as well as)|, plus) (?:about |some |over |nearly |almost )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|many|several|dozens of|hundreds of) (?:[a-z-]+ )?"
    r"(?:other|more|further|others)\b"
)
_SAYS = re.compile(
    r"\s?,?\s?(?:ha(?:s|d)\s)?(?:said|says|told|tweeted|announced|stated|noted|estimates|writes|wrote|explained|claims(?!\s\d)"
    r"|added(?=,|\sthat))\b"
)
_FINDS = re.compile(  # a survey: "BODY had arrived at 19 percent"
    r"\s(?:has\s|had\s)(?:earlier\s|also\s|even\s)?(?:found|arrived\sat|calculated|worked\sout|come\sup\swith)\s"
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|of|from|by|for|to|with|within|through|inside|outside|on|into|across|under|between|over|around|throughout|as)"
    r"\s(?:the\s)?(?:(?:north|south|east|west|central)[a-z]*\s)?[\"\u201c\u2018]?$",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(  # "Taipei, March 1 (CNA) The revenue ..."
    rf",\s(?:{_MONTH}\s\d{{1,2}}\b|\d{{1,2}}\.?\s{_MONTH})"
    r"|\s[-\u2013\u2014]\s[A-Z]"
    r"|(?:,\s[A-Z]\w+)?\s\([A-Z][A-Za-z/ ]{1,20}\)\s(?:[-\u2013\u2014]\s)?[A-Z]"
)
_WISHES = re.compile(  # "X wants the park to have": the park is told of
    r"\s(?:itself\s)?(?:wants?|wanted|expects?|expected|predicts?|predicted|forecasts?|believes?|reckons?|hopes?"
    r"|estimates?)\s(?:that\s)?(?:(?:the\s)?[a-z]+\s(?:of|in|from|at)\s)?(?:the\s)?"
)
_BELIEVES = re.compile(  # "X believes that the extension will bring": the figure is of another subject
    r"[^;:]{0,100}?\s(?:believes|predicts|estimates|reckons)\sthat\s(?:the|a|an)\s(?:[a-z-]+\s){1,3}(?:will|would|could)\b"
)
_OWNS_APPOSED = re.compile(r",\s(?:the\s)?[A-Z][^,;.]{1,60}['\u2019]s?")  # "At CAMPUS, the OWNER's building"
_OWNS_NEXT = re.compile(r"['\u2019]s?\s(?:own\s|new\s|first\s|flagship\s|national\s)?")
_BUYS_IN = re.compile(  # "X put in $9 million for a tenth of the shares": the figures are of the firm told of
    r"\s(?:has\s)?(?:put in|invested|paid)\s[^.;]{1,40}\sfor\s[^.;]{1,20}\sof\s(?:the|its)\s(?:shares|equity|company)\b"
)
_WITH_IT = re.compile(
    r"\s(?:now\s)?(?:on board|in the lead|at the helm|as (?:a|its|the) (?:\w+\s)?(?:tenant|partner|backer|anchor)),"
)  # "With X on board, ..."
_BESIDE = (_WITH_IT, _BUYS_IN, _EXAMPLE, _LEFT_OUT, _IS_BACKER)
_STANDS_BY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _BESIDE))
_SHORT_NAME = r"\s\([A-Z][\w&-]{1,10}\)"
_FORM = r"(?:,?\s(?:Ltd|Inc|Co|LLC)\.?){1,2}"
_LIST_GAP = re.compile(
    rf"(?:{_FORM}|{_SHORT_NAME})?,\s(?:and\s)?(?:[Tt]he\s)?"
    rf"|(?:\.|{_FORM}|{_SHORT_NAME})?\s(?:and|or|&|as well as)\s(?:the\s)?"
)


_TITLE_NOUNS = ("company", "firm", "group", "investor", "fund", "bank", "maker", "developer", "manufacturer", "giant")
_TITLE_ENDS = tuple(f"{noun} " for noun in _TITLE_NOUNS)
_TITLE = re.compile(rf"\b(?:the|an?) (?:[\w.&-]+ ){{0,2}}?[a-z-]*(?:{'|'.join(_TITLE_NOUNS)}) $")
_TITLED = 48  # characters before a name that may hold a noun for it


def is_oblique(text: str, start: int) -> bool:
    """Whether a preposition governs the mention that begins at `start`, or the noun for it: "to the US firm NAME"."""
    if text.endswith(_TITLE_ENDS, 0, start) and (title := _TITLE.search(text, max(0, start - _TITLED), start)):
        start = title.start()
    return _PREPOSITION.search(text, max(0, start - 24), start) is not None


def joined(text: str, end: int, start: int) -> bool:
    """Whether only a comma or an "and" stands between `end` and `start`: two members of a list."""
    return 0 <= start - end < 28 and _LIST_GAP.fullmatch(text, end, start) is not None


def only_comma(text: str, end: int, start: int) -> bool:
    """Whether nothing but a comma, and the article of the second, stands between two mentions."""
    return text[end:start].removesuffix("the ").strip() == ","


def asides(text: str, offset: int, mentions: Sequence[Mention]) -> list[float]:
    """How much each mention loses for being a source, an example, a person's employer or one of a list."""
    losses: list[float] = []
    runs = list_lengths(text, offset, mentions)
    previous_end, previous_loss, examples = -1, 0.0, False
    for number, mention in enumerate(mentions):
        start, end = mention.start - offset, mention.end - offset
        loss = 0.0
        examples = _EXAMPLES.search(text, max(0, start - 20), start) is not None or (
            examples and previous_end >= 0 and joined(text, previous_end, start)
        )
        if mention.member == "programme" and (
            mention.source == "description" or _CALLED.search(text, max(0, start - 40), start)
        ):
            pass
        elif (
            is_bystander(text, start, end, mention)
            or _SAYS.match(text, end)
            or _FINDS.match(text, end)
            or _wishes(text, end, mentions[number + 1 :], offset)
            or (previous_end >= 0 and _OWNS_APPOSED.fullmatch(text, previous_end, end + 2))
            or _owns_next(text, mention, end, mentions[number + 1 :], offset)
            or (number and _is_wider(text, offset, mentions[number - 1], mention))
        ):
            loss = ASIDE
        elif number and mention.name == mentions[number - 1].name and text[previous_end:start] == " (":
            loss = previous_loss  # its own short name
        elif previous_end >= 0 and _LIST_GAP.fullmatch(text, previous_end, start):
            comma_only = not examples and runs[number] < 3 and only_comma(text, previous_end, start)
            loss = 0.0 if comma_only else max(previous_loss, 0.8)
        if runs[number] >= 3:
            loss = max(loss, ASIDE)
        losses.append(loss)
        previous_end, previous_loss = end, loss
    return losses


def is_bystander(text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether the mention is a source, an example, a person's employer or the place of a dateline."""
    if start == 0 and (_DATELINE.match(text, end) or (text[:end].isupper() and text.startswith(": ", end))):
        return True
    if mention.source == "description" and _RELATIVE.search(text, max(0, start - 60), start):
        return True
    if _led_up_to(text, start) or is_employer(text, start, end) or is_source(text, start, end, mention.kind in PLACES):
        return True
    if mention.kind == "government" and is_patron(text, start, end):
        return True
    if mention.kind in _FIRMS and _AND_OTHERS.match(text, end):
        return True
    return _STANDS_BY.match(text, end) is not None


@lru_cache(maxsize=512)  # asked several times of one mention
def _led_up_to(text: str, start: int) -> bool:
    """Whether the words before `start` lead up to a bystander."""
    return _BYSTANDER.search(text[max(0, start - 60) : start]) is not None


def _wishes(text: str, end: int, later: Sequence[Mention], offset: int) -> bool:
    """Whether what stands before `end` only wishes or expects something of the mention that follows."""
    if _BELIEVES.match(text, end):
        return True
    match = _WISHES.match(text, end)
    return match is not None and bool(later) and later[0].start - offset <= match.end()


def _is_wider(text: str, offset: int, before: Mention, mention: Mention) -> bool:
    """Whether a place only says of which larger one the place before it is a part: "the south west of FRANCE"."""
    if mention.kind not in PLACES or before.kind != "region" or before.name == mention.name:
        return False
    return text[before.end - offset : mention.start - offset] == " of "


def _owns_next(text: str, mention: Mention, end: int, later: Sequence[Mention], offset: int) -> bool:
    """Whether the mention only owns the body, or is the larger place, of what is named straight behind it:
    "the STATE's Seed Fund has backed"."""
    if not later or later[0].member != "organisation" or later[0].source not in ("name", "discovered"):
        return False
    if later[0].kind in PLACES and mention.kind not in PLACES:
        return False
    return _OWNS_NEXT.fullmatch(text, end, later[0].start - offset) is not None


def list_lengths(text: str, offset: int, mentions: Sequence[Mention]) -> list[int]:
    """For each mention the length of the list that it is a member of."""
    lengths = [1] * len(mentions)
    first = 0
    for number in range(1, len(mentions) + 1):
        joined = number < len(mentions) and _LIST_GAP.fullmatch(
            text, mentions[number - 1].end - offset, mentions[number].start - offset
        )
        if not joined:
            for member in range(first, number):
                lengths[member] = number - first
            first = number
    return lengths
