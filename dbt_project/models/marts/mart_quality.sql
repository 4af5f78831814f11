-- A view, since the suites on the marts run after the models are built and what they find is to be in the same release.
-- Of each suite, the first success on the content that is released, else its first failure: later runs on equal content
-- change nothing.
{{ config(materialized='view') }}

with ranked as (
    select
        outcomes.*,
        dense_rank() over (
            partition by outcomes.suite
            order by case when outcomes.is_suite_success then 0 else 1 end, outcomes.ledger_position
        ) as place
    from {{ ref('stg_expectation_outcomes') }} as outcomes
    inner join {{ source('staging', 'release_state') }} as release_state
        on outcomes.content_key = release_state.content_key
)

select
    {{ release_id() }} as release_id,
    suite,
    table_name,
    expectation,
    because,
    severity,
    outcome,
    observed,
    failed_rows,
    row_number,
    observation_id,
    document,
    sentence,
    failing_row,
    checked_at
from ranked
where place = 1
order by suite, outcome, expectation, row_number
