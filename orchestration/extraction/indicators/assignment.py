"""Settles the indicator of one quantity: inherited from its antecedent, by evidence, by the unit, or provisional."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from orchestration.extraction.indicators.classes import class_of
from orchestration.extraction.indicators.evidence import Evidence, fallback, gather, stand_in
from orchestration.extraction.indicators.known_nouns import is_headed, known_noun
from orchestration.extraction.indicators.labels import labels_of
from orchestration.extraction.indicators.own_names import own_name
from orchestration.extraction.indicators.provisional import countable, named_before, provisional_code
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.told import named_by, told_around
from orchestration.extraction.indicators.units import is_money
from orchestration.extraction.model import Quantity

_ENOUGH = 1.7  # evidence without a named head noun
_ENOUGH_BESIDE = 2.4  # where only another noun of the sentence speaks
_ENOUGH_BARE = 0.9  # where nothing at all is counted by name
_BY_VERB = 2.0  # the same where only a verb speaks
_OVERRULES = 2.5  # evidence of its own against an inherited indicator
_SURE = 2.8  # the same where a noun beside it speaks: "gives £9,000 and takes 8 percent of the equity"
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|which|whom)\b(?!\s(?:who|that|working|employed)\b)")
_NAME_IN_ROW = re.compile(r"(?:[A-Z][\w&-]*\s){1,4}[A-Z][\w&-]*[^\Ws]\s\|")  # what a row is of, no kind of thing
_AWAY = re.compile(r"\s(?:away|(?:to\sthe\s)?(?:north|south|east|west)[\w-]*|from|outside|off)\b")
_LOOSE = ("context", "faded", "listed", "again")  # relations to a figure that this one does not refer to
# What firms do or have done to them: the gazelles among 40 firms that an incubator nursed were nursed as well.
_ROLES_OF_FIRMS = frozenset(
    ("startups_supported", "startups_invested", "startups_funded", "enterprises_established", "projects_approved")
)
_FIRMS = frozenset(("enterprises", "enterprises_established"))
_TELLING_UNITS = frozenset(("YEARS", "KM2", "M2", "FT2", "HA", "PFLOPS", "CM"))


@dataclass(frozen=True, slots=True)
class Assignment:
    """The indicator's code, whether it is provisional, the rule that gave it and how sure that is (0 to 1)."""

    code: str
    provisional: bool
    rule: str
    certainty: float
    noun: str | None = None  # what was counted, for those that refer back to it


@dataclass(frozen=True, slots=True)
class Inherited:
    """The indicator of the quantity referred to.

    Relation "context": only the last figure of the kind told before; "faded": the same, of an earlier paragraph;
    "listed": the same, for an item of a list of which nothing else is told;
    "again": the same sum, told before; "acting": the things told of before do something.
    """

    assignment: Assignment
    relation: str

    def taken(self, factor: float) -> Assignment:
        """The assignment as taken over, a little less certain."""
        source = self.assignment
        rule = source.rule if source.rule.startswith("antecedent") else f"antecedent ({source.rule})"
        return Assignment(source.code, source.provisional, rule, round(source.certainty * factor, 3), source.noun)


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
    noun = countable(quantity.noun)
    if (
        inherited is not None
        and inherited.assignment.noun
        and _refers_back(setting.sentence.text, quantity, noun, inherited)
    ):
        told = named_by(setting, index, inherited.assignment.noun, programme, kind)
        kept = inherited.assignment.code in _ROLES_OF_FIRMS and told is not None and told.code in _FIRMS
        if told is not None and not kept:
            own = stand_in(setting, index, told.code, programme, kind) or told.code
            return Assignment(own, False, told.rule, 0.8, inherited.assignment.noun)
    evidence = gather(setting, index, programme, kind, measure)
    named = _own_named(setting, index, measure, evidence, inherited)
    if named is not None:
        return named
    found = _settled(setting, index, measure, noun, evidence, inherited)
    if found is None:
        found = _unnamed(setting, index, measure, noun, programme, kind, inherited)
    elif inherited is not None:
        found = replace(found, code=stand_in(setting, index, found.code, programme, kind) or found.code)
    known = setting.vocabulary.indicators.get(found.code)
    if quantity.unit == "RANK" and known is not None and known.unit != "RANK":
        return Assignment("rank", "rank" not in setting.vocabulary.indicators, "unit", 0.3)
    if found.noun is None and noun is not None and quantity.unit == "COUNT":
        found = replace(found, noun=noun)
    return found


def _own_named(
    setting: Setting, index: int, measure: str, evidence: list[Evidence], inherited: Inherited | None
) -> Assignment | None:
    """The provisional code of what an amount or a change names as its own where no term of the vocabulary does so."""
    unit = setting.quantities[index].unit
    if _told(inherited) or not (
        is_money(unit) or unit == "RATIO" or (unit == "PERCENT" and not _is_of(setting, index, measure))
    ):
        return None
    if evidence and evidence[0].rule.split(":")[0].endswith(("head", "governing", "label", "caption")):
        return None
    name = own_name(setting, index)
    if name is None:
        return None
    code = provisional_code(name, unit)
    return Assignment(code, code not in setting.vocabulary.indicators, "own name", 0.4)


def _is_of(setting: Setting, index: int, measure: str) -> bool:
    """Whether a percentage is a share that says behind it what it is of."""
    return measure == "share" and setting.sentence.text.startswith((" of ", " in "), setting.quantities[index].end)


def _settled(
    setting: Setting, index: int, measure: str, noun: str | None, evidence: list[Evidence], inherited: Inherited | None
) -> Assignment | None:
    """What the evidence or the antecedent says, or None where neither says anything."""
    named = noun is not None and setting.quantities[index].unit == "COUNT"
    best = evidence[0] if evidence else None
    unit = setting.quantities[index].unit
    if best is not None and named and _names_another(setting, setting.quantities[index], noun, best):
        best, evidence = None, []
    elif best is not None and unit == "PERCENT" and not _told(inherited) and _is_of_unknown(noun, best, setting):
        return None
    portion = inherited is not None and inherited.relation == "part" and unit != "COUNT"
    portion = portion and not (best is not None and best.rule.startswith("noun subject"))  # "of this, exports were 2"
    if inherited is not None and (portion or _inherits(best, noun, measure, inherited, setting.sentence.text)):
        return inherited.taken(0.95)
    if best is not None and best.head:
        return Assignment(best.code, False, best.rule, _certainty(evidence, 0.98))
    if best is not None and best.weight >= _enough(best, named):
        return Assignment(best.code, False, best.rule, _certainty(evidence, 0.9))
    loose = inherited is not None and inherited.relation == "context" and unit in ("PERCENT", "RATIO")
    loose = loose or (inherited is not None and inherited.relation == "faded")
    if inherited is not None and inherited.relation != "listed" and not (loose and best and not _is_theme(best)):
        return inherited.taken(0.8)
    return Assignment(best.code, False, best.rule, 0.4) if best is not None and not named else None


def _names_another(setting: Setting, quantity: Quantity, noun: str | None, best: Evidence) -> bool:
    """Whether what is counted has no code here, and only a noun beside it has one: "in 55 districts"."""
    if noun is None or not noun.endswith("s") or best.head or not best.rule.startswith("noun"):
        return False
    behind = quantity.noun_start is not None and quantity.noun_start >= quantity.end
    return behind or not is_headed(noun, setting.vocabulary)


def _is_theme(best: Evidence) -> bool:
    """Whether only the theme of the texts around speaks for it."""
    return best.rule.startswith("topic:")


def _told(inherited: Inherited | None) -> bool:
    return inherited is not None and inherited.relation not in _LOOSE


def _is_of_unknown(noun: str | None, best: Evidence, setting: Setting) -> bool:
    """Whether a share is of things that the vocabulary lacks, and only a noun beside speaks: "half of our desks"."""
    if noun is None or not noun.endswith("s") or best.head or not best.rule.startswith(("noun before", "noun behind")):
        return False
    return not known_noun(noun, setting.vocabulary, but_money=True)


def _enough(best: Evidence, named: bool) -> float:
    """The weight that settles the indicator; most where only a noun beside the counted one speaks."""
    if not named:
        return _ENOUGH_BARE
    return _ENOUGH_BESIDE if best.rule.startswith(("noun before", "noun behind")) else _ENOUGH


def _unnamed(
    setting: Setting,
    index: int,
    measure: str,
    noun: str | None,
    programme: str | None,
    kind: str | None,
    inherited: Inherited | None,
) -> Assignment:
    """What the texts around tell of, what the items before are of, else a code of the counted noun or the unit.

    A wide noun is one of its class before it becomes a code of its own.
    """
    unit = setting.quantities[index].unit
    around = told_around(setting, index, programme, kind, measure)
    if around is not None:
        return Assignment(around.code, False, around.rule, 0.4)
    found = class_of(setting, index, noun, programme, kind, measure)
    if found is not None:
        return Assignment(found.indicator.code, False, f"class: {' '.join(found.forms)}", 0.4)
    if inherited is not None and inherited.relation == "listed":
        return inherited.taken(0.7)
    quantity = setting.quantities[index]
    label = next((text for _, text in labels_of(setting.sentence, quantity)), None)
    if is_money(unit):
        noun, label = None, named_before(setting.sentence.text[: quantity.start])
        label = None if label is None or known_noun(label, setting.vocabulary) else label
    if unit == "PERCENT" and noun is not None and not noun.endswith("s"):
        noun = None  # a share is of things, and those are many
    code = provisional_code(noun or label, unit, single=quantity.value == 1)
    if code == "length" and _AWAY.match(setting.sentence.text, quantity.end):
        code = "distance"
    if is_money(unit) and label is None:
        code = fallback(setting, index, programme, kind) or code
    known = code in setting.vocabulary.indicators and (unit in _TELLING_UNITS or is_money(unit))
    return Assignment(code, not known, "unit" if known else "head noun", 0.6 if unit in _TELLING_UNITS else 0.3)


def _refers_back(text: str, quantity: Quantity, noun: str | None, inherited: Inherited) -> bool:
    """Whether the quantity is a part of what was counted before: "of which 93", "half of them"."""
    if inherited.relation in _LOOSE:
        return False
    if inherited.relation == "members":
        return True
    return (quantity.unit == "COUNT" and noun is None) or _OF_THEM.match(text, quantity.end) is not None


def _inherits(best: Evidence | None, noun: str | None, measure: str, inherited: Inherited, text: str) -> bool:
    if inherited.relation in ("context", "faded", "listed"):
        return False
    nursed = best is not None and best.code in _FIRMS and inherited.assignment.code in _ROLES_OF_FIRMS
    if best is None or inherited.relation in ("whole", "told of", "members", *(["part"] if nursed else [])):
        return True
    if inherited.relation == "again":
        return not best.rule.split(":")[0].endswith(("head", "subject", "governing", "label", "caption"))
    if inherited.relation == "compared":
        return not best.head
    place = best.rule.split(":")[0]
    if inherited.relation == "acting" and place in ("noun before", "noun behind"):
        return True
    if measure in ("share", "change", "growth_rate", "ratio"):
        if place.endswith("label") and _NAME_IN_ROW.match(text):
            return True
        beside = place.endswith(("behind", "before", "modifier", "caption"))
        return best.weight < (_SURE if beside else _OVERRULES)
    if noun is not None:
        return False
    if inherited.relation == "part" and place.endswith("before"):
        return True
    return best.weight < _BY_VERB if place.startswith("verb") else best.weight < _OVERRULES


def _certainty(evidence: list[Evidence], most: float) -> float:
    """Surer the further the best is ahead of the next."""
    best, following = evidence[0].weight, evidence[1].weight if len(evidence) > 1 else 0.0
    if len(evidence) > 1 and evidence[0].head and not evidence[1].head:
        following *= 0.5
    return round(most - 0.3 * max(0.0, min(1.0, following / best if best else 1.0)) ** 3, 3)
