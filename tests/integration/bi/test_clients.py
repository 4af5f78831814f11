"""Clients that nobody here wrote read every table of a release: through the views, the one file, the Parquet files."""

from __future__ import annotations

import json
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import adbc_driver_duckdb
import adbc_driver_manager.dbapi
import duckdb
import duckdb_cli
import pandas as pd
import polars as pl
import pytest
import sqlalchemy as sa

from orchestration.warehouse.releases import Release, current_release

Counts = dict[str, int]
DATABASES = ("ecosystem.duckdb", "ecosystem-full.duckdb")
QUESTION = "SELECT count(*) AS n FROM mart_indicators_by_year WHERE indicator_code = 'enterprise_gross_income'"


@pytest.fixture(scope="module")
def release(refreshed_home: Path) -> Release:
    """The release of the project's own documents."""
    found = current_release(refreshed_home / "published")
    assert found is not None
    return found


def count_all(tables: list[str]) -> str:
    """One statement that counts every table."""
    return " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) AS n FROM \"{name}\"" for name in tables)


def by_duckdb(database: Path, tables: list[str]) -> Counts:
    with duckdb.connect(str(database), read_only=True) as connection:
        return dict(connection.sql(count_all(tables)).fetchall())


def by_command_line(database: Path, tables: list[str]) -> Counts:
    """The DuckDB shell of another version than the one that wrote the file."""
    shell = Path(duckdb_cli.__file__).with_name("duckdb")
    asked = [str(shell), "-readonly", "-json", str(database), count_all(tables)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    return {row["name"]: row["n"] for row in json.loads(told)}


def by_sqlalchemy(database: Path, tables: list[str]) -> Counts:
    """Reflection of every table, then its rows through pandas."""
    engine = sa.create_engine(f"duckdb:///{database}", connect_args={"read_only": True})
    metadata = sa.MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        metadata.reflect(engine, views=True)
    reflected = {table.name: table for table in metadata.tables.values()}
    assert set(tables) <= set(reflected)
    with engine.connect() as connection:
        counts = {}
        for name in tables:
            frame = pd.read_sql(sa.select(reflected[name]), connection)
            assert list(frame.columns) == [column.name for column in reflected[name].columns]
            counts[name] = len(frame)
    engine.dispose()
    return counts


def by_adbc(database: Path, tables: list[str]) -> Counts:
    driver = {"driver": adbc_driver_duckdb.driver_path(), "entrypoint": "duckdb_adbc_init"}
    options = {"path": str(database), "access_mode": "READ_ONLY"}
    with adbc_driver_manager.dbapi.connect(**driver, db_kwargs=options) as connection, connection.cursor() as cursor:
        cursor.execute(count_all(tables))
        told = cursor.fetch_arrow_table().to_pydict()
    return dict(zip(told["name"], told["n"], strict=True))


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("client", [by_duckdb, by_command_line, by_sqlalchemy, by_adbc])
def test_a_client_reads_every_table(
    release: Release, client: Callable[[Path, list[str]], Counts], database: str
) -> None:
    assert client(release.path.parents[1] / database, list(release.rows)) == release.rows


def test_clients_of_two_versions_have_the_view_file_open_at_once(release: Release) -> None:
    database = release.path.parents[1] / DATABASES[0]
    with duckdb.connect(str(database), read_only=True) as held:
        before = held.sql(QUESTION).fetchall()
        assert by_command_line(database, list(release.rows)) == release.rows
        assert held.sql(QUESTION).fetchall() == before != [(0,)]


def test_frames_are_read_from_the_files(release: Release) -> None:
    files = {name: release.path / table.file for name, table in release.catalogue.tables.items()}
    assert {name: len(pd.read_parquet(path)) for name, path in files.items()} == release.rows
    lazy = {name: pl.scan_parquet(path).select(pl.len()).collect().item() for name, path in files.items()}
    assert lazy == release.rows
    found = pl.scan_parquet(files["mart_indicators_by_year"]).filter(
        (pl.col("indicator_code") == "enterprise_gross_income") & (pl.col("year") == 2013)
    )
    assert 3.05e12 in found.collect()["value"].to_list()


def test_descriptions_reach_the_client(release: Release) -> None:
    engine = sa.create_engine(f"duckdb:///{release.path.parents[1] / DATABASES[1]}", connect_args={"read_only": True})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told = sa.inspect(engine).get_table_comment("mart_indicators_by_year")["text"]
    engine.dispose()
    assert told == release.catalogue.tables["mart_indicators_by_year"].description
