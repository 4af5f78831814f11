"""The suite of marts.fct_observation: the grain, the keys into the dimensions, the values that analysts sum."""

from __future__ import annotations

from expectations.blocks import finding, in_set, mart, not_empty, required, rule
from expectations.dimensions import references
from expectations.drift import CONFIDENCE, ROWS_BY_INDICATOR
from expectations.vocabularies import MEASURES, MODIFIERS, PERIOD_BASES, PERIOD_KINDS, SCOPES, STANDINGS, STATUSES

SUITE = mart(
    "fct_observation",
    not_empty("a release of nothing is a mistake"),
    required(
        *("observation_id", "version", "recorded_from", "value", "unit", "measure", "status", "period_kind"),
        *("value_text", "sentence", "document", "article", "char_start", "char_end", "confidence", "scope"),
    ),
    *references("indicator", "organisation", "programme", "unit", "document", "year", "period"),
    in_set("measure", MEASURES),
    in_set("modifier", MODIFIERS),
    in_set("status", STATUSES),
    in_set("scope", SCOPES),
    in_set("period_basis", PERIOD_BASES),
    in_set("period_kind", PERIOD_KINDS),
    in_set("standing", STANDINGS),
    rule("span_has_length", "char_end <= char_start", "a value has characters", ["char_start", "char_end"]),
    rule(
        "year_of_the_period",
        "year is distinct from year(period_end)",
        "an observation is of the year that its period ends in",
        ["year", "period_end"],
    ),
    rule(
        "converted_by_its_rate",
        "abs(value_usd * units_per_usd - value) > 1e-6 * abs(value)",
        "a converted value is the stated one by the rate beside it",
        ["value", "unit", "value_usd", "units_per_usd"],
    ),
    rule(
        "metrics_are_ranked",
        "(scope = 'metric') <> (indicator_year_key is not null)",
        "a metric belongs to a series and year, an incidental figure to none",
        ["scope", "indicator_year_key"],
    ),
    finding(
        "none_in_quarantine",
        """
        select t.observation_id, t.document, t.sentence, q.rule
        from t inner join staging.quarantine as q
            on t.observation_id = q.observation_id and t.version = q.stream_version
        """,
        "what breaks a row rule stays out",
    ),
    finding(
        "ledger_count",
        """
        with standing as (
            select e.position, e.stands from staging.observation_events as e
            qualify row_number() over (partition by e.observation_id order by e.stream_version desc) = 1
        ),
        expected as (
            select count(*) as observations from standing
            where stands and position not in (select q.ledger_position from staging.quarantine as q)
        )
        select expected.observations as in_ledger, (select count(*) from t) as found
        from expected where expected.observations <> (select count(*) from t)
        """,
        "every observation that stands and is not in quarantine is here",
    ),
    finding(
        "indicators_of_the_vocabulary",
        """
        select observation_id, document, sentence, indicator_code from t
        where not is_provisional and indicator_code not in (select v.code from vocabulary.indicators as v)
        """,
        "a code that is not marked as provisional is one of the vocabulary",
        severity="warn",
    ),
    ROWS_BY_INDICATOR,
    CONFIDENCE,
    grain=["observation_id"],
)
