"""A release replaces the one before it in one step, or not at all, and readers follow it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.ledger import new_event
from orchestration.ledger.payloads import Cause, ObservationRevised
from orchestration.warehouse.catalogue import problems_of, read_catalogue
from orchestration.warehouse.explain import UnknownObservation, explain
from orchestration.warehouse.query import QueryError, open_release, query
from orchestration.warehouse.release import ReleaseError, current_release, releases


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


def test_observations_as_of_a_time(released: Any) -> None:
    first = query(released.published, "SELECT recorded_from, observation_id FROM fct_observation").to_pylist()[0]
    reading = released.ledger
    event = next(e for e in reading.read() if e.event_type == "ObservationRecorded")
    revised = ObservationRevised(**event.payload | {"value": 6}, cause=Cause(kind="extractor", detail="new"))
    released.append(new_event(event.stream_id, revised))
    released.build()
    released.publish()
    known_at = f"{first['recorded_from'].isoformat()}"
    ask = "SELECT value FROM fct_observation"
    assert query(released.published, ask).to_pylist() == [{"value": 6}]
    assert query(released.published, ask, as_of=known_at).to_pylist() == [{"value": 5}]
    assert query(released.published, ask, as_of="2001-01-01").to_pylist() == []
    assert query(released.published, "FROM fct_observation_history", as_of=known_at).num_rows == 1
    assert query(released.published, f"SELECT value FROM observations_as_of('{known_at}')").to_pylist() == [
        {"value": 5}
    ]
    for nonsense in ("yesterday", "2014-13-01", ""):
        with pytest.raises(QueryError, match="no time"):
            query(released.published, ask, as_of=nonsense)
    with pytest.raises(QueryError, match=r"earlier time there are the dim_ tables"):
        query(released.published, "FROM mart_indicators_by_year", as_of=known_at)


def test_an_open_release_stays_the_same_while_another_is_published(released: Any) -> None:
    with open_release(released.published) as connection:
        add_document(released, 7)
        released.publish()
        assert connection.execute("SELECT count(*) FROM fct_observation").fetchall() == [(1,)]


def test_a_question_that_cannot_be_answered_is_one_line(built: Any, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"^[^\n]+$"):
        query(built.published, "SELEC 1")
    with pytest.raises(QueryError, match="no release"):
        query(tmp_path, "SELECT 1")


def test_an_observation_is_explained_from_its_characters(built: Any) -> None:
    (observation_id,) = built.rows("SELECT observation_id FROM marts.fct_observation WHERE value_text = '15,645'")[0]
    explanation = explain(built.warehouse, observation_id)
    assert "the park had [[15,645]] firms" in explanation.marked()
    assert explanation.is_exact and explanation.stands
    assert explanation.source.name == "2014-05-02-report.txt"
    assert [event.event_type for event in explanation.events] == ["ObservationRecorded"]
    assert explain(built.warehouse, observation_id[:-1]).observation_id == observation_id
    for unknown in ("zzz", ""):
        with pytest.raises(UnknownObservation):
            explain(built.warehouse, unknown)


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
