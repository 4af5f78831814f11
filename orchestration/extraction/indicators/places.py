"""How much a term counts by its place: the counted noun, the subject, next to the value, elsewhere in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import Hit
from orchestration.extraction.indicators.units import is_money
from orchestration.extraction.model import Quantity

HEAD = 3.0
_MODIFIER, _SUBJECT, _GOVERNING, _NEAR, _VERB, _WHOLE = 0.9, 2.6, 2.6, 1.6, 1.4, 1.3
# Words that may stand between what is measured and its value.
_COMPLETING = 0.6
_LINKS_WORDS = """
    is are was were be been being has have had having will would of to at a an the total totalled totaled
    totalling totaling amount amounted amounting stood stand reached reach reaching exceeded exceed exceeding
    surpassed surpassing worth valued estimated over more than about nearly approximately around some up by rose
    rise grew grow increased increase fell fall come came added hit now already currently only just almost close
    least no fewer les averaged average averaging in number numbered numbering from down on year put set record
    all together its ran run went go as much many roughly gained fixed measured counted climbed jumped dropped
    decreased dropped equal equalled fix
    """
_LINKS = frozenset(_LINKS_WORDS.split())
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


@dataclass(frozen=True, slots=True)
class Place:
    """Token numbers around a quantity: itself, its noun phrase, its part of the sentence, its subject."""

    first: int
    last: int
    noun_first: int
    noun_last: int
    part_first: int
    part_last: int
    subject: int  # token at which the first noun of the part stands that the value is told of, or -1
    forms: Sequence[str]
    commas: Sequence[int]  # token numbers before which a comma or stop stands
    complements: frozenset[int]  # tokens at which a noun begins that only completes another: "staff of companies"

    @classmethod
    def of(cls, setting: Setting, quantity: Quantity, start: int, end: int, measure: str, hits: Sequence[Hit]) -> Place:
        """The place of a quantity whose part of the sentence reaches from `start` to `end`."""
        forms = [token.form for token in setting.tokens]
        first, part_first = setting.token_at(quantity.start), setting.token_at(start)
        clause_first = min(part_first, setting.token_at(setting.clause_start(quantity.start)))
        previous = [setting.token_at(q.end) for q in setting.quantities if q.end <= quantity.start]
        subject = _subject(setting, quantity, first, (clause_first, max([clause_first, *previous])), hits)
        noun_first, noun_last = _noun(setting, quantity, subject >= 0, measure, hits)
        return cls(
            first,
            setting.token_at(quantity.end),
            noun_first,
            noun_last,
            part_first,
            setting.token_at(end),
            subject,
            forms,
            setting.commas,
            _complements(forms, hits),
        )

    def factor(self, hit: Hit) -> tuple[float, str]:
        """How much a term counts where it stands, and the name of that place."""
        if self.first <= hit.first < self.last and hit.last <= self.last:
            return 0.0, "value"
        if self.noun_first <= hit.first < self.noun_last and hit.term.role == "noun":
            return (HEAD, "head") if hit.last >= self.noun_last else (_MODIFIER, "modifier")
        return self._before(hit) if hit.last <= self.first else self._behind(hit)

    def _before(self, hit: Hit) -> tuple[float, str]:
        inside = hit.first >= self.part_first
        between = self.forms[hit.last : self.first]
        if hit.term.role == "noun" and self.subject == hit.first:
            return _SUBJECT, "subject"
        if hit.term.role == "noun" and inside and self._governs(hit, between) and not self._is_place(hit):
            weight = _GOVERNING + (0.3 if len(between) <= 2 else 0.0) - (0.8 if self.subject >= 0 else 0.0)
            return weight * (_COMPLETING if hit.first in self.complements else 1.0), "governing"
        base = _VERB if hit.term.role == "verb" else _NEAR
        if hit.term.role == "noun" and self._is_place(hit):
            base *= 0.5
        return base / (1 + len(between) / 6) * (1.0 if inside else 0.5), "before"

    def _is_place(self, hit: Hit) -> bool:
        """Whether the term only tells where: "growth of sales in the park of 3 percent"."""
        return located(self.forms, hit.first)

    def _governs(self, hit: Hit, between: Sequence[str]) -> bool:
        """Whether only linking words, and no comma, stand between the term and the value."""
        if len(between) > 9 or not all(form in _LINKS or form.isdigit() for form in between):
            return False
        return not any(hit.last <= comma <= self.first for comma in self.commas)

    def _behind(self, hit: Hit) -> tuple[float, str]:
        between = self.forms[self.last : hit.first]
        inside = hit.last <= self.part_last
        if hit.term.role == "noun" and inside:
            if self.subject >= 0:
                return _WHOLE / (1 + len(between) / 6), "behind"
            if len(between) <= 4 and (not between or between[0] in ("in", "of", "worth", "as")):
                return _GOVERNING - 0.25 * max(0, len(between) - 2), "behind"
        base = _VERB if hit.term.role == "verb" else _NEAR * 0.85
        return base / (1 + len(between) / 6) * (1.0 if inside else 0.4), "behind"


def _complements(forms: Sequence[str], hits: Sequence[Hit]) -> frozenset[int]:
    nouns = [hit for hit in hits if hit.term.role == "noun"]
    ends = {hit.last for hit in nouns}
    return frozenset(hit.first for hit in nouns if hit.first - 1 in ends and forms[hit.first - 1] == "of")


def located(forms: Sequence[str], token: int) -> bool:
    """Whether a preposition of place stands before the word, an article between them or not."""
    before = token - 1
    if before > 0 and forms[before] in _ARTICLES:
        before -= 1
    return before >= 0 and forms[before] in _LOCATING


def _noun(
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


def _subject(setting: Setting, quantity: Quantity, first: int, clause: tuple[int, int], hits: Sequence[Hit]) -> int:
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
