"""Drift against the last release: a figure that jumps is a warning, with the figure before and now.

`surrounding.last_*` are tables of the release that readers see, empty before the first.
"""

from __future__ import annotations

from expectations.blocks import finding

FEW_ROWS = 10  # of fewer, a change of one is a large share
ROWS_LOST = 0.5
ROWS_GAINED = 3.0
SHARE_MOVED = 0.1
CONFIDENCE_MOVED = 0.05

ROWS_BY_INDICATOR = finding(
    "drift_of_rows_by_indicator",
    f"""
    with before as (select indicator_code, count(*) as rows from surrounding.last_fct_observation group by all),
    now as (select indicator_code, count(*) as rows from t group by all)
    select before.indicator_code, before.rows as rows_before, coalesce(now.rows, 0) as rows_now
    from before left join now on before.indicator_code = now.indicator_code
    where before.rows >= {FEW_ROWS}
        and (coalesce(now.rows, 0) < {ROWS_LOST} * before.rows or now.rows > {ROWS_GAINED} * before.rows)
    """,
    f"since the last release no indicator lost half of its observations or has {ROWS_GAINED:g} times as many",
    severity="warn",
)
CONFIDENCE = finding(
    "drift_of_confidence",
    f"""
    select before.confidence as mean_before, now.confidence as mean_now
    from (select avg(confidence) as confidence from surrounding.last_fct_observation) as before,
        (select avg(confidence) as confidence from t) as now
    where abs(now.confidence - before.confidence) > {CONFIDENCE_MOVED}
    """,
    f"the mean confidence is within {CONFIDENCE_MOVED:g} of that of the last release",
    severity="warn",
)
UNREAD_SHARE = finding(
    "drift_of_unread_share",
    f"""
    with before as (
        select cast(count(*) filter (where is_unread) as double) / nullif(count(*), 0) as share from (
            select true as is_unread from surrounding.last_fct_unread_number
            union all select false from surrounding.last_fct_observation
        )
    ),
    now as (
        select cast(count(*) filter (where is_unread) as double) / nullif(count(*), 0) as share from (
            select true as is_unread from t union all select false from marts.fct_observation
        )
    )
    select before.share as share_before, now.share as share_now
    from before, now where abs(now.share - before.share) > {SHARE_MOVED}
    """,
    f"the share of numbers left unread is within {SHARE_MOVED:g} of that of the last release",
    severity="warn",
)
