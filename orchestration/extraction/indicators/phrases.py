"""The phrases around a quantity: the noun that is counted, and the subject that the value is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import Hit
from orchestration.extraction.indicators.units import is_money
from orchestration.extraction.model import Quantity

# The last words between a subject and its value: what they follow is the subject's measure.
_MEASURING_WORDS = """
    number numbered total totalled totaled amounted to reached reach exceeded exceed surpassed stood at was were
    is are came come by rose grew fell increased dropped declined jumped climbed up down hit equal equalled
    put estimated added averaged average accounted for made represented represent contributed contribute comprised
    comprise constituted
    """
_MEASURING = frozenset(_MEASURING_WORDS.split())
_OPENING = re.compile(
    r"\b(?:whose|expects?|expected|saw|sees?)\s"
    r"|\b(?:rais|lift|boost|increas|reduc|doubl|tripl)(?:e[sd]?|s|ed|ing)\s(?=(?:its|their|his|her)\s)"
    r"|,\s(?=(?:the|its|their|total|while|and\s(?:the|its|their))\s|[A-Z])|\s[-\u2013\u2014]\s"
)
_BREAK = re.compile(r"[,;]|\band\b|\bwhile\b|\bwith\b")
_OUT_OF = re.compile(
    r"(?:^|[,;:]\s)(?:[Oo]f|[Aa]mong)\s(?:all\s)?(?:the|its|their)\s"
    r"(?P<group>[^,;:\d]{3,80}?),\s[^,;:]{0,80}$"
)
# Words that attach a further phrase to the counted noun.
_ATTACHING = frozenset(("with", "from", "in", "for", "at", "on", "by", "who", "which", "that", "under"))
# Words that no counted noun follows without being another's.
_DIVIDING = _ATTACHING | frozenset(
    ("of", "and", "or", "to", "has", "have", "had", "was", "were", "is", "are", "been", "will", "than", "as", "out")
)
_LOCATING = frozenset(
    ("in", "at", "from", "on", "near", "into", "across", "outside", "incl", "including", "excl", "excluding", "without")
)
_ARTICLES = frozenset(("the", "this", "its", "their", "our", "a", "an", "whole", "same"))
# What follows "into" here is the place of the money, not its name: "invested 3 million pounds in start-ups".
_PUT_INTO = re.compile(
    r"\b(?:invest(?:s|ed|ing)?|co-invest(?:s|ed)?|puts?|putting|pour(?:s|ed)?|plough(?:s|ed)?|spen[dt]s?|spending)\b"
    r"[^,;]{0,40}\b(?:in|into|on)\s(?:\w+\s){0,2}$"
)
_FILLERS_WORDS = """
    over more than about nearly approximately around some only just almost a an the at least no fewer up close
    to roughly as much many on and
    """
_FILLERS = frozenset(_FILLERS_WORDS.split())


def located(forms: Sequence[str], token: int) -> bool:
    """Whether a preposition of place stands before the word, an article between them or not."""
    before = token - 1
    if before > 0 and forms[before] in _ARTICLES:
        before -= 1
    return before >= 0 and forms[before] in _LOCATING


def counted_noun(
    setting: Setting, quantity: Quantity, has_subject: bool, measure: str, hits: Sequence[Hit]
) -> tuple[int, int]:
    """The tokens of the counted noun up to its head, or (-1, -1) where it is not what is measured."""
    text, start, end = setting.sentence.text, quantity.noun_start, quantity.noun_end
    behind = _noun_behind(setting, quantity, hits)
    if behind is not None:
        return behind
    if start is None or end is None:
        group = _OUT_OF.search(text[: quantity.start]) if quantity.unit in ("COUNT", "PERCENT") else None
        if group is None or (quantity.noun or "them") not in ("them", "these", "those"):
            return -1, -1
        start, end = group.span("group")
    first, last = setting.token_at(start), setting.token_at(end)
    attached = (token for token in range(first + 1, last) if setting.tokens[token].form in _ATTACHING)
    last = next((token for token in attached if text[setting.tokens[token].start - 1] != "-"), last)  # not "follow-on"
    told_before = end <= quantity.start
    if has_subject and told_before and quantity.noun_start is not None:
        return -1, -1
    if has_subject and measure == "share" and start > quantity.end + 1 and not _is_amount(hits, first, last):
        return -1, -1  # "5 percent of the companies" is told of the subject, a "5 percent stake" is not
    put_there = quantity.unit != "COUNT" and _PUT_INTO.search(text[:start])
    return (-1, -1) if put_there else (first, last)


def _noun_behind(setting: Setting, quantity: Quantity, hits: Sequence[Hit]) -> tuple[int, int] | None:
    """The next noun that the vocabulary knows, where the reader of quantities took another word for the noun or none.

    Only words that can stand before a noun come between: "1,350 registered companies".
    """
    if quantity.unit != "COUNT" or (quantity.noun_start or quantity.end) < quantity.end:
        return None
    first = setting.token_at(quantity.end)
    nouns = [hit for hit in hits if hit.term.role == "noun" and first <= hit.first <= first + 4]
    known = setting.token_at(quantity.noun_end) if quantity.noun_end is not None else -1
    if not nouns or any(hit.last >= known > hit.first for hit in hits if hit.term.role == "noun" and known > 0):
        return None
    if max(hit.last for hit in nouns) < known:
        return None  # the business of "business plans"
    start = min(hit.first for hit in nouns)
    between = [setting.tokens[token].form for token in range(first, start)]
    dividing = _DIVIDING if (quantity.noun or "s").endswith("s") else _DIVIDING - {"and"}  # "science and IT firms"
    if any(form in dividing or form[0].isdigit() for form in between):
        return None
    if any(first <= comma <= start for comma in setting.commas):
        return None
    return start, max(hit.last for hit in nouns if hit.first == start)


def _is_amount(hits: Sequence[Hit], first: int, last: int) -> bool:
    """Whether the noun is of money while all before it are counts: "industry made up a third of total sales"."""
    own = [hit for hit in hits if first <= hit.first and hit.last == last]
    before = [hit for hit in hits if hit.last <= first and hit.term.role == "noun"]
    return any(is_money(hit.term.indicator.unit) for hit in own) and not any(
        is_money(hit.term.indicator.unit) for hit in before
    )


def subject_token(
    setting: Setting, quantity: Quantity, first: int, clause: tuple[int, int], hits: Sequence[Hit]
) -> int:
    """Where the subject's noun begins if a measuring verb stands before the value: "X in Y numbered 70".

    `clause` holds the first token of the clause, and of what follows the quantity before. Nouns behind that quantity
    count first, unless they only go on with its phrase ("17 incubators have amounted to").
    """
    forms = [token.form for token in setting.tokens[:first]]
    position = first - 1
    modified = quantity.modifier_start is not None
    while position >= clause[0] and forms[position] in _FILLERS and not (forms[position] == "to" and not modified):
        position -= 1
    if position <= clause[0] or forms[position] not in _MEASURING:
        return -1
    nouns = [hit.first for hit in hits if hit.term.role == "noun" and clause[0] <= hit.first < position]
    nouns = [noun for noun in nouns if not located(forms, noun)] or nouns
    if not nouns:
        return -1
    text, tokens = setting.sentence.text, setting.tokens
    opening = max(
        (m.end() for m in _OPENING.finditer(text, tokens[clause[0]].start, tokens[position].start)), default=0
    )
    if quantity.unit == "RATIO":
        own = [hit.first for hit in hits if hit.term.indicator.unit == "RATIO" and hit.first in nouns]
        nouns = own or nouns
    modifiers = {hit.first for hit in hits if hit.term.role == "noun" and hit.last in nouns}
    nouns = [noun for noun in nouns if noun not in modifiers]  # the office of "office rents" is none
    late = [noun for noun in nouns if tokens[noun].start >= opening]
    nouns = late or nouns
    behind = [noun for noun in nouns if noun >= clause[1]]
    if clause[1] > clause[0] and behind:
        before = tokens[clause[1] - 1].end
        if _BREAK.search(text, before, tokens[min(behind)].start):
            return min(behind)
    return min(nouns)
