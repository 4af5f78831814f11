"""What the suites of the three marts.mart_indicators_by_* share: one table of values, ordered by three subjects."""

from __future__ import annotations

from expectations.blocks import at_least, finding, in_set, mart, not_empty, ordered, refers_to, required
from expectations.model import Suite
from expectations.vocabularies import AGREEMENTS, MEASURES, MODIFIERS, STATUSES

# Promised to BI tools by name and place (README, "BI tools"), so stated here too and not only in the models.
COLUMNS = (
    *("release_id", "year", "indicator_code", "indicator", "theme", "measure", "per", "unit", "organisation"),
    *("programme", "breakdown", "value", "value_max", "modifier", "status", "period_start", "period_end"),
    *("source_count", "agreement", "preferred_because", "sentence", "document", "published_on", "observation_id"),
)
GRAIN = (
    *("year", "period_start", "period_end", "indicator_code", "measure", "per", "unit"),
    *("organisation", "programme", "breakdown", "status", "value", "value_max"),
)


def suite(subject: str) -> Suite:
    """The suite of mart_indicators_by_<subject>; subject: year, organisation or programme."""
    table = f"mart_indicators_by_{subject}"
    by_year = subject == "year"
    return mart(
        table,
        finding(
            "columns_in_place",
            f"""
            select list(column_name order by column_index) as found from duckdb_columns()
            where database_name = current_database() and schema_name = 'marts' and table_name = '{table}'
            having found <> {list(COLUMNS)}
            """,
            "BI tools hold these columns by name and place",
        ),
        not_empty(
            "an empty mart is a mistake" if by_year else f"no figure names a known {subject}",
            severity="error" if by_year else "warn",
        ),
        required(
            *("indicator_code", "indicator", "measure", "unit", "value", "sentence", "document", "observation_id"),
            *(() if by_year else (subject,)),
        ),
        in_set("measure", MEASURES),
        in_set("modifier", MODIFIERS),
        in_set("status", STATUSES),
        in_set("agreement", AGREEMENTS),
        at_least("source_count", 1, "a value has a source"),
        ordered("period_start", "period_end", "a period ends on or after the day it starts"),
        refers_to("observation_id", "marts.fct_observation"),
        finding(
            "all_preferred_values",
            f"""
            select f.observation_id from marts.fct_indicator_year as f
            inner join marts.fct_observation as o on f.observation_id = o.observation_id
            where f.basis = 'stated' {"" if by_year else f"and o.{subject} is not null"}
                and not exists (from t where t.observation_id = f.observation_id)
            """,
            "every preferred value is here",
        ),
        grain=GRAIN,
    )
