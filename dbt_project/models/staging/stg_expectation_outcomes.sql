select
    position as ledger_position,
    recorded_at as checked_at,
    content_key,
    suite,
    table_name,
    suite_success as is_suite_success,
    expectation,
    because,
    severity,
    observed,
    failed_rows,
    row_number,
    observation_id,
    document,
    sentence,
    failing_row,
    case when success then 'passed' when severity = 'error' then 'failed' else 'warning' end as outcome
from {{ source('staging', 'expectation_outcomes') }}
