"""When a place is whom a figure describes, and when it only says where.

In a text about places a place is as good as any body. In a text about a body it counts as the subject of its clause or
where it holds the counted things ("founders in GERMANY"), and hardly where a preposition or a possessive governs it, as
one of the sites of the body, as the name of a site ("the TAINAN plant") or as the label of a row.
"""

from __future__ import annotations

import re

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.model import Quantity

_KIND_WEIGHT = {"country": -1.7, "region": -1.1}
_AMONG_PLACES, _GOVERNED = 0.3, 2.2  # factors
_SITE, _NAMES_SITE, _ROW, _LISTED = 2.0, 3.2, 3.5, 0.8
_ATTRIBUTE = re.compile(
    r"(?:(?:,|,? and) [A-Z]\w+){0,3}\s(?:plants?|sites?|campus|campuses|offices?|factory|branch|works|base|facility"
    r"|headquarters|parks?|fund|arm|unit|subsidiary|team|cluster|hub)\b"
)
_WHERE = re.compile(r"\s(?:[a-z-]+\s){0,2}?(?:in|across|throughout|within)\s(?:the\s)?")
_FIRMS_IN = re.compile(
    r"(?:(?:[A-Za-z]+\s){1,2}(?:exports|output|turnover|sales)\sof\s(?:the\s)?)"  # "IT exports of the STATE"
    r"|(?:(?:[a-z]+\s){1,2}(?:raised\sby|received\sby|attracted\sby|of|by|at)\s)?(?:the\s)?(?:[a-z-]+\s){0,3}"
    r"(?:and\s(?:[a-z-]+\s){0,2})?(?:start-ups|startups|companies|firms|founders|investors|businesses|parks|zones"
    r"|incubators|accelerators|enterprises|makerspaces|unicorns|universities)\s(?:in|across|of)\s(?:the\s)?"
    r"|(?:the\s)?(?:[a-z-]+\s){0,3}(?:investments?|funding|capital|deals|market|scene|ecosystem|rents)\s(?:[a-z]+\s){0,3}"
    r"(?:in|into|across)\s(?:the\s)?",  # "Venture capital is flowing into INDIA"
    re.IGNORECASE,
)
_NUMBER_IN = re.compile(  # "the number of tech firms in LONDON grew", "In 2018, firms in GERMANY invested"
    r"(?:,\s|^[\"\u201c]|\b(?:19|20)\d\d\s)(?:the\s)?(?:[a-z/-]+\s){0,3}(?:start-ups|startups|companies|firms|founders"
    r"|investors|businesses|incubators|makerspaces|enterprises)\s(?:in|across|of)\s(?:the\s)?$"
    r"|\b(?:number|value|revenues?|output|turnover|sales|exports|amount)\sof\s(?:the\s)?(?:[a-z/-]+\s){0,3}"
    r"(?:start-ups|startups|companies|firms|businesses|enterprises|jobs|employees|founders|parks|incubators)\sin\s(?:the\s)?$"
)
_NAME = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}")
_FIRM_NOUNS = ("firms", "companies", "start-ups", "startups", "enterprises", "businesses", "founders")
_FRONTED = re.compile(r"(?:In|Across|Throughout) (?:the )?")
_FIRMS_NEXT_TO = re.compile(r",? (?:about |some |more than |over |nearly |around |only )?")  # "In TAIWAN 210 firms"
_HOME = re.compile(r"\s(?:(?:has|had) been|is|was|became) home to\b")
_AMONG = re.compile(
    r"(?:Among|Of|Across|By) (?:the |all )?(?:[a-z-]+ )?"
    r"(?:States|states|provinces|regions|districts|cities|countries)\b,?"
)
_OF_THE_WHOLE = re.compile(r"\baccount(?:s|ed) for (?:about |some |over )?[\d,.]+ of (?:the|these|them)\b")
_FOR_FIRMS_OF = re.compile(r"[^,;:.()]{0,40}?\s(?:for|in|into|by|to|among)\s(?:[a-z]+(?:-[a-z]+)*\s){0,2}")
_FIRMS_NEXT = re.compile(  # "deals worth 7 million for venture-backed UK technology companies"
    r"[A-Z][\w.]*\s(?:[a-z-]+\s){0,2}(?:start-ups|startups|companies|firms|businesses|founders)\b"
)
_SHARE_WHERE = re.compile(
    r".{0,120}\b(?:headquartered|located|situated|registered|concentrated|resident|head offices?|headquarters|seats?)"
    r"\s(?:in|at)\s(?:the\s)?|\s(?:of\s(?:the\s)?(?!all\b)|to\s)(?:[a-z-]+\s){1,4}?(?:in|across|throughout|within)\s(?:the\s)?"
)
_IS_SITED = re.compile(
    r"\s(?:is|are|was|were|has been|have been)\s(?:now\s|to be\s)?(?:located|situated|based|headquartered|concentrated"
    r"|found|clustered|housed|registered|at home|settled)\s(?:in|at|within|around)\s(?:the\s)?"
    r"|\s(?:come|came|comes|hail|hails|stem)\sfrom\s(?:the\s)?"
)


def sites_share(text: str, offset: int, quantity: Quantity, whole: Mention, part: Mention) -> bool:
    """Whether the quantity is the share of the things of a place that a body or smaller place has: "40 percent of the
    firms in GERMANY are based in BERLIN" describes the latter."""
    if quantity.unit != "PERCENT" or whole.kind not in PLACES or whole.start - offset < quantity.end:
        return False
    return _IS_SITED.fullmatch(text, whole.end - offset, part.start - offset) is not None


def place_weight(
    mention: Mention, text: str, end: int, oblique: bool, lost: float, verbs: bool, topic: Mention | None
) -> float:
    """What a place gains, mostly loses, for being one; `lost` is its loss as a bystander or one of a list."""
    weight = _KIND_WEIGHT[mention.kind]
    if topic is not None and topic.kind in PLACES:
        weight *= _AMONG_PLACES
    else:
        governed = oblique or text.startswith(("'s", "\u2019s"), end)
        weight *= _GOVERNED if governed and mention.source != "demonym" else 1.0
        weight -= _ROW * (
            not verbs or _AMONG.match(text) is not None or _OF_THE_WHOLE.search(text) is not None
        )  # "Among the states, X accounts for ..."
    if _HOME.match(text, end):
        weight += _SITE
    if _ATTRIBUTE.match(text, end):
        weight -= _NAMES_SITE
    elif lost >= _LISTED:
        weight -= _SITE
    return weight


def tells_whose(text: str, start: int) -> bool:
    """Whether the sentence opens with the firms or the market of the place at `start`: "Start-ups in GERMANY"."""
    return _FIRMS_IN.fullmatch(text, 0, start) is not None


def _fronted(text: str, quantity: Quantity, start: int) -> bool:
    """Whether nothing but the name of the place, that opens the sentence, stands before the quantity."""
    name = _NAME.match(text, start)
    return name is not None and _FIRMS_NEXT_TO.fullmatch(text, name.end(), quantity.start) is not None


def is_attached(text: str, quantity: Quantity, start: int) -> bool:
    """Whether the place at `start` says where the counted things are: "13 percent of founders in GERMANY"."""
    if text.startswith(" of all ", quantity.end):
        return False  # "43 percent of all unicorns in CHINA": the whole
    noun_end = quantity.noun_end
    if (
        (quantity.noun or "").endswith(_FIRM_NOUNS)
        and _FRONTED.fullmatch(text, 0, start)
        and _fronted(text, quantity, start)
    ):
        return True
    if noun_end is not None and noun_end <= start and _WHERE.fullmatch(text, noun_end, start):
        return True
    if tells_whose(text, start) or (start < quantity.start and _NUMBER_IN.search(text, max(0, start - 80), start)):
        return True
    if quantity.end <= start and _FOR_FIRMS_OF.fullmatch(text, quantity.end, start):
        return _FIRMS_NEXT.match(text, start) is not None
    return quantity.end <= start and _SHARE_WHERE.fullmatch(text, quantity.end, start) is not None
