"""Text to observations in typed stages: sentences, numbers, quantities, claims, observations. Pure: no I/O."""

from orchestration.extraction.observations import EXTRACTOR_VERSION, to_record
from orchestration.extraction.pipeline import extract

__all__ = ["EXTRACTOR_VERSION", "extract", "to_record"]
