"""The staging tables: what the projection writes, dbt reads and the suites check.

No keys are declared: the grain tests and the suites check them, and DuckDB's key indexes would slow every append.
"""

from __future__ import annotations

import hashlib

import duckdb

from orchestration.ledger.chain import GENESIS

# Slots of an observation as its events carry them: column name and type, in table order.
OBSERVATION_SLOTS: dict[str, str] = {
    "doc": "VARCHAR",
    "article": "INTEGER",
    "claim_number": "INTEGER",
    "char_start": "INTEGER",
    "char_end": "INTEGER",
    "value_text": "VARCHAR",
    "value": "DOUBLE",
    "value_max": "DOUBLE",
    "unit": "VARCHAR",
    "modifier": "VARCHAR",
    "measure": "VARCHAR",
    "per": "VARCHAR",
    "status": "VARCHAR",
    "indicator": "VARCHAR",
    "provisional": "BOOLEAN",
    "organisation": "VARCHAR",
    "programme": "VARCHAR",
    "breakdown": "VARCHAR",  # JSON object with sorted keys, null when empty
    "period_start": "DATE",
    "period_end": "DATE",
    "period_basis": "VARCHAR",
    "scope": "VARCHAR",
    "sentence": "VARCHAR",
    "confidence": "DOUBLE",
    "extractor_version": "VARCHAR",
    "rules": "VARCHAR",  # JSON object: slot -> rule that gave it
}

JSON_SLOTS = ("breakdown", "rules")
DATE_SLOTS = ("period_start", "period_end")

_OBSERVATION_COLUMNS = ",\n    ".join(f"{name} {type_}" for name, type_ in OBSERVATION_SLOTS.items())

TABLES: dict[str, str] = {
    "documents": """
    document_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    media_type VARCHAR,
    encoding VARCHAR,
    size_bytes BIGINT,
    char_count BIGINT,
    title VARCHAR,
    publisher VARCHAR,
    published_on DATE,
    published_basis VARCHAR,
    language VARCHAR,
    url VARCHAR,
    licence VARCHAR,
    metadata_hash VARCHAR,
    status VARCHAR NOT NULL,  -- current, withdrawn, superseded, rejected
    reason VARCHAR,
    supersedes VARCHAR,
    superseded_by VARCHAR,
    stream_version INTEGER NOT NULL,
    registered_position BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL""",
    "articles": """
    document_id VARCHAR NOT NULL,
    article INTEGER NOT NULL,
    title VARCHAR,
    publisher VARCHAR,
    published_on DATE,
    published_basis VARCHAR,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    raw_text VARCHAR NOT NULL""",
    # One row an event. The slots say how the observation stands after the event, corrections applied.
    "observation_events": f"""
    position BIGINT NOT NULL,
    event_id VARCHAR NOT NULL,
    observation_id VARCHAR NOT NULL,
    stream_version INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    stands BOOLEAN NOT NULL,  -- whether the observation holds after the event
    document_id VARCHAR,
    {_OBSERVATION_COLUMNS},
    occurred_at TIMESTAMPTZ,
    recorded_at TIMESTAMPTZ NOT NULL,
    run_id VARCHAR,
    actor VARCHAR,
    cause_kind VARCHAR,
    cause_detail VARCHAR,
    correction VARCHAR,  -- payload of a correction or of its withdrawal
    lapsed_corrections VARCHAR,  -- JSON array of correction ids whose `expect` no longer holds: not applied
    extracted VARCHAR  -- payload as extracted, kept where corrections changed the slots""",
    "extractions": """
    document_id VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    vocabulary_hash VARCHAR,
    metadata_hash VARCHAR,
    observations INTEGER,
    position BIGINT NOT NULL""",
    "unread_numbers": """
    document_id VARCHAR NOT NULL,
    article INTEGER,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    sentence VARCHAR,
    extractor_version VARCHAR""",
    "reviews": """
    position BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    kind VARCHAR NOT NULL,  -- observation, indicator, organisation, programme
    subject VARCHAR NOT NULL,  -- observation_id, or the name
    person VARCHAR NOT NULL,
    reason VARCHAR NOT NULL""",
    # Aliases in force; one that was withdrawn has no row.
    "aliases": """
    position BIGINT NOT NULL,
    event_id VARCHAR NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    kind VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    reason VARCHAR NOT NULL""",
    "validations": """
    position BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    content_position BIGINT,
    content_key VARCHAR,
    run_success BOOLEAN,
    suite VARCHAR,
    table_name VARCHAR,
    success BOOLEAN,
    evaluated INTEGER,
    failed INTEGER,
    failures VARCHAR  -- JSON array""",
    # One row an expectation of a validation, and one a failing row that it shows.
    "expectation_outcomes": """
    position BIGINT NOT NULL,  -- of the validation
    recorded_at TIMESTAMPTZ NOT NULL,
    content_key VARCHAR,
    suite VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    suite_success BOOLEAN NOT NULL,
    expectation VARCHAR NOT NULL,
    because VARCHAR,
    severity VARCHAR,
    success BOOLEAN NOT NULL,
    observed VARCHAR,
    failed_rows BIGINT NOT NULL,
    row_number INTEGER NOT NULL,  -- of the failing row, from 1; 0 where none is shown
    observation_id VARCHAR,
    document VARCHAR,
    sentence VARCHAR,
    failing_row VARCHAR  -- JSON object""",
    # What became current: by being published, or by a rollback to it.
    "releases": """
    position BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    event_type VARCHAR NOT NULL,
    release_id VARCHAR NOT NULL,
    content_position BIGINT,
    content_key VARCHAR,
    head_chain VARCHAR,
    tables VARCHAR,  -- JSON object: table -> rows; null for a rollback, as the column before
    from_release_id VARCHAR,  -- that was current before a rollback
    person VARCHAR,
    reason VARCHAR""",
    # Not projected but computed from the other staging tables: see quarantine.py and reconciling.py.
    "quarantine": """
    ledger_position BIGINT NOT NULL,  -- of the version, as in observation_events
    observation_id VARCHAR NOT NULL,
    stream_version INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    because VARCHAR NOT NULL""",
    "quarantine_state": """
    content_chain VARCHAR NOT NULL,
    rules_key VARCHAR NOT NULL""",
    "reconciliations": """
    reconciliation_id VARCHAR NOT NULL,
    found_in VARCHAR NOT NULL,  -- key of reconciled_groups
    kind VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,  -- consistent, contradiction, undecidable
    expected DOUBLE NOT NULL,
    expected_low DOUBLE,  -- null: no lower limit
    expected_high DOUBLE,
    found DOUBLE NOT NULL,
    found_low DOUBLE,
    found_high DOUBLE,
    unit VARCHAR NOT NULL,
    explanation VARCHAR NOT NULL,
    notes VARCHAR,  -- JSON object: what is no observation
    observations VARCHAR NOT NULL,  -- JSON array of the members, with role, value text, sentence and document
    observation_count INTEGER NOT NULL,
    document_count INTEGER NOT NULL""",
    "reconciliation_members": """
    reconciliation_id VARCHAR NOT NULL,
    found_in VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    observation_id VARCHAR NOT NULL""",
    # What was reconciled together, a document or a series of several documents, and the content that it had then.
    "reconciled_groups": """
    found_in VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL""",
    "reconciliation_state": """
    content_chain VARCHAR NOT NULL,
    reconciler_version VARCHAR NOT NULL""",
    "projection_state": """
    ledger_position BIGINT NOT NULL,
    ledger_chain VARCHAR NOT NULL,
    content_position BIGINT NOT NULL,
    content_chain VARCHAR NOT NULL,
    schema_fingerprint VARCHAR NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL""",
    # What shaped the models of the last build that finished: no row while one is unfinished.
    "build_state": """
    shape VARCHAR NOT NULL""",
    "release_state": """
    release_id VARCHAR NOT NULL,
    content_key VARCHAR NOT NULL""",
}

FINGERPRINT = hashlib.sha256(repr(sorted(TABLES.items())).encode()).hexdigest()[:16]


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create schema `staging` with its tables, empty, and the state of a projection that has read nothing."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS staging")
    for name, columns in TABLES.items():
        connection.execute(f"CREATE TABLE IF NOT EXISTS staging.{name} ({columns}\n)")
    if connection.execute("SELECT count(*) FROM staging.projection_state").fetchall() == [(0,)]:
        connection.execute(
            "INSERT INTO staging.projection_state VALUES (0, ?, 0, ?, ?, now())", [GENESIS, GENESIS, FINGERPRINT]
        )
        connection.execute("INSERT INTO staging.release_state VALUES ('unreleased', '')")
