select
    reconciliation_id,
    kind,
    verdict,
    expected,
    expected_low,
    expected_high,
    found,
    found_low,
    found_high,
    unit,
    explanation,
    notes,
    observations,
    observation_count,
    document_count
from {{ source('staging', 'reconciliations') }}
