"""The phrases around a quantity: the noun that is counted, and the subject that the value is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import Hit
from orchestration.extraction.indicators.units import is_money
from orchestration.extraction.model import Quantity

# The last words between a subject and its value: what they follow is the subject's measure.
_MEASURING_WORDS = """
    number numbered total totalled totaled amount amounted add stand to reached reach exceeded exceed surpassed stood
    at was were is are came come by rose grew fell increased dropped declined jumped climbed up down hit equal equalled
    put estimated added averaged average accounted for made represented represent contributed contribute comprised
    comprise constituted shrank shrunk slipped slid plunged tumbled soared surged
    """
_MEASURING = frozenset(_MEASURING_WORDS.split())
_MOVED_WORDS = """
    rose risen raised grew grown fell fallen increased decreased dropped declined jumped climbed went gone up down cut
    lifted reduced doubled shrank shrunk slipped slid plunged soared boosted enhanced expanded
    """
_MOVED = frozenset(_MOVED_WORDS.split())
_OPENING = re.compile(
    r"\b(?:whose|expects?|expected|saw|sees?)\s"
    r"|\bthat\s(?=(?:the|its|their)\s(?:\w+\s){1,2}(?:of|in)\s)"
    r"|\b(?:shows?|showed|said|says|reports?|reported|found|finds|noted|stated|reveals?|revealed|announced)\sthat\s"
    r"|^(?:In|At|On|For|Within|Among|During|By|Since|After|As\sof|As\sa)\s[^,;]{2,80},\s"
    r"|\b(?:rais|lift|boost|increas|reduc|doubl|tripl)(?:e[sd]?|s|ed|ing)\s(?=(?:its|their|his|her)\s)"
    r"|,\s(?=(?:the|its|their|total|while|and\s(?:the|its|their))\s|[A-Z])|\s[-\u2013\u2014]\s"
)
_BREAK = re.compile(r"[,;]|\band\b|\bwhile\b|\bwith\b")
_OUT_OF = re.compile(
    r"(?:^|[,;:]\s)(?:[Oo]f|[Aa]mong)\s(?:all\s)?(?:the|its|their)\s"
    r"(?P<group>[^,;:\d]{3,80}?)(?:\s\d+)?(?:,\s(?:an?|the)\s[^,;:\d]{3,80})?,\s[^,;:]{0,80}$"
)
_GIVES_VALUE = re.compile(
    r"(?:[:,(\u2013\u2014]|\b(?:with|at|to|was|is|were|are|stood|hit|has|had|got|took|drew|saw|(?:receiv|obtain|reach|total|totall|amount|exceed|surpass|post|record"
    r"|report|generat|achiev|averag)(?:s|es|ed|e|ing)?))\s?(?:a\s|an\s|the\s)?(?:total\sof\s|record\s(?:of\s)?)?$"
)
# What changed stands behind the name of the change: "a 14 percent rise in revenues".
_CHANGE_IN = re.compile(
    r"\s(?:(?!(?:with|and|or|to|an?|the)\s)[a-z-]+\s){0,3}?(?:rise|increase|growth|drop|decline|fall|jump|surge|gain|decrease|reduction|hike|boost|slump"
    r"|uptick|dip|expansion)\s(?:in|of)\s"
)
_OBJECT = re.compile(r"(?:[Dd]oubl|[Tt]r[ie][pb]l|[Qq]uadrupl|[Hh]alv)[a-z]{1,4}\s(?:its|their|our|the)\s")
_NO_PHRASE = re.compile(r"[\d,;]|\b(?:by|from|with|to|at|and|[a-z]+ed)\b")
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


def only_gives_value(text: str, quantity: Quantity) -> bool:
    """Whether the words before a figure only say that it is the value: "came second with", "it reached"."""
    lead = quantity.lead
    return _GIVES_VALUE.search(text, max(0, lead - 24), lead) is not None


def says_group(text: str, quantity: Quantity) -> bool:
    """Whether the words before a figure name the group that it is a part of: "Of the firms on the list, half"."""
    return _OUT_OF.search(text[: quantity.start]) is not None


def located(forms: Sequence[str], token: int) -> bool:
    """Whether a preposition of place stands before the word, an article, a number or one more word between or not."""
    before = token - 1
    if before > 0 and forms[before] not in _LOCATING and forms[before - 1] in _ARTICLES | _LOCATING:
        before -= 1
    while before > 0 and (forms[before] in _ARTICLES or forms[before].isdigit()):
        before -= 1
    return before >= 0 and forms[before] in _LOCATING


def counted_noun(
    setting: Setting, quantity: Quantity, subject: int, measure: str, hits: Sequence[Hit]
) -> tuple[int, int]:
    """The tokens of the counted noun up to its head, or (-1, -1) where it is not what is measured."""
    text, start, end = setting.sentence.text, quantity.noun_start, quantity.noun_end
    behind = _noun_behind(setting, quantity, hits) or _changed_noun(setting, quantity, hits)
    if behind is not None:
        return behind
    if quantity.unit == "PERCENT" and start is not None and start > quantity.end and _does(setting, quantity):
        start = end = None  # R&D is no noun of "71 percent carried out R&D"
    if start is None or end is None:
        group = _OUT_OF.search(text[: quantity.start]) if quantity.unit in ("COUNT", "PERCENT") else None
        bare = start is None or (quantity.noun or "them") in ("them", "these", "those")
        if group is None or not bare:
            return -1, -1
        start, end = group.span("group")
        end = _end_of_name(setting, hits, start, end)
    first, last = setting.token_at(start), setting.token_at(end)
    attached = (token for token in range(first + 1, last) if setting.tokens[token].form in _ATTACHING)
    last = next((token for token in attached if text[setting.tokens[token].start - 1] != "-"), last)  # not "follow-on"
    told_before = end <= quantity.start
    if subject >= 0 and told_before and quantity.noun_start is not None:
        return -1, -1
    whole = measure == "share" and start > quantity.end + 1
    if whole and quantity.unit == "PERCENT" and text.startswith(" in ", quantity.end):
        return -1, -1  # "only 9 percent in the older firms" tells where
    if subject >= 0 and whole and not _outranks_subject(hits, subject, first, last):
        return -1, -1  # "5 percent of the output" is told of the subject, a "5 percent stake" is not
    put_there = quantity.unit != "COUNT" and _PUT_INTO.search(text[:start])
    return (-1, -1) if put_there else (first, last)


def _end_of_name(setting: Setting, hits: Sequence[Hit], start: int, end: int) -> int:
    """Where the first noun of a group's description ends, those it goes before included: "firms above a size"."""
    named = [hit for hit in hits if hit.term.role == "noun" and start <= setting.tokens[hit.first].start < end]
    last = min((hit.first for hit in named), default=-1)
    if last < 0:
        return end
    for hit in sorted(named, key=lambda hit: hit.first):
        if hit.first <= last:
            last = max(last, hit.last)
    return setting.tokens[last - 1].end


def _does(setting: Setting, quantity: Quantity) -> bool:
    """Whether a verb right behind the figure says what those of the group do: "of the firms, 71 percent export"."""
    text, behind = setting.sentence.text, quantity.end + 1
    if not says_group(text, quantity):
        return False
    acting = any(start == behind for start, _ in setting.cues.get("acting", ()))
    return acting or any(verb.start == behind for verb in read_clauses(text).verbs)


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
    told = setting.tokens[start].start
    if any(quantity.end <= verb.start < told for verb in read_clauses(setting.sentence.text).verbs):
        return None  # the services of "300 spaces provided services"
    return start, max(hit.last for hit in nouns if hit.first == start)


def _changed_noun(setting: Setting, quantity: Quantity, hits: Sequence[Hit]) -> tuple[int, int] | None:
    """The noun that a change stated before it is of: "a 14 percent rise in revenues", "doubles its turnover"."""
    change = _CHANGE_IN.match(setting.sentence.text, quantity.end)
    if change is None and quantity.unit == "RATIO":
        change = _OBJECT.match(setting.sentence.text, quantity.start)
    if change is None:
        return None
    first = setting.token_at(change.end())
    nouns = [hit for hit in hits if hit.term.role == "noun" and first <= hit.first <= first + 4]
    if not nouns:
        return None
    start = min(hit.first for hit in nouns)
    if _NO_PHRASE.search(setting.sentence.text, change.end(), setting.tokens[start].start):
        return None
    return start, max(hit.last for hit in nouns if hit.first == start)


def _outranks_subject(hits: Sequence[Hit], subject: int, first: int, last: int) -> bool:
    """Whether a share is of its whole rather than of the subject: of things counted, or of money that none before is.

    "Women made up a third of the employees", "industry made up a third of total sales"; but exports make up a fifth
    of output as exports.
    """
    own = {is_money(hit.term.indicator.unit) for hit in hits if first <= hit.first and hit.last == last}
    told = {is_money(hit.term.indicator.unit) for hit in hits if hit.first == subject and hit.term.role == "noun"}
    return bool(own) and (True not in own or True not in told)


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
    if position > 0 and forms[position] == "from" and forms[position - 1] in _MOVED:
        position -= 1  # "was raised from 20 to 45 million"
    elif position <= clause[0] or forms[position] not in _MEASURING:
        return -1
    if forms[position] == "by" and forms[position - 1].endswith("ed") and forms[position - 1] not in _MEASURING:
        return -1  # "are supported by only 10% of them" tells who does it
    nouns = [hit.first for hit in hits if hit.term.role == "noun" and clause[0] <= hit.first < position]
    free = [noun for noun in nouns if not located(forms, noun)]
    if not free and quantity.unit == "COUNT" and quantity.noun_end is not None and quantity.noun_end <= quantity.start:
        return -1  # the zone of "the projects in the zone numbered 40"
    nouns = free or nouns
    owners = {hit.first for hit in hits if hit.last - 1 in setting.owners}  # "the park's turnover" is no park
    nouns = [noun for noun in nouns if noun not in owners] or nouns
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
