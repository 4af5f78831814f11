"""What other figures and sentences tell of a quantity that says little itself: its antecedent, the texts around it."""

from __future__ import annotations

import re

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.indicators.evidence import Circumstances, Evidence, keep
from orchestration.extraction.indicators.forms import tokens_of
from orchestration.extraction.indicators.phrases import only_gives_value
from orchestration.extraction.indicators.places import HEAD
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import Hit, term_index
from orchestration.extraction.indicators.units import is_money, suits
from orchestration.extraction.model import Sentence

_LONGEST_ITEM = 80
_OF_THOSE = re.compile(r"\sof\s(?:them|these|those)\b(?!\s[a-z]+s\b)")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[;:]\s|,\s(?:(?:and|but|while|whereas)\s)?|\s(?:and|but|while|whereas)\s)(?:[Oo]nly\s|[Jj]ust\s|(?:[Tt]he\s)?(?:[Oo]ther|[Rr]emaining)\s|[Aa]nother\s|[Aa]\sfurther\s)?$"
)


def named_by(setting: Setting, index: int, noun: str, programme: str | None, kind: str | None) -> Evidence | None:
    """The strongest evidence for quantity `index` if it counted `noun`, by terms that ask for words and find them.

    For "60 of them raised money": what they are is told before, what they did is told here.
    """
    circumstances = Circumstances(setting, index, setting.part(index), programme, kind)
    best: dict[str, dict[str, Evidence]] = {}
    for hit in _ending(noun, setting):
        if hit.term.asks and suits(hit.term.indicator, "COUNT", "level", setting.vocabulary):
            bonus = circumstances.bonus(hit.term, here=True)
            if bonus is not None:
                keep(best, hit.term, HEAD, "antecedent", bonus)
    found = [evidence for roles in best.values() for evidence in roles.values()]
    return max(found, key=lambda evidence: evidence.weight, default=None)


def told_around(setting: Setting, index: int, programme: str | None, kind: str | None, measure: str) -> Evidence | None:
    """The money that the nearest of the texts around tells of; for what names none: items of a list, bare values."""
    unit = setting.quantities[index].unit
    text = setting.sentence.text
    item = is_item(setting.sentence) or (is_money(unit) and only_gives_value(text, setting.quantities[index]))
    if not item or not (is_money(unit) or unit == "PERCENT"):
        return None
    circumstances = Circumstances(setting, index, setting.part(index), programme, kind)
    for text in setting.around:
        best: dict[str, dict[str, Evidence]] = {}
        for hit in term_index(setting.vocabulary).hits(tokens_of(text), "noun"):
            indicator = hit.term.indicator
            if is_money(indicator.unit) and suits(indicator, unit, measure, setting.vocabulary):
                bonus = circumstances.bonus(hit.term)
                if bonus is not None:
                    keep(best, hit.term, 1.0, "around", bonus)
        if best:
            return max((roles["noun"] for roles in best.values()), key=lambda evidence: evidence.weight)
    return None


def acts(setting: Setting, index: int) -> bool:
    """Whether quantity `index` is a part of those told of before that does something: "46 percent expect"."""
    quantity, text = setting.quantities[index], setting.sentence.text
    if quantity.unit not in ("COUNT", "PERCENT") or _OF_THOSE.match(text, quantity.end):
        return quantity.unit in ("COUNT", "PERCENT")
    if quantity.noun_start == quantity.end + 1 and quantity.unit == "COUNT":
        return False
    lead = quantity.lead
    if not _OPENS_CLAUSE.search(text, max(0, lead - 24), lead):
        return False
    behind = quantity.end + 1
    return any(start == behind for start, _ in setting.cues.get("acting", ())) or any(
        verb.start == behind for verb in read_clauses(text).verbs
    )


def is_item(sentence: Sentence) -> bool:
    """Whether a line only names what its figures are of, by no verb: a row, "Electronics: 9 billion yuan"."""
    text = sentence.text
    listed = ":" in text or "|" in text or bool(sentence.heads)
    listed = listed or (len(text) < _LONGEST_ITEM and not text.endswith((".", "!", "?")))
    return listed and not read_clauses(text).verbs


def told_subject(
    setting: Setting, index: int, programme: str | None, kind: str | None, *, within: bool = False
) -> Evidence | None:
    """What the sentence before tells of first, for a part of them that does something: "46 percent expect".

    With `within`, what the quantity's own sentence tells of first.
    """
    told = setting.sentence.text[: setting.quantities[index].start] if within else setting.previous
    circumstances = Circumstances(setting, index, setting.part(index), programme, kind)
    best: dict[str, dict[str, Evidence]] = {}
    first: Hit | None = None
    for hit in term_index(setting.vocabulary).hits(tokens_of(told), "noun"):
        if hit.term.indicator.unit != "COUNT" or (first is not None and hit.first >= first.last):
            continue
        bonus = circumstances.bonus(hit.term)
        if bonus is not None:
            first = first or hit
            keep(best, hit.term, 1.0, "carried", bonus)
    return max((roles["noun"] for roles in best.values()), key=lambda evidence: evidence.weight, default=None)


def _ending(noun: str, setting: Setting) -> list[Hit]:
    """The nouns of the vocabulary that a noun phrase ends with."""
    tokens = tokens_of(noun)
    return [hit for hit in term_index(setting.vocabulary).hits(tokens, "noun") if hit.last == len(tokens)]
