"""What the words around a capitalised run tell of it: a body and of what kind, a person or a place."""

from __future__ import annotations

import re

from orchestration.extraction.caseless import caseless
from orchestration.extraction.entities.names.appositions import is_apposed
from orchestration.extraction.entities.names.funding_cues import is_financed, told_as_raiser
from orchestration.extraction.entities.names.heads import ORGANISATION_HEADS, compound_kind

_KIND_OF_NOUN = {
    "science_park": "park campus zone hub valley cluster quarter",
    "incubator": "incubator accelerator makerspace workspace",
    "investor": "fund investor",
    "finance": "bank insurer lender",
    "association": "association foundation charity federation",
    "government": "agency quango",
    "university": "university",
    "research": "institute",
}
_BODY_KINDS = {noun: kind for kind, nouns in _KIND_OF_NOUN.items() for noun in nouns.split()}
_BODY_NOUN = (
    r"(?:firm|company|developer|arm|agency|maker|start-up|startup|accelerator|incubator|bank|insurer|investor|brand|unit"
    r"|spin-off|spin-out|spinout|spinoff|scale-up|unicorn|operator|publisher|retailer|chipmaker|body|giant|consultancy"
    r"|quango|charity|manufacturer|producer|provider|designer|exporter"
    r"|lender|platform|network|venture|business|fund|landlord|makerspace|supplier|institute|blog|corporation|site"
    r"|park|campus|zone|hub|cluster|lab|laboratory|space|coworking|school|foundation|association|university|workspace|marketplace|app|chain|airline|broadcaster|newspaper"
    r"|brewery|bakery|studio|specialist|cent(?:re|er)(?! of\b))"
)
_TITLED_NOUN = (  # "the accelerator Techstars"
    r"(?:firm|company|developer|agency|start-up|startup|accelerator|incubator|insurer|chipmaker|consultancy|makerspace"
    r"|charity|lender|neobank"
    r"|retailer|blog|trade body|multinational|manufacturer|unicorn|spin-out|spinout|spin-off|scale-up"
    r"|platform|fintech|insurtech|proptech|edtech|medtech|healthtech|biotech|carmaker|app|syndicate|specialist|developer)"
)
_ROLE = (
    r"(?:chief executive(?: officer)?|CEO|C\.E\.O\.|managing director|director|founder|co-founder|president|chairman"
    r"|chairwoman|chair|head|spokesman|spokeswoman|spokesperson|managing partner|general partner)"
)
_FIRM_BEFORE = re.compile(
    caseless(
        rf"\b{_ROLE} (?:of|at) (?:the )?$"
        rf"|\b(?:led|backed|funded|financed|owned|operated|managed|acquired|survey|poll) by (?:the )?$"
        r"|\bwho (?:founded|co-founded|runs|set up|started|heads|leads) $"
        r"|\b(?:tenant|company|start-up|customer|investor|alumnus|graduate|employer|firm|one of them|another|among them"
        r"|one|best known|best-known|example|example of [a-z]+) is $"
        rf"|\b(?:stakes?|shareholding|holding|shares) in $"
        rf"|\b(?:{_TITLED_NOUN}|[a-z]+ company),? (?:called |named )?[\"\u201c\u2018]?$"
        r"|\b(?:took|takes|bears?|adopted|received|by|under|with) the (?:new )?name(?: of)? [\"\u201c\u2018]?$"
        r"|\b(?:renamed(?: as)?|rebranded (?:itself )?as|name (?:was changed )?to|now (?:called|known as))"
        r" [\"\u201c\u2018]?$"
    )
)
_LEADING_WORDS = """
    of at the by is in called named name renamed as to company founded co-founded runs up started heads leads take
    meet consider
    """
_TITLED = re.findall(r"[a-z-]+(?=[|)])", _TITLED_NOUN)
_LEADS = frozenset((*_LEADING_WORDS.split(), *_TITLED))  # words that what leads up to a firm ends in
_FIRM_BEHIND = re.compile(
    r"[\"\u201d\u2019]?(?: \([A-Z][\w-]+\))?,"
    r" (?:(?:the|a|an|its|our|another|whose|[\w ]{1,30}['\u2019]s)\b"
    rf"(?:(?!\b(?:at|of|from|for) )[^,.;()]){{0,40}}?(?<=[ -]){_BODY_NOUN}\b"
    r"|which (?:was|is|were) (?:set up|founded|owned|backed|acquired|spun out|run|operated|managed|funded"
    r"|financed|advised) by\b|which (?:was|were) (?:set up|founded|acquired|spun out)\b"
    r"|(?:headquartered|based) (?:in|at|near|here|nearby)\b|(?:bought|acquired|backed) by\b"
    r"|(?:spun out|sold) (?:of|to)\b)"
    r"| (?:plc|GmbH|gGmbH|AG|SE|Ltd|Inc|LLP|Limited)\b"
    rf"|['\u2019]s (?:[\w-]+ )?{_ROLE}\b"
    r"|(?: \([^()]*\))?, (?:jointly )?(?:run|operated|managed|set up|established|owned) by\b"
    r"|(?: \([^()]*\))?, (?:(?:founded|launched|set up|established) in (?:19|20)\d\d|valued at)\b"
)
_HOLDS_ROLE = re.compile(rf" {_ROLE}(?: and {_ROLE})?,? [A-Z]")  # "NAME co-founder Kevin Tsai"
_SITE_BEHIND = re.compile(
    r"[\"\u201d]? (?P<noun>incubator|accelerator|makerspace|(?:science|technology|business) (?P<park>park))\b"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|at|of) $")
_COMPASS = re.compile(r"(?:North|South|East|West|Central|Greater|Inner|Outer)\w*\b")
_DEFINITION = re.compile(  # "NAME (NM) is a public agency ..."
    r"[\"\u201d]?(?: \([^()]{1,40}\))? (?:is|was|became) (?:an?|one of [\w\u2019' ]{1,30}?|[A-Z]\w+['\u2019]s)\s"
    rf"(?:(?!\b(?:at|of|from|for|in|with|to|by|that|which|who)\b)[^,.;:()]){{0,60}}?\b{_BODY_NOUN}s?\b"
)
_EXPLAINED = re.compile(r", (?:an?|the|who) [a-z]")
_NEXT_FIRM = re.compile(  # "... NAME. The furniture company ..."
    r"[.:]?\s{1,2}(?:The|This)\s(?:[a-z-]+\s){0,3}(?:firm|company|business|start-up|startup|manufacturer|maker)\b"
)
_FIRM_BELOW = re.compile(
    r"\s+(?:The|This)\s(?:[a-z-]+\s){1,3}(?:firm|company|business|start-up|startup|manufacturer|maker|spin-out)\b"
)
_AMONG = re.compile(r"\b(?:among them|including|such as|is|was) $")
_WHICH = re.compile(r",\s(?:(?:in|of|to|for|by|from)\s(?:which|whom)\s|(?:which|whose)\s[a-z])")
_OF_PLACE = re.compile(r"\sof\s[A-Z][a-z]+\b(?!\s[A-Z])")
_ADVERB = r"(?:(?:now|also|already|alone|currently|today|since|recently|itself|then|later) )?"
_ACTS = re.compile(
    rf"(?: \([^()]{{1,40}}\))?,? (?:which )?{_ADVERB}(?:(?:has|have|had) {_ADVERB}(?:since )?)?"
    r"(?:raised|employs|employed|sold|launched"
    r"|invested|secured|landed|received|attracted|hosts|hosted|houses|housed|accommodates|accommodated|files|filed|operates"
    r"|opened|manages|managed|turned over|makes|made|runs|backs|backed|takes|helped|trained|supports|supported|counts"
    r"|occupies|cut|laid off|axed|offers|plans(?: to| two| \d)|expects|closed|reported|lost|earned|owns|holds|incubated"
    r"|graduated|hired"
    r"|funds|funded|mentors|mentored|coached|serves|listed|develops|developed|produces|builds|designs|supplies|sells"
    r"|grew|grown|was (?:founded|set up|spun (?:out|off)|valued|established|launched|sold|bought|acquired|born|opened)"
    r"|signed|completed|floated|won|bought|acquired|moved|spends|invests|pays|started (?:with|as|in|out))\b"
    r"| has (?:[a-z]+ ){0,2}\d[\d.,]* (?:employees|staff|people|customers|members)\b"
)
_OWNS = re.compile(
    r"['\u2019]s? (?:[\w-]+ ){0,2}(?:revenues?|turnover|sales|profits?|losses|staff|workforce|headcount|portfolio"
    r"|shareholders|shares|employees|valuation|investors|alumni|members|customers|tenants|accelerator|incubator)\b"
    r"|['\u2019]s (?:[A-Z][\w-]+ ){1,4}(?:Programme|Program|Scheme|Accelerator|Competition|Initiative)\b"
)
_BRAND = re.compile(r"[a-z][A-Z]|\d|&|^[A-Z]{4,}$|\b[A-Z]{2,}[a-z]{2,}|\w[.:]\w")
_COINED = re.compile(r"\b(?!Mac|Mc|PhD)[A-Z]\w*[a-z][A-Z][a-z]|\w[.:](?!\d)\w")
_PERSON_BEHIND = re.compile(
    r",? ?(?:\d\d,|(?:the|a|an|its|whose|who|then|now)?\s?(?:[\w-]+\s){0,3}(?:mayor|president|director|chief"
    r"|head(?! office)|minister|chairman|chairwoman|founder|professor|journalist|engineer|student|man|woman|who"
    r"|manager|secretary|author"
    r"|analyst|chemist|partner)\b)|,? (?:said|says|told|explains?|adds?|argues?|recalls?|he|she)\b"
)
_TWO_WORDS = re.compile(r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'-]+ [A-Z\u00c0-\u00de][\w'-]+")
_PERSON_ROLE = re.compile(
    r"(?:,| is| was)\s(?:(?:the|an?|its|then|now|also)\s)?(?:[\w-]+\s){0,2}"
    rf"(?:mayor|minister|professor|manager|secretary|author|partner|general|{_ROLE})\b(?: of| at| for|,|\.)"
    r"|,? who (?:is|was|has|runs|heads|leads|founded)\b"
)
_HOSTED = re.compile(  # "the 80 firms at NAME": a site
    r"\b(?:businesses|firms|companies|tenants|start-?ups|occupiers|enterprises|workshops|factories)"
    r" (?:based |located )?at $"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Minister|Premier|President|Secretary|Chancellor|said|says|by|Shri|Smt)\.? $"
)
_PLACE_BEFORE = re.compile(  # "in NAME", "of Aurora, NAME"
    r"\b(?:in|near|around|across|throughout|outside|to) $|\b(?:of|in|from|near) (?:St\. )?[A-Z][a-z]+, $"
)
_NOUN_OF_BODY = re.compile(rf"{_BODY_NOUN}\b")
ENOUGH, _NONE = 2, -1  # evidence
_FINITE = re.compile(r" (?:has|had|is|was|will|came|went|dates|lies|stands|goes|[a-z]{3,}ed)\b")
_REACH = 60  # characters before a run that are looked at


def body_evidence(text: str, start: int, end: int, common: bool) -> int:
    """How strongly the surroundings speak for a body: 2 is enough. 0 where they tell nothing, less for a person.

    A person, or a place behind "in", is none, whatever it does; only a role, an apposition or a legal form outweighs
    that. `common` says that the run is also a word of the text.
    """
    if _HOLDS_ROLE.match(text, end):
        return ENOUGH + 1
    if _PERSON_BEHIND.match(text, end) and "&" not in text[start:end]:
        return _NONE
    before = text[max(0, start - _REACH) : start]
    leads = _leads(before)
    if (leads and (_FIRM_BEFORE.search(before) or is_apposed(text, start))) or _FIRM_BEHIND.match(text, end):
        return 3
    name = text[start:end]
    if _BRAND.search(name) is not None and _OF_PLACE.match(text, end):
        return ENOUGH  # "went to NAME of Cologne"
    if told_as_raiser(text, before, end) or (not common and _HOSTED.search(before)):
        return ENOUGH
    if _PERSON_BEFORE.search(before) or _PLACE_BEFORE.search(before):
        return _NONE
    if "-" in name and before.endswith((" the ", "The ")) and is_body_head(name.rsplit("-", 1)[1]):
        return ENOUGH  # "the Startup-Verband"
    if _SITE_BEHIND.match(text, end) and _ARTICLE.search(before) and not common and not _COMPASS.match(name):
        return ENOUGH
    if (
        (not common and is_financed(text, start, end))
        or _DEFINITION.match(text, end)
        or (_NEXT_FIRM.match(text, end) and not common)
    ):
        return ENOUGH
    weak = _BRAND.search(name) is not None and _EXPLAINED.match(text, end) is not None and not before.endswith("the ")
    weak = weak or bool(_ACTS.match(text, end)) or bool(_OWNS.match(text, end)) or text.startswith(", whose ", end)
    weak = weak or (_WHICH.match(text, end) is not None and _AMONG.search(before) is not None)
    compound = (
        (" " in name or _BRAND.search(name) is not None)
        and not name.endswith("s")
        and _WHICH.match(text, end) is not None
    )
    return int(weak) + ENOUGH * compound


def is_person(text: str, start: int, end: int) -> bool:
    """Whether two plain words are told of as a person: "Asha Menon, director of", "Asha Menon is head of"."""
    name = text[start:end]
    if _TWO_WORDS.fullmatch(name) is None or not ORGANISATION_HEADS.keys().isdisjoint(name.split(" ")):
        return False
    return _PERSON_ROLE.match(text, end) is not None


def _leads(before: str) -> bool:
    """Whether the text before a run can lead up to a firm at all, by its last word: cheap, and mostly not so."""
    last = before.rstrip('"\u201c\u2018 ').rsplit(" ", 1)[-1].rsplit("\n", 1)[-1].casefold()
    return last in _LEADS or last.endswith(",")


def is_body_head(word: str) -> bool:
    """Whether the word is the head of a body's name."""
    return word in ORGANISATION_HEADS or compound_kind(word) is not None


def is_subject(text: str, end: int) -> bool:
    """Whether a finite verb follows the run that ends at `end`."""
    return _FINITE.match(text, end) is not None


def has_form_of_brand(name: str) -> bool:
    """Whether the name looks like no common word: "NCsoft", "Nanowell 9", "BIOTEC"."""
    return _BRAND.search(name) is not None


def is_coined(name: str) -> bool:
    """Whether the name holds a word that nobody but its owner writes so: "BioCityCube", "Go:Up", not "McKay"."""
    return _COINED.search(name) is not None


def kind_told(text: str, start: int, end: int) -> str:
    """The kind of body that the nearest noun beside the run tells; a company where none does."""
    head = text[start:end].rpartition("-")[2]
    if head != text[start:end] and head in ORGANISATION_HEADS:
        return ORGANISATION_HEADS[head]  # "the T-Fund"
    site = _SITE_BEHIND.match(text, end)
    if site is not None:
        return _BODY_KINDS[site["park"] or site["noun"]]
    if _HOSTED.search(text, max(0, start - _REACH), start):
        return "science_park"
    behind = _FIRM_BEHIND.match(text, end) or _DEFINITION.match(text, end)
    if behind is not None:
        nouns = _NOUN_OF_BODY.findall(behind.group())
        return _BODY_KINDS.get(nouns[-1], "company") if nouns else "company"
    words = re.findall(r"[a-z-]+", text[max(0, start - _REACH) : start].rpartition(". ")[2])[-3:]
    return next((_BODY_KINDS[word] for word in reversed(words) if word in _BODY_KINDS), "company")


def is_apposed_behind(text: str, end: int) -> bool:
    """Whether what follows the run says that it is a firm: "NAME, the early-stage investor"."""
    return _FIRM_BEHIND.match(text, end) is not None or _DEFINITION.match(text, end) is not None


def names_firm_below(text: str, end: int) -> bool:
    """Whether the line below the heading that ends at `end` goes on about a firm: "The furniture company ..."."""
    return _FIRM_BELOW.match(text, end) is not None
