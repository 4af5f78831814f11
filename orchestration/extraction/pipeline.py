"""A document to its observations: the stages in order, article by article, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from orchestration.documents.model import Document
from orchestration.extraction.article import ArticleClaims
from orchestration.extraction.entities import DocumentNames
from orchestration.extraction.entities.names.sites import home_in
from orchestration.extraction.headings import settled
from orchestration.extraction.model import Extraction, Observation, Unread
from orchestration.extraction.numbers import detect_style
from orchestration.extraction.observations import raw_span, to_observation
from orchestration.vocabulary import Vocabulary


def extract(document: Document, vocabulary: Vocabulary) -> Extraction:
    """All observations of the document, and the numbers that became none, each with the reason.

    Pure and deterministic: the same document and vocabulary give the same result. An error inside is a fault of the
    program and is raised, never swallowed.
    """
    names = DocumentNames(home=home_in(document.name, vocabulary))
    style = detect_style(document.raw)
    observations: list[Observation] = []
    unread: list[Unread] = []
    spans: Counter[tuple[int, int]] = Counter()
    for article in document.articles:
        for finding in settled(ArticleClaims(article, style, vocabulary, names)):
            sentence = finding.sentence
            for claim in finding.claims:
                quantity = claim.quantity
                number = quantity.number
                inner = (number.start, number.end) if number else (quantity.start, quantity.end)
                span = raw_span(article, sentence, quantity.start, quantity.end, inner)
                spans[span] += 1
                observations.append(to_observation(document, article, sentence, claim, span, spans[span]))
            for left in finding.unread:
                first, last = raw_span(article, sentence, left.start, left.end, (left.start, left.end))
                unread.append(replace(left, char_start=first, char_end=last))
    return Extraction(tuple(_named(observations, names)), tuple(unread))


def _named(observations: list[Observation], names: DocumentNames) -> Iterator[Observation]:
    """The observations with the names that the whole document, once read, gives their organisations and programmes."""
    name_of, programme_of = cache(names.forms.name_of), cache(names.forms.programme_of)
    for found in observations:
        name, programme = name_of(found.organisation), programme_of(found.programme)
        renamed = name != found.organisation or programme != found.programme
        yield replace(found, organisation=name, programme=programme) if renamed else found
