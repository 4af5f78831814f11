"""Dagster's SQLite files while a run writes them: quick, whole, and let go of afterwards."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy.pool import NullPool

from orchestration.cli.run_records import held_open


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A SQLite file in the mode that Dagster gives its own."""
    path = tmp_path / "index.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE events (number INTEGER)")
    connection.close()
    return path


def _insert(path: Path, number: int) -> int:
    """Insert as Dagster does, by a connection of its own; returns the mode of waiting for the disk."""
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text(f"INSERT INTO events VALUES ({number})"))
        return int(connection.execute(sqlalchemy.text("PRAGMA synchronous")).scalar_one())


def _numbers(path: Path) -> list[int]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT number FROM events ORDER BY number").fetchall()
    connection.close()
    return [number for (number,) in rows]


def test_the_log_is_kept_while_held_and_folded_in_afterwards(path: Path) -> None:
    log = Path(f"{path}-wal")
    with held_open():
        modes = [_insert(path, number) for number in range(5)]
        assert log.stat().st_size > 0, "a closed connection copied the log into the file"
        assert _numbers(path) == list(range(5)), "another reader does not see what was committed"
    assert modes == [1] * 5  # NORMAL
    assert not log.exists()
    assert _numbers(path) == list(range(5))


def test_outside_the_block_nothing_is_changed(path: Path) -> None:
    with held_open():
        _insert(path, 0)
    assert _insert(path, 1) == 2  # FULL, SQLite's own default
    assert not Path(f"{path}-wal").exists()


def test_a_file_made_in_the_block_is_held_too(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with held_open():
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("PRAGMA journal_mode = WAL"))
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE events (number INTEGER)"))
        _insert(path, 7)
        assert Path(f"{path}-wal").exists()
    assert _numbers(path) == [7]


def test_a_failing_block_lets_go(path: Path) -> None:
    with pytest.raises(RuntimeError), held_open():
        _insert(path, 0)
        raise RuntimeError
    assert not Path(f"{path}-wal").exists()
