"""Reading the quantities of a sentence: each of its numbers becomes part of one quantity or of one unread number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from orchestration.extraction.model import Number, Quantity, Sentence, Unread
from orchestration.extraction.numbers import NumberStyle, read_numbers
from orchestration.extraction.numbers.alternation import any_case
from orchestration.extraction.quantities.columns import read_cell
from orchestration.extraction.quantities.conversions import pass_on_modifiers
from orchestration.extraction.quantities.drafts import Draft, draft_of
from orchestration.extraction.quantities.exclusions import Exclusion, find_exclusions
from orchestration.extraction.quantities.joining import carry_units, join_drafts
from orchestration.extraction.quantities.modifiers import ModifierMatch, find_modifier
from orchestration.extraction.quantities.nouns import (
    NounPhrase,
    is_verb_like,
    noun_across_and,
    noun_before,
    noun_behind,
    noun_of,
    noun_of_each,
    noun_of_label,
    noun_predicated,
    noun_within,
)
from orchestration.extraction.quantities.ranks import rank_modifier
from orchestration.extraction.quantities.respectively import mark_respectively
from orchestration.extraction.quantities.verdicts import reason_against
from orchestration.slots import Modifier
from orchestration.vocabulary import Vocabulary

_RATIO_HEAD = re.compile(
    r"\bratio\b(?:[^.;:]|\.\d){0,150}?\b(?:of|is|was|were|at|to|reached|stood at|equals?|being)\s$|\bratio\s$"
    r"|\bmultiple of\s$",
    re.IGNORECASE,
)
_RATIO_ROW = re.compile(r"[^|]{0,60}\bratio\b[^|]{0,20}\|", re.IGNORECASE)
_GOOD = re.compile(r"an?\sgood\s", re.IGNORECASE)  # "a good third" is more than one
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_AGE = re.compile(
    r"\b(?:aged?|ages)\s(?:of\s(?:[a-z-]+\s){1,3}(?=is\s|was\s))?(?:(?:is|was|of|at|between|from)\s)?(?:(?:about"
    r"|around|over|under)\s)?$"
)


def read_quantities(
    sentence: Sentence, style: NumberStyle, vocabulary: Vocabulary | None = None, previous: Sentence | None = None
) -> tuple[list[Quantity], list[Unread]]:
    """The quantities of a sentence and its numbers that are none, both in text order; offsets are into its text."""
    numbers = read_numbers(sentence, style)
    if not numbers:
        return [], []
    text = sentence.text
    reading = _Reading(sentence, [], [])
    exclusions = _exclusions(text, vocabulary)
    if sentence.heads:  # "Sales 812 774" is no Indian postcode
        exclusions = [exclusion for exclusion in exclusions if exclusion.reason != "address"]
    drafts = reading.drafts_outside(numbers, exclusions, style)
    drafts = join_drafts(text, [draft for draft in drafts if reading.accepts(draft)])
    drafts = [draft for draft in drafts if "range" not in draft.rules or reading.accepts(draft)]
    carry_units(text, drafts, style)
    quantities = [*reading.quantities, *(_quantity(text, draft) for draft in drafts)]
    quantities.sort(key=lambda quantity: quantity.start)
    reading.unread.sort(key=lambda unread: unread.start)
    return mark_respectively(text, pass_on_modifiers(text, quantities)), reading.unread


@dataclass(slots=True)
class _Reading:
    """What the reading of one sentence has settled so far."""

    sentence: Sentence
    quantities: list[Quantity]
    unread: list[Unread]

    def drafts_outside(self, numbers: list[Number], exclusions: list[Exclusion], style: NumberStyle) -> list[Draft]:
        """Drafts of the numbers outside the exclusions; an exclusion that holds numbers is noted as unread, once."""
        text, drafts, behind, noted, at_draft, at = self.sentence.text, [], 0, -1, False, 0
        for number in numbers:
            if number.start < behind and at_draft:
                continue  # the 2 of "m2"
            while at < len(exclusions) and exclusions[at].end <= number.start:
                at += 1
            if at < len(exclusions) and exclusions[at].start < number.end:
                if at != noted:
                    self._exclude(exclusions[at], number)
                noted, behind = at, max(behind, exclusions[at].end)
                at_draft = False
                continue
            draft = draft_of(text, number, style, behind)
            if (self.sentence.heads or "|" in text) and not draft.unit and number.kind == "digits":
                read_cell(self.sentence, draft, style)
            behind = draft.end
            drafts.append(draft)
            at_draft = True
        return drafts

    def accepts(self, draft: Draft) -> bool:
        """Whether a draft stays in the running; ranks are settled here, what is no quantity is noted as unread."""
        text = self.sentence.text
        if not draft.unit and (modifier := rank_modifier(text, draft.number)):
            self.quantities.append(_rank(text, draft.number, modifier))
            return False
        reason = reason_against(text, draft)
        if reason:
            self._unread(draft.start, draft.end, reason)
        return reason is None

    def _exclude(self, exclusion: Exclusion, number: Number) -> None:
        if exclusion.reason == "section" and rank_modifier(self.sentence.text, number) == "eq":
            self.quantities.append(_rank(self.sentence.text, number, "eq"))
            return
        self._unread(exclusion.start, exclusion.end, exclusion.reason)

    def _unread(self, start: int, end: int, reason: str) -> None:
        text = self.sentence.text
        self.unread.append(Unread(start, end, text[start:end], reason, text))


def _exclusions(text: str, vocabulary: Vocabulary | None) -> list[Exclusion]:
    found = find_exclusions(text)
    pattern = _names_pattern(vocabulary) if vocabulary else None
    if pattern:
        names = [Exclusion(m.start(), m.end(), "name") for m in pattern.finditer(text) if _is_name(m.group())]
        found = sorted([*found, *names], key=lambda exclusion: exclusion.start) if names else found
    return found


@lru_cache(maxsize=8)
def _names_pattern(vocabulary: Vocabulary) -> re.Pattern[str] | None:
    names = vocabulary.names_with_digits()
    return re.compile(rf"(?<!\w)(?<!\d[,.])(?:{any_case(names)})(?!\w)", re.IGNORECASE) if names else None


def _rank(text: str, number: Number, modifier: Modifier) -> Quantity:
    noun = noun_behind(text, number.end)
    return Quantity(
        number.start, number.end, number.value, "RANK", modifier=modifier, number=number, rules=("rank",),
        noun=noun.text if noun else None, noun_start=noun.start if noun else None, noun_end=noun.end if noun else None,
    )  # fmt: skip


def _signed(text: str, draft: Draft) -> None:
    """A minus sign before a percentage or an amount belongs to it; a hyphen or dash between words does not."""
    before = text[max(0, draft.start - 2) : draft.start]
    if (draft.unit == "PERCENT" or draft.is_money) and draft.value_max is None and _MINUS.search(before):
        draft.start, draft.value = draft.start - 1, -draft.value
        draft.rules.append("minus")


def _quantity(text: str, draft: Draft) -> Quantity:
    _signed(text, draft)
    unit = draft.unit or ("COUNT" if draft.column_noun else _bare_unit(text, draft))
    modifier = find_modifier(text, draft.start, draft.end)
    if modifier.modifier == "eq" and _GOOD.match(text, draft.start):
        modifier = ModifierMatch("gt", draft.start)
    noun = _noun(text, draft, unit, modifier.end or draft.end)
    vague = draft.number.kind == "vague" and modifier.modifier == "eq"
    return Quantity(
        start=draft.start,
        end=draft.end,
        value=draft.value,
        unit=unit,
        value_max=draft.value_max,
        modifier="approx" if vague else modifier.modifier,
        modifier_start=modifier.start,
        noun=noun.text if noun else draft.column_noun,
        noun_start=noun.start if noun else None,
        noun_end=noun.end if noun else None,
        number=draft.number,
        rules=tuple(draft.rules),
    )


def _bare_unit(text: str, draft: Draft) -> str:
    """COUNT, but RATIO for a bare number that a sentence gives for a ratio and YEARS for an age."""
    if _AGE.search(text, max(0, draft.start - 50), draft.start) and noun_behind(text, draft.end) is None:
        return "YEARS"
    if " | " in text and draft.number.kind == "digits" and _RATIO_ROW.match(text):
        return "RATIO"
    bare = draft.number.kind == "digits" and "ratio" in text and noun_behind(text, draft.end) is None
    return "RATIO" if bare and _RATIO_HEAD.search(text, max(0, draft.start - 170), draft.start) else "COUNT"


def _noun(text: str, draft: Draft, unit: str, end: int) -> NounPhrase | None:
    """The counted noun phrase; for shares and money what follows "of" or "in", else what stands behind."""
    if unit == "COUNT":
        behind = noun_behind(text, end)
        behind = noun_across_and(text, behind) if behind else None
        if behind is not None and draft.value > 1 and is_verb_like(behind.text):
            behind = None
        return (
            behind
            or noun_of(text, end, counted=True)
            or noun_predicated(text, end)
            or noun_before(text, draft.start)
            or noun_of_label(text, draft.start)
        )
    if unit in ("PERCENT", "RATIO"):
        if text[draft.start : draft.start + 5].casefold() == "every":
            return noun_of_each(text, end)
        return noun_within(text, draft.start, end) or noun_of(text, end) or noun_behind(text, end)
    return noun_behind(text, end) or noun_of(text, end)


def _is_name(written: str) -> bool:
    """Whether what looks like a name with a number is one: "500 Startups" is, "500 startups" are counted."""
    return " " not in written or not written.islower()
