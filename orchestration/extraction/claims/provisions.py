"""Money and service that a body has promised, approved or set aside and not yet paid out."""

from __future__ import annotations

import re

from orchestration.extraction.claims.moods import StatusReading
from orchestration.extraction.claims.offers import is_money, is_signed
from orchestration.extraction.model import Quantity

_PLEDGED_NOUN = re.compile(
    r"\b(?:pledged|promised|committed|earmarked|contracted(?:\s\w+)?|commitments?\sof|pledges?\s(?:of|for)|(?:offers|(?:the|an)\soffer)\s(?:of|worth|to\sthe\stune\sof)"
    r"|commitments?\s(?:\w+\s){0,4}(?:stands?\sat|stood\sat|amount(?:s|ed|ing)?\sto|total(?:s|led|ling)?|reach(?:es|ed)?"
    r"|(?:is|are|was|were|now|inception)\s?(?:at|to|worth)?)"
    r"|announced\s(?:\w+\s){0,2}?(?:projects|investments?)\sof"
    r"|allocat(?:es|ed|ing)(?:\s(?:an?\s|the\s)?(?:amount|sum|total|outlay|budget)\sof)?)\s(?:\w+\s){0,3}?$"
    r"|\bapproved\s(?:funds?|funding|grants?|commitments?|aid)\s(?:of|worth|totalling)\s(?:up\sto\s)?(?:\w+\s)?$"
    r"|\bapproved\sfor\s(?:an?\s)?(?:grants?|subsid(?:y|ies)|funding)\sof\s(?:\w+\s)?$"
    r"|\b(?:has|have|had)\sset\saside\s(?:(?:about|some|nearly|over|another)\s|(?:an?|the)\s(?:total|sum|amount)\sof\s)?$"
    r"|\b(?:sum|amount|money)\s(?:that\s|which\s)?[^.;,]{3,60}\s(?:pledged|promised|committed|earmarked)\s[^.;,]{0,60}?\b(?:is|was)\s$"
)
_APPROVED = re.compile(
    r"\b(?:(?:has|have|had)\s(?:[a-z]+\s){0,3}?(?:guaranteed|reserved|ring-?fenced)|(?:approv|sanction|clear)(?:ed|es|s)|sign(?:ed|s)\soff(?:\son)?|green-?lights?|green-?lit|g(?:ave|iven|ives)\s(?:the|its)\s(?:go-ahead|green\slight|nod)\s(?:for|to))"
    r"\s(?:(?:about|some|over|another|nearly|up\sto)\s|(?:an?|the)\s(?:(?:total|sum|amount|grant|outlay)\sof|further|additional)\s)?$",
    re.IGNORECASE,
)
_BUDGETED = re.compile(  # "approved a scheme with an outlay of", "the budget proposes", "is putting up"
    r"\b(?:approv|clear|sanction|propos|announc)(?:e|ed|es|ing)?\s[^.;]{0,70}?\b(?:outlay|allocation|provision)\s(?:of|worth)\s(?:\w+\s){0,2}?$"
    r"|\b[Bb]udget\s(?:for\s\S+\s)?(?:provides|proposes|allocates|earmarks|sets\saside)\s(?:\w+\s){0,2}?$"
    r"|\b(?:is|are)\s(?:also\s|now\s)?(?:putting\s(?:up|in|forward)|making\savailable|setting\saside|contributing)\s(?:\w+\s){0,2}?$"
)
_MAKING = re.compile(r"\b(?:(?:is|are|was|were|be)\s(?:also\s|now\s)?making|(?:will|would|to)\smake)\s(?:\w+\s){0,2}?$")
_AVAILABLE_BEHIND = re.compile(r"\savailable\b")
_BUDGETED_BEHIND = re.compile(  # "in the budget 60 crore is provided for incubators"
    r"\s(?:(?:has|have)\sbeen\s(?:(?:sanctioned|cleared|approved|budgeted)\s(?:for|towards)\b|set\saside\b)|to\sbe\s(?:set\saside|earmarked|ring-?fenced)\b|(?:is|are)\s(?:budgeted|provided|reserved)\sfor\b)"
)
_IS_WHAT_BEHIND = re.compile(  # "5 million is the sum that the fund has pledged to the makers"
    r"(?:\s\([^()]{2,30}\))?\s(?:is|was|are)\s(?:the\s(?:sum|amount|money)\s(?:that|which)|what)\s[^.;,]{2,80}?\s(?:has|have|had)\s(?:\w+\s)?"
    r"(?:pledged|promised|committed|earmarked|set\saside)\b"
)
_HAD_BEFORE = re.compile(r"\b(?:has|have|had|having)\s(?:\w+\s)?$")
_TO_THEM_BEHIND = re.compile(
    r"\s(?:pledged|promised|committed|sanctioned|earmarked)\s(?:to|for)\s(?:it|them|him|her|us)\b"
)
_RAISED = re.compile(  # a fund that has closed holds what was committed to it
    r"\b(?:close|closes|closed|closing)\b[^.;]{0,40}\s(?:with|on|at)\s(?:total\s|capital\s)?commitments\s(?:of|totalling)\s(?:\w+\s){0,2}$"
)
_SIGNED_UP = re.compile(  # "signed for a hall in May and will bring 30 jobs"
    r"\b(?:sign(?:ed|s)|agreed)\b[^.;]{0,90}\b(?:and|which)\swill\s(?:bring|create|add|employ|hire|take\son)\s(?:\w+\s){0,2}$"
)
_FUND_CLEARED = re.compile(r"\b(?:approved|cleared|sanctioned)\s(?:an?\s|the\s)$")
_PROGRAMME_BEHIND = re.compile(
    r"[\s-](?:[\w-]+\s){0,2}?(?:fund|scheme|package|programme|program|grant|loan|subsidy|plan)\b"
)
_AID = r"[\s-](?:[\w-]+\s){0,3}?(?:package|grants?|subsid(?:y|ies)|support|aid|relief|scheme|programme|program)\b"
_AID_BEHIND = re.compile(_AID)
_AID_ANNOUNCED_BEHIND = re.compile(rf"{_AID}[^.;,]{{0,50}}?\s(?:is|was|has\sbeen)\s(?:also\s)?(?:announced|unveiled)\b")
_ANNOUNCED = re.compile(r"\b(?:announc(?:ed|es|ing)|unveil(?:ed|s|ing))\s(?:an?|the|another|a\s(?:new|further))\s$")
_AGREED = re.compile(
    r"\b(?:agreed|sign(?:ed|s))\b[^.;]{0,40}?\bto\s(?:offer|provide|lend|invest|give|grant|put|pay)\b[^.;,]{0,80}$"
)
_WITH_CORPUS = re.compile(r"\bwith\san?\s(?:\w+\s){0,2}?(?:corpus|endowment|volume|size)\sof\s(?:\w+\s){0,2}$")
_FURTHER = re.compile(r"\b(?:[Aa]|[Aa]nother|[Aa]n)\s?(?:further|additional|second)?\s$")
_FOLLOWS_BEHIND = re.compile(  # "A further 38 million for shops follows next year"
    r"[^.;,\d]{0,50}?\s(?:(?:will|shall|is\sto|are\sto)\sfollow|follows|follow\s(?:later|next|in))\b"
)
_PAID_BEHIND = re.compile(
    r"\s(?:has\sbeen|have\sbeen|was|were)\s(?:already\s|since\s)?(?:released|disbursed|paid|spent|invested|drawn)\b"
)
_PROMISED_BEHIND = re.compile(
    r"^[^.;,]{0,40}\b(?:has|have|had|was|were)\s(?:also\s)?(?:been\s)?(?:pledged|promised|committed|earmarked|ring-?fenced)\b"
    r"(?!\s(?:(?:an?|another|up\sto|over|about)\s)?(?:[$€£₹¥]|Rs|[A-Z]{2,3}\b|\d))"
    r"|^\s(?:promised|pledged|earmarked)\b(?!\s[$€£₹\d])|^\s(?:is|are)\s(?:being\s)?(?:also\s)?(?:allocated|earmarked|set\saside)\b(?!\severy)"
)


def provided(text: str, quantity: Quantity) -> StatusReading | None:
    """What the words right at a figure say of a promise: that it stands, or that it is fulfilled already."""
    before, behind = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 140]
    lead = text[max(0, quantity.start - 140) : quantity.start]
    money = is_money(quantity)
    if money and (_PAID_BEHIND.match(behind) or _WITH_CORPUS.search(before) or _RAISED.search(lead)):
        return StatusReading("actual", "actual.paid_out")
    if money and _AGREED.search(lead):
        return StatusReading("commitment", "commitment.agreed")
    if money and (_is_approved(before, behind) or _BUDGETED.search(lead) or _BUDGETED_BEHIND.match(behind)):
        return StatusReading("commitment", "commitment.budgeted")
    if money and "follow" in behind and _FOLLOWS_BEHIND.match(behind) and _FURTHER.search(before):
        return StatusReading("commitment", "commitment.to_follow")
    pledged = _PLEDGED_NOUN.search(before)
    shrank = pledged is not None and not money and pledged.group().startswith("contracted")  # "contracted 12 percent"
    if (pledged and not shrank) or _PROMISED_BEHIND.match(behind) or _is_promised(quantity, before, behind):
        return StatusReading("commitment", "commitment.pledged")
    if quantity.unit == "COUNT" and "sign" in lead and _SIGNED_UP.search(lead):
        return StatusReading("commitment", "commitment.signed_up")
    if money and is_signed(text, quantity):
        return StatusReading("commitment", "commitment.signed")
    return None


def _is_approved(before: str, behind: str) -> bool:
    """Whether a body approved the amount for something, or makes it available."""
    if _AID_BEHIND.match(behind) and _ANNOUNCED.search(before):
        return True
    if "nounced" in behind and _AID_ANNOUNCED_BEHIND.match(behind):
        return True
    if behind.startswith((" for ", " to ", " towards ", " of spending ")) or _PROGRAMME_BEHIND.match(behind):
        return _APPROVED.search(before) is not None or _FUND_CLEARED.search(before) is not None
    return _AVAILABLE_BEHIND.match(behind) is not None and _MAKING.search(before) is not None


def _is_promised(quantity: Quantity, before: str, behind: str) -> bool:
    """Whether the amount was promised to somebody: "had 80 million pledged to it", "is the sum that it has pledged"."""
    if quantity.unit == "PERCENT":
        return False
    if _IS_WHAT_BEHIND.match(behind):
        return True
    return _TO_THEM_BEHIND.match(behind) is not None and _HAD_BEFORE.search(before) is not None
