"""When a claim holds: time expressions, their dates, which of them governs a quantity, and the carried context.

tracker = PeriodTracker(article.metadata.published_on, fiscal_start_month(article.text.text))
for sentence in sentences:                 # every sentence of the article in order, with or without numbers
    tracker.enter(sentence, quantities)
    reading = tracker.period_for(quantity, per=per)     # PeriodReading(period, rule)
"""

from orchestration.extraction.periods.calendar import fiscal_start_month
from orchestration.extraction.periods.expressions import TimeExpression, find_expressions
from orchestration.extraction.periods.links import PeriodReading
from orchestration.extraction.periods.movement import moves
from orchestration.extraction.periods.tracker import PeriodTracker

__all__ = ["PeriodReading", "PeriodTracker", "TimeExpression", "find_expressions", "fiscal_start_month", "moves"]
