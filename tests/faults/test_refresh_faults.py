"""What a machine does to a refresh, for real: a clear error or a repair, and never a wrong release."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestration.ledger import Ledger
from orchestration.warehouse.releases import current_release

pytestmark = pytest.mark.slow  # whole refreshes, each a dozen seconds and more


def released(home: Any) -> str:
    """Where `current` points, and every byte there."""
    folder = (home.settings.published / "current").resolve()
    digest = hashlib.sha256(folder.name.encode())
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def delete_warehouse(home: Any) -> None:
    home.settings.warehouse.unlink()


def truncate_warehouse(home: Any) -> None:
    os.truncate(home.settings.warehouse, home.settings.warehouse.stat().st_size // 2)


def truncate_release(home: Any) -> None:
    table = home.settings.current_release / "fct_observation.parquet"
    os.truncate(table, table.stat().st_size // 2)


def half_an_event_file(home: Any) -> None:
    """As a process that died while writing would leave it: no log entry names it."""
    folder = Path(home.settings.ledger_location)
    whole = next(folder.glob("*.parquet"))
    (folder / f"half-{whole.name}").write_bytes(whole.read_bytes()[:500])


@pytest.mark.parametrize("fault", [delete_warehouse, truncate_warehouse, half_an_event_file])
def test_what_can_be_repaired_is_repaired(faulty: Any, undisturbed: Any, fault: Callable[[Any], None]) -> None:
    fault(faulty)
    outcome = faulty.refresh()
    assert outcome["success"], outcome
    assert faulty.content() == undisturbed


def test_a_half_written_table_of_the_release_is_written_again(faulty: Any, undisturbed: Any) -> None:
    assert faulty.refresh()["success"]
    head = Ledger(faulty.settings.ledger_location).head()
    truncate_release(faulty)
    outcome = faulty.refresh()
    assert outcome["success"], outcome
    assert faulty.content() == undisturbed
    content = [e for e in Ledger(faulty.settings.ledger_location).read(after=head.position) if e.is_content]
    assert content == []


def assert_one_clear_error(outcome: dict[str, Any], *words: str) -> None:
    assert not outcome["success"]
    assert "Traceback" not in outcome["failure"] and "\n" not in outcome["failure"]
    for word in words:
        assert word in outcome["failure"], outcome["failure"]


def test_a_half_written_event_file_of_the_log_stops_with_its_positions(faulty: Any) -> None:
    before = released(faulty)
    newest = max(Path(faulty.settings.ledger_location).glob("*.parquet"))
    os.truncate(newest, newest.stat().st_size // 2)
    faulty.settings.warehouse.unlink()
    assert_one_clear_error(faulty.refresh(), newest.name, "events", "missing or damaged")
    assert released(faulty) == before


@pytest.mark.parametrize("limit", [2_000, 60_000, 1_000_000])
def test_a_file_size_limit(faulty: Any, undisturbed: Any, limit: int) -> None:
    before = released(faulty)
    outcome = faulty.refresh(file_size=limit)
    assert_one_clear_error(outcome)
    assert released(faulty) == before
    after = faulty.refresh()
    assert after["success"], after
    assert faulty.content() == undisturbed


def test_a_ledger_that_may_not_be_written(faulty: Any, undisturbed: Any) -> None:
    ledger = Path(faulty.settings.ledger_location)
    before = released(faulty)
    for folder in (ledger, ledger / "_delta_log"):
        folder.chmod(0o555)
    outcome = faulty.refresh(obedient=True)
    for folder in (ledger, ledger / "_delta_log"):
        folder.chmod(0o755)
    assert_one_clear_error(outcome, f"the ledger at {ledger} cannot be written", "make it writable for this user")
    assert released(faulty) == before
    after = faulty.refresh()
    assert after["success"], after
    assert faulty.content() == undisturbed


@pytest.fixture
def small_disk(faulty: Any) -> Iterator[Any]:
    """The home on a file system with hardly any room left, where this process may mount one."""
    kept = faulty.root.with_name("on-disk")
    shutil.copytree(faulty.root, kept, symlinks=True)
    used = sum(path.stat().st_size for path in kept.rglob("*") if path.is_file())
    size = used // 1024 + 600
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(faulty.root)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a tmpfs is not permitted here")
    try:
        shutil.copytree(kept, faulty.root, symlinks=True, dirs_exist_ok=True)
        yield faulty
    finally:
        subprocess.run(["umount", "-l", str(faulty.root)], check=True)
        shutil.rmtree(kept)


def test_a_disk_that_is_full(small_disk: Any, undisturbed: Any) -> None:
    before = released(small_disk)
    assert_one_clear_error(small_disk.refresh())
    assert released(small_disk) == before
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk.root)], check=True)
    after = small_disk.refresh()
    assert after["success"], after
    assert small_disk.content() == undisturbed
    assert current_release(small_disk.settings.published) is not None
