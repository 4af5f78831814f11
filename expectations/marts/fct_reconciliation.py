"""The suite of marts.fct_reconciliation: sane tolerances, known verdicts; contradictions are shown, not blocking."""

from __future__ import annotations

from typing import get_args

from expectations.blocks import at_least, finding, in_set, mart, required, rule
from expectations.dimensions import references
from orchestration.reconciliation import Kind, Verdict

# A failing row shows its figures, the sentences of all of them, and the document and id of the first.
ROWS = """
select r.*, b.figures, b.sentence, b.document, b.observation_id
from marts.fct_reconciliation as r
left join (
    select
        reconciliation_id,
        string_agg(value_text || ' (' || role || ')', ', ' order by place) as figures,
        array_to_string(list_distinct(list(sentence order by place)), ' / ') as sentence,
        arg_min(document, place) as document,
        arg_min(observation_id, place) as observation_id
    from marts.bridge_reconciliation_observation
    group by reconciliation_id
) as b on r.reconciliation_id = b.reconciliation_id
"""
ENDS = ["expected", "expected_low", "expected_high", "found", "found_low", "found_high"]

SUITE = mart(
    "fct_reconciliation",
    required("reconciliation_id", "kind", "verdict", "expected", "found", "explanation", "observations"),
    *references("indicator", "organisation", "programme", "year"),
    in_set("kind", get_args(Kind)),
    in_set("verdict", get_args(Verdict)),
    at_least("observation_count", 2, "a relation is between figures"),
    rule(
        "expected_is_within",
        "expected < expected_low or expected > expected_high",
        "what is expected lies within its own tolerance",
        ENDS[:3],
    ),
    rule(
        "found_is_within",
        "found < found_low or found > found_high",
        "what is found lies within its own tolerance",
        ENDS[3:],
    ),
    rule(
        "verdict_follows_tolerances",
        """
        verdict <> 'undecidable' and kind <> 'threshold_ladder'
        and (coalesce(expected_low > found_high, false) or coalesce(found_low > expected_high, false))
            <> (verdict = 'contradiction')
        """,
        "figures agree where their tolerances meet, contradict where they do not",
        ["verdict", *ENDS],
    ),
    rule(
        "can_be_true",
        "verdict = 'contradiction'",
        "figures that cannot all be true: read the explanation and the sentences",
        ["explanation", "figures"],
        severity="warn",
    ),
    finding(
        "all_of_them",
        """
        select s.reconciliation_id, s.explanation from staging.reconciliations as s
        where not exists (from t where t.reconciliation_id = s.reconciliation_id)
        """,
        "every relation that was found is here",
    ),
    grain=["reconciliation_id"],
    rows=ROWS,
)
