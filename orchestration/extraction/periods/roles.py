"""The part a time expression plays, by its preposition: span, deadline, end, since, comparison."""

from __future__ import annotations

import re
from typing import Literal

from orchestration.extraction.caseless import caseless

Role = Literal[
    "span",
    "by",
    "end",
    "start",
    "since",
    "before",
    "after",
    "comparison",
    "name",
    "year_to",
    "nine_to",
    "half_to",
    "quarter_to",
]

_REACH = 84  # characters before an expression in which its preposition may stand

# When a figure was made known is no period of it: "according to a report released on 28 August".
_DOCUMENT = (
    r"(?:report|study|survey|statement|figures|data|statistics|results|release|ranking|index|list|paper|bulletin|review"
    r"|analysis|reply|answer|article|announcement|estimates?|targets?|goals?|plans?|forecasts?|budget)"
)
_MADE_KNOWN = r"(?:released|published|issued|unveiled|announced|presented|posted|made\spublic|compiled|given)"
_ON = r"(?:early\s|late\s|earlier\s)?(?:on|in)?\s?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?[(]?"
_ENDED = r"\s(?:that\s|which\s)?(?:to|end(?:ed|ing|s)?)\s(?:on\s|in\s)?(?:the\s)?(?:end\sof\s)?"
_WORDINGS: tuple[tuple[Role, str], ...] = (
    ("half_to", rf"(?:in\s|for\s|during\s)?(?:the\s)?(?:first\s)?(?:(?:six|6)\smonths|half(?:[\s-]year)?){_ENDED}"),
    ("nine_to", rf"(?:in\s|for\s|during\s)?(?:the\s)?(?:nine|9)\smonths{_ENDED}"),
    ("quarter_to", rf"(?:in\s|for\s|during\s)?(?:the\s)?(?:(?:three|3)\smonths|quarter){_ENDED}"),
    (
        "year_to",
        r"(?:in\s|for\s|during\s|over\s)?(?:the\s)?(?:fiscal\s|financial\s|tax\s|full\s|twelve\s|12\s)?(?:year"
        r"|months)\s(?:that\s|which\s)?(?:to|end(?:ed|ing|s)?)"
        r"\s(?:on\s|in\s)?(?:the\s)?(?:end\sof\s)?",
    ),
    (
        "end",
        r"(?:in\s|for\s|during\s)?(?:the\s)?(?:reporting\s)?period\s(?:that\s|which\s)?end(?:ed|ing|s)\s(?:on\s|at\s|in\s)?",
    ),
    (
        "since",
        r"since\s(?:about\s|around\s|as\searly\sas\s|the\s(?:end|start|beginning)\sof\s|early\s|late\s"
        r"|mid-?)?",
    ),
    ("since", r"(?:counting|reckoned)\s(?:from|since)\s(?:the\s(?:start|beginning)\sof\s)?"),
    ("since", r"since\s[^,;.()\d]{3,70}\s(?:in\s|on\s)?"),
    (
        "comparison",
        r"(?:compared\s(?:with|to)|opposed\sto|beside|relative\sto|in\scomparison\s(?:with|to)|versus|vs\.?|against|than)\s(?:(?!did\b"
        r"|does\b|was\b|were\b|had\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)[a-zA-Z]+\s){0,4}?"
        r"(?:(?:in|at|on|by|for|of|during|over|that\sof)\s)?(?:the\s(?:end|close)\sof\s)?(?:the\s)?",
    ),
    (
        "comparison",
        r"\bas\s(?:many|much|high|large|big)\s(?:\w+\s)?(?:as\s)?(?:(?:in|at|during"
        r"|for)\s)?(?:the\s)?(?:(?:whole|all)\s(?:of\s)?)?",
    ),
    (
        "comparison",
        r"\bas\s(?:many|much|high|large|big|few)\s[^,;.:]{1,60}\sas\s(?:(?:in|at|during|for|on)\s)?(?:the\s)?"
        r"|(?:above|below|than|under|over|exceed(?:s|ed|ing)?|beats?|of)\swhat\s(?:[a-z]+\s){0,4}?(?:(?:of|in|during|for)\s)?",
    ),
    (
        "comparison",
        r"(?:up|down|increase\w*|rose|risen|rise|rising|grew|growth|grown|more|higher|fell|fall"
        r"|decline\w*|drop\w*|percent|per\scent|pc|%|yuan"
        r"|[\d.]+(?:bn|m|k)?|gain\w*|jump\w*|points?)\s(?:from|over|on)\s(?:(?:in|at)\s)?(?:the\s)?(?:(?:end|level"
        r"|figure|total|number)\s(?:of|in)\s)?",
    ),
    (
        "comparison",
        r"(?:increase|rise|growth|gain|drop|fall|decline|decrease|improvement)\sof\s(?:[^,;.]|[.,](?=\d)){1,30}\s(?:from|over|on)\s",
    ),
    (
        "comparison",
        r"short\sof\s|(?:the\s)?(?:(?:figure|level|number|value|amount)s?|those)\s(?:of|in)\s|that\sof\s|\b(?:above|below)\s"
        r"|(?:above|below|under|than|against|short\sof)\sthe\s[$€£₹]?[\d.,]+\s(?:\w+\s)?(?:of|in)\s(?:the\s)?"
        r"|(?:above|below)\s(?:the\s)?(?:[a-z]+\s){1,3}(?:of|in|for)\s(?:the\s)?"
        r"|(?:to|from|above|below|with|as|times|on|over|against)\sthat\sin\s",
    ),
    (
        "comparison",
        r"(?:double|twice|triple|treble|quadruple|times|\dx|of(?=\swhat\s))\s(?:the|that|those|what|its|as\s(?:much|many|high|large)\sas)\s"
        r"(?:\w+\s){0,5}?(?:in|of|during|for|at|on)\s(?:the\s)?(?:end\sof\s)?",
    ),
    ("name", rf"(?:said|says|noted|told\s\w+)\s(?:(?:in|at|to)\s(?:\w+\s){{1,4}})?{_ON}"),
    ("name", rf"{_DOCUMENT}\b[^.;:]{{0,60}}?\b{_MADE_KNOWN}\s(?:by\s[^,;.]{{2,40}}\s)?(?:{_ON})?"),
    (
        "end",
        r"(?:(?:by|as\sof|as\sat|as\son|at|until|till|up\sto|to|towards?|before)\s)?(?:the\s)?(?:very\s"
        r"|fiscal\s)?(?:year[\s-])?"
        r"(?:end|close)(?:\sof|-|\sin)?\s?(?:the\s)?(?:calendar\s)?",
    ),
    (
        "by",
        r"(?:be\s(?:completed|finished|ready|handed\sover)|due\sfor\scompletion)\s(?:in|by|for|at|on)\s(?:the\s)?",
    ),
    (
        "start",
        r"(?:(?:by|as\sof|as\sat|at|until|since|from)\s)?(?:the\s)?(?:beginning|start"
        r"|outset)\sof\s(?:the\s)?",
    ),
    (
        "by",
        r"(?:by|as\sof|as\sat|as\son|as\sfrom|until|till|up\suntil|up\sto|no\slater\sthan"
        r"|not\slater\sthan)\s(?:the\s)?"
        r"(?:(?:year|fiscal|financial|mid|late|early|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?,?\s)?",
    ),
    ("before", r"(?:before|prior\sto|ahead\sof|until\sbefore)\s(?:the\s)?"),
    ("after", r"(?:after|following|beyond|post)[\s-](?:the\s)?"),
    (
        "span",
        r"(?:in|on|of|for|during|over|within|throughout|through|between|from|across|at|around"
        r"|circa)\s(?:the\s)?(?:(?:whole|entire|full|calendar)\s)?"
        r"(?:year\s|years\s)?",
    ),
)
_RECORD_SINCE = re.compile(  # "the lowest level since 2015" compares with 2015
    r"\b(?:most|least|best|worst|first|[a-z]{2,}est)\b[^,;.]{0,40}?\b(?P<since>since\s(?:the\s)?)$"
)
_RECORD_WITHIN = re.compile(  # "the highest amount in the last two years" tells how far back it holds the record
    r"\b(?:most|least|best|worst|[a-z]{2,}est)\b[^,;.\d]{0,40}?\b(?P<since>(?:in|of|for|over|during)\s(?:the\s)?)$"
)
_NTH_OF = re.compile(  # "at the first ceremony of the year" counts ceremonies
    r"\b(?:first|second|third|fourth|fifth|last|latest|[a-z]{2,}est)\s(?:[a-z]+\s)?"
    r"(?!half|quarter|month|week|day|part|stage)[a-z]+\sof\s$"
)
_PREPOSITIONS = tuple((role, re.compile(caseless(rf"(?:\b|^)(?:{wording})$"))) for role, wording in _WORDINGS)
_MONTH_END = re.compile(  # the last day of a quarter is a balance date
    r"\b(?:31(?:st)?\s(?:of\s)?(?:March|Mar|December|Dec)|30(?:th)?\s(?:of\s)?(?:June|Jun|September|Sep|Sept)"
    r"|(?:March|December)\s31(?:st)?|(?:June|September)\s30(?:th)?)\b|\b(?:31[./]0?3|31[./]12|30[./]0?6"
    r"|30[./]0?9)[./]|-(?:03-31|12-31|06-30|09-30)$"
)
_CLAUSE_OPENS = re.compile(r"(?:^|[;:–—]\s|\b(?:but|while|whereas)\s)$")
_TELLS_OF_PREVIOUS = re.compile(
    r"\s(?:was|were|had|stood|came|amounted|totalled|reached)\b"
)  # "the figures for the previous year were"
_ONWARDS = re.compile(r"\s(?:on|onwards?|to\s(?:date|now|today|the\spresent))\b")
_DOCUMENT_BEHIND = re.compile(
    r"(?:['’]s)?\s(?:(?!the\b)\w+\s){0,2}?(?:report|plan|survey|study|index|ranking|list|edition|conference|summit|forum|act"
    r"|law|policy|strategy|scheme|programme"
    r"|program|budget(?=\s(?:speech|statement|document|law|act))|accounts?|results|statements?|white\spaper|census|vision|agenda|competition|awards?|class|batch"
    r"|cohort|model|version"
    r"|yearbook|olympics|games|expo|cup)\b",
    re.IGNORECASE,
)
_SAID_ON = re.compile(r",?\s(?:[\w.'’-]+\s){1,6}?(?:said|told|says)\s")  # "On August 19 the council said that"
_TOTAL_BEHIND = re.compile(r"\s(?:amount|figure|level|total|number|value|sum|result)s?\b")
_THAN_ITS = re.compile(
    r"\b(?:above|below|over|under|than|on|times|double|twice|triple|against|beat|with)\s(?:its|their|our|last)\s$"
)
_IS_TOLD_OF = re.compile(r":|\s(?:was|brought|saw|proved|turned\sout)\b")  # "For the park 2015 was a good year"
_NAME_BEFORE = re.compile(r"(?:^|[\s“\"'(])(?P<word>[A-Z][\w&-]*[a-z][\w&-]*)\s$")
_AFTER_EVENT = re.compile(r"\b(?:[Aa]fter|[Ss]ince|[Bb]efore)\s(?:the\s)?(?:[A-Z][\w-]+\s){1,2}$")  # "since Rio 2016"
_NO_NAME = re.compile(
    r"(?:In|On|By|Since|From|To|Until|Till|Between|During|Over|For|Of|At|As|And|But|The|After|Before|January|February"
    r"|March"
    r"|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Spring"
    r"|Summer|Autumn|Winter|Fall|Year|Financial|Fiscal|Early|Late|Mid|Through|Throughout|Around|About|Circa|End|Source"
    r"|Updated|Published)"
)


def role_of(text: str, start: int, end: int, *, whole_year: bool, part: str) -> tuple[int, Role]:
    """Start of the expression with its preposition, and its role.

    `start` and `end` bound the expression proper, `whole_year` says that it names a year, `part` what kind it is.
    A year that belongs to a document ("the 2013 annual report") or to a name ("Vision 2020") has the role of a name.
    """
    own = _own_role(text, start, end, part)
    if own is not None:
        return start, own
    lead = text[max(0, start - _REACH) : start]
    compared = _compared_from(lead, text, end, whole_year, part)
    if compared is not None:
        return start - compared, "comparison"
    for role, pattern in _PREPOSITIONS:
        match = pattern.search(lead)
        if match and role == "comparison" and part == "day" and lead.endswith(" on "):
            continue  # "9 billion yuan on October 21" compares with nothing
        if match:
            return start - len(match.group()), _refined(role, match.group(), text, end, part, whole_year)
    if part == "previous":
        return start, "span" if _CLAUSE_OPENS.search(text, max(0, start - 12), start) else "comparison"
    if (whole_year or part == "relative") and (
        _DOCUMENT_BEHIND.match(text, end)
        or (whole_year and _named(lead) and (_AFTER_EVENT.search(lead) or not _IS_TOLD_OF.match(text, end)))
    ):
        return start, "name"
    return start, "span"


def _own_role(text: str, start: int, end: int, part: str) -> Role | None:
    """The role of an expression that no preposition changes."""
    if part in ("now", "vague"):
        return "span"
    if part == "year_end":
        return "end"
    nth = text[start:end] == "the year" and _NTH_OF.search(text, max(0, start - _REACH), start)
    if nth or (part == "day" and _SAID_ON.match(text, end)):
        return "name"
    return "since" if text[start:end] == "since" else None


def _compared_from(lead: str, text: str, end: int, whole_year: bool, part: str) -> int | None:
    """How many characters before it begins where it compares by other words than its preposition, else None."""
    if whole_year and (lead.endswith(" the ") or _THAN_ITS.search(lead)) and _TOTAL_BEHIND.match(text, end):
        return 0  # "three times the 2014 figure"
    pattern = _RECORD_WITHIN if part == "window" else _RECORD_SINCE
    record = pattern.search(lead) if part not in ("ago", "anaphora") else None
    return len(record["since"]) if record else None


def _named(lead: str) -> bool:
    match = _NAME_BEFORE.search(lead)
    return match is not None and _NO_NAME.fullmatch(match["word"]) is None


def _refined(role: Role, words: str, text: str, end: int, part: str, whole_year: bool) -> Role:
    preposition = words.split()[0].lower() if words.split() else ""
    if role == "span":
        if preposition == "from" and _ONWARDS.match(text, end):
            return "since"
        if part == "previous":
            opens = _CLAUSE_OPENS.search(text[:end].partition(words)[0]) is not None
            return "span" if opens or _TELLS_OF_PREVIOUS.match(text, end) else "comparison"
        if part == "day" and preposition == "at":
            return "by"
        if part == "day" and preposition == "on" and _MONTH_END.search(text[max(0, end - 26) : end]):
            return "by"
        document = (
            (whole_year or part == "relative")
            and preposition not in ("in", "during", "since", "at")
            and _DOCUMENT_BEHIND.match(text, end)
        )
        return (
            "name" if document or (whole_year and preposition == "of" and text[end : end + 8] == " report ") else "span"
        )
    if role == "comparison" and part == "window":
        return "span"
    return role
