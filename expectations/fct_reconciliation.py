"""The suite of marts.fct_reconciliation: sane tolerances, known verdicts; contradictions are shown, not blocking."""

from __future__ import annotations

from typing import get_args

from expectations.model import Expectation, Suite
from orchestration.reconciliation import Kind, Verdict

COLUMNS = (
    *("release_id", "reconciliation_id", "kind", "verdict", "indicator_key", "organisation_key", "programme_key"),
    *("year_key", "unit", "expected", "expected_low", "expected_high", "found", "found_low", "found_high"),
    *("explanation", "observations", "notes", "observation_count", "document_count"),
)

# A failing row shows its first sentence and document, as everywhere; all of them stand in `observations`.
QUERY = """
select
    r.*,
    b.sentence,
    b.document,
    b.observation_id,
    r.verdict <> 'contradiction' as can_be_true,
    r.expected >= coalesce(r.expected_low, r.expected) and r.expected <= coalesce(r.expected_high, r.expected)
        as expected_is_within,
    r.found >= coalesce(r.found_low, r.found) and r.found <= coalesce(r.found_high, r.found) as found_is_within,
    case
        when r.verdict <> 'undecidable' and r.kind <> 'threshold_ladder'
            then
                (coalesce(r.expected_low > r.found_high, false) or coalesce(r.found_low > r.expected_high, false))
                = (r.verdict = 'contradiction')
    end as verdict_follows_tolerances
from marts.fct_reconciliation as r
left join marts.bridge_reconciliation_observation as b on r.reconciliation_id = b.reconciliation_id and b.place = 1
"""


def _is_true(column: str, because: str) -> Expectation:
    return Expectation("ExpectColumnValuesToBeInSet", {"column": column, "value_set": [True]}, because)


SUITE = Suite(
    name="fct_reconciliation",
    table="marts.fct_reconciliation",
    query=QUERY,
    expectations=(
        Expectation(
            "ExpectTableColumnsToMatchSet",
            {"column_set": list(COLUMNS), "exact_match": False},
            "those who query the relations find these columns",
        ),
        Expectation("ExpectColumnValuesToBeUnique", {"column": "reconciliation_id"}, "a row a relation"),
        *(
            Expectation(
                "ExpectColumnValuesToNotBeNull", {"column": column}, f"a relation without {column} says nothing"
            )
            for column in ("reconciliation_id", "expected", "found", "explanation", "observations", "observation_id")
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet", {"column": "kind", "value_set": list(get_args(Kind))}, "a known kind"
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet",
            {"column": "verdict", "value_set": list(get_args(Verdict))},
            "one of the three verdicts",
        ),
        Expectation(
            "ExpectColumnValuesToBeBetween",
            {"column": "observation_count", "min_value": 2},
            "a relation is between figures",
        ),
        _is_true("expected_is_within", "what is expected lies within its own tolerance"),
        _is_true("found_is_within", "what is found lies within its own tolerance"),
        _is_true(
            "verdict_follows_tolerances", "figures agree where their tolerances meet, contradict where they do not"
        ),
        Expectation(
            "ExpectColumnValuesToBeInSet",
            {"column": "can_be_true", "value_set": [True]},
            "figures that cannot all be true: read the explanation and the sentences",
            severity="warn",
        ),
    ),
)
