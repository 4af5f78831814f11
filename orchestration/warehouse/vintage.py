"""The marts as they were at an earlier time, built anew from the ledger in a database of their own.

Two clocks: `recorded` is what this warehouse knew then; `published` is what the world had published by then, as we
know it now. Everything is of that time, dimensions too; only the models and the reference data are today's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from orchestration.ledger import DocumentStore, Ledger
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.identity import identify, stamp
from orchestration.warehouse.projection import project
from orchestration.warehouse.quarantine import fill_quarantine
from orchestration.warehouse.transform import run_dbt

_BUILD = ("build", "--exclude-resource-type", "test", "unit_test", "--no-write-json")

# A document or article whose date nobody knows was not known to be published by any day.
_UNPUBLISHED = """
    CREATE TEMP TABLE unpublished AS
    SELECT a.document_id, a.article
    FROM staging.articles AS a LEFT JOIN staging.documents AS d USING (document_id)
    WHERE coalesce(coalesce(a.published_on, d.published_on) > ?, true)
"""
_FORGET = """
    DELETE FROM staging.{table} AS t
    WHERE EXISTS (FROM unpublished AS u WHERE u.document_id = t.document_id AND u.article = t.article)
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on either clock, or on both; None is now."""

    recorded: datetime | None = None
    published: date | None = None


def build_vintage(
    ledger: Ledger, store: DocumentStore, warehouse: Warehouse, moment: Moment, dbt_project: Path, target: Path
) -> None:
    """Fill the given, empty warehouse with staging tables and marts as of the moment.

    `target` takes what dbt writes. Before the first event all of them are empty. Raises LedgerError, TransformFailed.
    """
    upto = None if moment.recorded is None else ledger.position_at(moment.recorded)
    project(ledger, store, warehouse, upto)
    with warehouse.lock():
        with warehouse.connect() as connection:
            if moment.published is not None:
                connection.execute(_UNPUBLISHED, [moment.published])
                for table in ("observation_events", "unread_numbers", "articles"):
                    connection.execute(_FORGET.format(table=table))
                connection.execute(
                    "DELETE FROM staging.documents WHERE document_id NOT IN (SELECT document_id FROM staging.articles)"
                )
            fill_quarantine(connection, dbt_project)
            stamp(connection, identify(connection, dbt_project))
        run_dbt(_BUILD, warehouse.path, dbt_project, target)
