"""Claims to observations: identity, raw span, plain numbers; and the record that leaves the project."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from orchestration.documents.model import Article, Document
from orchestration.extraction.model import Claim, Observation, Sentence

EXTRACTOR_VERSION = "2.5.0"
_LONGEST_BREAK = 80  # raw characters that repair may have dropped inside one mention


def raw_span(article: Article, sentence: Sentence, start: int, end: int, fallback: tuple[int, int]) -> tuple[int, int]:
    """Raw half-open span of the sentence's characters `start` to `end`.

    Where repair joined what stands far apart in the raw text, the span of `fallback` (the number alone) is taken.
    """
    first, last = article.text.raw_span(sentence.start + start, sentence.start + end)
    if first < last <= first + (end - start) + _LONGEST_BREAK:
        return first, last
    start, end = fallback
    first, last = article.text.raw_span(sentence.start + start, sentence.start + end)
    if first < last <= first + (end - start) + _LONGEST_BREAK:
        return first, last
    first = article.text.raw_offset(sentence.start + start)
    return first, first + 1


def observation_id(document_id: str, char_start: int, char_end: int, claim_number: int) -> str:
    """The same for the same document, span and claim, whoever extracts it: 32 hexadecimal digits."""
    identity = f"{document_id}:{char_start}:{char_end}:{claim_number}"
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def plain_number(value: Decimal) -> int | float:
    """The value as an int where it is whole, else as a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def to_observation(
    document: Document, article: Article, sentence: Sentence, claim: Claim, span: tuple[int, int], claim_number: int
) -> Observation:
    """The observation of a claim that stands at the raw `span`, the `claim_number`-th of that span."""
    return Observation(
        observation_id=observation_id(document.document_id, *span, claim_number),
        document_id=document.document_id,
        doc=document.name,
        article=article.number,
        claim_number=claim_number,
        char_start=span[0],
        char_end=span[1],
        value_text=document.raw[span[0] : span[1]],
        value=plain_number(claim.value),
        value_max=None if claim.value_max is None else plain_number(claim.value_max),
        unit=claim.unit,
        modifier=claim.modifier,
        measure=claim.measure,
        per=claim.per,
        status=claim.status,
        indicator=claim.indicator,
        provisional=claim.provisional,
        organisation=claim.organisation,
        programme=claim.programme,
        breakdown=dict(claim.breakdown),
        period_start=claim.period.start,
        period_end=claim.period.end,
        period_basis=claim.period.basis,
        scope=claim.scope,
        sentence=sentence.text,
        confidence=claim.confidence,
        extractor_version=EXTRACTOR_VERSION,
        rules=dict(claim.rules),
    )


_RECORD_FIELDS = (
    "doc", "char_start", "char_end", "value_text", "value", "value_max", "unit", "modifier", "measure", "per", "status",
    "indicator", "organisation", "programme", "breakdown", "period_start", "period_end", "period_basis", "scope",
    "sentence", "observation_id", "confidence", "provisional", "article", "extractor_version",
)  # fmt: skip


def to_record(observation: Observation) -> dict[str, Any]:
    """The observation as one JSON object: the fields of the annotation, then identity, confidence and version."""
    return {name: _plain(getattr(observation, name)) for name in _RECORD_FIELDS}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
