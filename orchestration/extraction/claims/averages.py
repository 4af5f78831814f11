"""Amounts told for one of many: "per company", "apiece", "on average", "gives each team 10,000"."""

from __future__ import annotations

import re

from orchestration.extraction.model import Quantity

_PER_ITEM = r"per\s(?!cents?\b|annum\b|year\b|month\b|week\b|day\b|night\b|hour\b|minute\b|second\b|se\b)[A-Za-z]"
_PER_ITEM_BEHIND = re.compile(
    rf"[\s-]*(?:\w+\s){{0,3}}?(?:apiece\b|{_PER_ITEM}"
    r"|(?:for|to|in)\s(?:each|every|(?:any|a)\s(?:one|single))\b(?!\s(?:of|year|month|week|day)\b)"
    r"|each\b(?!\s(?:year|month|day|week|of\b|other)))"
    r"|\s(?:an?|/)\s(?:square\s\w+|sq\.?\s?\w+|head|seat|desk|share|team|pupil|person)\b|\s?/\s?(?:m2|m²|sqm|sq)"
)
_COUNT_EACH = re.compile(
    r"\s(?:[\w-]+\s){1,3}?(?:apiece\b|each\b(?=\s*[.,;])|(?:to|for|in)\s(?:each|every)\s(?!of|year|month|week|day|other)[a-z]"
    r"|per\s(?!cent|annum|year|month|week|day|hour|minute|second|capita)[a-z])"
)
_EACH_HOLDS = re.compile(  # "each cohort holds nine teams"
    r"\b(?:[Ee]ach|[Ee]very)\s(?:\w+\s)?(?:cohort|batch|class|intake|course|round|edition|season|call|unit)\s(?:of|with"
    r"|ha[sd]|having|holds?|holding|takes?|took|taking|brings|brought|comprises|counts|admits|admitted)\s(?:in\s)?(?:[a-z]+\s){0,3}$"
    r"|(?:^|[.;:]\s)An?\s(?:\w+\s)?(?:team|cohort|batch|class|intake|round)\s(?:has(?!\s(?:[a-z]+(?:ed|en)|won|met|made|built|sold|got|had|set|put|left|lost|grown)\b)|consists\sof|comprises|numbers|counts|is\smade\sup\sof)\s(?:[a-z]+\s){0,3}$"
)
_AVERAGE_BEFORE = re.compile(
    r"\b(?:averag(?:ed|es|ing)|(?:averages?|(?:the|a|its|their)\s(?:[\w-]+\s)?mean)\s(?:of|was|is|were|stood\sat|reached|came\sto)|on\saverage,?"
    r"|(?:average|(?:the|a|its|their)\s(?:\w+\s)?mean|median)\s(?:[\w'’\s%-]|[.,](?=\d)){2,80}"
    r",?\s(?:of|was|is|were|reached|hit|stood\sat|came\sto|at|to|(?:(?:fell|rose|grew|shrank|sank|slipped|dropped|declined|increased|climbed|jumped|(?:went|came)\s(?:up|down)|(?:has|have|had)\s(?:risen|grown|fallen|shrunk|dropped|increased))\s(?:from|to)|remain(?:s|ed)?\s(?:stable|constant|unchanged)\sat))|median\s(?:[\w'’\s-]{0,45}\s)?(?:of|was|is|at)"
    r"|typical\s(?:[\w'’-]+\s){1,3}(?:is|was|has|had|employs|pays|raises|gets|amounts\sto|comes\sto|of))\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
_AVERAGE_RELATIVE = re.compile(  # "the median round, which stood at 40 in 2013, reached"; "the mean fee - 40 in 2013 -"
    r"\b(?:[Aa]verage|[Mm]ean|[Mm]edian|[Tt]ypical)\s(?:[\w'’-]+\s){0,4}?[\w'’-]+(?:,?\s(?:which|that)\s|\s[–—-]\s)"
    r"(?:(?:[^;,.]|[.,](?=\d)){0,60}?(?:(?:,|\s[–—-])(?:\s[a-z]+){0,2}?)?\s)?(?:(?<=\s[–—-]\s)|(?:was|is|been|reached|stood\sat|stands\sat|(?:came|risen|rose|grown|grew|fallen|fell"
    r"|climbed|jumped|dropped|went\s(?:up|down))\sto)\s)(?:\w+\s){0,2}?$"
)
_AVERAGE_LABELLED = re.compile(  # "the average fine even rose (2016: 60; 2015: 50)"
    r"\b(?:average|mean|median)\s[\w'’\s-]{2,60}?\s\((?:[^()]{0,40}[;,]\s)?(?:in\s)?(?:19|20)\d\d:?\s(?:\w+\s)?$"
)
_ON_AVERAGE_FRONT = re.compile(
    r"\b(?:On\saverage|Per\s(?:head|capita|inhabitant|person|company|firm|start-?up|team|project|deal|round|investor|angel)),?\s(?:[^;.]|\.(?=\d)){0,80}$"
)
_AVERAGE_BEHIND = re.compile(r"\s(?:\w+\s){0,2}?on\saverage\b")
_LABEL_BEFORE = re.compile(
    rf"\b{_PER_ITEM}\w*(?:[\w\s]*?\s?[:|]|\s(?:rose|fell|grew|increased|declined|up|down|was|is|of|stood\sat|came\sto)"
    r"\b[^;|]{0,24}?)\s$"
)
_GIVES = (
    r"(?:giv(?:e|es|en|ing)|gave|hand(?:s|ed)?|pa(?:y|ys|id)|offer(?:s|ed)?|grant(?:s|ed)?|len(?:d|ds|t)"
    r"|award(?:s|ed)?|provid(?:e|es|ed)|invest(?:s|ed)?|puts?|back(?:s|ed)?|fund(?:s|ed)?|support(?:s|ed)?"
    r"|charg(?:e|es|ed)|reward(?:s|ed)?)"
)
_GETS = (
    r"(?:gets?|got|receiv(?:e|es|ed)|obtain(?:s|ed)?|pa(?:y|ys|id)|raise[sd]?|costs?|borrow(?:s|ed)?|draws?|drew|w[io]ns?|claim(?:s|ed)?|t(?:akes|ook)\shome"
    rf"|(?:be|is|was)\s{_GIVES})"
)
_EACH_BEFORE = re.compile(
    rf"\b[Ee](?:ach|very)\s(?:[\w'’-]+\s){{0,6}}?{_GETS}:?\s(?:with\s|at\s)?(?:[\w-]+,?\s){{0,6}}?$"
    rf"|\b[Ee](?:ach|very)\s(?:[\w'’-]+\s){{0,4}}?{_GETS}\s(?:(?!\.\s)[^;]){{0,70}}\b"
    r"(?:plus|and|as\swell\sas)\s[^.;,]{0,60}$"
    rf"|\b{_GIVES}\s(?:in\s|into\s|to\s)?(?:each|every)\s(?!year|month|week|day)(?:[\w'’-]+\s){{1,4}}?(?:with\s)?"
    r"(?:(?:up\sto|as\smuch\sas|at\smost|about|around|some|over)\s)?$"
    r"|\beach\s[\w-]+,?\sin\s(?:return|exchange)\sfor\s(?:\w+\s){0,2}$|\b[Ee]ach\s[^;]{0,60}\si\.e\.\s$"
)

_CHEQUES_OF = re.compile(  # "writing cheques of up to 3 million": the size of each of them
    r"\b(?:[Cc]heques|[Cc]hecks),?\s(?:of|between|from|for|up\sto)\s(?:\w+\s){0,3}$"
    r"|\b(?:[Cc]heque|[Cc]heck|[Tt]icket)\ssizes?\s(?:is|are|was|were|runs?|rang(?:es?|ed|ing)|of|between|from)\s(?:\w+\s){0,3}$"
)
_GOT_ANYTHING = re.compile(  # "winners got anything from 5,000 to 50,000"
    r"\b(?:gets?|got|receiv(?:e|es|ed)|obtain(?:s|ed)?|won|drew|raised?|borrow(?:s|ed)?)\s(?:anything|anywhere|something|somewhere)\s(?:from|between)\s$"
)
_JOINTLY_BEHIND = re.compile(
    r",?\s(?:between\sthem|altogether|together|in\s(?:all|total))\b"
)  # "5,000 each, or 40,000 in all"
_ONE_MAY_BEFORE = re.compile(r"\b(?:[Aa]n?|[Aa]ny)\s(?:[\w'’-]+\s){1,4}?(?:may|can|could)\s(?:\w+\s){1,3}?$")


def average_of(quantity: Quantity, before: str, behind: str) -> str | None:
    """The rule by which a quantity is told for one of many, from the words before and behind it; None if it is not."""
    counts = quantity.unit == "COUNT"
    if counts and (_COUNT_EACH.match(behind) or _EACH_HOLDS.search(before)):
        return "average.count_each"
    if not counts and is_per_item(before, behind):
        return "average.per_item"
    if _is_averaged(before, behind):
        return "average.word"
    if not counts and not is_joint(behind) and is_given_to_each(before, quantity.modifier == "le"):
        return "average.each_gets"
    if not counts and (_CHEQUES_OF.search(before) or (quantity.value_max is not None and _GOT_ANYTHING.search(before))):
        return "average.size_of_each"
    return None


def is_joint(behind: str) -> bool:
    """Whether the words behind an amount make it the sum for all of them."""
    return _JOINTLY_BEHIND.match(behind) is not None


def is_per_item(before: str, behind: str) -> bool:
    """Whether the words behind an amount, or the label before it, say what it is told for: "per company", "a head"."""
    return _PER_ITEM_BEHIND.match(behind) is not None or _LABEL_BEFORE.search(before) is not None


def _is_averaged(before: str, behind: str) -> bool:
    """Whether the text says "average", "on average" or "median" of it."""
    if _ON_AVERAGE_FRONT.search(before) or _AVERAGE_LABELLED.search(before) or _AVERAGE_RELATIVE.search(before):
        return True
    return _AVERAGE_BEFORE.search(before) is not None or _AVERAGE_BEHIND.match(behind) is not None


def is_given_to_each(before: str, ceiling: bool = False) -> bool:
    """Whether each of many gives or gets the amount: "each receives", "hands every team", "a firm may draw".

    The most (`ceiling`) that one may draw tells nothing of what they get.
    """
    return _EACH_BEFORE.search(before) is not None or (not ceiling and _ONE_MAY_BEFORE.search(before) is not None)
