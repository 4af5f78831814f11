"""Dagster's record of a run: written quickly, whole, seen by other processes, and let go of afterwards."""

import sqlite3
from pathlib import Path

import dagster as dg
import pytest

from orchestration.cli.run_records import HeldOpenEventLog, open_instance
from orchestration.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the project's dagster.yaml."""
    return Settings(home=tmp_path).prepare_dagster_home()


@dg.asset
def figures() -> dg.MaterializeResult[None]:
    """An asset with a metadata value to find again."""
    return dg.MaterializeResult(metadata={"rows": 7})


def _run(instance: dg.DagsterInstance) -> str:
    return dg.materialize([figures], instance=instance).run_id


def _logs(home: Path) -> list[Path]:
    return sorted((home / "history").rglob("*.db-wal"))


def test_events_are_kept_in_logs_that_other_readers_see_and_folded_in_afterwards(home: Path) -> None:
    with open_instance(home) as instance:
        run_id = _run(instance)
        assert len(_logs(home)) == 2, "the files of the run and of the index are not held open"
        with dg.DagsterInstance.from_config(str(home)) as other:
            assert len(other.all_logs(run_id)) == len(instance.all_logs(run_id)) > 5
    assert _logs(home) == []
    with dg.DagsterInstance.from_config(str(home)) as later:
        event = later.get_latest_materialization_event(figures.key)
        assert event is not None
        materialization = event.asset_materialization
        assert materialization is not None
        assert materialization.metadata["rows"].value == 7
        assert later.get_run_by_id(run_id).is_success  # type: ignore[union-attr]


def test_commits_do_not_wait_for_the_disk(home: Path) -> None:
    with open_instance(home) as instance:
        log = instance.event_log_storage
        assert isinstance(log, HeldOpenEventLog)
        with log.index_connection() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 1  # NORMAL
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_a_file_from_before_is_taken_up(home: Path) -> None:
    with dg.DagsterInstance.from_config(str(home)) as plain:
        first = _run(plain)
    with open_instance(home) as instance:
        second = _run(instance)
        records = instance.fetch_materializations(figures.key, limit=10).records
    assert {record.run_id for record in records} == {first, second}


def test_a_storage_that_somebody_chose_stays(home: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    with (home / "dagster.yaml").open("a", encoding="utf-8") as config:
        config.write(f"storage:\n  sqlite:\n    base_dir: {chosen}\n")
    with open_instance(home) as instance:
        _run(instance)
        assert not isinstance(instance.event_log_storage, HeldOpenEventLog)
    assert list(chosen.rglob("*.db"))


def test_a_failing_run_lets_go(home: Path) -> None:
    with pytest.raises(RuntimeError), open_instance(home) as instance:
        _run(instance)
        raise RuntimeError
    assert _logs(home) == []
    index = next((home / "history").rglob("index.db"))
    with sqlite3.connect(index) as connection:
        assert connection.execute("SELECT count(*) FROM asset_keys").fetchone()[0] == 1
    connection.close()
