"""Settles the indicator of one quantity: inherited from its antecedent, by evidence, by the unit, or provisional."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.indicators.evidence import Evidence, gather
from orchestration.extraction.indicators.provisional import countable, provisional_code
from orchestration.extraction.indicators.setting import Setting

_ENOUGH = 1.7  # evidence without a named head noun
_ENOUGH_BARE = 0.9  # where nothing at all is counted by name
_BY_VERB = 2.4  # the same where only a verb speaks
_OVERRULES = 2.5  # evidence of its own against an inherited indicator
_TELLING_UNITS = frozenset(("YEARS", "KM2", "M2", "FT2", "HA", "PFLOPS", "CM"))


@dataclass(frozen=True, slots=True)
class Assignment:
    """The indicator's code, whether it is provisional, the rule that gave it and how sure that is (0 to 1)."""

    code: str
    provisional: bool
    rule: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Inherited:
    """The indicator of the quantity referred to. Relation "context": only the last figure of the kind told before."""

    assignment: Assignment
    relation: str

    def taken(self, factor: float) -> Assignment:
        """The assignment as taken over, a little less certain."""
        source = self.assignment
        rule = source.rule if source.rule.startswith("antecedent") else f"antecedent ({source.rule})"
        return Assignment(source.code, source.provisional, rule, round(source.certainty * factor, 3))


def assign_indicator(
    setting: Setting,
    index: int,
    measure: str,
    programme: str | None = None,
    kind: str | None = None,
    inherited: Inherited | None = None,
) -> Assignment:
    """The indicator of quantity `index`; `inherited` is that of the quantity it refers to, if it refers to one."""
    quantity = setting.quantities[index]
    evidence = gather(setting, index, programme, kind, measure)
    best = evidence[0] if evidence else None
    noun = countable(quantity.noun)
    if inherited is not None and _inherits(best, noun, measure, inherited):
        return inherited.taken(0.95)
    if best is not None and best.head:
        return Assignment(best.code, False, best.rule, _certainty(evidence, 0.95))
    named = noun is not None and quantity.unit == "COUNT"
    if best is not None and best.weight >= (_ENOUGH if named else _ENOUGH_BARE):
        return Assignment(best.code, False, best.rule, _certainty(evidence, 0.85))
    if inherited is not None:
        return inherited.taken(0.8)
    if best is not None and not named:
        return Assignment(best.code, False, best.rule, 0.4)
    code = provisional_code(noun, quantity.unit)
    known = code in setting.vocabulary.indicators and quantity.unit in _TELLING_UNITS
    return Assignment(code, not known, "unit" if known else "head noun", 0.6 if known else 0.3)


def _inherits(best: Evidence | None, noun: str | None, measure: str, inherited: Inherited) -> bool:
    if inherited.relation == "context":
        return False
    if best is None or inherited.relation in ("whole", "told of"):
        return True
    if measure in ("share", "change", "growth_rate", "ratio"):
        return best.weight < _OVERRULES or best.rule.split(":")[0].endswith(("behind", "before", "modifier"))
    return noun is None and best.weight < (_BY_VERB if best.rule.startswith("verb") else _ENOUGH)


def _certainty(evidence: list[Evidence], most: float) -> float:
    """Surer the further the best is ahead of the next."""
    best, following = evidence[0].weight, evidence[1].weight if len(evidence) > 1 else 0.0
    if len(evidence) > 1 and evidence[0].head and not evidence[1].head:
        following *= 0.5
    return round(most - 0.3 * max(0.0, min(1.0, following / best if best else 1.0)) ** 3, 3)
