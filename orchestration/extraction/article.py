"""The claims of one article: every slot of every quantity, with what is carried from sentence to sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orchestration.documents.model import Article
from orchestration.extraction.claims import (
    Absorbed,
    Antecedent,
    MeasureReading,
    absorbed,
    antecedent,
    breakdown_of,
    measure_of,
    shared_subjects,
    status_of,
)
from orchestration.extraction.confidence import confidence_of
from orchestration.extraction.entities import ArticleEntities, DocumentNames, Subject
from orchestration.extraction.indicators import Assignment, Inherited, Setting, assign_indicator, suits
from orchestration.extraction.model import Claim, Quantity, Sentence, Unread
from orchestration.extraction.numbers import NumberStyle
from orchestration.extraction.periods import PeriodTracker, fiscal_start_month
from orchestration.extraction.quantities import read_quantities
from orchestration.extraction.scope import scope_of
from orchestration.extraction.sentences import split_sentences
from orchestration.vocabulary import Vocabulary

_ASIDE = re.compile(r",(?!\s(?:and|while|but)\b)")
_OF_THEM = re.compile(r"\sof\s(?:them|these|those)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one sentence gave."""

    sentence: Sentence
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


class ArticleClaims:
    """Iterates over the sentences of an article that hold numbers."""

    def __init__(self, article: Article, style: NumberStyle, vocabulary: Vocabulary, names: DocumentNames) -> None:
        self._vocabulary, self._style = vocabulary, style
        self._title = article.metadata.title or ""
        self._published_on = article.metadata.published_on
        self._sentences = split_sentences(article)
        self._entities = ArticleEntities(article, self._sentences, vocabulary, names)
        self._periods = PeriodTracker(self._published_on, fiscal_start_month(article.text.text))
        self._earlier: tuple[Claim, ...] = ()
        self._assigned: tuple[Assignment, ...] = ()
        self._heading = ""
        self._latest: dict[str, Assignment] = {}  # the last indicator of a unit in the paragraph

    def __iter__(self) -> Iterator[Finding]:
        previous: Sentence | None = None
        for sentence in self._sentences:
            if sentence.heading:
                self._heading = sentence.text
            if previous is not None and previous.paragraph != sentence.paragraph:
                self._latest = {}
                if previous.heading:
                    self._earlier, self._assigned = (), ()
            quantities, unread = read_quantities(sentence, self._style, self._vocabulary, previous)
            self._periods.enter(sentence, quantities)
            if quantities or unread:
                finding = self._finding(sentence, quantities, unread, previous)
                yield finding
                if finding.claims:
                    self._earlier = finding.claims
            previous = sentence

    def _finding(
        self, sentence: Sentence, quantities: Sequence[Quantity], unread: Sequence[Unread], previous: Sentence | None
    ) -> Finding:
        if not quantities:
            return Finding(sentence, (), tuple(unread))
        found = absorbed(sentence, quantities)
        left = [*unread, *(_unread(sentence, quantities[index], entry.reason) for index, entry in found.items())]
        around = tuple(filter(None, (previous.text if previous else "", self._heading, self._title)))
        setting = Setting(sentence, quantities, self._vocabulary, around, self._entities.name_spans(sentence))
        work = _Sentence(setting, self._entities, found, self._earlier, self._assigned, self._latest)
        claims, assigned = [], []
        for index in range(len(quantities)):
            if index in found:
                continue
            if work.counts_nothing(index):
                left.append(_unread(sentence, quantities[index], "bare number"))
                continue
            for claim, assignment in self._claims(work, index):
                if not assignment.provisional:
                    self._latest[claim.unit] = assignment
                claims.append(claim)
                assigned.append(assignment)
        if claims:
            self._assigned = tuple(assigned)
        return Finding(sentence, tuple(claims), tuple(sorted(left, key=lambda entry: entry.start)))

    def _claims(self, work: _Sentence, index: int) -> Iterator[tuple[Claim, Assignment]]:
        sentence, quantities = work.setting.sentence, work.setting.quantities
        quantity, measure, subject = quantities[index], work.measures[index], work.subjects[index]
        period = self._periods.period_for(quantity, per=measure.per)
        status = status_of(sentence, quantities, index, period.period, self._published_on)
        breakdown = breakdown_of(sentence, quantities, index, work.found)
        for assignment in work.assignments(index):
            scope, scope_rule = scope_of(sentence, assignment.code, self._vocabulary)
            yield (
                Claim(
                    quantity=quantity,
                    measure=measure.measure,
                    per=measure.per,
                    status=status.status,
                    indicator=assignment.code,
                    provisional=assignment.provisional,
                    organisation=subject.organisation,
                    programme=subject.programme,
                    breakdown=breakdown,
                    period=period.period,
                    scope=scope,
                    confidence=confidence_of(
                        assignment.certainty,
                        assignment.provisional,
                        subject.organisation_rule,
                        subject.programme_rule,
                        period.period.basis,
                        status.status,
                    ),
                    modifier=measure.modifier,
                    value=measure.value,
                    value_max=measure.value_max,
                    unit=quantity.unit,
                    rules={
                        "value": " ".join(quantity.rules),
                        "measure": measure.rule,
                        "status": status.rule,
                        "indicator": assignment.rule,
                        "organisation": subject.organisation_rule,
                        "programme": subject.programme_rule,
                        "period": period.rule,
                        "scope": scope_rule,
                    },
                ),
                assignment,
            )


class _Sentence:
    """One sentence at work: measures and subjects of its quantities, and their indicators along the antecedents."""

    def __init__(
        self,
        setting: Setting,
        entities: ArticleEntities,
        found: dict[int, Absorbed],
        earlier: tuple[Claim, ...],
        earlier_assigned: tuple[Assignment, ...],
        latest: dict[str, Assignment],
    ) -> None:
        self._latest = latest
        self.setting, self.found = setting, found
        self._earlier, self._earlier_assigned = earlier, earlier_assigned
        sentence, quantities = setting.sentence, setting.quantities
        self.measures: list[MeasureReading] = [measure_of(sentence, quantities, i) for i in range(len(quantities))]
        self.links: list[Antecedent | None] = [
            None if i in found else antecedent(sentence, quantities, i, earlier) for i in range(len(quantities))
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
        assignment = self.assignment(index)
        return assignment.provisional and assignment.code in ("count", "number")

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
        link, paired = self.links[index], self._paired(index)
        if paired is not None and "respectively" not in self.setting.sentence.text:
            return Inherited(paired, "of")
        source = self._linked(link) if link else None
        if link is not None and link.earlier and _OF_THEM.match(self.setting.sentence.text, quantity.end):
            source = source if self._earlier[link.index].unit in ("COUNT", "PERCENT") else None
        vocabulary = self.setting.vocabulary
        if link is not None and source is not None:
            entry = vocabulary.indicators.get(source.code)
            if entry is None or suits(entry, quantity.unit, measure, vocabulary):
                return Inherited(source, "told of" if self._told_of(index, link) else link.relation)
        latest = self._latest.get(quantity.unit) if quantity.unit not in ("COUNT", "PERCENT") else None
        return Inherited(latest, "context") if latest else None

    def _told_of(self, index: int, link: Antecedent) -> bool:
        """Whether the figure is only an aside on the one it refers to: ", up 15 percent", "respectively"."""
        if link.earlier or link.relation != "of" or link.index >= index:
            return False
        text, quantities = self.setting.sentence.text, self.setting.quantities
        between = text[quantities[link.index].end : quantities[index].start]
        return "respectively" in text or _ASIDE.search(between) is not None

    def _paired(self, index: int) -> Assignment | None:
        """The indicator of the percentage before this one in the sentence, where both are of one measure."""
        before = index - 1
        noun = self.setting.quantities[index].noun
        if noun is not None and noun[0].islower():
            return None
        if before < 0 or before in self.found or self.setting.quantities[before].unit != "PERCENT":
            return None
        if (
            self.setting.quantities[index].unit != "PERCENT"
            or self.measures[before].measure != self.measures[index].measure
        ):
            return None
        return self.assignment(before)

    def _linked(self, link: Antecedent) -> Assignment | None:
        if link.earlier:
            return self._earlier_assigned[link.index] if link.index < len(self._earlier_assigned) else None
        if link.index in self._memo:
            return self._memo[link.index]
        return None if link.index in self.found else self.assignment(link.index)

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
        return Setting(
            self.setting.sentence, quantities, self.setting.vocabulary, self.setting.around, self.setting.names
        )


def _unread(sentence: Sentence, quantity: Quantity, reason: str) -> Unread:
    text = sentence.text[quantity.start : quantity.end]
    return Unread(quantity.start, quantity.end, text, reason, sentence.text)
