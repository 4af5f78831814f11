"""What the words between a quantity and a mention behind it tell: "300 tenants OF X", "the sum that X invested"."""

from __future__ import annotations

import re

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.model import Quantity

_LINKED, _LINKED_LOOSELY, _DOES, _DIRECTLY, _EXAMPLE = 2.4, 0.9, 5.0, 3.0, -2.0  # weights
_DIRECT = ("of", "of the", "for", "for the", "in", "in the", "at", "at the")
_SITES = frozenset(("science_park", "incubator"))
_WHOSE_DOING = re.compile(r"(?:\s[-\u2013\u2014:]\s[A-Z][a-z]+(?:\s\([^()]{1,30}\))?)?\s(?:that|which)\s(?:the\s)?")
_PUTS = re.compile(r"\b(?:invest|put|pour|plough|pump|inject)(?:s|ed|ing)?\s(?:in\s)?(?:[a-z]+\s){0,2}$")
_INTO = frozenset((" in ", " into ", " in the ", " into the "))
_PART_OF_THAT = re.compile(  # "5 billion of that was a single raise, by BODY"
    r"\sof\s(?:that|this|it)\s(?:was|were|is|are|went|goes|came|comes|stemmed)\s"
    r"(?:[^.;:()]{1,40}\s)?(?:by|to|from)\s(?:the\s)?"
)
_AT_HOME = re.compile(  # "half of them are based in PARK"
    r"\s[^.;:()]{0,60}?(?:at\shome|based|headquartered|located|registered|resident|housed"
    r"|situated)\s(?:in|at|on)\s(?:the\s)?"
)
_AMONG_THEM = re.compile(r",\samong(?:st)?\s(?:them|these|which)\b")
_UNDER = re.compile(
    r"\b(?:under|through|via|as part of|(?:to|who|which|that) (?:run|implement|join|deliver|joined)|"
    r"benefit(?:ed)? from|(?:part|interest|places?|enrol\w*|apply|applied|applications?) (?:in|on|for|to)"
    r"|(?:money|support|funding|funds|grants?|help|aid|backing|assistance|cash)\s(?:from|through|in|out of)"
    r"|(?:supported|funded|backed|helped|assisted|financed|selected|chosen|picked|coached|trained)\s(?:by|for|from|in)"
    r"|within|at|during|attend(?:ed|s)?|visit(?:ed|s)?|join(?:ed|s)?)\s(?:the\s|its\s|an?\s|(?:this|last)\syear['\u2019]s\s)?(?:[a-z-]+\s){0,3}[\"\u201c]?$"
)
_UNDER_IT = re.compile(r"\b(?:from|under|through|out of|within|thanks to|as part of|via|for|into)\s$")  # "made from it"
_OUT_OF = re.compile(  # "won \u20ac1m from the P"
    r"\s(?:from|out of)\s(?:the\s|its\s|an?\s)?(?:\w+['\u2019]s\s)?[\"\u201c]?"
)
_SET_ASIDE = re.compile(  # "Rs 40 crore was allocated by the ministry to the bank for the P"
    r"(?:[^.;:]{0,80}\b(?:allocated|earmarked|sanctioned|set\saside|released|provided|budgeted|approved|committed|disbursed|spent|paid"
    r"|transferred|gone|went|invested|reserved|available)\b[^.;:]{0,120})?\s(?:for|under|towards|into)\s(?:the\s|its\s)?(?:[a-z]+\s)?[\"\u201c]?"
)
_APPOSED = re.compile(r"\w,\s(?:an?|the|which|whose|who)\s[^,.;:]{1,80}$")
_TOWARDS = re.compile(r"\b(?:to|from|with|between)\s(?:the\s)?$")
_WHOLE = re.compile(
    r"\s?(?:percent|per cent|%)?\s?of\s(?:(?:all|the|total|what|it)\s)*(?:[\w-]+\s){0,3}?(?:in|of|for)?\s?(?:the\s)?$"
)


def weight_behind(text: str, quantity: Quantity, mention: Mention, start: int, measure: str, oblique: bool) -> float:
    """What a mention at `start`, behind the quantity, has for the words between the two."""
    between = text[quantity.end : start]
    if _is_tied(mention, quantity, between):
        return _DOES
    if _is_target(text, mention, quantity, between):
        return _LINKED_LOOSELY
    if mention.member == "programme":
        weight = _weight_of_programme(text, mention, quantity, between)
        if weight is not None:
            return weight
    if _AMONG_THEM.search(between) or (measure == "share" and _WHOLE.fullmatch(between)):
        return _EXAMPLE
    if not oblique:
        return 0.3
    if mention.member == "organisation" and _TOWARDS.search(between):
        return _LINKED_LOOSELY
    words = len(between.split())
    weight = max(0.4, _LINKED - 0.2 * max(0, words - 2))
    direct = ("of", "of the", "for", "for the") if mention.kind in PLACES else _DIRECT
    if between.strip() in direct:
        weight += 2.6
    if ";" in between or ":" in between:
        weight -= 1.5
    return weight


def _in_apposition(text: str, quantity: Quantity, between: str) -> bool:
    """Whether the figure only says what the subject is: "X, a firm with 14 employees, was supported under the P"."""
    return "," in between and _APPOSED.search(text, max(0, quantity.start - 90), quantity.start) is not None


def _is_target(text: str, mention: Mention, quantity: Quantity, between: str) -> bool:
    """Whether money only goes to that firm: "invested 2 million in FIRM" is told of who invested."""
    if between not in _INTO or mention.member != "organisation" or mention.kind in PLACES:
        return False
    return _PUTS.search(text, max(0, quantity.start - 30), quantity.start) is not None


def _weight_of_programme(text: str, mention: Mention, quantity: Quantity, between: str) -> float | None:
    """What a programme has for the words before it that tell of working under it, None where none do."""
    if _in_apposition(text, quantity, between):
        return _EXAMPLE
    if _UNDER.search(between):
        return _LINKED + _DIRECTLY * (_UNDER.fullmatch(between.lstrip()) is not None)
    if quantity.unit not in ("COUNT", "PERCENT") and (_OUT_OF.fullmatch(between) or _SET_ASIDE.fullmatch(between)):
        return _LINKED + _DIRECTLY
    if mention.source == "pronoun" and _UNDER_IT.search(between):
        return _LINKED
    return None


def _is_tied(mention: Mention, quantity: Quantity, between: str) -> bool:
    """Whether the words between the quantity and the mention say that the figure is of that body."""
    if mention.member != "organisation":
        return False
    if _WHOSE_DOING.fullmatch(between):
        return True  # "the $50 million that BODY invested"
    if mention.kind in _SITES and quantity.unit in ("COUNT", "PERCENT") and _AT_HOME.fullmatch(between):
        return True
    return mention.kind not in PLACES and _PART_OF_THAT.fullmatch(between) is not None
