"""The row rules: what one observation may not say. One that breaks a rule goes to quarantine; the others go on.

A rule is a condition, in DuckDB SQL, on a version of an observation as it stands after its event, corrections applied
(`o`: the columns of staging.observation_events, `published_on` of its article or document, and `implausible`, whether
it lies outside every range of dbt_project/seeds/plausible_values.csv that speaks of it). A condition that is null
breaks nothing. Stated here and nowhere else: quarantine.py of the warehouse applies them, the suite of
staging.quarantine shows what they caught.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1900, 2100
DAYS_AHEAD = 366  # a newsletter of December gives "the year's" figures a few days early


@dataclass(frozen=True, slots=True)
class RowRule:
    """One rule: its name, the condition that breaks it, and why it holds."""

    name: str
    breaks: str
    because: str


ROW_RULES = (
    RowRule(
        "share_within_whole",
        "o.measure = 'share' and o.unit = 'PERCENT' and (o.value < 0 or greatest(o.value, o.value_max) > 100)",
        "a share of a whole lies within the whole",
    ),
    RowRule(
        "value_is_finite",
        "not isfinite(o.value) or not isfinite(coalesce(o.value_max, 0))",
        "a value is a number that can be added",
    ),
    RowRule("range_runs_upwards", "o.value_max < o.value", "a range runs from its lower to its upper bound"),
    RowRule("period_in_order", "o.period_start > o.period_end", "a period ends on or after the day it starts"),
    RowRule(
        "period_within_reason",
        f"year(coalesce(o.period_start, o.period_end)) < {FIRST_YEAR} or year(o.period_end) > {LAST_YEAR}",
        f"figures of an innovation district are of {FIRST_YEAR} to {LAST_YEAR}",
    ),
    RowRule(
        "not_reported_ahead",
        f"o.status = 'actual' and date_diff('day', o.published_on, o.period_end) > {DAYS_AHEAD}",
        "what has happened cannot lie years after its publication; a target, commitment or forecast can",
    ),
    RowRule(
        "sentence_has_value",
        r"""not contains(
            regexp_replace(o.sentence, '[^\p{L}\p{N}]', '', 'g'), regexp_replace(o.value_text, '[^\p{L}\p{N}]', '', 'g')
        )""",
        "the sentence shown contains the value shown",
    ),
    RowRule("plausible_value", "o.implausible", "the value is one that the indicator can have in its unit"),
)
