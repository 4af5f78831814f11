"""What kind of figure a quantity is: level, change, growth rate, share, rate, average or ratio; and its sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from orchestration.extraction.claims.rates import interval_rate, rate_of
from orchestration.extraction.model import Measure, Modifier, Per, Quantity, Sentence


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """The measure with the value, bounds and modifier as they stand under it, and the rule that gave it."""

    measure: Measure
    per: Per | None
    value: Decimal
    value_max: Decimal | None
    modifier: Modifier
    rule: str


_AMOUNT_LEAD = (
    r"(?:an?\s|the\s|some\s|about\s|around\s|nearly\s|almost\s|approximate(?:ly)?\s|roughly\s|over\s|more\sthan\s"
    r"|less\sthan\s"
    r"|at\sleast\s|just\s|only\s|up\sto\s|as\smuch\sas\s|as\smany\sas\s|a\sfurther\s|a\stotal\sof\s|an\saverage\sof\s"
    r"|an\sestimated\s"
    r"|another\s|close\sto\s|well\sover\s|a\sstaggering\s|a\swhopping\s|a\srecord\s|an?\s\w+\s)"
)
_RISE_VERB = (
    r"(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|surg(?:e|es|ed|ing)|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|improv(?:e"
    r"|es|ed|ing)"
    r"|rocket(?:s|ed|ing)?|leap(?:s|t|ed)?|add(?:ed|s|ing))"
)
_FALL_VERB = (
    r"(?:decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|f(?:all|alls|ell|allen|alling)|drop(?:s|ped|ping)?|shr(?:ink"
    r"|inks|ank|unk|inking)"
    r"|slump(?:s|ed|ing)?|slid(?:e|es|ing)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|contract(?:s|ed|ing)|reduc(?:e"
    r"|es|ed|ing)"
    r"|sink(?:s|ing)?|sank|tumbl(?:e|es|ed|ing)|los(?:e|es|t|ing)|cut(?:s|ting)?)"
)
_RISE_NOUN = (
    r"(?:increase|rise|growth|gain|jump|surge|climb|uptick|improvement|expansion|hike|upturn|leap|CAGR|increment)"
)
_FALL_NOUN = r"(?:decrease|decline|fall|drop|reduction|slump|loss|dip|contraction|cut|shrinkage|plunge|downturn)"

# Behind the quantity: "15 percent more than", "a 7 billion yuan increase", "51 percent year on year".
_COMPARED_BEHIND = re.compile(
    r"\s*(?:\w+\s){0,4}?(?P<word>more|higher|greater|larger|up|above|fewer|less|lower|smaller|down|below)\b"
    r"(?:\s\w+){0,3}?\s?(?:\bthan\b|the\s(?:figure|level|number|amount|value|same)|on\s(?:the\s|a\s)?(?:previous|year"
    r"|last)"
    r"|compared|(?:the\s|a\s)?(?:previous|last|prior|preceding)\s(?:year|month|quarter)|that\sof|its)"
)
_MODIFIES_NEXT = re.compile(r"\sthan\s\W?\d")  # "34 companies more than 2 billion": it belongs to the next quantity
_ADJACENT_COMPARED_BEHIND = re.compile(r"\s*(?P<word>higher|lower|fewer)\b|\s(?P<same>more)\b(?=\s*(?:$|[,.;)]))")
_NOUN_BEHIND = re.compile(
    rf"[\s-]*(?:year[\s-]on[\s-]year\s|annual\s|yoy\s|y-o-y\s|yearly\s|net\s|average\s|compound\s|real\s|nominal\s"
    rf"|\w+\s)?"
    rf"(?:(?P<rise>{_RISE_NOUN})|(?P<fall>{_FALL_NOUN}))\b(?!\s(?:capital|rate\sof\s\w+\stax|fund|compan|stage|equity"
    rf"|market|board))"
)
_ON_YEAR_BEHIND = re.compile(
    r"\s*,?\s?\(?(?:year[\s-](?:on|over)[\s-]year|yoy|y-o-y|y/y|per\sannum\scompound|CAGR)\b", re.IGNORECASE
)

# Before the quantity: "up 51 percent", "grew by 4 percent", "an increase of 15 percent".
_UP_BEFORE = re.compile(
    rf"(?:(?:^|[,;:()%–—-])\s?|\b(?:was|were|is|are|be|been|go|goes|going|went|gone|also|percent|yuan|[mb]illion"
    rf"|\d)\s)(?P<word>up|down)(?:\sby)?\s{_AMOUNT_LEAD}{{0,2}}$"
)
_BY_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_VERB})|(?P<fall>{_FALL_VERB}))\b(?:\s\w+){{0,3}}?\sby\s{_AMOUNT_LEAD}{{0,2}}$"
)
_VERB_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_VERB})|(?P<fall>{_FALL_VERB}))(?:\s\w+ly|\sbetween)?\s{_AMOUNT_LEAD}{{0,2}}$"
)
_PACE_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_VERB})|(?P<fall>{_FALL_VERB}))\s(?:by|at)\s(?:an?\s|the\s)?(?:\w+\s){{0,4}}?(?:rate|pace"
    rf"|CAGR)\sof\s{_AMOUNT_LEAD}{{0,2}}$"
)
_NOUN_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_NOUN})|(?P<fall>{_FALL_NOUN}))(?:\srates?)?(?:\s(?:in|of|for)\s[\w'’\s-]{{1,50}})?"
    rf"\s(?:of|by|at|was|is|were|reached|stood\sat|averaged|averaging)\s{_AMOUNT_LEAD}{{0,2}}$"
)
_GROWTH_PAIR = re.compile(
    r"(?:\band|\bor|,|\bto|than\sthe|\bversus|against|compared\s(?:with|to))\s(?:the\s)?(?:\w+\s){0,2}$"
)

_PER_ITEM_BEHIND = re.compile(
    r"[\s-]*(?:\w+\s){0,3}?(?:apiece|per\s(?:capita|head|person|company|enterprise|firm|team|project|start-?up|case"
    r"|deal|student|member"
    r"|participant|employee|household|round|investment|founder|venture|unit|fund|incubator|share|square\s\w+"
    r"|sq\.?\s?\w+|m2|sqm|hectare"
    r"|acre|seat|desk|transaction|applicant|application|investor|worker|inhabitant|resident|beneficiary|graduate)"
    r"|(?:for|to)\seach\b|each\b(?!\s(?:year|month|day|week|of\b|other)))"
)
_AVERAGE_BEFORE = re.compile(
    r"\b(?:averag(?:ed|es|ing)|(?:the\s)?averages?\s(?:of|was|is|were|stood\sat|reached|came\sto)|on\saverage,?"
    r"|average\s[\w'’\s-]{2,45}"
    r"\s(?:of|was|is|were|reached|stood\sat|came\sto|at|to)|median\s[\w'’\s-]{0,45}(?:of|was|is))\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
_AVERAGE_BEHIND = re.compile(r"\s(?:\w+\s){0,2}?on\saverage\b")
_LEVEL_RATE_BEFORE = re.compile(
    r"\b(?:tax(?:es)?|interest|duty|coupon|lending|exchange|discount|yield|rebate|deduction|subsidy|royalty|VAT|levy"
    r"|rent|fee|relief|refund|allowance|reimbursement|credit)s?"
    r"(?:\s\w+){0,3}\s(?:of|at|is|was|to|from|by)\s(?:\w+\s){0,3}?$|\b(?:refund(?:s|ed)?"
    r"|reimburse[sd]?)\s(?:\w+\s){0,2}?$|\b(?:taxed|rates?\s(?:capped|fixed))\sat\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_LEVEL_RATE_BEHIND = re.compile(
    r"[\s-]*(?:\w+\s){0,2}?(?:tax|interest|duty|coupon|discount|rebate|VAT)\b", re.IGNORECASE
)
_PER_YEAR_BEHIND = re.compile(r"\s(?:a|per|each)\s(?:year|annum|month)\b")
_EACH_GETS = re.compile(
    r"\b[Ee](?:ach|very)\s(?:\w+\s){1,3}?(?:gets?|receives?|received|is\sgiven|was\sgiven|obtains?)\s(?:\w+\s){0,3}?$"
    r"|\bi\.e\.\s$"
)
_LIST_LINK = re.compile(r"(?:\s(?:in|for|at|on)\s(?:the\s)?[\w\s]{2,24})?(?:,\s|,?\sand\s)(?:\w+\s){0,2}?")
_RATIO_BEHIND = re.compile(
    r"\s*times\s(?:as|more|higher|larger|greater|that|the|its|over|faster|bigger|over-?subscribed)\b"
)
_MOVES = re.compile(
    r"ris|rose|gr[oe]w|gain|jump|surg|climb|soar|increas|f[ae]ll|drop|declin|decreas|shr[aiu]nk|slump|plung|plummet"
)
_LIST_REACH = 5  # members of a list that may lean on the first
_WINDOW = 96  # characters before a quantity that a construction may reach back


def measure_of(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> MeasureReading:
    """The measure of quantity number `index`; falls are negative, a count per interval is divided by its length."""
    return _measure(sentence, quantities, index, _LIST_REACH)


def _measure(sentence: Sentence, quantities: Sequence[Quantity], index: int, reach: int) -> MeasureReading:
    quantity = quantities[index]
    before, behind = _surroundings(sentence.text, quantities, index)
    if quantity.unit in ("RATIO",) or _RATIO_BEHIND.match(behind):
        return _reading(quantity, "ratio", "ratio.unit")
    if quantity.unit == "RANK":
        return _reading(quantity, "level", "level.rank")
    if quantity.unit == "PERCENT":
        return _percent(sentence, quantities, index, before, behind, reach)
    return _amount(sentence, quantities, index, before, behind, reach)


def _surroundings(text: str, quantities: Sequence[Quantity], index: int) -> tuple[str, str]:
    quantity = quantities[index]
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    behind = text[quantity.end : quantity.end + _WINDOW]
    return before, behind


def _percent(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, before: str, behind: str, reach: int
) -> MeasureReading:
    quantity = quantities[index]
    if "point" in sentence.text[quantity.start : quantity.end + 18].lower():
        return _signed(quantity, "change", _direction(before, behind, "PERCENT") or 1, "change.percentage_points")
    if _LEVEL_RATE_BEFORE.search(before) or _LEVEL_RATE_BEHIND.match(behind):
        return _reading(quantity, "level", "level.rate_of_charge")
    direction = _direction(before, behind, "PERCENT")
    if direction:
        return _signed(quantity, "growth_rate", direction, "growth_rate.change_word")
    if _ON_YEAR_BEHIND.match(behind):
        return _reading(quantity, "growth_rate", "growth_rate.on_year")
    paired = _paired_growth(sentence, quantities, index, reach)
    if paired:
        return _signed(quantity, "growth_rate", paired, "growth_rate.pair")
    listed = _listed_like(sentence, quantities, index, "level", reach)
    if listed:
        return listed
    per = rate_of(sentence.text, quantities, index) if _PER_YEAR_BEHIND.match(behind) else None
    if per:
        return replace(_reading(quantity, "rate", "rate.percent_per_time"), per=per)
    return _reading(quantity, "share", "share.default")


def _amount(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, before: str, behind: str, reach: int
) -> MeasureReading:
    quantity = quantities[index]
    interval = interval_rate(sentence.text, quantity)
    if interval:
        value = quantity.value / interval.length
        upper = None if quantity.value_max is None else quantity.value_max / interval.length
        modifier: Modifier = "gt" if interval.shorter else quantity.modifier
        return MeasureReading("rate", interval.per, value, upper, modifier, "rate.interval")
    direction = _direction(before, behind, quantity.unit) or _alternative(sentence, quantities, index)
    if direction and quantity.unit not in ("DAYS", "YEARS", "SECONDS"):
        return _signed(quantity, "change", direction, "change.change_word")
    per = rate_of(sentence.text, quantities, index)
    if per:
        return replace(_reading(quantity, "rate", "rate.per_time"), per=per)
    if _PER_ITEM_BEHIND.match(behind) and quantity.unit != "COUNT":
        return _reading(quantity, "average", "average.per_item")
    if _AVERAGE_BEFORE.search(before) or _AVERAGE_BEHIND.match(behind):
        return _reading(quantity, "average", "average.word")
    if quantity.unit != "COUNT" and _EACH_GETS.search(before):
        return _reading(quantity, "average", "average.each_gets")
    listed = _listed_like(sentence, quantities, index, "average", reach)
    if listed:
        return listed
    return _reading(quantity, "level", "level.default")


def _direction(before: str, behind: str, unit: str) -> int:
    """1 for a rise, -1 for a fall, 0 where nothing says that the quantity is a difference."""
    match = _NOUN_BEHIND.match(behind)
    if match:
        return -1 if match["fall"] else 1
    match = _COMPARED_BEHIND.match(behind)
    if match and not re.search(r"\d", match.group()) and not _MODIFIES_NEXT.match(behind, match.end("word")):
        return -1 if match["word"] in ("fewer", "less", "lower", "smaller", "down", "below") else 1
    match = _ADJACENT_COMPARED_BEHIND.match(behind)
    if match:
        return -1 if match["word"] in ("lower", "fewer") else 1
    match = _UP_BEFORE.search(before)
    if match and not before.endswith(("up to ", "down to ")):
        return -1 if match["word"] == "down" else 1
    for pattern in (_BY_BEFORE, _PACE_BEFORE, _VERB_BEFORE, _NOUN_BEFORE):
        match = pattern.search(before)
        if match and pattern is _VERB_BEFORE and unit != "PERCENT" and not _MOVES.match(match["rise"] or match["fall"]):
            continue
        if match and match["rise"] == "gained" and unit == "COUNT":
            continue
        if match and not before.rstrip().endswith((" to", " from")):
            return -1 if match["fall"] else 1
    return 0


def _alternative(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> int:
    """The direction of a percentage that restates this amount: "700 million or 51 percent more than"."""
    if index + 1 >= len(quantities) or quantities[index + 1].unit != "PERCENT":
        return 0
    quantity, other = quantities[index], quantities[index + 1]
    if sentence.text[quantity.end : other.start] not in (" or ", ", or ", " (", " ("):
        return 0
    return _direction("", sentence.text[other.end : other.end + _WINDOW], "PERCENT")


def _listed_like(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, measure: Measure, reach: int
) -> MeasureReading | None:
    """The reading of a list's member: "20 percent in X, 17 percent in Y", where the member before it has `measure`."""
    if reach == 0 or index == 0 or quantities[index - 1].unit != quantities[index].unit:
        return None
    between = sentence.text[quantities[index - 1].end : quantities[index].start]
    if len(between) > 48 or not _LIST_LINK.fullmatch(between):
        return None
    reading = _measure(sentence, quantities, index - 1, reach - 1)
    return _reading(quantities[index], measure, f"{measure}.listed") if reading.measure == measure else None


def _paired_growth(sentence: Sentence, quantities: Sequence[Quantity], index: int, reach: int) -> int:
    """The direction of a percentage just before this one that this one is listed or compared with."""
    if reach == 0 or index == 0 or quantities[index - 1].unit != "PERCENT":
        return 0
    previous, quantity = quantities[index - 1], quantities[index]
    between = sentence.text[previous.end : quantity.start]
    if len(between) > 60 or not _GROWTH_PAIR.search(between):
        return 0
    reading = _measure(sentence, quantities, index - 1, reach - 1)
    if reading.measure != "growth_rate":
        return 0
    return -1 if reading.value < 0 else 1


def _reading(quantity: Quantity, measure: Measure, rule: str) -> MeasureReading:
    return MeasureReading(measure, None, quantity.value, quantity.value_max, quantity.modifier, rule)


def _signed(quantity: Quantity, measure: Measure, direction: int, rule: str) -> MeasureReading:
    if direction > 0 or quantity.value < 0:
        return _reading(quantity, measure, rule)
    upper = None if quantity.value_max is None else -quantity.value_max
    return MeasureReading(measure, None, -quantity.value, upper, quantity.modifier, rule)
