"""sdmx/data.csv and sdmx/structure.json: the figures of a release as SDMX-CSV 2.0, and what their codes mean.

One observation of SDMX is a series and year of mart_indicator_values. Figures of no known period are left out, since
SDMX has no observation without TIME_PERIOD.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb

from orchestration.warehouse.exports.sdmx_structure import DATAFLOW, Codes, structure_message

FOLDER, DATA, STRUCTURE = "sdmx", "data.csv", "structure.json"
NEEDED = ("mart_indicator_values", "dim_period")

# SDMX's marks for what is not said: _U unknown, _Z not applicable, _T the total.
_CODED: Mapping[str, tuple[str, tuple[str, str]]] = {
    "INDICATOR": ("indicator_code", ("_U", "Unknown")),
    "ORGANISATION": ("organisation", ("_U", "Unknown")),
    "PROGRAMME": ("programme", ("_Z", "No programme")),
    "MEASURE_TYPE": ("measure", ("_U", "Unknown")),
    "PER": ("per", ("_Z", "No rate")),
    "BREAKDOWN": ("breakdown", ("_T", "Total")),
    "CLAIM_STATUS": ("status", ("_U", "Unknown")),
    "BASIS": ("basis", ("_U", "Unknown")),
    "UNIT_MEASURE": ("unit", ("_U", "Unknown")),
    "MODIFIER": ("modifier", ("_U", "Unknown")),
    "AGREEMENT": ("agreement", ("_U", "Unknown")),
}

# A code is the name in capitals; where that says nothing, is long, or two names share it, with a part of the hash.
_CODES = """
    CREATE TABLE codes_{component} AS
    WITH named AS (
        SELECT DISTINCT {column} AS name,
            trim(upper(regexp_replace(strip_accents({column}), '[^A-Za-z0-9]+', '_', 'g')), '_') AS slug
        FROM figures WHERE {column} IS NOT NULL
    )
    SELECT name, CASE
            WHEN slug = '' OR length(slug) > 60 OR count(*) OVER (PARTITION BY slug) > 1
                THEN coalesce(nullif(left(slug, 40), '') || '_', '') || upper(left(md5(name), 8))
            ELSE slug
        END AS code
    FROM named
"""

_FIGURES = """
    CREATE VIEW figures AS
    SELECT v.*,
        CASE
            WHEN regexp_matches(v.period, '^[0-9]{{4}}$') THEN v.period
            WHEN v.period_start IS NULL THEN CAST(v.period_end AS VARCHAR)
            WHEN v.period_start = v.period_end THEN v.period_end || '/P1D'
            ELSE p.period
        END AS time_period
    FROM read_parquet({values}) AS v
    LEFT JOIN (
        SELECT DISTINCT first_day, last_day, period FROM read_parquet({periods}) WHERE period_kind <> 'instant'
    ) AS p ON v.period_start = p.first_day AND v.period_end = p.last_day
    WHERE v.period_end IS NOT NULL
"""

_ROWS = """
    SELECT
        'dataflow' AS "STRUCTURE",
        '{dataflow}' AS "STRUCTURE_ID",
        'I' AS "ACTION",
        CASE
            WHEN regexp_matches(f.time_period, '^[0-9]{{4}}$') THEN 'A'
            WHEN regexp_matches(f.time_period, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$') THEN 'D'
            ELSE '_O'
        END AS "FREQ",
        {coded},
        f.time_period AS "TIME_PERIOD",
        f.value AS "OBS_VALUE",
        0 AS "UNIT_MULT",
        CASE
            WHEN f.status <> 'actual' THEN 'F'
            WHEN f.basis = 'derived' THEN 'I'
            WHEN f.agreement = 'conflict' THEN 'U'
            WHEN f.modifier <> 'eq' THEN 'E'
            ELSE 'A'
        END AS "OBS_STATUS",
        f.value_max AS "VALUE_MAX",
        f.value_usd AS "OBS_VALUE_USD",
        f.source_count AS "SOURCE_COUNT",
        f.observation_id AS "OBSERVATION_ID",
        f.document AS "DOCUMENT",
        f.sentence AS "SENTENCE"
    FROM figures AS f
    {joins}
    ORDER BY "INDICATOR", "ORGANISATION", "PROGRAMME", "TIME_PERIOD", f.indicator_year_key, f.basis DESC
"""


def write_sdmx(release: Path, release_id: str, prepared: str) -> list[Path]:
    """Write both files below the release's folder, prepared at an ISO time, and return their paths.

    None are written where a table that they need is missing.
    """
    values, periods = (release / f"{name}.parquet" for name in NEEDED)
    if not (values.is_file() and periods.is_file()):
        return []
    folder = release / FOLDER
    folder.mkdir(exist_ok=True)
    data, structure = folder / DATA, folder / STRUCTURE
    with duckdb.connect() as connection:
        connection.execute(_FIGURES.format(values=_text(values), periods=_text(periods)))
        codes = {component: _codes(connection, component) for component in _CODED}
        connection.execute(f"COPY ({_rows_query()}) TO {_text(data)} (FORMAT csv, HEADER)")
    message = structure_message(release_id, prepared, codes)
    structure.write_text(json.dumps(message, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return [data, structure]


def _codes(connection: duckdb.DuckDBPyConnection, component: str) -> Codes:
    """Make the table of codes of a component and return them, the code for nothing said last."""
    column, missing = _CODED[component]
    connection.execute(_CODES.format(component=component, column=column))
    found = connection.execute(f"SELECT code, name FROM codes_{component} ORDER BY code").fetchall()
    return [*found, missing]


def _rows_query() -> str:
    coded = ", ".join(
        f"""coalesce({name}.code, '{missing[0]}') AS "{name}\"""" for name, (_, missing) in _CODED.items()
    )
    joins = " ".join(
        f"LEFT JOIN codes_{name} AS {name} ON f.{column} = {name}.name" for name, (column, _) in _CODED.items()
    )
    return _ROWS.format(dataflow=DATAFLOW, coded=coded, joins=joins)


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
