"""Weighs the terms of a sentence as evidence for an indicator, by where they stand towards the quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from orchestration.extraction.indicators.forms import tokens_of
from orchestration.extraction.indicators.labels import labels_of
from orchestration.extraction.indicators.places import HEAD, Place
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import CompiledTerm, Hit, fallbacks, flow_terms, stand_ins, term_index
from orchestration.extraction.indicators.units import is_money, suits

_TOPIC, _TOPIC_ALONE = 0.6, 0.5
_LONGER = 0.12  # for each further word of a term
_FULFILLED, _FULFILLED_NEAR = 0.3, 0.9  # for a term that asked for other words and found them, and right here
_OWN_UNIT = 0.6
_FLOW = 2.6  # for who gives the money and who gets it
_COMPLEMENT = 0.6  # the companies of "Employees of portfolio companies"
# Behind these words a label only says whose or where: "Employees of", "Sales in"; but "Number of".
_LABEL_HEAD = re.compile(
    r"(?!(?:[Tt]otal\s)?(?:[Nn]umber|[Aa]mount|[Vv]alue|[Ss]um|[Tt]otal|No\.?)\sof\b)"
    r"[^|]*?\s(?:of|in|by|from|for|at|per)\s"
)
_OWN_AREA = 1.5  # square kilometres are hardly ever floor space


class Evidence(NamedTuple):
    """How much speaks for one code, and the term and place that spoke loudest."""

    code: str
    weight: float
    rule: str
    head: bool  # a term names the counted noun itself


def gather(setting: Setting, index: int, programme: str | None, kind: str | None, measure: str) -> list[Evidence]:
    """Evidence by code for quantity `index`, strongest first."""
    quantity = setting.quantities[index]
    circumstances = Circumstances(setting, index, setting.part(index), programme, kind)
    units: dict[str, bool] = {}
    fulfilled: list[tuple[Hit, float]] = []
    against: set[str] = set()
    for hit in setting.hits:
        code = hit.term.indicator.code
        if code not in units:
            units[code] = suits(hit.term.indicator, quantity.unit, measure, setting.vocabulary)
        if not units[code] and len(hit.term.forms) == 1:
            continue  # a longer term of another unit still claims its words
        if _is_beside_money(setting, hit):
            continue
        bonus = circumstances.bonus(hit.term, hit=hit if hit.term.role == "noun" else None)
        if bonus is None:
            continue
        if hit.term.role == "exclude":
            against.add(code)
        elif hit.term.role != "topic":
            fulfilled.append((hit, bonus))
    kept = [
        (hit, bonus)
        for hit, bonus in _without_parts(fulfilled)
        if units[hit.term.indicator.code] and hit.term.indicator.code not in against
    ]
    place = Place.of(setting, quantity, *circumstances.part, measure, [hit for hit, _ in kept])
    best: dict[str, dict[str, Evidence]] = {}
    for hit, bonus in kept:
        factor, relation = place.factor(hit)
        if factor > 0:
            keep(best, hit.term, factor, relation, bonus)
    _add_label(best, circumstances, measure, against)
    _add_flow(best, circumstances, measure, against)
    _add_topics(best, setting, quantity.unit, measure, against)
    _replace(best, circumstances)
    result = [_total(code, roles, setting, quantity.unit) for code, roles in best.items()]
    return sorted(result, key=lambda evidence: (-evidence.head, -evidence.weight))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the conditions of the terms are held against for one quantity."""

    setting: Setting
    index: int
    part: tuple[int, int]
    programme: str | None
    kind: str | None
    label: str = ""  # what the heads of a table say of the quantity; its cues are near

    def bonus(self, term: CompiledTerm, here: bool = False, hit: Hit | None = None) -> float | None:
        """What a term gains by its condition, the more the nearer the words that it asks for; None if it fails.

        With `here`, only words in the quantity's own part of the sentence fulfil what it asks for.
        """
        if not term.condition:
            return 0.0
        if not self.label and any(cues.isdisjoint(self.setting.cues) for cues in term.cues):
            return None
        nearest = far = len(self.setting.sentence.text)
        tokens = self.setting.tokens
        named = None if hit is None else (tokens[hit.first].start, tokens[hit.last - 1].end)
        for group in term.condition:
            distances = [
                self.setting.distance(requirement, self.index, self.part, self.programme, self.kind, self.label, named)
                for requirement in group
            ]
            met = [distance for distance in distances if distance is not None]
            if not met:
                return None
            nearest = min(nearest, *met)
        if not term.asks:
            return 0.0
        if nearest == far:
            return None if here else _FULFILLED
        return _FULFILLED + _FULFILLED_NEAR / (1 + nearest / 18)


def _is_beside_money(setting: Setting, hit: Hit) -> bool:
    """Whether a word for money means none here."""
    unit = hit.term.indicator.unit
    if hit.first in setting.numbered and hit.term.role == "noun" and unit != "COUNT":
        # "the number of financing rounds" is none of their money
        return not suits(hit.term.indicator, "COUNT", "level", setting.vocabulary)
    return hit.last - 1 in setting.owners and is_money(unit)  # "the capital's start-ups" are those of a city


def stand_in(setting: Setting, index: int, code: str, programme: str | None, kind: str | None) -> str | None:
    """The indicator that stands instead of another for quantity `index`, or None."""
    if code not in stand_ins(setting.vocabulary):
        return None
    return _stand_in(Circumstances(setting, index, setting.part(index), programme, kind), code)


def _stand_in(circumstances: Circumstances, code: str) -> str | None:
    terms = stand_ins(circumstances.setting.vocabulary)[code]
    return next((term.indicator.code for term in terms if circumstances.bonus(term) is not None), None)


def _add_label(
    best: dict[str, dict[str, Evidence]], circumstances: Circumstances, measure: str, against: set[str]
) -> None:
    """What the row and the column's head say of the figure in a cell."""
    setting = circumstances.setting
    quantity = setting.quantities[circumstances.index]
    for weight, label in labels_of(setting.sentence, quantity):
        head = _LABEL_HEAD.match(label)
        labelled, relation = replace(circumstances, label=label), "label" if weight > HEAD / 2 else "caption"
        hits = [
            (hit, labelled.bonus(hit.term)) for hit in term_index(setting.vocabulary).hits(tokens_of(label), "noun")
        ]
        for hit, bonus in _without_parts([(hit, bonus) for hit, bonus in hits if bonus is not None]):
            indicator = hit.term.indicator
            if indicator.code not in against and suits(indicator, quantity.unit, measure, setting.vocabulary):
                inside = head is not None and tokens_of(label)[hit.first].start >= head.end()
                keep(best, hit.term, weight * (_COMPLEMENT if inside else 1.0), relation, bonus)


def _add_flow(
    best: dict[str, dict[str, Evidence]], circumstances: Circumstances, measure: str, against: set[str]
) -> None:
    """What it says of an amount, or of a share, that a verb moves it from a giver to a receiver."""
    setting = circumstances.setting
    unit = setting.quantities[circumstances.index].unit
    if not (is_money(unit) or (unit == "PERCENT" and measure == "share")):
        return
    flow = setting.flow(circumstances.index)
    if flow is None:
        return
    for term in flow_terms(setting.vocabulary).get(flow.verb, ()):
        code, weight = term.indicator.code, _FLOW * term.weight
        known = best.get(code, {}).get("flow")
        if code in against or (known is not None and known.weight >= weight):
            continue
        if circumstances.bonus(term) is not None:
            best.setdefault(code, {})["flow"] = Evidence(code, weight, f"flow: {flow.verb}", False)


def fallback(setting: Setting, index: int, programme: str | None, kind: str | None) -> str | None:
    """What an amount is of that nothing else tells of, by what its text is about."""
    circumstances = Circumstances(setting, index, setting.part(index), programme, kind)
    terms = fallbacks(setting.vocabulary)
    return next((term.indicator.code for term in terms if circumstances.bonus(term) is not None), None)


def _without_parts(hits: Sequence[tuple[Hit, float]]) -> list[tuple[Hit, float]]:
    """The hits without those inside a longer noun: the capital of "venture capital" is no capital of its own."""
    longest: dict[int, int] = {}
    for hit, _ in hits:
        if hit.term.role == "noun":
            for token in range(hit.first, hit.last):
                longest[token] = max(longest.get(token, 0), hit.last - hit.first)
    return [
        (hit, bonus)
        for hit, bonus in hits
        if hit.term.role != "noun"
        or any(longest[token] <= hit.last - hit.first for token in range(hit.first, hit.last))
    ]


def keep(best: dict[str, dict[str, Evidence]], term: CompiledTerm, factor: float, relation: str, bonus: float) -> None:
    weight = factor * term.weight + _LONGER * (len(term.forms) - 1) + bonus * min(1.0, factor)
    code = term.indicator.code
    roles = best.setdefault(code, {})
    known, head = roles.get(term.role), relation in ("head", "label")
    if known is None or weight > known.weight:
        rule = f"{term.role} {relation}: {' '.join(term.forms)}"
        roles[term.role] = Evidence(code, weight, rule, head or (known is not None and known.head))
    elif head and not known.head:
        roles[term.role] = known._replace(head=True)


def _add_topics(
    best: dict[str, dict[str, Evidence]], setting: Setting, unit: str, measure: str, against: set[str]
) -> None:
    for hit in setting.topic_hits():
        code = hit.term.indicator.code
        if code in against:
            continue
        if suits(hit.term.indicator, unit, measure, setting.vocabulary):
            weight = (_TOPIC if code in best else _TOPIC_ALONE) * hit.term.weight
            rule = f"topic: {' '.join(hit.term.forms)}"
            best.setdefault(code, {}).setdefault("topic", Evidence(code, weight, rule, False))


def _replace(best: dict[str, dict[str, Evidence]], circumstances: Circumstances) -> None:
    """Let what speaks for one indicator speak for the one that the text's theme puts in its place."""
    for code in stand_ins(circumstances.setting.vocabulary).keys() & best.keys():
        own = _stand_in(circumstances, code)
        if own is None:
            continue
        roles = best.setdefault(own, {})
        for role, evidence in best.pop(code).items():
            known = roles.get(role)
            if known is None or (evidence.head, evidence.weight) > (known.head, known.weight):
                roles[role] = evidence._replace(code=own)


def _total(code: str, roles: dict[str, Evidence], setting: Setting, unit: str) -> Evidence:
    loudest = max(roles.values(), key=lambda evidence: evidence.weight)
    weight = sum(evidence.weight for evidence in roles.values())
    own = setting.vocabulary.indicators[code].unit
    if own == unit or (is_money(own) and is_money(unit)):
        weight += _OWN_AREA if unit == "KM2" else _OWN_UNIT
    return Evidence(code, weight, loudest.rule, any(evidence.head for evidence in roles.values()))
