"""The suite of marts.fct_observation: the grain, the keys into the dimensions, the values that analysts sum."""

from __future__ import annotations

from expectations.model import Expectation, Suite
from expectations.vocabularies import MEASURES, MODIFIERS, STATUSES

REFERENCES = (
    "indicator_key",
    "organisation_key",
    "programme_key",
    "document_key",
    "unit_key",
    "year_key",
    "period_key",
)

QUERY = """
select
    f.*,
    d.document,
    i.indicator_key is not null as indicator_key_resolves,
    o.organisation_key is not null as organisation_key_resolves,
    p.programme_key is not null as programme_key_resolves,
    d.document_key is not null as document_key_resolves,
    u.unit_key is not null as unit_key_resolves,
    y.year_key is not null as year_key_resolves,
    t.period_key is not null as period_key_resolves,
    case when f.measure = 'share' and f.unit = 'PERCENT' then f.value end as share_percent
from marts.fct_observation as f
left join marts.dim_indicator as i on f.indicator_key = i.indicator_key
left join marts.dim_organisation as o on f.organisation_key = o.organisation_key
left join marts.dim_programme as p on f.programme_key = p.programme_key
left join marts.dim_document as d on f.document_key = d.document_key
left join marts.dim_unit as u on f.unit_key = u.unit_key
left join marts.dim_year as y on f.year_key = y.year_key
left join marts.dim_period as t on f.period_key = t.period_key
"""

SUITE = Suite(
    name="fct_observation",
    table="marts.fct_observation",
    query=QUERY,
    expectations=(
        Expectation("ExpectTableRowCountToBeBetween", {"min_value": 1}, "a release of nothing is a mistake"),
        Expectation("ExpectColumnValuesToBeUnique", {"column": "observation_id"}, "a row an observation"),
        *(
            Expectation("ExpectColumnValuesToNotBeNull", {"column": column}, f"{column} is what makes a row a fact")
            for column in ("observation_id", "value", "unit", "sentence", "char_start", "char_end")
        ),
        *(
            Expectation(
                "ExpectColumnValuesToBeInSet",
                {"column": f"{key}_resolves", "value_set": [True]},
                f"{key} leads to a member of its dimension, the unknown one at least",
            )
            for key in REFERENCES
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet", {"column": "measure", "value_set": MEASURES}, "a measure of the rules"
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet", {"column": "modifier", "value_set": MODIFIERS}, "a modifier of the rules"
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet", {"column": "status", "value_set": STATUSES}, "a status of the rules"
        ),
        Expectation(
            "ExpectColumnPairValuesAToBeGreaterThanB",
            {"column_A": "char_end", "column_B": "char_start"},
            "a span has a length",
        ),
        Expectation(
            "ExpectColumnValuesToBeBetween",
            {"column": "share_percent", "min_value": 0, "max_value": 100},
            "a share of a whole lies within the whole",
        ),
    ),
)
