"""The suite of staging.observation_events: what extraction said, held against the raw text it was read from.

Looks at each observation as it stands after its last event, corrections applied, so that a bad event that was
since revised, corrected or retracted does not block for ever.
"""

from __future__ import annotations

from expectations.model import Expectation, Suite
from expectations.vocabularies import MEASURES, MODIFIERS, PERIOD_BASES, PERS, SCOPES, STATUSES

QUERY = """
with latest as (
    select *
    from staging.observation_events
    qualify row_number() over (partition by observation_id order by stream_version desc) = 1
)
select
    e.*,
    d.name as document,
    d.published_on as document_published_on,
    substr(a.raw_text, e.char_start - a.char_start + 1, e.char_end - e.char_start) as raw_span,
    contains(
        regexp_replace(e.sentence, '[^\\p{L}\\p{N}]', '', 'g'), regexp_replace(e.value_text, '[^\\p{L}\\p{N}]', '', 'g')
    ) as sentence_has_value_text,
    case when e.measure = 'share' and e.unit = 'PERCENT' then e.value end as share_percent,
    case when e.measure in ('level', 'rate', 'average', 'ratio') then e.value end as unsigned_value,
    coalesce(e.period_start, e.period_end) as period_first_day,
    case
        when e.status = 'actual' then date_diff('day', a.published_on, e.period_end)
    end as days_reported_ahead
from latest as e
left join staging.documents as d on e.document_id = d.document_id
left join staging.articles as a on e.document_id = a.document_id and e.article = a.article
where e.stands
"""


def _not_null(column: str, because: str) -> Expectation:
    return Expectation("ExpectColumnValuesToNotBeNull", {"column": column}, because)


def _in_set(column: str, values: list[str]) -> Expectation:
    return Expectation(
        "ExpectColumnValuesToBeInSet",
        {"column": column, "value_set": values},
        f"{column} takes one of the values of the annotation rules",
    )


SUITE = Suite(
    name="staging_observation_events",
    table="staging.observation_events",
    query=QUERY,
    expectations=(
        Expectation("ExpectColumnValuesToBeUnique", {"column": "event_id"}, "an event stands once"),
        Expectation("ExpectColumnValuesToBeUnique", {"column": "position"}, "the ledger's order has no ties"),
        Expectation("ExpectColumnValuesToBeUnique", {"column": "observation_id"}, "one standing version each"),
        _not_null("document", "an observation belongs to a registered document"),
        _not_null("raw_span", "the observation's article is staged"),
        _not_null("value", "an observation has a value"),
        _not_null("unit", "an observation has a unit"),
        _not_null("indicator", "an observation says what it measures"),
        _not_null("sentence", "an observation shows its sentence"),
        _in_set("modifier", MODIFIERS),
        _in_set("measure", MEASURES),
        _in_set("per", PERS),
        _in_set("status", STATUSES),
        _in_set("period_basis", PERIOD_BASES),
        _in_set("scope", SCOPES),
        Expectation(
            "ExpectColumnPairValuesToBeEqual",
            {"column_A": "value_text", "column_B": "raw_span"},
            "the value stands in the raw text at the very characters that the observation names",
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet",
            {"column": "sentence_has_value_text", "value_set": [True]},
            "the sentence shown contains the value shown",
        ),
        Expectation(
            "ExpectColumnValuesToBeBetween",
            {"column": "confidence", "min_value": 0, "max_value": 1},
            "confidence is a probability",
        ),
        Expectation(
            "ExpectColumnValuesToBeBetween",
            {"column": "share_percent", "min_value": 0, "max_value": 100},
            "a share of a whole lies within the whole",
        ),
        Expectation(
            "ExpectColumnValuesToBeBetween",
            {"column": "unsigned_value", "min_value": 0},
            "only a change or a growth can be negative",
            severity="warn",
        ),
        Expectation(
            "ExpectColumnPairValuesAToBeGreaterThanB",
            {
                "column_A": "period_end",
                "column_B": "period_first_day",
                "or_equal": True,
                "ignore_row_if": "either_value_is_missing",
            },
            "a period ends on or after the day it starts",
        ),
        Expectation(
            "ExpectColumnPairValuesAToBeGreaterThanB",
            {
                "column_A": "value_max",
                "column_B": "value",
                "or_equal": True,
                "ignore_row_if": "either_value_is_missing",
            },
            "a range runs upwards",
        ),
        Expectation(
            "ExpectColumnValuesToBeBetween",
            {"column": "days_reported_ahead", "max_value": 366},
            "what has happened cannot lie years after its publication",
        ),
    ),
)
