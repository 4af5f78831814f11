"""A release replaces the one before it in one step, or not at all, and readers follow it."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.ledger import new_event
from orchestration.ledger.payloads import Cause, ObservationRevised
from orchestration.warehouse.catalogue import problems_of, read_catalogue
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.query import (
    NotOfThatTime,
    QueryError,
    explained,
    open_release,
    published_clock,
    recorded_clock,
    require_question,
)
from orchestration.warehouse.releases import ReleaseError, current_release, releases
from orchestration.warehouse.vintage import Moment, build_vintage

DBT_PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder by its content, links by where they point."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            files[str(path.relative_to(folder))] = f"link to {path.readlink()}"
        elif path.is_file():
            files[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return files


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory, built: Any) -> Any:
    """A home with one release of one observation; tests only read it."""
    home = type(built)(tmp_path_factory.mktemp("first") / "state")
    document = home.register("2014-01-01-a.txt", "There were 5 firms.\n")
    home.observe(document, "5", 5)
    home.build()
    home.publish()
    return home


@pytest.fixture
def released(first_release: Any, tmp_path: Path) -> Any:
    """A copy of that home to change."""
    shutil.copytree(first_release.folder, tmp_path / "state", symlinks=True)
    copy = type(first_release)(tmp_path / "state", texts=dict(first_release.texts))
    copy.publish()  # writes the views for the folder's new place
    return copy


def add_document(home: Any, number: int) -> None:
    document = home.register(f"2015-01-01-{number}.txt", f"There were {number} robots.\n")
    home.observe(document, str(number), number, indicator="robots", provisional=True)
    home.build()


def test_the_catalogue_tells_what_the_folder_holds(built: Any) -> None:
    release = current_release(built.published)
    assert release is not None
    assert problems_of(release.path) == []
    catalogue = read_catalogue(release.path)
    assert set(release.rows) == {path.stem for path in release.path.glob("*.parquet")}
    assert catalogue.ledger_position == built.ledger.head().position
    assert catalogue.ledger_chain == built.ledger.head().chain
    for name, table in catalogue.tables.items():
        parquet = duckdb.read_parquet(str(release.path / table.file))
        assert parquet.columns == [column.name for column in table.columns]
        assert len(parquet) == table.rows
        assert table.description and all(column.description for column in table.columns), name
    assert json.loads((release.path / "catalogue.json").read_text())["release_id"] == release.release_id


def test_a_checksum_that_differs_is_a_problem(released: Any) -> None:
    release = current_release(released.published)
    assert release is not None
    with (release.path / "fct_observation.parquet").open("ab") as file:
        file.write(b"x")
    (release.path / "dim_year.parquet").unlink()
    assert len(problems_of(release.path)) == 2


def test_the_same_content_is_no_new_release(released: Any) -> None:
    before = digest(released.published)
    again = released.publish()
    assert not again.is_new
    assert digest(released.published) == before


def test_a_reader_that_keeps_the_view_file_open_sees_each_release(released: Any) -> None:
    view_file = released.published / "ecosystem.duckdb"
    inode = view_file.stat().st_ino
    with duckdb.connect(str(view_file), read_only=True) as reader:
        for number in (7, 8):
            add_document(released, number)
            release = released.publish()
            assert release.is_new
            assert reader.execute("SELECT DISTINCT release_id FROM fct_observation").fetchall() == [
                (release.release_id,)
            ]
            largest = reader.execute("SELECT max(value) FROM fct_observation").fetchall()
            assert largest == [(number,)]
    assert view_file.stat().st_ino == inode
    assert len(releases(released.published)) == 3


def test_the_view_file_is_written_anew_where_it_looks_elsewhere(released: Any, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    released.published.rename(moved)
    released.published = moved
    released.publish()
    with duckdb.connect(str(moved / "ecosystem.duckdb"), read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM fct_observation").fetchall() == [(1,)]


def test_marts_older_than_staging_are_not_released(released: Any) -> None:
    before = digest(released.published)
    document = released.register("2016-01-01-b.txt", "There were 9 firms.\n")
    released.observe(document, "9", 9)
    released.project()
    with pytest.raises(ReleaseError, match="older than the staging tables"):
        released.publish()
    assert digest(released.published) == before


def test_a_step_that_fails_leaves_what_is_published_as_it_was(released: Any) -> None:
    before = digest(released.published)
    add_document(released, 7)
    with released.warehouse.connect() as connection:
        connection.execute("DROP TABLE marts.mart_coverage")
        connection.execute("CREATE VIEW marts.mart_coverage AS SELECT error('the disk is full') AS release_id")
    with pytest.raises(duckdb.Error, match="the disk is full"):
        released.publish()
    standing = {name: value for name, value in digest(released.published).items() if ".incoming-" not in name}
    assert standing == before
    released.build()
    released.publish()
    assert not list((released.published / "releases").glob(".incoming-*"))


def test_the_full_file_holds_the_release_itself(built: Any) -> None:
    with duckdb.connect(str(built.published / "ecosystem-full.duckdb"), read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM fct_observation").fetchall() == [(4,)]
        assert reader.execute("SELECT count(*) FROM observations_as_of('2100-01-01')").fetchall() == [(4,)]
        tags = reader.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert tags[0][0]["storage_version"].startswith("v1.2.0")


def ask(home: Any, sql: str, recorded: str | None = None, published: str | None = None) -> list[tuple[Any, ...]]:
    """The answer of the current release, as of a moment on a clock."""
    known_by = None if recorded is None else recorded_clock(recorded)
    with open_release(home.published, known_by, None if published is None else published_clock(published)) as release:
        try:
            return release.execute(sql).fetchall()
        except duckdb.Error as error:
            raise explained(home.published, error) from error


def test_what_we_knew_at_a_time(released: Any) -> None:
    first = ask(released, "SELECT recorded_from FROM fct_observation")[0][0].isoformat()
    event = next(e for e in released.ledger.read() if e.event_type == "ObservationRecorded")
    revised = ObservationRevised(**event.payload | {"value": 6}, cause=Cause(kind="extractor", detail="new"))
    released.append(new_event(event.stream_id, revised))
    released.build()
    released.publish()
    value = "SELECT value FROM fct_observation"
    assert ask(released, value) == [(6,)]
    assert ask(released, value, first) == [(5,)]
    assert ask(released, value, "2001-01-01") == []
    assert ask(released, value, "2999-01-01") == [(6,)]
    assert len(ask(released, "FROM fct_observation_history", first)) == 1
    assert ask(released, f"SELECT value FROM observations_as_of('{first}')") == [(5,)]
    assert ask(released, f"SELECT value FROM observations_as_of(recorded => '{first}')") == [(5,)]
    causes = "SELECT version, cause_kind, cause, ended_by_kind, ended_by FROM fct_observation_history ORDER BY version"
    assert ask(released, causes) == [
        (1, "extractor", "version 1.0.0", "extractor", "new"),
        (2, "extractor", "new", None, None),
    ]


def test_what_the_world_had_published_by_a_day(released: Any) -> None:
    undated = released.register("undated.txt", "There were 8 firms.\n")
    released.observe(undated, "8", 8)
    add_document(released, 7)
    released.publish()
    value = "SELECT value FROM fct_observation ORDER BY value"
    assert ask(released, value) == [(5,), (7,), (8,)]
    assert ask(released, value, published="2013-12-31") == []
    assert ask(released, value, published="2014-01-01") == [(5,)]
    assert ask(released, value, published="2999-01-01") == [(5,), (7,)]  # nobody knows when the undated one was
    assert ask(released, value, recorded="2001-01-01", published="2999-01-01") == []
    assert ask(released, "SELECT value FROM observations_as_of(published => DATE '2014-06-01')") == [(5,)]
    assert len(ask(released, "FROM observations_as_of()")) == 3


@pytest.mark.parametrize("file", ["ecosystem.duckdb", "ecosystem-full.duckdb"])
def test_both_clocks_are_in_both_files(released: Any, file: str) -> None:
    with duckdb.connect(str(released.published / file), read_only=True) as reader:
        for arguments, rows in (
            ("", 1),
            ("'2100-01-01'", 1),
            ("recorded => '2001-01-01'", 0),
            ("published => '2014-01-01'", 1),
            ("published => '2013-12-31'", 0),
            ("recorded => NULL", 0),
        ):
            found = reader.execute(f"SELECT count(*) FROM observations_as_of({arguments})").fetchall()
            assert found == [(rows,)], arguments
        for nonsense in ("recorded => 'yesterday'", "recorded => '2014'", "published => '2014'"):
            with pytest.raises(duckdb.ConversionException, match="expected format is"):
                reader.execute(f"FROM observations_as_of({nonsense})").fetchall()


def test_a_clock_that_cannot_be_read_names_the_form_expected() -> None:
    for nonsense in ("yesterday", "2014-13-01", ""):
        with pytest.raises(QueryError, match="no time; write one like"):
            recorded_clock(nonsense)
    for nonsense in ("2014", "2014-10-27T09:00", ""):
        with pytest.raises(QueryError, match="no date; write one like"):
            published_clock(nonsense)


def test_a_mart_as_of_then_is_built_from_the_ledger(released: Any, tmp_path: Path) -> None:
    with pytest.raises(NotOfThatTime, match="mart_indicators_by_year"):
        ask(released, "FROM mart_indicators_by_year", "2999-01-01")
    add_document(released, 7)
    years = {}
    for published in (date(2013, 1, 1), date(2014, 6, 1), None):
        warehouse = Warehouse(tmp_path / f"{published}.duckdb")
        moment = Moment(None, published)
        build_vintage(released.ledger, released.store, warehouse, moment, DBT_PROJECT, released.dbt_target)
        with warehouse.connect(read_only=True) as connection:
            rows = connection.execute("SELECT value FROM marts.mart_indicators_by_year ORDER BY ALL").fetchall()
            documents = connection.execute("SELECT count(*) FROM marts.dim_document").fetchall()[0][0]
        years[published] = (rows, documents - 1)  # one is the unknown member
    assert list(years.values()) == [([], 0), ([(5,)], 1), ([(5,), (7,)], 2)]


def test_an_open_release_stays_the_same_while_another_is_published(released: Any) -> None:
    with open_release(released.published) as connection:
        add_document(released, 7)
        released.publish()
        assert connection.execute("SELECT count(*) FROM fct_observation").fetchall() == [(1,)]


def test_a_question_that_cannot_be_answered_is_one_line(tmp_path: Path) -> None:
    for sql in ("SELEC 1", "DROP VIEW fct_observation", "CREATE TABLE t AS SELECT 1"):
        with pytest.raises(QueryError, match=r"^[^\n]+$"):
            require_question(sql)
    require_question("FROM fct_observation; DESCRIBE fct_observation")
    with pytest.raises(QueryError, match="no release"), open_release(tmp_path):
        pass


def test_a_rebuilt_warehouse_releases_the_same_bytes(released: Any) -> None:
    add_document(released, 7)
    first = released.publish()
    released.warehouse.delete()
    released.build()
    assert not released.publish().is_new
    (released.published / "current").unlink()
    second = released.publish()
    assert second.is_new and second.release_id == first.release_id
    assert {n: t.sha256 for n, t in second.catalogue.tables.items()} == {
        n: t.sha256 for n, t in first.catalogue.tables.items()
    }
