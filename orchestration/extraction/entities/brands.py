"""Names without a head word of their own ("PayFern", "the Upscale programme"), told by what the text says of them.

A capitalised run is taken for a firm when its surroundings speak for one: a role ("chief executive of ..."), a noun
before it ("the accelerator ..."), an apposition (", the payments company"), a verb that firms are the subject of, a
business possession ("...'s staff of 40"), the form of a brand ("NCsoft", "Nanowell 9"), or coming again. It is taken
for a programme when a word for programmes stands beside it. Persons, and places behind "in", are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from orchestration.extraction.caseless import caseless
from orchestration.extraction.entities.heads import OPENERS, ORGANISATION_HEADS, PROGRAMME_HEADS
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names import Word

_CAPITAL = r"[A-Z\u00c0-\u00de][\w+]{0,60}+(?:-\w{1,60}+){0,6}"
_NAME = re.compile(rf"\b{_CAPITAL}(?:[ ](?:&[ ])?{_CAPITAL}){{0,2}}(?:[ ]\d{{1,2}}(?![\w.,:]\d|[ ]?(?:%|per)))?")
_BODY_NOUN = (
    r"(?:firm|company|developer|arm|agency|maker|start-up|startup|accelerator|incubator|bank|insurer|investor|brand|unit"
    r"|spin-off|spin-out|operator|publisher|retailer|chipmaker|body|giant|consultancy|quango|charity|manufacturer"
    r"|lender|platform|network|venture|business|fund|landlord|makerspace|supplier|institute|blog|corporation|site)"
)
_TITLED_NOUN = (  # "the accelerator Techstars"
    r"(?:firm|company|developer|agency|start-up|startup|accelerator|incubator|insurer|chipmaker|consultancy|makerspace"
    r"|charity|lender|retailer|blog|trade body)"
)
_ROLE = (
    r"(?:chief executive(?: officer)?|CEO|C\.E\.O\.|managing director|director|founder|co-founder|president|chairman"
    r"|chairwoman|chair|head|spokesman|spokeswoman|spokesperson|managing partner|general partner)"
)
_APPOSED = re.compile(  # "a second park, NAME"
    r"\b[Aa]n? (?:[\w-]+ ){0,2}(?:valley|park|campus|hub|zone|incubator|accelerator|makerspace|centre|company|firm), $"
)
_FIRM_BEFORE = re.compile(
    caseless(
        rf"\b{_ROLE} (?:of|at) (?:the )?$"
        rf"|\b(?:led|backed|funded|financed|owned|operated|managed|acquired|survey|poll) by (?:the )?$"
        rf"|\bwho (?:founded|co-founded|runs|set up|started|heads|leads) $|\bone of them is $"
        rf"|\b(?:{_TITLED_NOUN}|[a-z]+ company),? (?:called |named )?[\"\u201c\u2018]?$"
    )
)
_FIRM_BEHIND = re.compile(
    r"[\"\u201d\u2019]?(?: \([A-Z][\w-]+\))?,"
    r" (?:(?:the|a|an|its|another|whose|[\w ]{1,30}['\u2019]s)\b"
    rf"(?:(?!\b(?:at|of|from|for) )[^,.;()]){{0,40}}?(?<=[ -]){_BODY_NOUN}\b"
    r"|which (?:was|is|were) (?:set up|founded|owned|backed|acquired|spun out)\b"
    r"|(?:headquartered|based) (?:in|at|near|here|nearby)\b)"
    r"| (?:plc|GmbH|gGmbH|AG|SE|Ltd|Inc|LLP|Limited)\b"
)
_ADVERB = r"(?:(?:now|also|already|alone|currently|today|since|recently|itself) )?"
_ACTS = re.compile(
    rf",? (?:which )?{_ADVERB}(?:(?:has|have|had) {_ADVERB}(?:since )?)?(?:raised|employs|employed|sold|launched"
    r"|invested|secured|landed|received|attracted|hosts|hosted|houses|housed|accommodates|accommodated|files|filed|operates"
    r"|opened|manages|managed|turned over|makes|made|runs|backs|backed|takes|helped|trained|supports|supported|counts"
    r"|occupies|offers|plans(?: to| two| \d)|expects|closed|reported|lost|earned|owns|holds|incubated|graduated|hired"
    r"|funds|funded|mentors|mentored|coached|serves|listed)\b"
    r"| has (?:[a-z]+ ){0,2}\d[\d.,]* (?:employees|staff|people|customers|members)\b"
)
_OWNS = re.compile(
    r"['\u2019]s? (?:[\w-]+ ){0,2}(?:revenues?|turnover|sales|profits?|losses|staff|workforce|headcount|portfolio"
    r"|shareholders|shares|employees|valuation|investors|alumni|members|customers|tenants|accelerator|incubator)\b"
)
_BRAND = re.compile(r"[a-z][A-Z]|\d|&|^[A-Z]{4,}$|\b[A-Z]{2,}[a-z]{2,}")
_PERSON_BEHIND = re.compile(
    r",? ?(?:\d\d,|(?:the|a|an|its|whose|who|then|now)?\s?(?:[\w-]+\s){0,3}(?:mayor|president|director|chief"
    r"|head(?! office)|minister|chairman|chairwoman|founder|professor|journalist|engineer|student|man|woman|who"
    r"|manager|secretary|author"
    r"|analyst|chemist|partner)\b)|,? (?:said|says|told|explains?|adds?|argues?|recalls?|he|she)\b"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Minister|Premier|President|Secretary|Chancellor|said|says|by|Shri|Smt)\.? $"
)
_PROGRAMME_NOUN = r"(?:programme|program|scheme|initiative|fellowship|competition|sub-scheme|scholarship|workshop)"
_PROGRAMME_BEHIND = re.compile(
    rf"[\"\u201d]? (?:accelerator |training |mentoring |support |funding |grant )?{_PROGRAMME_NOUN}s?\b"
    rf"|[\"\u201d]?(?: \([A-Z][\w-]+\))?, (?:a|an|another|its|the|one)\b[^,.;()]{{0,30}}"
    rf"\b(?:component|{_PROGRAMME_NOUN})\b"
)
_PROGRAMME_BEFORE = re.compile(rf"\b(?:{_PROGRAMME_NOUN}|campaign),? (?:called |named |known as )?[\"\u201c\u2018]?$")
_NO_PROGRAMME = frozenset(
    ("PhD", "MBA", "IT", "ICT", "R&D", "EU", "UN", "VC", "AI", "IP", "Government", "State", "Master", "Land", "Federal")
)
_SPACE = re.compile(" ")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|around|across|throughout|outside|to) $")


def brands(
    text: str, words: Sequence[Word], known: Sequence[Mention], headings: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Firms and programmes without a head word, outside the headings and the `known` mentions; each at the places
    where the text tells what it is."""
    counts = Counter([word.text for word in words])
    common = {word for word in counts if word.islower()}
    runs = list(_NAME.finditer(text))
    counts.update([run.group() for run in runs if " " in run.group()])
    prefixes = {mention.name[:cut] for mention in known for cut in _word_ends(mention.name)}
    covered = sorted([*((m.start, m.end, m.kind in PLACES) for m in known), *((s, e, False) for s, e in headings)])
    starts = [start for start, _, _ in covered]
    found = []
    for match in runs:
        place = bisect_right(starts, match.end() - 1) - 1
        overlaps = place >= 0 and covered[place][1] > match.start()
        if overlaps and not (covered[place][2] and covered[place][0] > match.start()):
            longer = covered[place][1] < match.end() and covered[place][0] == match.start()
            if not (longer and _APPOSED.search(text, max(0, match.start() - 60), match.start())):
                continue  # but a place behind the first word is part of the name: "Derwent London"
        for start, end in _without_openers(text, *match.span()):
            if text[start:end] in prefixes:
                continue  # short for a name that is known
            mention = _programme(text, start, end, common) or _firm(text, start, end, common, counts)
            if mention is not None:
                found.append(mention)
    programmes = {mention.name for mention in found if mention.member == "programme"}
    return [m for m in found if m.member == "programme" or m.name not in programmes]


def _word_ends(name: str) -> Iterator[int]:
    return (match.start() for match in _SPACE.finditer(name))


def _without_openers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without the function words that only begin its sentence; nothing where no name is left."""
    words = text[start:end].split(" ")
    while words and words[0] in OPENERS:
        start += len(words.pop(0)) + 1
    if words and len(text[start:end]) > 2 and words[0] not in ORGANISATION_HEADS:
        yield start, end


def _programme(text: str, start: int, end: int, common: set[str]) -> Mention | None:
    """The run as a programme, where a word for programmes stands beside it."""
    name = text[start:end]
    if name.lower() in common and text[end : end + 1] not in '\u201d"':
        return None
    if name.split(" ")[0] in _NO_PROGRAMME or name.split(" ")[-1] in PROGRAMME_HEADS:
        return None
    if not (_PROGRAMME_BEHIND.match(text, end) or _PROGRAMME_BEFORE.search(text, max(0, start - 40), start)):
        return None
    return Mention(start, end, name, "programme", "programme", source="discovered")


def _firm(text: str, start: int, end: int, common: set[str], counts: Counter[str]) -> Mention | None:
    """The run as a firm, where the evidence is enough for one."""
    name = text[start:end]
    words = name.split(" ")
    if len(words) == 1 and (words[0].lower() in common or name.endswith("ly") or len(name) < 4):
        return None
    if _PERSON_BEHIND.match(text, end):
        return None
    before = text[max(0, start - 60) : start]
    strong = 2 * bool(_FIRM_BEFORE.search(before) or _APPOSED.search(before)) + 2 * bool(_FIRM_BEHIND.match(text, end))
    if not strong and _PERSON_BEFORE.search(text, max(0, start - 12), start):
        return None
    if not strong and _PLACE_BEFORE.search(before):
        return None
    brand = bool(_BRAND.search(name))
    acts = bool(_ACTS.match(text, end)) or bool(_OWNS.match(text, end))
    evidence = strong + acts + brand + (counts[name] > 1)
    if evidence < 2 or not (strong or acts or text.startswith(", whose ", end)):
        return None
    if len(words) == 1 and name.endswith("s") and not strong and not brand:
        return None  # a plural that begins its sentence
    return Mention(start, end, name, "organisation", "company", source="discovered")
