"""The claims of one article: every slot of every quantity, with what is carried from sentence to sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orchestration.documents.model import Article
from orchestration.extraction.claims import absorbed, breakdown_of, status_of
from orchestration.extraction.confidence import confidence_of
from orchestration.extraction.entities import ArticleEntities, DocumentNames
from orchestration.extraction.indicators import Assignment, Setting
from orchestration.extraction.indicators.short_nouns import no_short_nouns, short_nouns
from orchestration.extraction.model import Claim, Quantity, Sentence, Unread
from orchestration.extraction.numbers import NumberStyle
from orchestration.extraction.periods import PeriodTracker, fiscal_start_month, moves
from orchestration.extraction.quantities import read_quantities
from orchestration.extraction.scope import scope_of
from orchestration.extraction.sentence_claims import SentenceAtWork
from orchestration.extraction.sentences import split_sentences
from orchestration.extraction.told import Told
from orchestration.vocabulary import Vocabulary

_ON_THEM = re.compile(r"(?:They|These|Those)\s(?:are|were|come|came|hail)\b")
_PROSE = 60
_WHERE = re.compile(r"\b(?:over|across|in|from|throughout)\s(?:\w+\s){0,2}$")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one sentence gave."""

    sentence: Sentence
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    assigned: tuple[Assignment, ...] = ()  # the indicators of the claims, for those that refer back to them


class ArticleClaims:
    """Iterates over the sentences of an article that hold numbers."""

    def __init__(self, article: Article, style: NumberStyle, vocabulary: Vocabulary, names: DocumentNames) -> None:
        self._vocabulary, self._style = vocabulary, style
        self._title = article.metadata.title or ""
        self._published_on = article.metadata.published_on
        self._sentences = split_sentences(article)
        self._entities = ArticleEntities(article, self._sentences, vocabulary, names)
        self._periods = PeriodTracker(self._published_on, fiscal_start_month(article.text.text))
        self._periods.survey(self._sentences)
        self._heading = ""
        prose = (sentence.text for sentence in self._sentences if not sentence.heading)
        opening = next((text for text in prose if len(text) >= _PROSE), "")  # datelines and by-lines are shorter
        self._theme = (self._title, opening)
        self._told = Told()
        self._shorts = short_nouns(article.text.text)

    def __iter__(self) -> Iterator[Finding]:
        previous: Sentence | None = None
        for sentence in self._sentences:
            if sentence.heading:
                self._heading = sentence.text
            self._told.turn_to(sentence, previous)
            quantities, unread = read_quantities(sentence, self._style, self._vocabulary, previous)
            self._periods.enter(sentence, quantities)
            if quantities or unread:
                finding = self._finding(sentence, quantities, unread, previous)
                yield finding
                if finding.claims and not (self._told.claims and _only_tells_where(sentence, finding.claims)):
                    self._told.close(sentence, finding.claims, finding.assigned)
            previous = sentence

    def _finding(
        self, sentence: Sentence, quantities: Sequence[Quantity], unread: Sequence[Unread], previous: Sentence | None
    ) -> Finding:
        named = [q for q in quantities if self._entities.names_number(sentence, q)]
        if named:
            unread = [*unread, *(_unread(sentence, quantity, "name") for quantity in named)]
            quantities = [q for q in quantities if q not in named]
        if not quantities:
            return Finding(sentence, (), tuple(unread))
        found = absorbed(sentence, quantities)
        left = [*unread, *(_unread(sentence, quantities[index], entry.reason) for index, entry in found.items())]
        around = tuple(filter(None, (previous.text if previous else "", self._heading, self._title)))
        setting = Setting(
            sentence,
            quantities,
            self._vocabulary,
            around,
            no_short_nouns(sentence.text, self._entities.name_spans(sentence), self._shorts),
            previous.text if previous and not previous.heading else "",
            self._theme,
            self._shorts,
        )
        work = SentenceAtWork(setting, self._entities, found, self._told, self._told.sentence is previous)
        claims, assigned = [], []
        for index in range(len(quantities)):
            if index in found:
                continue
            if work.counts_nothing(index):
                left.append(_unread(sentence, quantities[index], "bare number"))
                continue
            for claim, assignment in self._claims(work, index):
                self._told.note(claim, assignment)
                claims.append(claim)
                assigned.append(assignment)
        return Finding(sentence, tuple(claims), tuple(sorted(left, key=lambda entry: entry.start)), tuple(assigned))

    def _claims(self, work: SentenceAtWork, index: int) -> Iterator[tuple[Claim, Assignment]]:
        sentence, quantities = work.setting.sentence, work.setting.quantities
        quantity, measure, subject = quantities[index], work.measures[index], work.subjects[index]
        moving = moves(sentence.text, quantities, work.measures, index)
        period = self._periods.period_for(quantity, per=measure.per, moving=moving)
        status = status_of(sentence, quantities, index, period.period, self._published_on)
        breakdown = breakdown_of(sentence, quantities, index, work.found)
        for assignment in work.assignments(index):
            scope, scope_rule = scope_of(sentence, quantity, assignment.code, self._vocabulary)
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


def _only_tells_where(sentence: Sentence, claims: Sequence[Claim]) -> bool:
    """Whether a sentence on "them" only counts places, so that "they" are still those told before."""
    if not _ON_THEM.match(sentence.text):
        return False
    return all(
        _WHERE.search(sentence.text[max(0, claim.quantity.start - 30) : claim.quantity.start]) for claim in claims
    )


def _unread(sentence: Sentence, quantity: Quantity, reason: str) -> Unread:
    text = sentence.text[quantity.start : quantity.end]
    return Unread(quantity.start, quantity.end, text, reason, sentence.text)
