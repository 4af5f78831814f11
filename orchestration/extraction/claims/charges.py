"""Percentages that are a level: rates of tax, interest, discount, relief."""

from __future__ import annotations

import re

_CHARGE_BEFORE = re.compile(
    r"\b(?:tax(?:es)?|interest|duty|coupon|lending|(?<!in\s)exchange|discount|yield|rebate|deduction|subsidy|royalty|VAT|levy"
    r"|rent|fee|relief|refund|allowance|reimbursement|credit)s?"
    r"(?:\s\w+){0,3}\s(?:of|at|is|was|to|from|by)\s(?:\w+\s){0,3}?$|\b(?:refund(?:s|ed)?"
    r"|reimburse[sd]?)\s(?:\w+\s){0,2}?$|\b(?:deduct|offset|write\soff)s?\s(?:up\sto\s)?$|\b(?:taxed|rates?\s(?:capped|fixed))\sat\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_RETURN_BEFORE = re.compile(  # what an investment yields: "an IRR of", "earned a return of"
    r"\b(?:IRRs?\)?|(?:rates?\sof\s)?(?<!\bin\s)returns?(?:\son\s(?:investment|capital|equity|[\w\s]{3,20}))?(?:\s\([A-Z]+\))?)\s"
    r"(?:of|at|is|was|were|stood\sat|stands\sat|reached|works\sout\sat|came\sto|comes\sto)\s(?:[a-z]+\s){0,3}?$|\bhas\sreturned\s(?:\w+\s)?$"
)
_CHARGE_BEHIND = re.compile(r"[\s-]*(?:\w+\s){0,2}?(?:tax|interest|duty|coupon|discount|rebate|VAT)\b", re.IGNORECASE)
_MOVED_BY = re.compile(  # "tax payments grew by", where "tax was cut by 5 percent" tells a rate
    r"\b(?:(?:went|gone|going|goes)\s(?:up|down)|increas(?:e|es|ed|ing)|ris(?:es|en|ing)|rose|gr(?:ew|own|owing|ows)"
    r"|climbed|jumped|surged|soared|expanded|f(?:ell|allen|alls|alling)|dropped|declined|decreased|shrank|shrunk)"
    r"(?:\s\w+ly)?\sby\s(?:\w+\s){0,2}$"
)

_MOVED_BEHIND = re.compile(r"\s(?:up|down)\s(?:on|from)\b|\s(?:more|less|higher|lower)\b")  # "rents are 10% up on"


def is_charge(before: str, behind: str) -> bool:
    """Whether the words around a percentage make it what is charged, granted or refunded, and no change of that."""
    if _MOVED_BEHIND.match(behind):
        return False
    if _RETURN_BEFORE.search(before):
        return True
    charged = _CHARGE_BEFORE.search(before) is not None and _MOVED_BY.search(before) is None
    return charged or _CHARGE_BEHIND.match(behind) is not None
