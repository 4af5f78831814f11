"""Bodies that a text names only as the source of what it tells: who counted, published or reported it.

A source is not whom its figures describe, nor what the article is about, however often it is named.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.extraction.caseless import caseless

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}|\d{{1,4}}),?\s"
_WORD = r"(?:[a-z][\w'\u2019-]*|[A-Z]\w*-(?:based|backed|run|owned|funded|led))\s"  # no name among them
_JOINED = (
    r"(?:(?:(?:[A-Z(][\w.&)-]*|of|for|and)\s){1,9}?(?:and|as well as)\s(?:the\s)?)?"  # the second of two that made it
)
_DOCUMENT = (
    r"(?:reports?|stud(?:y|ies)|research|analys[ie]s|figures|data|statistics|findings|rankings?|reviews?"
    r"|barometer|index|monitor|dashboard|white paper|census|tables|estimates"
    r"|calculations|tall(?:y|ies)|bulletin|(?:year|hand)book)"
)
_WHEN = rf"(?:{_DATE}|(?:on|in|last|this|week|month|year|today|yesterday)\s){{0,4}}"
_MADE = (
    r"(?:released|published|compiled|issued|conducted|carried out|prepared|commissioned|collected|produced|done"
    r"|provided|presented|unveiled|gathered|collated)"
)
# What leads up to a source, each with words one of which stands in it: most texts hold none of them.
_TOLD_BY = (
    (("ccording to ",), re.compile(caseless(r"\baccording to\s") + rf"(?:{_DATE}|{_WORD}){{0,12}}$")),
    (
        ("y the ", "n the ", "going by "),  # "by the reckoning of", "in the view of"
        re.compile(
            r"\b(?:[Bb]y|[Ii]n|[Oo]n)\sthe\s(?:reckoning|count|estimates?|account|view|opinion|words|figures|evidence)"
            r"\sof\s(?:the\s)?$|\b[Gg]oing by\s(?:the\s)?$"
        ),
    ),
    (
        ("by ", "from "),
        re.compile(
            rf"\b{caseless(_DOCUMENT)}\s(?:(?:that\s)?(?:was\s|were\s)?{_MADE}\s)?"
            rf"{_WHEN}(?:by|from)\s(?:{_WORD}){{0,7}}{_JOINED}$"
            rf"|\b(?:{_MADE}|reported|disclosed|revealed)\s{_WHEN}by\s(?:{_WORD}){{0,5}}$"
        ),
    ),
    (
        ("that ", "which "),
        re.compile(
            rf"\b{caseless(_DOCUMENT)},?\s(?:that|which)\s(?:the\s)?(?:[A-Z][\w&, -]{{0,99}}\sand\s(?:the\s)?)?$"
        ),
    ),
)
_CREDIT = re.compile(
    r"(?:^|\n)[ \t]*(?:[Bb]y|Text|Source|Photo|Image|Picture|Credit)s?:?[ \t](?:the\s)?$"
    r"|\((?:[Ss]ources?|Photo|Image|Credit|Courtesy|Photo courtesy|With inputs?)(?: of| from| by)?:?\s(?:the\s)?$"
)
_REPORT_OF = re.compile(
    rf"\b(?:{caseless(_DOCUMENT)}|edition|issue)\s(?:(?:19|20)\d\d\s)?(?:of|at)\s(?:the\s)?$(?<![Rr]esearch\sat\s)"
)
_SHOWS = (
    r"(?:shows?|showed|shown|says|said|finds?|found|reveal(?:s|ed)?|estimates?|estimated|suggest(?:s|ed)?|indicate(?:s|d)?"
    r"|puts?|claim(?:s|ed)|notes?|noted|highlight(?:s|ed)|(?:has|have)\s(?:shown|found|revealed|highlighted))"
)
_SAID = (
    r"(?:said|says|noted|indicated|added|stated|announced|reported|revealed|disclosed|pointed out|explained|estimates)"
)
_BRACKETS = r"(?:\s\([^()]{1,40}\))?"
_APPOSED = r"(?:,\s(?:the|a|an)\s[^,;.:()]{1,60},)?"  # ", the capital's promotional agency,"
_ITS_REPORT = re.compile(
    rf"{_BRACKETS}(?:['\u2019]s?)?\s(?:also\s)?(?:[a-z-]+\s){{0,3}}(?:[Rr]eport|[Ss]urvey|[Ss]tudy|[Rr]esearch|[Aa]nalysis"
    rf"|[Dd]ata|[Ff]igures|[Ss]tatistics|[Bb]arometer|[Rr]anking|[Ii]ndex)s?(?:\s(?:also\s)?{_SHOWS}\b|$|\n)"
)
_ITS_PAPER = re.compile(  # "the NAME Venture Capital Dashboard", "the NAME start-up monitor"
    rf"{_BRACKETS}(?:['\u2019]s?)?\s(?:[A-Za-z][\w&-]*\s){{0,3}}(?:[Mm]onitor|[Dd]ashboard|[Bb]arometer|[Tt]racker|[Qq]uestionnaire"
    r"|[Ss]urvey|[Pp]oll|[Ii]ndex|[Rr]anking|[Aa]tlas|[Rr]adar)\b"
)
_COUNTS = re.compile(  # "NAME counted 208 rounds in Germany"
    rf"{_BRACKETS}{_APPOSED}\s(?:also\s|has\s|had\s)?(?:count(?:s|ed)(?!\son\b)|tall(?:y|ies|ied)|track(?:s|ed)|identifie[sd]|survey(?:s|ed)"
    r"|polled|list(?:s|ed))"
    r"\s[^.;:()]{0,60}?\d[^.;:()]{0,60}?\s(?:in|across|throughout)\s(?:the\s)?"
    r"(?:[A-Z]|(?:city|country|state|region|province|county)\b)"
    rf"|{_BRACKETS}\s(?:has\s|have\s)?(?:counted|surveyed|polled)\s(?:them|all of them)\b"
)
_CLOSES = re.compile(
    rf"{_BRACKETS}\s(?:also\s|has\s|had\s)?{_SAID}(?=[.,;:]|$|\n|\s(?:in|on|when|while|last|yesterday|today|this|at)\b)"
)
_BEFORE_CLOSING = re.compile(r"[,\"\u201d]\s(?:the\s)?$")
_SAID_BY = re.compile(
    r"[,\"\u201d]\s(?:says?|said|reports?|reported|finds|found|reckons?|estimates?|recall(?:s|ed)|add(?:s|ed))\s(?:the\s)?$"
)
_ENDS = re.compile(rf"{_BRACKETS}(?:[.,;:]|$|\n)")
_REPORTS_THAT = re.compile(
    rf"{_BRACKETS}\s(?:also\s|has\s|had\s)?(?:report(?:s|ed)|reveal(?:s|ed)|found|finds|indicate[sd]|show(?:s|ed)|confirm(?:s|ed)"
    r"|point(?:s|ed) out|reckons?|estimates?d?|believes?|expects?)\sthat\b(?!\s(?:it|its|they|their|we|he|she)\b)"
)
_HAS_IT_FROM = re.compile(
    rf"{_BRACKETS}\s(?:has|had|got|obtained)\s(?:this|these|the\s(?:figures|numbers|data))\sfrom\b"
)
_POLLED = re.compile(r"\b(?:[Ss]urvey|[Pp]oll)\b[^.;:]{0,80}\bby\s(?:the\s)?$")  # its respondents are counted for it
_REPORTS_ON = re.compile(rf"{_BRACKETS}\s(?:has\s|had\s|also\s){{0,2}}(?:reported|briefed\s[^.;:]{{1,30}})\son\b")
_SURVEY_BY = re.compile(r"\b(?:[Ss]urvey|[Pp]oll)\s(?:by|from)\s(?:the\s)?$")
_ITS_OWN = re.compile(r"[^.;:]{0,80}\bits\b")
_EVENT = re.compile(  # "told the NAME seminar", "under the NAME guidelines"
    r"(?:['\u2019]s?)?\s(?:[a-z]+\s){0,2}(?:conference|congress|seminar|summit|press briefing|dinner|filings?|cycles?"
    r"|rules|guidelines|norms|regulations|database)\b"
)
_HELPS = re.compile(  # "BODY helped to draw it up", "BODY supplied the data"
    rf"{_BRACKETS}\s(?:has\s|have\s|also\s)?(?:help(?:s|ed)\s(?:to\s|with\sthe\s)?(?:draw|compile|prepare|write|produce|collect|survey)"
    r"|(?:lent|supplied|provided|contributed|gathered|collected|compiled)\s(?:the|its|their|some)\s(?:data|figures|numbers)"
    r"|took\spart\sin\sthe\s(?:survey|study|poll))\b"
)
_AS = re.compile(r"\b[Aa]s\s(?:the\s)?$")
_TELLS_IT = re.compile(
    rf"{_BRACKETS}\s(?:tells|told|puts|put|says|said|sees|shows|showed|notes|noted|reports|reported)\b"
)
_REACH = 150  # characters before a mention that may tell it a source


_PUBLISHES = re.compile(
    rf"{_BRACKETS}(?:\sand\s(?:the\s)?[A-Z][\w& -]{{1,40}}?)?\s"
    r"(?:on\s\w+day\s|today\s|yesterday\s|has\s|have\s|also\s){0,2}"
    r"(?:(?:releas|publish|unveil|issu|compil|collect)e?(?:s|d)|present(?:s|ed)?)\s"
    r"(?!its\b|the\sresults\b)(?:[\w'\u2019-]+\s){0,6}?"
    r"(?:report|white paper|figures|statistics|data|survey|study|ranking|[Mm]onitor|[Bb]arometer|yearbook)\b"
)


_THAT = re.compile(r"s\s(?:that|which)\s(?:the\s)?$")
_RUNS = re.compile(r"\s(?:operates?|runs?|supports?|funds?|backs?|owns?|manages?|oversees?|promotes?)\b")


def _told_by(text: str, before: int, start: int) -> bool:
    """Whether what stands between `before` and `start` leads up to a source."""
    stretch = text[before:start]
    for words, pattern in _TOLD_BY:
        for word in words:
            if word in stretch:
                if pattern.search(text, before, start) is not None:
                    return True
                break
    return False


def is_patron(text: str, start: int, end: int) -> bool:
    """Whether the body is told only as who runs what the sentence is about: "the parks that the COUNCIL operates"."""
    return _RUNS.match(text, end) is not None and _THAT.search(text, max(0, start - 12), start) is not None


_TELL = (_ITS_REPORT, _EVENT, _PUBLISHES, _REPORTS_ON, _ITS_PAPER, _COUNTS, _HAS_IT_FROM, _HELPS)
_TELLS = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _TELL))  # one question instead of eight


@lru_cache(maxsize=512)  # asked several times of one mention
def is_source(text: str, start: int, end: int, place: bool) -> bool:
    """Whether the body named at `start` to `end` is only who says what the sentence tells; `place`: it is a place."""
    before = max(0, start - _REACH)
    if (
        _told_by(text, before, start)
        or _CREDIT.search(text, max(0, start - 40), start)
        or (not place and _REPORT_OF.search(text, max(0, start - 40), start))
    ):
        return True
    if _TELLS.match(text, end):
        return not place
    if _SURVEY_BY.search(text, max(0, start - 20), start) and not _ITS_OWN.match(text, end):
        return True
    if _TELLS_IT.match(text, end) and _AS.search(text, max(0, start - 8), start):
        return True
    if _REPORTS_THAT.match(text, end):
        return not place and _POLLED.search(text, before, start) is None
    if _ENDS.match(text, end) and _SAID_BY.search(text, max(0, start - 16), start):
        return True
    return _CLOSES.match(text, end) is not None and _BEFORE_CLOSING.search(text, max(0, start - 8), start) is not None
