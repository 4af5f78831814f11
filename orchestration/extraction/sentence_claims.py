"""One sentence at work: measures and subjects of its quantities, and their indicators along the antecedents."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.claims import (
    Absorbed,
    Antecedent,
    MeasureReading,
    antecedent,
    measure_of,
    shared_subjects,
)
from orchestration.extraction.claims.comparisons import is_multiple
from orchestration.extraction.claims.deeds import is_lifeless, they_act
from orchestration.extraction.entities import ArticleEntities, Subject
from orchestration.extraction.indicators import (
    Assignment,
    Inherited,
    Setting,
    acts,
    assign_indicator,
    is_item,
    is_money,
    only_gives_value,
    own_name,
    says_group,
    suits,
    told_subject,
)
from orchestration.extraction.model import Quantity
from orchestration.extraction.quantities import is_converted, is_listed_alike
from orchestration.extraction.told import Told

_ASIDE = re.compile(
    r",(?!\s(?:and|while|but)\b)|\swhich\s(?:is|was|means|meant|marks|marked|represents|represented)\b"
    r"|\sand\s(?:account(?:s|ed)|represent(?:s|ed)|occup(?:ies|ied)|makes\sup|made\sup)\b"
)
_OF_THOSE = re.compile(r"\sof\s(?:them|these|those|this|that|it)\b")
_REASON = re.compile(r"\b(?:because|since|although|though|where)\b")  # opens a clause on something else
_OF_THEM = re.compile(r"\sof\s(?:them|these|those)\b")
# Rules by which a noun tells what is counted.
_NAMED_BY = ("noun head", "noun subject", "noun governing", "head noun", "class")


class SentenceAtWork:
    """One sentence at work: measures and subjects of its quantities, and their indicators along the antecedents."""

    def __init__(
        self,
        setting: Setting,
        entities: ArticleEntities,
        found: dict[int, Absorbed],
        told: Told,
        follows: bool,
    ) -> None:
        self._told, self._earlier = told, told.claims
        self._follows = follows  # whether the earlier claims are those of the sentence right before
        self.setting, self.found = setting, found
        sentence, quantities = setting.sentence, setting.quantities
        self.measures: list[MeasureReading] = [measure_of(sentence, quantities, i) for i in range(len(quantities))]
        self.links: list[Antecedent | None] = [
            None if i in found else antecedent(sentence, quantities, i, told.claims) for i in range(len(quantities))
        ]
        self.subjects: list[Subject] = [
            entities.subject(sentence, quantities, i, self.measures[i].measure) for i in range(len(quantities))
        ]
        self._memo: dict[int, Assignment | None] = {}

    def assignments(self, index: int) -> list[Assignment]:
        """The indicators of a quantity: one for each subject that it is told of."""
        spans = shared_subjects(self.setting.sentence, self.setting.quantities[index])
        if not spans:
            return [self.assignment(index)]
        return [self._assign(self._named(index, span), index, None) for span in spans]

    def counts_nothing(self, index: int) -> bool:
        """Whether a bare number has neither a noun nor a verb nor another figure that tells what it counts."""
        quantity = self.setting.quantities[index]
        if quantity.unit != "COUNT" or shared_subjects(self.setting.sentence, quantity):
            return False
        if quantity.number is not None and quantity.number.kind == "vague" and acts(self.setting, index):
            return False  # "Thousands try to get in": people
        return _says_nothing(self.assignment(index))

    def assignment(self, index: int) -> Assignment:
        """The indicator of a quantity, inherited along its antecedent where it refers to another."""
        known = self._memo.get(index)
        if known is not None:
            return known
        self._memo[index] = None  # a quantity that refers back to itself inherits nothing
        result = self._assign(self.setting, index, self._inherited(index))
        self._memo[index] = result
        return result

    def _inherited(self, index: int) -> Inherited | None:
        quantity, measure = self.setting.quantities[index], self.measures[index].measure
        again = self._told.count_again(self.setting.sentence.text, quantity)
        if again is not None:
            return Inherited(again, "whole")
        link, paired = self.links[index], self._paired(index) or self._converted(index)
        if paired is not None and "respectively" not in self.setting.sentence.text:
            return Inherited(paired, "whole" if is_money(quantity.unit) else "of")
        carried = self._carried(index, link)
        if carried is not None:
            return carried
        source = self._linked(link) if link else None
        source = None if source is not None and _says_nothing(source) else source
        if link is not None and link.earlier and _OF_THEM.match(self.setting.sentence.text, quantity.end):
            source = source if self._earlier[link.index].unit in ("COUNT", "PERCENT") else None
        if link is not None and source is not None:
            entry = self.setting.vocabulary.indicators.get(source.code)
            if entry is None and link.earlier and quantity.unit == "PERCENT" and not self._is_of_those(quantity):
                return None
            if (entry is None and measure != "average") or (entry and self._suits(source, quantity, measure)):
                acting = link.relation == "same" and not link.earlier and self._acts_bare(index)
                relation = "acting" if acting else link.relation
                return Inherited(source, "told of" if self._told_of(index, link) else relation)
        return self._context(quantity, measure)

    def _carried(self, index: int, link: Antecedent | None) -> Inherited | None:
        """The things told of first, in the sentence before or in this one, of which the figure is a part."""
        quantity = self.setting.quantities[index]
        if link is not None and (self._is_of_things(quantity, link) or self._owners_act(quantity, link)):
            within = True
        elif (link is None or link.earlier) and not self._follows and acts(self.setting, index):
            if says_group(self.setting.sentence.text, quantity):
                return None
            within = False
        else:
            return None
        subject = self.subjects[index]
        things = told_subject(self.setting, index, subject.programme, subject.kind, within=within)
        return None if things is None else Inherited(Assignment(things.code, False, things.rule, 0.6), "whole")

    def _context(self, quantity: Quantity, measure: str) -> Inherited | None:
        """The last indicator of the figure's kind in the paragraph, or before it where the words only give a value."""
        again = self._told.sum_again(self.setting.sentence.text, quantity)
        if again is not None:
            pointed = self._told.is_pointed_at(self.setting.sentence.text, quantity)
            return Inherited(again, "whole" if pointed else "again")
        if quantity.unit in ("PERCENT", "RATIO"):
            bare = only_gives_value(self.setting.sentence.text, quantity)
            told_last = reversed(self._told.latest.values())
            latest = next((told for told in told_last if bare or self._has_parts(told)), None)
        else:
            latest = self._told.latest.get(quantity.unit) if quantity.unit != "COUNT" else None
        if latest and self._suits(latest, quantity, measure):
            return Inherited(latest, "context")
        told = (*self._told.faded.items(), *self._told.latest.items())
        if told and self._is_change_of_told(quantity, measure):
            last = told[-1][1]
            return Inherited(last, "faded") if self._suits(last, quantity, measure) else None
        bare = only_gives_value(self.setting.sentence.text, quantity)
        if not is_money(quantity.unit) or not (bare or is_item(self.setting.sentence)):
            return None
        money = next((known for unit, known in reversed(told) if is_money(unit)), None)
        return Inherited(money, "faded" if bare else "listed") if money else None

    def _has_parts(self, told: Assignment) -> bool:
        """Whether a share can be of what was told: no rate, whose own unit is the percentage, has parts."""
        entry = self.setting.vocabulary.indicators.get(told.code)
        return entry is not None and entry.unit != "PERCENT"

    def _is_change_of_told(self, quantity: Quantity, measure: str) -> bool:
        """Whether a figure is a growth or a multiple of something that running text told before."""
        text = self.setting.sentence.text
        if "|" in text:
            return False
        return measure == "growth_rate" or (measure == "ratio" and is_multiple(text[quantity.start : quantity.end]))

    def _suits(self, source: Assignment, quantity: Quantity, measure: str) -> bool:
        entry = self.setting.vocabulary.indicators.get(source.code)
        return entry is not None and suits(entry, quantity.unit, measure, self.setting.vocabulary)

    def _is_of_those(self, quantity: Quantity) -> bool:
        """Whether a share says that it is of what was told before: "of them", "of this"."""
        return _OF_THOSE.match(self.setting.sentence.text, quantity.end) is not None

    def _is_of_things(self, quantity: Quantity, link: Antecedent) -> bool:
        """Whether a share is "of them" while the figure that it leans on is an amount of money."""
        if quantity.unit != "PERCENT":
            return False
        told = self._earlier[link.index].unit if link.earlier else self.setting.quantities[link.index].unit
        return is_money(told) and _OF_THEM.match(self.setting.sentence.text, quantity.end) is not None

    def _owners_act(self, quantity: Quantity, link: Antecedent) -> bool:
        """Whether "of them" stands for those who hold the things counted before, since these cannot act."""
        acting = not link.earlier and quantity.unit == "COUNT" and they_act(self.setting.sentence.text, quantity.end)
        source = self._linked(link) if acting else None
        return source is not None and is_lifeless(source.code)

    def _told_of(self, index: int, link: Antecedent) -> bool:
        """Whether the figure is only an aside on the one it refers to: ", up 15 percent", "respectively"."""
        if link.earlier or link.relation != "of" or link.index >= index:
            return False
        text, quantities = self.setting.sentence.text, self.setting.quantities
        between = text[quantities[link.index].end : quantities[index].start]
        told = {quantities[link.index].unit, "PERCENT"}
        if any(quantity.unit not in told for quantity in quantities[link.index + 1 : index]):
            return False  # the sentence has gone on to other things
        return "respectively" in text or (_ASIDE.search(between) is not None and not _REASON.search(between))

    def _acts_bare(self, index: int) -> bool:
        """Whether a bare count does something of its own: "six are led by women and five work on the climate"."""
        quantity = self.setting.quantities[index]
        return quantity.unit == "COUNT" and quantity.noun is None and acts(self.setting, index)

    def _paired(self, index: int) -> Assignment | None:
        """The indicator of the percentage before this one in the sentence, where both are of one measure."""
        before = index - 1
        quantity = self.setting.quantities[index]
        where = self.setting.sentence.text.startswith(" in ", quantity.end)
        if quantity.noun is not None and quantity.noun[0].islower() and not where:
            return None
        if before < 0 or before in self.found or self.setting.quantities[before].unit != "PERCENT":
            return None
        if quantity.unit != "PERCENT" or self.measures[before].measure != self.measures[index].measure:
            return None
        return None if own_name(self.setting, index) else self.assignment(before)

    def _converted(self, index: int) -> Assignment | None:
        """The indicator of the amount before, told again in another currency or followed by the next of a list."""
        before, quantities, text = index - 1, self.setting.quantities, self.setting.sentence.text
        if before < 0 or before in self.found:
            return None
        told, own = quantities[before], quantities[index]
        return self.assignment(before) if is_converted(text, told, own) or is_listed_alike(text, told, own) else None

    def _linked(self, link: Antecedent) -> Assignment | None:
        if link.earlier:
            return self._told.assigned[link.index] if link.index < len(self._told.assigned) else None
        if link.index in self._memo:
            return self._memo[link.index] or self._alone(link.index)
        return None if link.index in self.found else self.assignment(link.index)

    def _alone(self, index: int) -> Assignment | None:
        """What a quantity says by itself, for another that it leans on in turn; None where that is a guess."""
        alone = self._assign(self.setting, index, None)
        return alone if alone.rule.startswith(_NAMED_BY) else None

    def _assign(self, setting: Setting, index: int, inherited: Inherited | None) -> Assignment:
        subject = self.subjects[index]
        return assign_indicator(
            setting, index, self.measures[index].measure, subject.programme, subject.kind, inherited
        )

    def _named(self, index: int, span: tuple[int, int]) -> Setting:
        """The setting with quantity `index` counting what stands at `span`."""
        start, end = span
        noun = self.setting.sentence.text[start:end]
        quantities = list(self.setting.quantities)
        quantities[index] = replace(quantities[index], noun=noun, noun_start=start, noun_end=end)
        return replace(self.setting, quantities=quantities)


def _says_nothing(assignment: Assignment) -> bool:
    """Whether the code only says that something is counted or compared."""
    return assignment.provisional and assignment.code in ("count", "number", "percentage", "ratio")
