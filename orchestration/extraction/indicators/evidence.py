"""Weighs the terms of a sentence as evidence for an indicator, by where they stand towards the quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import Hit
from orchestration.extraction.indicators.units import suits
from orchestration.extraction.model import Quantity

_HEAD, _MODIFIER, _GOVERNING, _NEAR, _VERB, _TOPIC, _AROUND = 3.0, 0.9, 2.6, 1.6, 1.4, 0.6, 0.3
_LONGER = 0.12  # for each further word of a term
# Words that may stand between what is measured and its value.
_LINKS = frozenset(
    "is are was were be been being has have had will would of to at a an the total totalled totaled totalling totaling amount"
    " amounted amounting stood stand reached reach reaching exceeded exceed exceeding surpassed surpassing worth valued"
    " estimated over more than about nearly approximately around some up by rose rise grew grow increased increase fell"
    " came come added hit now already currently only just almost close least no fewer les averaged average averaging in"
    " number numbered numbering from down on year and put set record all together its ran run went go as much many roughly"
    " gained fixed measured counted climbed jumped dropped decreased increase".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for one code, and the term and place that spoke loudest."""

    code: str
    weight: float
    rule: str
    head: bool  # a term names the counted noun itself


def gather(
    setting: Setting, index: int, programme: str | None, kind: str | None, measure: str
) -> list[Evidence]:
    """Evidence by code for quantity `index`, strongest first."""
    quantity = setting.quantities[index]
    start, end = setting.part(index)
    part = setting.words_of(start, end)
    place = _Place.of(setting, quantity, start, end)
    best: dict[str, dict[str, Evidence]] = {}
    against: set[str] = set()
    for hit in setting.hits:
        term = hit.term
        if not suits(term.indicator, quantity.unit, measure, setting.vocabulary):
            continue
        if not all(any(setting.holds(r, part, programme, kind) for r in group) for group in term.requires):
            continue
        if term.role == "exclude":
            against.add(term.indicator.code)
            continue
        factor, relation = place.factor(hit)
        if factor <= 0:
            continue
        weight = factor * term.weight + _LONGER * (len(term.forms) - 1)
        found = Evidence(term.indicator.code, weight, f"{term.role} {relation}: {' '.join(term.forms)}", relation == "head")
        _keep(best.setdefault(found.code, {}), term.role, found)
    for hit in setting.topic_hits():
        if hit.term.role == "topic" and suits(hit.term.indicator, quantity.unit, measure, setting.vocabulary):
            code = hit.term.indicator.code
            if code in best:
                _keep(best[code], "topic", Evidence(code, _TOPIC * hit.term.weight, "topic", False))
    result = [_total(code, roles, setting, quantity) for code, roles in best.items() if code not in against]
    return sorted(result, key=lambda evidence: (-evidence.head, -evidence.weight))


def _keep(roles: dict[str, Evidence], role: str, found: Evidence) -> None:
    if role not in roles or found.weight > roles[role].weight:
        roles[role] = found


def _total(code: str, roles: dict[str, Evidence], setting: Setting, quantity: Quantity) -> Evidence:
    loudest = max(roles.values(), key=lambda evidence: evidence.weight)
    weight = sum(evidence.weight for evidence in roles.values())
    if setting.vocabulary.indicators[code].unit == quantity.unit:
        weight += 0.3
    return Evidence(code, weight, loudest.rule, any(evidence.head for evidence in roles.values()))


@dataclass(frozen=True, slots=True)
class _Place:
    """Token numbers around a quantity: itself, its noun phrase, its part of the sentence."""

    first: int
    last: int
    noun_first: int
    noun_last: int
    part_first: int
    part_last: int
    forms: Sequence[str]

    @classmethod
    def of(cls, setting: Setting, quantity: Quantity, start: int, end: int) -> _Place:
        noun_first = noun_last = -1
        if quantity.noun_start is not None and quantity.noun_end is not None:
            noun_first, noun_last = setting.token_at(quantity.noun_start), setting.token_at(quantity.noun_end)
        return cls(
            setting.token_at(quantity.start),
            setting.token_at(quantity.end),
            noun_first,
            noun_last,
            setting.token_at(start),
            setting.token_at(end),
            [token.form for token in setting.tokens],
        )

    def factor(self, hit: Hit) -> tuple[float, str]:
        """How much a term counts where it stands, and the name of that place."""
        if self.first <= hit.first < self.last and hit.last <= self.last:
            return 0.0, "value"
        if self.noun_first <= hit.first < self.noun_last:
            if hit.last >= self.noun_last:
                return _HEAD, "head"
            return _MODIFIER, "modifier"
        if hit.last <= self.first:
            return self._before(hit)
        return self._behind(hit)

    def _before(self, hit: Hit) -> tuple[float, str]:
        between = self.forms[hit.last : self.first]
        inside = hit.first >= self.part_first
        if hit.term.role == "noun" and inside and len(between) <= 9 and all(self._links(form) for form in between):
            return _GOVERNING + (0.3 if len(between) <= 2 else 0.0), "governing"
        base = _VERB if hit.term.role == "verb" else _NEAR
        return base / (1 + len(between) / 6) * (1.0 if inside else 0.5), "before"

    @staticmethod
    def _links(form: str) -> bool:
        return form in _LINKS or form.isdigit()

    def _behind(self, hit: Hit) -> tuple[float, str]:
        between = self.forms[self.last : hit.first]
        inside = hit.last <= self.part_last
        if hit.term.role == "noun" and inside and len(between) <= 4 and (not between or between[0] in ("in", "of", "worth", "as")):
            return _GOVERNING - 0.25 * max(0, len(between) - 2), "behind"
        if hit.term.role == "noun" and inside and not between:
            return _GOVERNING, "behind"
        base = _VERB if hit.term.role == "verb" else _NEAR * 0.85
        return base / (1 + len(between) / 6) * (1.0 if inside else 0.4), "behind"
