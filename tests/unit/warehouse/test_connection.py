"""One writer at a time, and whoever waits in vain learns who holds the warehouse and what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration.warehouse.connection import Warehouse, WarehouseDamaged, WarehouseLocked, is_damage

HOLDER = """
import sys
from orchestration.warehouse.connection import Warehouse
with Warehouse(sys.argv[1]).lock():
    print("held", flush=True)
    sys.stdin.readline()
"""

FOREIGN_READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
print("held", flush=True)
sys.stdin.readline()
"""


def start(script: str, path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_a_held_lock_is_reported_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with start(HOLDER, path) as holder:
        message = rf"held by process {holder.pid} .*run this command again"
        with pytest.raises(WarehouseLocked, match=message), Warehouse(path, lock_timeout=0.2).connect():
            pass
        holder.communicate("\n")
    with Warehouse(path, lock_timeout=0.2).connect() as connection:
        assert connection.execute("SELECT 1").fetchall() == [(1,)]


def test_a_holder_that_died_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with start(HOLDER, path) as holder:
        holder.kill()
    with Warehouse(path, lock_timeout=2).connect() as connection:
        assert connection.execute("SELECT 1").fetchall() == [(1,)]


def test_a_foreign_process_in_the_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orchestration.warehouse.connection._OPEN_ATTEMPTS", 2)
    path = tmp_path / "warehouse.duckdb"
    duckdb.connect(str(path)).close()
    with start(FOREIGN_READER, path) as reader:
        with pytest.raises(WarehouseLocked, match=r"published/ecosystem\.duckdb"), Warehouse(path).connect():
            pass
        reader.communicate("\n")


def test_the_lock_nests_within_a_thread(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse(path, 0.2).lock(), Warehouse(path, 0.2).lock(), Warehouse(path, 0.2).connect() as connection:
        assert connection.execute("SELECT current_setting('TimeZone')").fetchall() == [("UTC",)]
    assert not path.with_name("warehouse.duckdb.owner").exists()


def test_a_missing_warehouse_cannot_be_read(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse.duckdb")
    with pytest.raises(FileNotFoundError, match="ecosystem refresh"), warehouse.connect(read_only=True):
        pass


def test_garbage_is_damage_and_a_full_disk_is_not(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(b"this is not a database" * 999)
    with pytest.raises(WarehouseDamaged), Warehouse(path).connect():
        pass
    assert not is_damage(duckdb.IOException("could not write: No space left on device"))
    assert not is_damage(duckdb.BinderException("no such column"))
