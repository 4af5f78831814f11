"""Words beside a figure that make an aim of it: planned, sought, in a pipeline, to be built, a scheme's purpose."""

from __future__ import annotations

import re

from orchestration.extraction.claims.offers import is_money
from orchestration.extraction.claims.works import AREAS, is_being_built, is_being_raised
from orchestration.extraction.model import Quantity

_AIM_BEHIND = re.compile(
    r"^[^.;,]{0,60}\b(?<!\bwhat\s)(?<!\bthan\s)(?<!\bas\s)(?:is|are|was|were)\s(?:(?:the|its|their|our)\s)?(?:\w+['’]s\s)?(?:target(?:ed)?|goal|planned|envisaged|aimed\sat)\b"
    r"|^[^.;,]{0,60}\b(?:is|are|was|were)\s(?:still\s)?(?:in\sthe\spipeline|under\s(?:discussion|consideration)|being\s(?:considered|discussed|weighed)|on\sthe\sdrawing\sboard|(?:at|in)\s(?:the|its|an\searly)\splanning\s(?:stage|phase))\b"
    r"|^[\s-](?:fundraising\s|funding\s)?(?:target|goal)\b|^\s(?:planned|proposed|targeted|envisaged)\s[a-z]|^(?:\s[a-z-]+){0,2},?\s(?:as|being)\s(?:the|its|their|a)\s(?:[a-z]+\s)?(?:goal|target|aim|ceiling)\b"
    r"|^(?:[^.;,\d]{0,50}[a-z])?(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bthan)(?<!\bas)\s(?:planned|proposed|envisaged|foreseen)(?=[.;,)]|\s(?:on|for|at|in|by|across|along|near|around|there|here)\b)"
)
_PLANNED_NOUN = re.compile(
    r"\b(?:planned|proposed|targeted|envisaged|target(?:\sof)?|goal\sof|aim\sof|hard\scap\sof|green-?\s?shoe(?:\soption)?\sof)\s"
    r"(?!(?:for|in|on|at|by)\s[A-Z]\w+\s)(?:(?!with\b)\w+\s){0,3}?$"
)
_PLANNED_SITE = re.compile(  # what a zone is laid out on: "a planned area of", "halls planned on 3 hectares"
    r"\bplanned\s(?:(?:[a-z]+\s)?area\s(?:of|is|was)\s|(?:on|across|over)\s)(?:\w+\s){0,2}?$"
)
_SITE_OF = re.compile(
    r"\bon\s(?:an?\s|the\s)?(?:[a-z-]+\s)?(?:site|plot|area|land)\s(?:of|measuring|covering)\s(?:\w+\s)?$"
)
_ON_A = re.compile(r"\bon\s(?:an?\s|the\s|its\s)?(?:[a-z]+\s)?$")
_SITE_BEHIND = re.compile(r"[\s-](?:site|plot|area)\b")
_TARGET_IS = re.compile(
    r"\b(?:target|goal|aim|objective|ambition)s?\b[^.;,]{0,60}?(?:\b(?:is|are|was|were|at|to)\s|:\s)(?:\w+\s){0,4}?$"
    r"|\bplans?(?:\s(?:is|are)\s(?:clear|simple|ambitious|bold))?:\s(?:[^.;:]{0,60}\s)?$|\bthe\splan\sis\sfor\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(  # "the hunt for cheques of", "a pipeline of projects worth"
    r"\b(?:(?:hunt(?:s|ed|ing)?|search(?:es|ed|ing)?|quest|pitch(?:es|ed|ing)?)\sfor|(?:search|pursuit|pipeline)\sof"
    r"|(?:in\s(?:talks|negotiations)|(?:talks|negotiations)\s(?:are|were)\s(?:under\s?way|going\son|continuing))\s(?:[^.;]{0,50}\s)?(?:to\s(?:raise|obtain|acquire|buy|lease|rent|secure|borrow|invest|sell|take|get)|over|about|for)"
    r"|(?:has|have)\sbeen\sapproached\s(?:for|over))\s"
    r"(?:(?!(?:that|which|who|has|have|had|is|are|was|were|took|costs?)\b)[\w-]+\s){0,6}?$"
)
_FIRST_CLOSE = re.compile(  # "the first close of its 150 crore fund": the rest is still to come in
    r"\b(?:first|initial|maiden|interim)\sclos(?:e|ing)\s(?:of|for|on)\s(?:its|the|their|a|an)\s(?:[a-z]+\s)?$"
)
_INVITED = re.compile(  # "invited investors to finance projects for 12 billion"
    r"\b(?:invit(?:ed|es|ing)|call(?:ed|s|ing)\son|urg(?:ed|es|ing)|court(?:ed|s|ing))\s[^.;,\d]{2,40}?\sto\s"
    r"(?:invest|finance|fund|back|put|take\spart)\b[^.;,\d]{0,40}$"
)
_RESERVED_BEHIND = re.compile(r"^[^.;,]{0,40}\b(?:is|are)\s(?:reserved|ring-fenced|set\saside)\sfor\b")
_BRING_ABOUT = (
    r"(?:support|achiev|train|creat|build|set(?:ting)?\sup|establish|develop|attract|produc|incubat|nurtur|foster|help|fund"
    r"|reach|bring|open|find|select|back)(?:e|ing)?\s(?:\w+\s){0,3}?$"
)
_PURPOSE = re.compile(  # "a programme to support 100 start-ups", "has three years in which to support 300"
    r"\b(?:(?:programmes?|programs?|projects?|schemes?|initiatives?|campaigns?|drive|bid|efforts?|mandate|remit|brief"
    r"|(?:memorand(?:um|a)|MoUs?|agreements?|pacts?|accords?|contracts?)(?:\s(?!that\b|which\b)[\w-]+){0,4}?"
    r"|(?:was|were|has\sbeen|been)\s(?:set\sup|created|established|launched|founded|formed|designed)(?:\sin\s\d{4})?)\sto"
    r"|(?:is|are|was|were)\s(?:tasked|charged|entrusted)\swith|(?:has|have|had|gives?|gave)\s[^.;,]{0,30}?"
    rf"(?:(?:years?|months?)(?:\sin\swhich)?|until\s[^.;,]{{3,20}})\sto)\s{_BRING_ABOUT}"
)
_SET_UP = re.compile(  # "is setting up a fund worth 40 million": there is none yet
    r"\b(?:is|are)\s(?:also\s|now\s|currently\s)?(?:setting\sup|creating|establishing|forming|preparing)\s[^.;:,]{0,60}$"
    r"|\b(?:is|are)\s(?:also\s|now\s|currently\s)?(?:expanding|extending|stretching|enlarging|raising|increasing)\s"
    r"(?:its|their|the)\s[^.;:,]{1,50}?\s(?:to|by)\s$"
    r"|\b(?:is|are)\sbeing\s(?:enlarged|extended|expanded|raised|increased|widened|doubled|stretched)\s(?:to|by)\s(?:\w+\s)?$"
)
_APPROVED_WORK = re.compile(  # "has approved the construction of a hall of 900 square metres"
    r"\b(?:approv|clear|sanction|authori[sz])(?:ed|es|ing)?\s(?:the\s)?(?:setting\sup|establishment|creation|construction|building|opening|expansion)\sof\s"
    r"[^.;,]{0,60}$|\b(?:chosen|selected|appointed|commissioned|hired|engaged)\sto\s(?:build|develop|design|deliver|construct|run)\s(?:\w+\s){0,2}$|\b(?:permission|consent)\s(?:for|to\sbuild)\s(?:(?:up\sto|some|about|over|another)\s)?$|\b[Pp]lanning\s(?:permission|consent|approval)\b[^.;,]{0,40}\sfor\s(?:[\w-]+\s){0,5}?$"
)
_RECOMMENDED = re.compile(  # "(2) Earmark a quarter of the desks for ..."
    r"^\W*(?:\w\)\s|\d\.\s)?(?:Earmark|Reserve|Set\sup|Create|Allocate|Ensure|Devote|Dedicate)\s(?:\w+\s){0,3}?$"
    r"|.{0,40}\b(?:recommends?|advises?|urges?|calls?\sfor)\s(?:\w+ing)\b[^.;,]*$"
)
_SCHEME_BEHIND = re.compile(
    r"\s(?:(?!in\b|of\b|for\b|to\b)[\w-]+\s){0,3}?(?:(?:re)?developments?|regeneration|schemes?|projects?|campus|park|district|quarter|complex|hub|building|tower)\b"
)
_STILL_TO_BUILD = re.compile(  # nobody has built what bidders are still chosen for
    r"\b(?:preferred\s(?:bidder|developer|development\spartner)s?|short-?listed\s(?:for|to)"
    r"|planning\s(?:permission|consent|approval|application)|(?:right|tender|contest|competition)\sto\s(?:build|develop))\b"
)
_UNDER_PLAN = re.compile(
    r"\b(?:[Uu]nder|[Aa]ccording\sto|[Ii]n\sline\swith|[Aa]s\sper)\s(?:the|its|this|that|a|their)\s(?:[\w-]+\s){0,3}?(?:plans?|strategy|road-?map|master\s?plan|blueprint)\b[^.;]{0,80}$"
)
_WHOLE_FUND = re.compile(r"\b(?:finished|final|full|completed|closed)\s(?:[a-z]+\s)?(?:fund|vehicle|pool)\s$")
_REACH = 240  # characters around a scheme in which the sentence tells how far it has come


def is_site(text: str, quantity: Quantity) -> bool:
    """Whether an area is the ground that something planned will stand on, which is there already."""
    if quantity.unit not in AREAS:
        return False
    before = text[max(0, quantity.start - 60) : quantity.start]
    if _PLANNED_SITE.search(before) or _SITE_OF.search(before):
        return True
    return _SITE_BEHIND.match(text, quantity.end) is not None and _ON_A.search(before) is not None


def is_whole_fund(text: str, verb_start: int) -> bool:
    """Whether the verb tells how large a fund is to be in the end: "the finished fund would be double the size"."""
    return _WHOLE_FUND.search(text, max(0, verb_start - 40), verb_start) is not None


def is_under_plan(text: str, verb_start: int) -> bool:
    """Whether the verb tells what is to come about by a plan: "under the plan the park will grow to 90 hectares"."""
    return _UNDER_PLAN.search(text, max(0, verb_start - 140), verb_start) is not None


def aimed_at(text: str, quantity: Quantity) -> str | None:
    """The rule by which the words right at the quantity make an aim of it, or None."""
    before, behind = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 90]
    counts, money = quantity.unit == "COUNT", is_money(quantity)
    if (counts or money or quantity.unit in AREAS) and _SET_UP.search(
        text, max(0, quantity.start - 90), quantity.start
    ):
        return "target.being_set_up"
    if money and is_being_raised(text, quantity):
        return "target.being_raised"
    planned = _PLANNED_NOUN.search(before) and not _PLANNED_SITE.search(before)
    if planned or _TARGET_IS.search(text, max(0, quantity.start - 100), quantity.start) or _AIM_BEHIND.match(behind):
        return "target.planned"
    if (counts or money or quantity.unit in AREAS) and (_SOUGHT.search(before) or _is_invited(text, quantity)):
        return "target.sought"
    if (counts or quantity.unit in AREAS) and is_being_built(text, quantity):
        return "target.being_built"
    if (counts or quantity.unit in AREAS) and _APPROVED_WORK.search(text, max(0, quantity.start - 120), quantity.start):
        return "target.approved_work"
    if quantity.start < 60 and _RECOMMENDED.match(text[: quantity.start]):
        return "target.recommended"
    if counts and _PURPOSE.search(before):
        return "target.purpose"
    if (money or quantity.unit in AREAS) and _is_to_be_built(text, quantity):
        return "target.to_be_built"
    return "target.reserved" if quantity.unit == "PERCENT" and _RESERVED_BEHIND.match(behind) else None


def _is_invited(text: str, quantity: Quantity) -> bool:
    """Whether investors are still asked for the money, or a fund at its first close for the rest of it."""
    if not is_money(quantity):
        return False
    lead = text[max(0, quantity.start - 110) : quantity.start]
    return _INVITED.search(lead) is not None or ("clos" in lead and _FIRST_CLOSE.search(lead) is not None)


def _is_to_be_built(text: str, quantity: Quantity) -> bool:
    """Whether it is the size of a scheme that is still to be built: "bidders for the hub, a 1 billion development"."""
    if not _SCHEME_BEHIND.match(text, quantity.end):
        return False
    return _STILL_TO_BUILD.search(text, max(0, quantity.start - _REACH), quantity.end + _REACH) is not None
