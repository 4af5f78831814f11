"""Weighs the terms of a sentence as evidence for an indicator, by where they stand towards the quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.indicators.places import Place
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import CompiledTerm, Hit
from orchestration.extraction.indicators.units import suits

_TOPIC, _TOPIC_ALONE = 0.6, 0.5
_LONGER = 0.12  # for each further word of a term
_FULFILLED = 0.4  # for a term that asked for other words and found them
_OWN_UNIT = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for one code, and the term and place that spoke loudest."""

    code: str
    weight: float
    rule: str
    head: bool  # a term names the counted noun itself


def gather(setting: Setting, index: int, programme: str | None, kind: str | None, measure: str) -> list[Evidence]:
    """Evidence by code for quantity `index`, strongest first."""
    quantity = setting.quantities[index]
    start, end = setting.part(index)
    part = setting.words_of(start, end)
    suitable = {
        code: suits(entry, quantity.unit, measure, setting.vocabulary)
        for code, entry in {hit.term.indicator.code: hit.term.indicator for hit in setting.hits}.items()
    }
    fulfilled: list[Hit] = []
    against: set[str] = set()
    for hit in setting.hits:
        if not suitable[hit.term.indicator.code] and len(hit.term.forms) == 1:
            continue  # a longer term of another unit still claims its words
        if not all(any(setting.holds(r, part, programme, kind) for r in group) for group in hit.term.requires):
            continue
        if hit.term.role == "exclude":
            against.add(hit.term.indicator.code)
        else:
            fulfilled.append(hit)
    hits = [hit for hit in _without_parts(fulfilled) if suitable[hit.term.indicator.code]]
    place = Place.of(setting, quantity, start, end, measure, hits)
    best: dict[str, dict[str, Evidence]] = {}
    for hit in hits:
        factor, relation = place.factor(hit)
        if factor > 0 and hit.term.indicator.code not in against:
            _keep(best, hit.term, factor, relation)
    _add_topics(best, setting, quantity.unit, measure, against)
    result = [_total(code, roles, setting, quantity.unit) for code, roles in best.items()]
    return sorted(result, key=lambda evidence: (-evidence.head, -evidence.weight))


def _without_parts(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those inside a longer noun: the capital of "venture capital" is no capital of its own."""
    longest: dict[int, int] = {}
    for hit in hits:
        if hit.term.role == "noun":
            for token in range(hit.first, hit.last):
                longest[token] = max(longest.get(token, 0), hit.last - hit.first)
    return [
        hit
        for hit in hits
        if hit.term.role != "noun"
        or any(longest[token] <= hit.last - hit.first for token in range(hit.first, hit.last))
    ]


def _keep(best: dict[str, dict[str, Evidence]], term: CompiledTerm, factor: float, relation: str) -> None:
    asked = any(not requirement.negated for group in term.requires for requirement in group)
    weight = factor * term.weight + _LONGER * (len(term.forms) - 1) + (_FULFILLED * min(1.0, factor) if asked else 0.0)
    code = term.indicator.code
    roles = best.setdefault(code, {})
    if term.role not in roles or weight > roles[term.role].weight:
        rule = f"{term.role} {relation}: {' '.join(term.forms)}"
        roles[term.role] = Evidence(code, weight, rule, relation == "head")


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


def _total(code: str, roles: dict[str, Evidence], setting: Setting, unit: str) -> Evidence:
    loudest = max(roles.values(), key=lambda evidence: evidence.weight)
    weight = sum(evidence.weight for evidence in roles.values())
    if setting.vocabulary.indicators[code].unit == unit:
        weight += _OWN_UNIT
    return Evidence(code, weight, loudest.rule, any(evidence.head for evidence in roles.values()))
