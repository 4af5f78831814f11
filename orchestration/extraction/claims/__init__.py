"""What a sentence says of a quantity: measure, status, thresholds, breakdown, and the quantity it refers to.

All are pure functions of a sentence and its quantities, which stand in the order of the text:

    absorbed(sentence, quantities)                      -> dict[int, Absorbed]    thresholds, intervals: no claims
    measure_of(sentence, quantities, index)             -> MeasureReading         measure, per, value, modifier
    status_of(sentence, quantities, index, period, published_on) -> StatusReading status, rule
    antecedent(sentence, quantities, index, earlier)    -> Antecedent | None      what a share or change is of
    shared_subjects(sentence, quantity)                 -> tuple[span, ...]       subjects of one quantity
    breakdown_of(sentence, quantities, index, absorbed) -> dict[str, str]
"""

from orchestration.extraction.claims.absorption import Absorbed
from orchestration.extraction.claims.antecedents import antecedent
from orchestration.extraction.claims.breakdown import breakdown_of
from orchestration.extraction.claims.coordination import shared_subjects
from orchestration.extraction.claims.leaning import MeasureReading
from orchestration.extraction.claims.links import Antecedent
from orchestration.extraction.claims.measure import measure_of
from orchestration.extraction.claims.moods import StatusReading
from orchestration.extraction.claims.status import status_of
from orchestration.extraction.claims.thresholds import absorbed

__all__ = [
    "Absorbed",
    "Antecedent",
    "MeasureReading",
    "StatusReading",
    "absorbed",
    "antecedent",
    "breakdown_of",
    "measure_of",
    "shared_subjects",
    "status_of",
]
