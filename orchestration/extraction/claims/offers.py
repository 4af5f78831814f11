"""Money held out: by signed contracts, by a scheme's outlay to come, as the most that one applicant may get."""

from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.claims.averages import is_given_to_each, is_per_item
from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Period, Quantity

_OUTLAY_OF = re.compile(r"\b(?:outlay|provision|allocation|envelope|budget)\s(?:of|is|was)\s(?:\w+\s){0,3}?$")
_PROVIDES = re.compile(r"\b(?:provides?|offers?|allocates?|earmarks?|makes?\savailable)\s(?:\w+\s){0,3}?$")
_NO_OFFER = re.compile(  # a threshold, a price or a speed is held out to nobody
    r"\b(?:on|costs?|turnover|revenues?|sales|incomes?|worth|valued\sat|fines?|fees?|rents?|pays?)\s(?:of\s)?(?:up\sto\s)?$"
)
_MAY_GET = re.compile(
    r"\b(?:may|can)\s(?:each\s|also\s|then\s)?(?:borrow|get|obtain|receive|claim|apply\sfor|count\son|draw(?:\s(?:on|down))?|win"
    r"|expect|be\s(?:reimbursed|rewarded|granted|awarded|paid|given|supported\swith|lent|offered))\s(?:\w+\s){0,3}?$"
)
_CEILING_IS = re.compile(  # not a market's or a valuation's cap
    r"\b(?:an?|the|its)\s(?:[Gg]rant\s|[Ff]unding\s|[Ss]ubsidy\s|[Aa]id\s|[Oo]verall\s)?(?:ceiling|cap|upper\slimit|maximum)\s(?:of|is|at)\s(?:\w+\s)?$"
    r"|\b[Tt]he\smaximum\s(?:grant|subsidy|loan|award|amount|support|funding|aid|sum)\s(?:per\s\w+\s)?(?:is|stands\sat)\s$"
    r"|(?:^|[.;]\s)The\s(?:ceiling|cap|upper\slimit)\sis\s$"
)
_EVERY_MONTH = re.compile(r"\s(?:a|per|each|every)\s(?:month|year|week)\b")
_FUND_OF = re.compile(r"\bfund\sof\s(?:\w+\s){0,2}?$")
_FUND_TO_COME = re.compile(  # "a 30 million fund that the council is going to launch"
    r"[\s-](?:[\w-]+\s){0,3}?(?:fund|scheme|package|programme|program)\s(?:that|which)\s[^.;,]{2,60}?\s(?:will|is\sto|are\sto|is\sgoing\sto|are\sgoing\sto)\s"
    r"(?:launch|set\sup|create|start|establish|roll\sout)\b"
)
_ARE_OFFERED = re.compile(r"\b(?:is|are)\s(?:each\s|also\s)?(?:offered|promised|guaranteed)\s(?:\w+\s){0,2}$")
_FREE_FOR = re.compile(
    r"\bfree\s(?:[\w-]+\s){1,4}for\s(?:\w+\s)?$|\b(?:no|without)\s(?:rent|fees?)\sfor\s(?:the\sfirst\s)?$"
)
_WILL_BE_SET_UP = re.compile(r"\s(?:will|is\sto)\sbe\s(?:set\sup|launched|created|established|opened)\b")
_DEALS = r"(?:[Pp]rojects?|[Cc]ontracts?|[Aa]greements?|[Dd]eals?|MoUs?)"
_SIGN = r"(?:sign(?:ed|s|ing)?|conclud(?:ed|es|ing)|inked|sealed|struck|clinched)"
_SIGNED = re.compile(
    r"\bsign(?:ed|s|ing)?\b[^.;]{0,60}\b(?:contract|agreement|deal|MoU)s?\b[^.;]{0,60}\binvestments?\s(?:\w+\s){0,3}?$"
)
_SIGNED_WORTH = re.compile(  # "49 projects were signed with a total value of", "contracts signed; the contract amount"
    rf"\b{_DEALS}\b[^.;]{{0,90}}\b{_SIGN}\b[^.;]{{0,50}}\b(?:values?|amounts?|investments?|worth)\s(?:of\s)?(?:\w+\s){{0,2}}$"
    rf"|\b{_SIGN}\b[^.;]{{0,40}}\b{_DEALS}\b[^.;]{{0,90}}\b(?:contract\s(?:values?|amounts?)|total\s(?:values?|investments?)|investments?(?=\sof)|worth)\s(?:of\s)?(?:\w+\s){{0,2}}$"
    rf"|\b{_SIGN}\b[^.;]{{0,30}}\b(?:{_DEALS}|letters?\sof\sintent)\s(?:for|over)\s(?:\w+\s){{0,1}}$"
    rf"|\b{_DEALS}\b[^.;]{{0,40}}\b{_SIGN}\b[^.]{{0,60}}\bcontract\s(?:value|amount|sum)s?\s(?:\w+\s){{0,4}}$"
    rf"|\b{_SIGN}\b[^.;]{{0,20}}\b{_DEALS}\b[^.]{{0,90}}\bcontract\s(?:value|amount|sum)s?\s(?:\w+\s){{0,4}}$"
)
_ESTIMATED_IN = re.compile(  # "the projects, whose total investment is estimated at"
    r"\bprojects\b[^.;]{0,60}\b(?:total\sinvestments?\s(?:is|are|was)\s(?:estimated|put)\sat|estimated\s(?:total\s)?investments?\s(?:of|is|are))\s(?:\w+\s){0,2}$"
)
_SIGNED_BEHIND = re.compile(r"^[^.;,]{0,40}\b(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:also\s)?signed\b")


def is_signed(text: str, quantity: Quantity) -> bool:
    """Whether an amount is what contracts or projects that were signed are worth."""
    if _SIGNED_BEHIND.match(text[quantity.end : quantity.end + 90]):
        return True
    lead = text[max(0, quantity.start - 200) : quantity.start]
    signed = _SIGNED.search(lead[-160:]) is not None or _SIGNED_WORTH.search(lead) is not None
    return signed or _ESTIMATED_IN.search(lead) is not None


def held_out(text: str, quantity: Quantity, period: Period | None, published_on: date | None) -> str | None:
    """The rule by which money is held out by a scheme in force, or None."""
    if quantity.unit in ("DAYS", "YEARS") and _FREE_FOR.search(text, max(0, quantity.start - 60), quantity.start):
        verb = read_clauses(text).governing_verb(quantity.start, quantity.end)
        return "commitment.free_for" if verb is None or verb.kind == "present" else None
    if not is_money(quantity):
        return None
    before = text[max(0, quantity.start - 60) : quantity.start]
    verb = read_clauses(text).governing_verb(quantity.start, quantity.end)
    standing = verb is None or verb.kind in ("present", "modal", "report")
    if ends_ahead(period, published_on) and (_OUTLAY_OF.search(before) or (standing and _PROVIDES.search(before))):
        return "commitment.outlay"
    ceiling = quantity.modifier == "le" or (quantity.value_max is not None and _MAY_GET.search(before))
    given = verb is not None and verb.kind == "present" and _paid_to_each(text, quantity)
    if ceiling and standing and not given and not _NO_OFFER.search(before):
        return "commitment.ceiling"
    if _CEILING_IS.search(before):
        return "commitment.ceiling"
    if _ARE_OFFERED.search(before):
        return "commitment.offered"
    if _FUND_TO_COME.match(text, quantity.end):
        return "commitment.fund_to_come"
    if _FUND_OF.search(before) and _WILL_BE_SET_UP.match(text, quantity.end):
        return "commitment.fund_to_come"
    return None


def _paid_to_each(text: str, quantity: Quantity) -> bool:
    """Whether a rule in force gives the amount to each: "Each team receives up to 5,000", "up to 900 a month"."""
    before, behind = text[max(0, quantity.start - 96) : quantity.start], text[quantity.end : quantity.end + 40]
    return is_per_item(before, behind) or is_given_to_each(before, True) or _EVERY_MONTH.match(behind) is not None


def ends_ahead(period: Period | None, published_on: date | None) -> bool:
    if period is None or published_on is None or period.end is None:
        return False
    return period.basis == "stated" and period.end > published_on


def is_money(quantity: Quantity) -> bool:
    return len(quantity.unit) == 3 and quantity.unit.isupper() and quantity.unit.isalpha()
