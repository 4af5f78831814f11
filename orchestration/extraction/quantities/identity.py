"""Whether a bare number counts anything: it may as well be a year, part of a name, an ordinal or the pronoun "one"."""

from __future__ import annotations

import re

from orchestration.extraction.model import Number
from orchestration.extraction.numbers.words import WORD

_STRONG_COUNT_LEAD = re.compile(
    r"\b(?:more than|less than|fewer than|nearly|almost|over|some|approximately|roughly|at least|up to|exceed(?:s"
    r"|ed|ing)|surpass(?:ed|ing)|a total of|total of|as many as|"
    r"number(?:s|ed)|total(?:l?ed|s)|another|additional|other)\s$",
    re.IGNORECASE,
)
_YEAR_PREPOSITION = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|before|after|year|early|late|mid|end of|class of|cohort of"
    r"|batch of|intake of|through|between|fiscal"
    r"|through|to|quarters?|half|(?:quarters?|half|months|weeks|beginning|start|middle|course)\sof)|\bFY|[-–/])\s?$",
    re.IGNORECASE,
)
_OF_THAT_YEAR = re.compile(r"\s(?:levels|figures|totals|results)\b")  # "below 2010 and 2011 levels"
_DEFINITE = re.compile(r"(?:\b(?:the|its|their|our|this|that|his|her|annual|[A-Z][a-z]+)|['’]s)\s$")
_PLURAL_NEXT = re.compile(
    r"\s(?!(?:is|was|has|as|its|this|plus|versus|vs)\b)(?:(?:[a-z][\w-]*|[A-Z]{2,4})\s){0,2}?(?:[a-z-]{3,}(?<!s)s|people|staff"
    r"|personnel|alumni|SMEs|students)\b"
)
_NEXT_PLURAL = re.compile(
    r"\s(?!(?:is|was|has|as|its|this|plus|versus|vs|sees|across|marks|saw|puts|shows|gives|lists|says|ranks|makes"
    r"|brings|remains|comprises|contains|features|covers|reaches|takes|gets|includes|ends|runs|begins"
    r"|starts)\b)[a-z][a-z-]{2,}(?<![su])s\b"
)
_AFTER_CAPITAL = re.compile(r"(?:^|\s|[\"“'(])(?P<word>[A-Z][\w&.'’-]*)\s$")
_NOT_IN_NAMES_WORDS = (
    "a an the in on at by for from with of to and or but over nearly about around some almost approximately "
    "roughly more less up currently today "
    "another other others these those all both only just at under above below since until after before between "
    "among there these its "
    "their our his her this that each every further additional altogether total totalling including january "
    "february march april may june july august "
    "september october november december funding around estimated as when while where which who what how it they "
    "we he she you"
)
_NOT_IN_NAMES = frozenset(_NOT_IN_NAMES_WORDS.split())
_SHARED_OUT = re.compile(  # "Vienna had 73 of them, Graz 44, Upper Austria 20 and Baden-Baden 16"
    r"\d(?:\s[a-z-]+){0,4}(?:(?:,\s(?:and\s)?|\sand\s)(?:in\s)?(?:[A-Z][\w-]+\s){1,3}\d{1,4}){0,12}(?:,\s(?:and\s)?|\sand\s)(?:in\s)?(?:[A-Z][\w-]+\s){1,3}$"
)
_HAD_OF = re.compile(
    r"\b(?:had|has|got|took|received|won|with|counted|counts|hosts?|hosted|have|for|in|to|are|were)\s(?:\w+\s){0,3}?\d[^.;]*$"
)
_VERB_END = re.compile(r"(?:ed|ing|es)$")
_PRONOUN_NEXT = re.compile(
    r"(?:['’]s\b|\s(?:of(?!\s(?:every|each))|another|by\sone|such|that|which|who|whose|whom|is|was|has|had|can"
    r"|could|may|might|should|would|will|must|"
    r"and\s(?:the\ssame|only|all)|or\s(?:more|another|the\sother|two|several)|more(?!\sthan)|to|in|for|with|from"
    r"|at|on|as|after|being|count|estimate|reckoning|cornerstone|located|side|hand|way|thing|step|reason|"
    r"example|place|day|time|case|aspect|respect|sense|word|point|stop|needs|where|when|roof|go|man|person|does"
    r"|did|umbrella|goal|aim|key|major|"
    r"big|important|main|particular|common|real|possible|notable|hope|size|kind|type|sort|form|level|bright|final"
    r"|called|named|said)\b"
    r"|\s[a-z]+\s(?:said|says|told|put\sit)\b|-[a-z]|\s[a-z]{2,}(?<![sui])s\b|[.,;:!?)\]]|$)",
    re.IGNORECASE,
)
_NAME_GOES_ON = re.compile(
    r"\s[A-Z][\w-]+(?!\s(?:[a-z-]+\s)?[a-z-]+s\b)(?:\s[A-Z]|\s?[,.;)]|\s(?:is|was|has|will|and)\b)"
)
_AGE_APPOSITION = re.compile(r"[A-Z][\w'’-]+,\s$")
_SAYS_APPOSITION = re.compile(r"\b(?:says|said|told)\s(?:[A-Z][\w'’-]+\s){0,2}[A-Z][\w'’-]+,\s$")
_OPEN_PREFIX = re.compile(r"(?:\bsub|\d[kmb]|\dbn)[-‑]$", re.IGNORECASE)  # "sub-£1m", "$25k-$50k"
_RELEASE = re.compile(r"\d\.0")
_PRONOUN_LEAD = re.compile(
    r"\b(?:no|any|every|this|that|the|not|only|first|last|new|latest|second|third|other|largest|biggest|most|which"
    r"|same|every|good|"
    r"number|day|square|better|bigger|a|as|in|under|just|right|wrong|old|great|strong|best)[\s-]$"
    r"|[,!?.][\"”'’]\s\w+\s$",
    re.IGNORECASE,
)
_COUNTED_ONE = re.compile(r"\s(?:new|additional|further)\s(?!one\b)[a-z]{3,}")  # "invested in one new company"
_ANY_ONE = re.compile(r"\s[a-z]+\s(?:can|may)\b")  # "one investor can be given": any
_ONE_IN = re.compile(rf"\sin\s(?:every\s|each\s)?(?:\d+|{WORD})\b")


def is_attached(text: str, number: Number, start: int, end: int) -> bool:
    """Whether letters stand tight at the number: 36Kr, A16, H1N1; the span takes in currency, scale and unit."""
    if start and (text[start - 1].isalpha() or text[start - 1] in "_#"):
        return True
    if start > 1 and text[start - 1] == "/" and text[start - 2].isalpha():
        return True
    if text[number.start] == "0" and text[number.start : number.end].isdigit() and number.end - number.start > 1:
        return True  # 007 and 020 count nothing
    prefixed = start > 1 and text[start - 1] in "-‑" and text[start - 2].isalpha() and number.kind == "digits"
    if prefixed and not _OPEN_PREFIX.search(text, max(0, start - 5), start):
        return True
    if start > 1 and text[start - 1] == "." and text[start - 2].isalnum():
        return True
    return (
        end == number.end and end < len(text) and number.kind == "digits" and (text[end].isalpha() or text[end] == "_")
    )


def is_year(text: str, number: Number) -> bool:
    """Whether four plain digits between 1800 and 2100 name a year."""
    if (
        number.end - number.start != 4
        or not 1800 <= number.value <= 2100
        or not text[number.start : number.end].isdigit()
    ):
        return False
    before = text[max(0, number.start - 24) : number.start]
    if _YEAR_PREPOSITION.search(before):
        return not (before.rstrip().endswith("to") and _NEXT_PLURAL.match(text, number.end))
    if _OF_THAT_YEAR.match(text, number.end):
        return True
    if _STRONG_COUNT_LEAD.search(before):
        return not _PLURAL_NEXT.match(text, number.end)
    return not _NEXT_PLURAL.match(text, number.end) or _DEFINITE.search(before) is not None


def is_in_name(text: str, number: Number) -> bool:
    """Whether a capitalised word makes the number part of its name: Xiaomi 3, Qihoo 360, Level 39."""
    written = text[number.start : number.end]
    if number.kind == "word":
        return _is_capital_word(text, number, written)
    release = _RELEASE.fullmatch(written) is not None  # T-Hub 2.0
    if not release and (not written.isdigit() or len(written) > 4):
        return False
    match = _AFTER_CAPITAL.search(text, max(0, number.start - 30), number.start)
    if match is None or match["word"].lower() in _NOT_IN_NAMES or _VERB_END.search(match["word"]):
        return False
    if release and _PLURAL_NEXT.match(text, number.end) is None:
        return True
    if _NAME_GOES_ON.match(text, number.end):
        return True
    if _is_shared_out(text, number):
        return False
    opening = match.start("word") == 0 or text[match.start("word") - 2 : match.start("word")] in (". ", ": ", "; ")
    if opening and not _names_itself(text, number.end):
        return False
    return _PLURAL_NEXT.match(text, number.end) is None and not re.match(r"\s\d", text[number.end : number.end + 2])


def _is_shared_out(text: str, number: Number) -> bool:
    """Whether a list whose verb is told once gives the number to the name: "Vienna had 73 of them, Graz 44"."""
    lead = text[max(0, number.start - 240) : number.start]
    return _SHARED_OUT.search(lead) is not None and _HAD_OF.search(lead) is not None


def is_age(text: str, number: Number) -> bool:
    """Whether two digits between commas behind a name tell a person's age: "Jane Doe, 34, who"."""
    plain = number.end - number.start == 2 and 15 <= number.value <= 99 and text[number.start : number.end].isdigit()
    if plain and _SAYS_APPOSITION.search(text, max(0, number.start - 50), number.start):
        return True
    return (
        plain
        and text[number.end : number.end + 2] == ", "
        and _AGE_APPOSITION.search(text, max(0, number.start - 30), number.start) is not None
    )


def is_postcode(text: str, number: Number) -> bool:
    """Whether five or six plain digits behind a place name are its postcode: Beijing 100080."""
    written = text[number.start : number.end]
    if not (written.isdigit() and 5 <= len(written) <= 6):
        return False
    match = _AFTER_CAPITAL.search(text, max(0, number.start - 30), number.start)
    if match is None or match["word"].lower() in _NOT_IN_NAMES:
        return False
    if match.start("word") == 0:
        return re.match(r",\s[A-Z]", text[number.end : number.end + 3]) is not None
    return re.match(r"\s?[.,;)|·]|\s?$|\s[A-Z]", text[number.end : number.end + 3]) is not None


def _names_itself(text: str, end: int) -> bool:
    """Whether a verb or punctuation follows, so that the number cannot count anything."""
    return re.match(r"(?:['’]s|,|\s(?:is|was|has|will|which|and|[a-z]{3,}ed)\b)", text[end : end + 20]) is not None


def _is_capital_word(text: str, number: Number, written: str) -> bool:
    """A capitalised number word amid capitalised words inside a sentence: Big Four, One Hundred Talents."""
    if not written[0].isupper() or number.start < 2:
        return False
    before = re.search(r"([A-Z][\w'’-]*)[\s-]$", text[max(0, number.start - 25) : number.start])
    behind = re.match(r"[\s-][A-Z]", text[number.end : number.end + 2])
    return (before is not None and before.group(1).lower() not in _NOT_IN_NAMES) or (
        behind is not None and text[number.start - 2] not in '.:;!?"“•-'
    )


def is_pronoun(text: str, number: Number) -> bool:
    """Whether "one" stands for a thing or a person instead of counting."""
    if text[number.start : number.end].lower() != "one" or number.kind != "word":
        return False
    before = text[max(0, number.start - 12) : number.start]
    if _ONE_IN.match(text, number.end):
        return False
    if _COUNTED_ONE.match(text, number.end):
        return False
    if _ANY_ONE.match(text, number.end):
        return True
    if before[-5:-1].isdigit():  # "the 2019 one"
        return True
    if re.search(
        r"\b(?:more than|at least|less than|only|just|about|over|per)\s$", before, re.IGNORECASE
    ) and not _PRONOUN_NEXT.match(text, number.end):
        return False
    return _PRONOUN_LEAD.search(before) is not None or _PRONOUN_NEXT.match(text, number.end) is not None
