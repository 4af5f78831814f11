"""Whether a figure is actual, aimed at, promised or expected, by the verb that governs it and by its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.claims.aims import aimed_at, is_site, is_under_plan, is_whole_fund
from orchestration.extraction.claims.clauses import Verb, read_clauses
from orchestration.extraction.claims.expectations import is_expected, is_opinion, is_valued_ahead
from orchestration.extraction.claims.facts import is_of_a_mind, told_as_fact
from orchestration.extraction.claims.headlines import promised_in_headline
from orchestration.extraction.claims.listed import status_in_list
from orchestration.extraction.claims.moods import StatusReading, aim, future, modal
from orchestration.extraction.claims.offers import ends_ahead, held_out, is_money
from orchestration.extraction.claims.provisions import provided
from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.quantities import is_converted

# What is given: under a future verb these promise money or service, where a number of things would be an aim.
_GIVING = re.compile(
    r"(?:^|\band\s|\bto\s|,\s)\s?(?:\w+ly\s|also\s|be\s|then\s){0,2}(?:add\sa|offer|provide|invest(?!ments?\b|ors?\b)|fund(?!s\b|ing\b)|financ(?!ing\b)|lend"
    r"|grant|pay|give|spend|alloc|allot|contribut|inject|supply|hand(?!l)(?=\s)|(?:go|flow)(?=\s(?:to|towards|into)\s)|disburse|donate|award|subsidi"
    r"|(?:be\sable\sto\s)?draw(?=\s(?:an?|on|down|up)\b)|support|reimburse|enjoy|receiv|get|obtain|benefit|bear|earmark|pump|plough|plow|chip\sin|stump\sup|channel|deploy|guarantee\b|underwrite|back|put|match|(?:make\s)?available|set\saside|reward"
    r"|be\sgiven|win\b|share\b|take\shome|co-?invest|borne|paid|cover|met\sby)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[^.;:]{0,60},?\s(?:including|among\s(?:them|which|these)|of\swhich)\s(?:\w+\s){0,3}")
_BY_DOING = re.compile(r"\bby\s\w+ing\s(?:\w+\s){0,3}$")
_IN_FORCE = re.compile(r"\s(?:be\svalid|last|run|remain|stay\svalid)\b")  # a rule's length of time is a fact
_TO_RECIPIENTS = re.compile(r"\s(?:\w+\s){0,4}?to\s(?:each\sof\s)?(?:\w+\s){0,2}")
_OTHER_YEAR = re.compile(r"\((?:19|20)\d\d:?\s$")  # "plans 45 events (2019: 38)"
_AMONG_BEHIND = re.compile(r"[^.;,\d]{0,70},?\samong\s(?:them|these|those)\b")
_ASIDE_ON = re.compile(
    r",\s(?:(?:the|its|their|an?)\s)?"
)  # "worth 5 million, the 2 million renewal of a hall among them"
_BE_GIVEN = re.compile(r"\sbe\s(?:paid|given|granted|awarded|handed|disbursed|allotted|allocated)\b[^;:]{0,80}\sto\s")
_THINGS_WILL_BE = re.compile(r"\s(?:[\w-]+\s){1,3}will\s(?:be|have|work|find)\b")  # "7,500 jobs will be based here"

_COLLECTS = re.compile(r"\s(?:\w+ly\s)?(?:raise|grow|turn|expand|rise|increase)\b")
_ANNOUNCED = re.compile(  # "said that it would create 900 jobs": it will
    r"\b(?:said|announced|declared|confirmed|disclosed|revealed|added|told\s\w+)\s(?:(?:on|last|this|in)\s[\w\s]{3,20}?\s)?(?:that\s)?[^.;]{0,60}$"
)
_LEANING = 12  # figures in a row that may have the status of the first


def status_of(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    index: int,
    period: Period | None = None,
    published_on: date | None = None,
) -> StatusReading:
    """The status of quantity number `index`; a stated period that ends after the publication makes an aim of a fact."""
    for number in range(index, max(-1, index - _LEANING), -1):
        reading = _own_status(sentence, quantities, number, period, published_on)
        if reading is not None:
            return reading
    return StatusReading("actual", "actual.default")


def _own_status(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, period: Period | None, published_on: date | None
) -> StatusReading | None:
    """The status of quantity number `index`, or None where it has that of the figure before: an amount told again in
    another currency, a part of it."""
    quantity = quantities[index]
    if index and is_converted(sentence.text, quantities[index - 1], quantity):
        return None
    over = period is not None and period.end is not None and published_on is not None and period.end < published_on
    if over and _OTHER_YEAR.search(sentence.text, max(0, quantity.start - 12), quantity.start):
        return StatusReading("actual", "actual.other_year")
    if told_as_fact(sentence.text, quantity, period, published_on) or is_site(sentence.text, quantity):
        return StatusReading("actual", "actual.told_as_fact")
    offered = held_out(sentence.text, quantity, period, published_on)
    reading = (
        (StatusReading("commitment", offered) if offered else None)
        or _by_noun(sentence.text, quantity)
        or status_in_list(sentence, quantity)
        or _to_recipients(sentence, quantities, index)
        or _by_verb(sentence.text, quantity)
    )
    past = bool(period and published_on and period.end and period.start and period.end < published_on)
    if reading and not (past and reading.rule == "forecast.modal"):
        return reading
    if reading is None and index and _is_part(sentence.text, quantities[index - 1], quantity):
        return None
    if reading is None and quantity.unit == "COUNT" and _THINGS_WILL_BE.match(sentence.text, quantity.end):
        return StatusReading("target", "target.things_to_come")
    return _by_time(sentence.text, quantity, period, published_on)


def _by_time(text: str, quantity: Quantity, period: Period | None, published_on: date | None) -> StatusReading:
    """The status of a figure to which no word gives one: a fact, but for what has a date to come."""
    verb = read_clauses(text).governing_verb(quantity.start, quantity.end)
    if verb and verb.kind in ("past", "perfect"):
        return StatusReading("actual", "actual.past_verb")
    if not ends_ahead(period, published_on):
        return StatusReading("actual", "actual.default")
    if is_valued_ahead(text, quantity):
        return StatusReading("forecast", "forecast.valued")
    runs_already = period is not None and period.start and published_on and period.start < published_on
    return StatusReading("actual", "actual.default") if runs_already else aim("target.future_date")


def _is_part(text: str, whole: Quantity, quantity: Quantity) -> bool:
    """Whether it is a part of the figure before it: "of which", "the 2 million renewal of a hall among them"."""
    if _PARTS.fullmatch(text, whole.end, quantity.start):
        return True
    return _ASIDE_ON.fullmatch(text, whole.end, quantity.start) is not None and bool(
        _AMONG_BEHIND.match(text, quantity.end)
    )


def _by_noun(text: str, quantity: Quantity) -> StatusReading | None:
    """Moods that the words right at the quantity set: "a target of 500", "an expected 30 percent"."""
    promised = provided(text, quantity)
    if promised:
        return promised
    aimed = aimed_at(text, quantity)
    if aimed:
        return aim(aimed)
    return StatusReading("forecast", "forecast.expected") if is_expected(text, quantity) else None


def _to_recipients(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> StatusReading | None:
    """The recipients of promised money are promised too: "will give 5 million to each of ten labs"."""
    if index == 0 or quantities[index].unit != "COUNT" or not _is_gift(quantities[index - 1]):
        return None
    between = sentence.text[quantities[index - 1].end : quantities[index].start]
    if not _TO_RECIPIENTS.fullmatch(between):
        return None
    given = _by_noun(sentence.text, quantities[index - 1]) or _by_verb(sentence.text, quantities[index - 1])
    if given is None or given.status != "commitment":
        return None
    return given if given.rule == "commitment.future_verb" else StatusReading("actual", "actual.recipients")


def _by_verb(text: str, quantity: Quantity) -> StatusReading | None:
    announced = promised_in_headline(text, quantity)
    if announced is not None:
        tail = text[announced : quantity.start]
        return future("is to", tail, _gives(quantity, tail))
    verb = read_clauses(text).governing_verb(quantity.start, quantity.end)
    if verb is None or is_of_a_mind(text, quantity):
        return None
    tail = text[verb.end : quantity.start] if verb.end <= quantity.start else text[verb.end : verb.end + 40]
    gives = _gives(quantity, tail)
    match verb.kind:
        case "pledge":
            return StatusReading("commitment", "commitment.verb")
        case "plan" if _BY_DOING.search(tail):
            return None  # "beat its target of one patent a day by filing 400"
        case "plan":
            return aim("target.plan_verb")
        case "expect":
            return StatusReading("forecast", "forecast.verb")
        case "modal":
            return modal(text, verb, tail)
        case "future":
            return _by_future(text, quantity, verb, tail, gives)
        case _:
            return None


def _by_future(text: str, quantity: Quantity, verb: Verb, tail: str, gives: bool) -> StatusReading | None:
    """The status under "will", "would" or "is to"; `tail` is what follows the verb."""
    if is_opinion(text, verb.start, quantity):
        return StatusReading("forecast", "forecast.opinion")
    if not gives and is_under_plan(text, verb.start):
        return aim("target.under_plan")
    if is_whole_fund(text, verb.start):
        return aim("target.whole_fund")
    if quantity.unit in ("DAYS", "YEARS") and _IN_FORCE.match(tail):
        return None
    if quantity.unit == "COUNT" and _BE_GIVEN.match(tail):
        return aim("target.recipients")
    gives = gives or (is_money(quantity) and text.startswith(" into ", quantity.end) and not _COLLECTS.match(tail))
    word = text[verb.start : verb.end].lower()
    return future("will" if word == "would" and _ANNOUNCED.search(text, 0, verb.start) else word, tail, gives)


def _gives(quantity: Quantity, tail: str) -> bool:
    """Whether money, service or a share is given by the words up to it."""
    return (_is_gift(quantity) or quantity.unit == "PERCENT") and _GIVING.search(tail) is not None


def _is_gift(quantity: Quantity) -> bool:
    return is_money(quantity) or quantity.unit in ("DAYS", "YEARS")
