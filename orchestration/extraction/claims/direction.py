"""Words of rise and fall around a quantity: whether it is a difference or a loss, and which way it goes."""

from __future__ import annotations

import re

_AMOUNT_LEAD = (
    r"(?:an?\s|the\s|some\s|about\s|around\s|nearly\s|almost\s|approximate(?:ly)?\s|roughly\s|over\s|more\sthan\s"
    r"|less\sthan\s"
    r"|at\sleast\s|just\s|only\s|up\sto\s|as\smuch\sas\s|as\smany\sas\s|a\sfurther\s|a\stotal\sof\s|an\saverage\sof\s"
    r"|an\sestimated\s"
    r"|another\s|between\s|close\sto\s|well\sover\s|a\sstaggering\s|a\swhopping\s|a\srecord\s|an?\s\w+\s)"
)
_RISE_VERB = (
    r"(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|surg(?:e|es|ed|ing)|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|improv(?:e"
    r"|es|ed|ing)"
    r"|extend(?:s|ed|ing)?|enlarg(?:e|es|ed|ing)|rocket(?:s|ed|ing)?|leap(?:s|t|ed)?|swell(?:s|ed|ing)?|swollen|edg(?:e|es|ed|ing)\sup|inch(?:es|ed|ing)?\sup|add(?:ed|s|ing)|put(?:s|ting)?\son)"
)
_FALL_VERB = (
    r"(?:decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|f(?:all|alls|ell|allen|alling)|drop(?:s|ped|ping)?|shr(?:ink"
    r"|inks|ank|unk|inking)"
    r"|slump(?:s|ed|ing)?|slid(?:e|es|ing)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|contract(?:s|ed|ing)|reduc(?:e"
    r"|es|ed|ing)"
    r"|slip(?:s|ped|ping)?|dip(?:s|ped|ping)?|narrow(?:s|ed|ing)?|sink(?:s|ing)?|sank|tumbl(?:e|es|ed|ing)|los(?:e|es|t|ing)|shed(?:s|ding)?|cut(?:s|ting)?)"
)
_AGENT = re.compile(r"(?:raised|lifted|boosted)\sby\s")  # "raised by 100 companies"
_PUT_UP = (  # raises its sales by
    r"(?:rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|push(?:es|ed|ing)?\sup|quicken(?:s|ed|ing)?"
    r"|accelerat(?:e|es|ed|ing))"
)
_RISE_NOUN = (
    r"(?:increase|rise|growth|gain|jump|surge|climb|uptick|improvement|expansion|hike|upturn|leap|cagr|increment"
    r"|plus)"
)
_FALL_NOUN = r"(?:decrease|decline|fall|drop|reduction|slump|loss|dip|contraction|cut|shrinkage|plunge|downturn|minus)"

# Behind the quantity: "15 percent more than", "a 7 billion yuan increase", "51 percent year on year".
_COMPARED_BEHIND = re.compile(
    r"\s*(?:\w+\s){0,4}?(?P<word>(?<!not\s)(?<!no\s)more|higher|greater|larger|up|above|fewer|less|lower|smaller|down|below)\b"
    r"(?:\s\w+){0,3}?\s?(?:\bthan\b|the\s(?:figure|level|number|amount|value|same|total|sum|result|average)|on\s(?:the\s|a\s)?(?:previous|year"
    r"|last)"
    r"|compared|(?:the\s|a\s)?(?:previous|last|prior|preceding)\s(?:year|month|quarter)|that\sof|its)"
)
_MODIFIES_NEXT = re.compile(
    r"\sthan\s(?:\W?\d|(?:half|a\s(?:third|quarter|fifth|tenth|dozen)|one|two|three|four|five|six|seven|eight|nine|ten)\b|(?:rs|us|nt|hk|eur|usd|gbp|inr|rmb)\b)"
)  # "34 companies more than 2 billion": it belongs to the next quantity
_ADJACENT_COMPARED_BEHIND = re.compile(
    r"\s*(?P<word>higher|lower|fewer)\b|\s(?P<same>more|less|down|up)\b(?=\s*(?:$|[,.;)]))"
)
_NOUN_BEHIND = re.compile(
    rf"[\s-]*(?:year[\s-]on[\s-]year\s|annual\s|yoy\s|y-o-y\s|yearly\s|net\s|average\s|compound\s|real\s|nominal\s"
    rf"|\w+\s)?"
    rf"(?:(?P<rise>{_RISE_NOUN})|(?P<fall>{_FALL_NOUN}))\b(?!\s(?:capital|rate\sof\s\w+\stax|fund|compan|stage|equity"
    rf"|market|board))"
)

_ABOVE_BEHIND = re.compile(  # "39% below the 23 of 2014", "9% above the five-year mean", "7% below what it had been"
    r"\s(?P<word>above|over|below|under)\s(?:the\s(?=[\d€£$₹])"
    r"|(?<=above\s|below\s)(?:the(?!\s(?:ages?|line|threshold|limit|poverty|surface|ground|minimum|maximum|cut-?off)\b)"
    r"|its|their|that|those|what|last)\s)"
)
_MORE_OF_BEHIND = re.compile(r"\s(?P<word>more|less|fewer)\s(?!than\b|or\b)[a-z]")  # "59% more capital"
_OFF_BEHIND = re.compile(
    r"\s(?P<word>off)\s(?:its|their|the|last)\s(?:\w+\s)?(?:peak|high|record|level|top)\b"
)  # "31% off its peak"
_UP_ON_BEHIND = re.compile(r"\s(?P<word>up|down)\s(?:on|from)\b")  # "10% up on 2016"
_PLUS_BEFORE = re.compile(r"(?:^|[\s(])(?P<word>plus\s|minus\s|\+\s|[-–]\s(?<=\([-–]\s))$")  # "(plus 93 percent)"
# Before the quantity: "up 51 percent", "grew by 4 percent", "an increase of 15 percent".
_UP_BEFORE = re.compile(
    rf"(?:(?:^|[,;:()%–—])\s?|\s-\s|\b(?:was|were|is|are|be|been|go|goes|going|went|gone|also|percent|yuan|[mb]illion"
    rf"|\d)\s)(?P<word>up|down)(?:\sby)?\s{_AMOUNT_LEAD}{{0,2}}$"
)
_UP_PERCENT_BEFORE = re.compile(  # "net assets per share up 7 percent", but "made up 26 percent"
    r"\b(?!(?:mad|mak|tak|set|divid|split|us|bought|snapp|mop|soak|put|cough|stump|pay|paid|giv|gave|eat|ate|pick|sign|buy|back)\w*\s)\w+\s(?P<word>up|down)\s(?P<by>by\s)?(?:about\s|nearly\s|over\s)?$"
)
_BEAT = r"(?:beat(?:en|s)?|exceed(?:ed|s)?|surpass(?:ed|es)?|outstrip(?:ped|s)?|overt(?:ook|aken))"  # a record by
_BY_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_VERB}|{_PUT_UP}|{_BEAT})|(?P<fall>{_FALL_VERB}))\b(?:\s\w+){{0,5}}?(?:\s\w+est,)?\sby\s{_AMOUNT_LEAD}{{0,2}}$"
)
_VERB_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_VERB})|(?P<fall>{_FALL_VERB}))(?:\s\w+ly|\sbetween)?(?:\sat)?\s{_AMOUNT_LEAD}{{0,2}}$"
)
_PACE_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_VERB})|(?P<fall>{_FALL_VERB}))\s(?:by|at)\s(?:an?\s|the\s)?(?:\w+\s){{0,4}}?(?:rate|pace"
    rf"|cagr)\sof\s{_AMOUNT_LEAD}{{0,2}}$"
)
_NOUN_BEFORE = re.compile(
    rf"\b(?:(?P<rise>{_RISE_NOUN}s?)|(?P<fall>{_FALL_NOUN}s?))(?:\srates?)?(?:\s(?:in|of|for)\s[\w'’\s-]{{1,50}})?,?"
    rf"\s(?:of|by|at|was|is|were|reached|stood\sat|averaged|averaging)\s{_AMOUNT_LEAD}{{0,2}}$"
)
_OR_BY_BEFORE = re.compile(  # "rose from 410 to 466, or by 14 percent"
    rf"\b(?:(?P<rise>{_RISE_VERB})|(?P<fall>{_FALL_VERB}))\b[^;]{{2,90}},?\s(?:or|i\.e\.|that\sis),?\s(?:up\s)?by\s(?:\w+\s)?$"
)
_GROWTH_TO = re.compile(  # "growth picked up to", "the pace of growth eased from 9 to"
    r"\bgrowth\b(?!\s(?:fund|compan|stage|capital|equity|firm|market|deal|hub))[^.;,%]{0,60}?\s(?:slow|eas|pick|accelerat|cool|quicken|decelerat|recover|slip|moderat|f[ae]ll|rise|rose|drop|clim)[a-z]*"
    r"(?:\s(?:up|back|down))?(?:\sfurther|\sagain)?\s(?:to|from)\s(?:[a-z]+\s){0,2}$"
)
_GROWTH_OUTLOOK = re.compile(  # "lowered its forecast for growth to"
    r"\b(?:forecast|estimate|projection|outlook|target)s?\s(?:for|of)\s(?:[a-z]+\s){0,3}growth\b[^.;,%]{0,30}\s(?:to|from|at)\s(?:[a-z]+\s){0,2}$"
)
_GROWTH_BOTH = re.compile(r"from\s\S{1,12}(?:\s(?:percent|per\scent))?\sto\s$")
_MOVE_WORD = re.compile(
    rf"\b(?:{_RISE_VERB}|{_FALL_VERB}|{_PUT_UP}|{_BEAT}|{_RISE_NOUN}|{_FALL_NOUN})"
)  # one of these is in each
_MOVES = re.compile(
    r"ris|rose|gr[oe]w|gain|jump|surg|climb|soar|increas|f[ae]ll|drop|declin|decreas|shr[aiu]nk|slump|plung|plummet|slip|dip"
)
_PER_AREA = re.compile(
    r"^\s?(?:/|per\s)\s?(?:m²|m2|sqm|sq\.?\s?(?:m|ft|foot|metres?|meters?)|square\s(?:foot|met(?:re|er)))(?=\s)"
)
_MORE_STAFF_BEHIND = re.compile(
    r"\s(?:more|extra|additional)\s(?:staff|employees|people|workers|engineers|researchers)\b"
)
_LOSS_BEFORE = re.compile(
    r"\b(?:los(?:es|t|ing|e)|loss(?:es)?(?:\sfor\sthe\s[\w\s]{1,16}|\s(?:before|after)\stax(?:es|ation)?)?(?:\s?[:|]|\s(?:of|was|were|is|to|totall?ing|reached"
    r"|stood\sat|amounted\sto|came\sto)))"
    rf"\s{_AMOUNT_LEAD}{{0,2}}$",
    re.IGNORECASE,
)


def is_loss(before: str, unit: str) -> bool:
    """Whether an amount of money is a loss: "lost 2 million", "a net loss of", "Operating loss: "."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and _LOSS_BEFORE.search(before) is not None


def direction_of(before: str, behind: str, unit: str) -> int:
    """1 for a rise, -1 for a fall, 0 where nothing says that the quantity is a difference.

    Headlines write their verbs with capitals: the words around the quantity are read in small letters.
    """
    before, behind = before.lower(), _PER_AREA.sub("", behind.lower())
    match = _NOUN_BEHIND.match(behind)
    if match and unit != "PERCENT" and match["rise"] == "expansion":
        match = None  # "a 12 billion expansion" costs so much
    if match and not (behind.startswith(" of ") or (unit == "COUNT" and match.group().endswith("plus"))):
        return -1 if match["fall"] else 1
    match = _COMPARED_BEHIND.match(behind)
    if match and not re.search(r"\d", match.group()) and not _MODIFIES_NEXT.match(behind, match.end("word")):
        return -1 if match["word"] in ("fewer", "less", "lower", "smaller", "down", "below") else 1
    match = _percent_beside(before, behind) if unit == "PERCENT" else None
    if match:
        return (
            -1 if match["word"].strip() in ("below", "under", "less", "fewer", "down", "minus", "off", "-", "–") else 1
        )
    match = _ADJACENT_COMPARED_BEHIND.match(behind)
    if match and not (match["same"] == "more" and unit in ("COUNT", "KM2", "M2", "FT2")):  # "is building 12 more"
        return -1 if (match["word"] or match["same"]) in ("lower", "fewer", "less", "down") else 1
    match = _UP_BEFORE.search(before)
    if match and not before.endswith(("up to ", "down to ")):
        return -1 if match["word"] == "down" else 1
    match = _UP_PERCENT_BEFORE.search(before) if unit == "PERCENT" or unit.isalpha() else None
    if match and (unit == "PERCENT" or (match["by"] and unit not in ("COUNT", "DAYS", "YEARS", "SECONDS"))):
        return -1 if match["word"] == "down" else 1
    if unit == "PERCENT" and "growth" in before and _is_pace(_GROWTH_BOTH.sub("to ", before)):
        return 1
    told = _told_before(before, unit) if _MOVE_WORD.search(before) else 0
    return told or (1 if unit == "COUNT" and _MORE_STAFF_BEHIND.match(behind) else 0)


def _is_pace(before: str) -> bool:
    """Whether the percentage is where a growth goes to: "growth picked up to", "lowered its forecast for growth to"."""
    return _GROWTH_TO.search(before) is not None or _GROWTH_OUTLOOK.search(before) is not None


def _percent_beside(before: str, behind: str) -> re.Match[str] | None:
    """Words of more and less right beside a percentage."""
    return (
        _ABOVE_BEHIND.match(behind)
        or _MORE_OF_BEHIND.match(behind)
        or _UP_ON_BEHIND.match(behind)
        or _OFF_BEHIND.match(behind)
        or _PLUS_BEFORE.search(before)
    )


def _told_before(before: str, unit: str) -> int:
    """The direction by a verb or noun of movement before the quantity."""
    for pattern in (_OR_BY_BEFORE, _BY_BEFORE, _PACE_BEFORE, _VERB_BEFORE, _NOUN_BEFORE):
        match = pattern.search(before)
        while match and (later := pattern.search(before, match.start() + 1)):
            match = later  # the nearest one: "funds raised by startups declined by"
        if match and pattern is _VERB_BEFORE and unit != "PERCENT" and not _MOVES.match(match["rise"] or match["fall"]):
            continue
        if match and unit == "COUNT" and ((match["rise"] or "").startswith("gain") or _AGENT.match(match.group())):
            continue
        if match and not before.rstrip().endswith((" to", " from")):
            return -1 if match["fall"] else 1
    return 0
