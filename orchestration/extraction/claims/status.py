"""Whether a figure is actual, aimed at, promised or expected, by the verb that governs it and by its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.claims.aims import aimed_at, is_site, is_whole_fund
from orchestration.extraction.claims.clauses import Verb, read_clauses
from orchestration.extraction.claims.facts import is_of_a_mind, told_as_fact
from orchestration.extraction.claims.moods import StatusReading, aim, future, modal
from orchestration.extraction.claims.offers import ends_ahead, held_out, is_money, is_signed
from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.quantities import is_converted

# What is given: under a future verb these promise money or service, where a number of things would be an aim.
_GIVING = re.compile(
    r"(?:^|\band\s|\bto\s|,\s)\s?(?:\w+ly\s|also\s|be\s|then\s){0,2}(?:add\sa|offer|provide|invest(?!ments?\b|ors?\b)|fund(?!s\b|ing\b)|financ(?!ing\b)|lend"
    r"|grant|pay|give|spend|alloc|allot|contribut|inject|disburse|donate|award|subsidi"
    r"|(?:be\sable\sto\s)?draw(?=\s(?:an?|on|down|up)\b)|support|reimburse|enjoy|receiv|get|obtain|benefit|bear|earmark|pump|plough|plow|chip\sin|stump\sup|channel|deploy|guarantee\b|underwrite|back|put|match|(?:make\s)?available|set\saside|reward"
    r"|be\sgiven|win\b|share\b|take\shome|co-?invest|borne|paid|cover|met\sby)",
    re.IGNORECASE,
)
_POSSIBLE_BEHIND = re.compile(
    r"^(?:(?!\b(?:that|which|who|and)\b)[^.;,\d]){0,60}\b(?:is|are)\s(?:possible|likely|expected|forecast|projected|anticipated|predicted)\b"
    r"|^\s(?:possible|likely|expected|forecast|projected|anticipated|predicted)\s(?:for|in|by|this|next)\b"
)
_EXPECTED_NOUN = re.compile(
    r"\b(?:expected|projected|forecast|anticipated)\s(?:\w+\s){0,2}?$"
    r"|\b(?:costs?|bill|price)\s(?:is|are)\s(?:put|estimated)\sat\s(?:\w+\s){0,2}?$"
    r"|\b(?:opportunit(?:y|ies)|potential)\b[^.;,]{0,40}\s(?:is|are)\s(?:put|estimated|reckoned|valued)\sat\s(?:\w+\s){0,2}?$",
)
_OPINION = re.compile(
    r"\b(?:believes?|thinks?|reckons?|estimates?|guess(?:es)?|predict(?:s|ed)?|forecasts?|anticipates?|(?:I|we)(?:['’]d|\swould)\ssay|analysts|economists|experts)"
    r"\b[^.;]{0,80}$"
)
_PARTS = re.compile(r"[^.;:]{0,60},?\s(?:including|among\s(?:them|which|these)|of\swhich)\s(?:\w+\s){0,3}")
_BY_DOING = re.compile(r"\bby\s\w+ing\s(?:\w+\s){0,3}$")
_IN_FORCE = re.compile(r"\s(?:be\svalid|last|run|remain|stay\svalid)\b")  # a rule's length of time is a fact
_WILL_BEHIND = re.compile(r"^[^.;,]{0,60}\b(?:will|would)\b")
_PLEDGED_NOUN = re.compile(
    r"\b(?:pledged|promised|committed|earmarked|contracted(?:\s\w+)?|commitments?\sof|pledges?\s(?:of|for)|(?:offers|(?:the|an)\soffer)\s(?:of|worth|to\sthe\stune\sof)"
    r"|commitments?\s(?:\w+\s){0,4}(?:stands?\sat|stood\sat|amount(?:s|ed|ing)?\sto|total(?:s|led|ling)?|reach(?:es|ed)?"
    r"|(?:is|are|was|were|now|inception)\s?(?:at|to|worth)?)"
    r"|announced\s(?:\w+\s){0,2}?(?:projects|investments?)\sof"
    r"|allocat(?:es|ed|ing)(?:\s(?:an?\s|the\s)?(?:amount|sum|total|outlay|budget)\sof)?)\s(?:\w+\s){0,3}?$"
    r"|\bapproved\s(?:funds?|funding|grants?|commitments?|aid)\s(?:of|worth|totalling)\s(?:up\sto\s)?(?:\w+\s)?$"
    r"|\bapproved\sfor\s(?:an?\s)?(?:grants?|subsid(?:y|ies)|funding)\sof\s(?:\w+\s)?$"
    r"|\b(?:has|have)\sset\saside\s(?:(?:about|some|nearly|over|another)\s)?$"
)
_APPROVED = re.compile(
    r"\b(?:has|have|had)\s(?:[a-z]+\s){0,3}?(?:approved|sanctioned|cleared|guaranteed|reserved|ring-?fenced|signed\soff\son)\s(?:about\s|some\s|over\s)?$"
)
_BUDGETED = re.compile(  # "approved a scheme with an outlay of", "the budget proposes", "is putting up"
    r"\b(?:approv|clear|sanction|propos|announc)(?:e|ed|es|ing)?\s[^.;]{0,70}?\b(?:outlay|allocation|provision)\s(?:of|worth)\s(?:\w+\s){0,2}?$"
    r"|\b[Bb]udget\s(?:for\s\S+\s)?(?:provides|proposes|allocates|earmarks|sets\saside)\s(?:\w+\s){0,2}?$"
    r"|\b(?:is|are)\s(?:also\s|now\s)?(?:putting\s(?:up|in|forward)|making\savailable|setting\saside)\s(?:\w+\s){0,2}?$"
)
_FUND_CLEARED = re.compile(r"\b(?:approved|cleared|sanctioned)\s(?:an?\s|the\s)$")
_PROGRAMME_BEHIND = re.compile(
    r"[\s-](?:[\w-]+\s){0,2}?(?:fund|scheme|package|programme|program|grant|loan|subsidy|plan)\b"
)
_AGREED = re.compile(
    r"\b(?:agreed|sign(?:ed|s))\b[^.;]{0,40}?\bto\s(?:offer|provide|lend|invest|give|grant|put|pay)\b[^.;,]{0,80}$"
)
_WITH_CORPUS = re.compile(r"\bwith\san?\s(?:\w+\s){0,2}?(?:corpus|endowment|volume|size)\sof\s(?:\w+\s){0,2}$")
_PAID_BEHIND = re.compile(
    r"\s(?:has\sbeen|have\sbeen|was|were)\s(?:already\s|since\s)?(?:released|disbursed|paid|spent|invested|drawn)\b"
)
_PROMISED_BEHIND = re.compile(
    r"^[^.;,]{0,40}\b(?:has|have|had|was|were)\s(?:also\s)?(?:been\s)?(?:pledged|promised|committed|earmarked|ring-?fenced)\b"
    r"(?!\s(?:(?:an?|another|up\sto|over|about)\s)?(?:[$€£₹¥]|Rs|[A-Z]{2,3}\b|\d))"
    r"|^\s(?:promised|pledged|earmarked)\b(?!\s[$€£₹\d])|^\s(?:is|are)\s(?:being\s)?(?:also\s)?(?:allocated|earmarked|set\saside)\b(?!\severy)"
)
_TO_RECIPIENTS = re.compile(r"\s(?:\w+\s){0,4}?to\s(?:each\sof\s)?(?:\w+\s){0,2}")
_OTHER_YEAR = re.compile(r"\((?:19|20)\d\d:?\s$")  # "plans 45 events (2019: 38)"
_AMONG_BEHIND = re.compile(r"[^.;,\d]{0,70},?\samong\s(?:them|these|those)\b")
_ASIDE_ON = re.compile(
    r",\s(?:(?:the|its|their|an?)\s)?"
)  # "worth 5 million, the 2 million renewal of a hall among them"
_BE_GIVEN = re.compile(r"\sbe\s(?:paid|given|granted|awarded|handed|disbursed|allotted|allocated)\b[^;:]{0,80}\sto\s")
_THINGS_WILL_BE = re.compile(r"\s(?:[\w-]+\s){1,3}will\s(?:be|have|work|find)\b")  # "7,500 jobs will be based here"

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
    verb = read_clauses(sentence.text).governing_verb(quantity.start, quantity.end)
    if verb and verb.kind in ("past", "perfect"):
        return StatusReading("actual", "actual.past_verb")
    if ends_ahead(period, published_on):
        runs_already = period is not None and period.start and published_on and period.start < published_on
        if not runs_already:
            return StatusReading("target", "target.future_date")
    return StatusReading("actual", "actual.default")


def _is_part(text: str, whole: Quantity, quantity: Quantity) -> bool:
    """Whether it is a part of the figure before it: "of which", "the 2 million renewal of a hall among them"."""
    if _PARTS.fullmatch(text, whole.end, quantity.start):
        return True
    return _ASIDE_ON.fullmatch(text, whole.end, quantity.start) is not None and bool(
        _AMONG_BEHIND.match(text, quantity.end)
    )


def _by_noun(text: str, quantity: Quantity) -> StatusReading | None:
    """Moods that the words right at the quantity set: "a target of 500", "an expected 30 percent"."""
    before, behind = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 90]
    if is_money(quantity) and (_PAID_BEHIND.match(behind) or _WITH_CORPUS.search(before)):
        return StatusReading("actual", "actual.paid_out")
    if is_money(quantity) and _AGREED.search(text[max(0, quantity.start - 140) : quantity.start]):
        return StatusReading("commitment", "commitment.agreed")
    granted = is_money(quantity) and behind.startswith((" for ", " to ")) and _APPROVED.search(before)
    if is_money(quantity) and _is_budgeted(text, quantity):
        return StatusReading("commitment", "commitment.budgeted")
    if granted or _PLEDGED_NOUN.search(before) or _PROMISED_BEHIND.match(behind):
        return StatusReading("commitment", "commitment.pledged")
    if is_money(quantity) and is_signed(text, quantity):
        return StatusReading("commitment", "commitment.signed")
    aimed = aimed_at(text, quantity)
    if aimed:
        return aim(aimed)
    opinion = _WILL_BEHIND.match(behind) and _OPINION.search(before)
    if opinion or _EXPECTED_NOUN.search(before) or _POSSIBLE_BEHIND.match(behind):
        return StatusReading("forecast", "forecast.expected")
    return None


def _is_budgeted(text: str, quantity: Quantity) -> bool:
    """Whether a budget or an approval provides an amount that is not spent yet."""
    if _FUND_CLEARED.search(text, max(0, quantity.start - 24), quantity.start):
        return _PROGRAMME_BEHIND.match(text, quantity.end) is not None
    return _BUDGETED.search(text, max(0, quantity.start - 120), quantity.start) is not None


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
    verb = read_clauses(text).governing_verb(quantity.start, quantity.end)
    if verb is None or is_of_a_mind(text, quantity):
        return None
    tail = text[verb.end : quantity.start] if verb.end <= quantity.start else text[verb.end : verb.end + 40]
    gives = (_is_gift(quantity) or quantity.unit == "PERCENT") and bool(_GIVING.search(tail))
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
    if _OPINION.search(text, max(0, verb.start - 100), verb.start):
        return StatusReading("forecast", "forecast.opinion")
    if is_whole_fund(text, verb.start):
        return aim("target.whole_fund")
    if quantity.unit in ("DAYS", "YEARS") and _IN_FORCE.match(tail):
        return None
    if quantity.unit == "COUNT" and _BE_GIVEN.match(tail):
        return aim("target.recipients")
    return future(text[verb.start : verb.end].lower(), tail, gives)


def _is_gift(quantity: Quantity) -> bool:
    return is_money(quantity) or quantity.unit in ("DAYS", "YEARS")
