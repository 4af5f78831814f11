"""A full disk and a folder that may not be written: one clear error, and the ledger is as it was before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration.ledger import DocumentStore, Ledger, LedgerError, NewEvent, new_event
from orchestration.ledger.payloads import DocumentRejected


def rejected(count: int) -> list[NewEvent]:
    # Reasons that hardly compress, so that the size of the files is known.
    return [
        new_event(f"s{number}", DocumentRejected(document_id=f"s{number}", name="n", reason=os.urandom(400).hex()))
        for number in range(count)
    ]


def append(ledger: Ledger, count: int = 1) -> int:
    head = ledger.append(rejected(count), expected_position=ledger.head().position, run_id="run", actor="tester")
    return head.position


# Opens everything while there is room, then loses that or the rights of root, and tries.
CRIPPLED = """
import os, resource, sys
from permissions import obey_permissions
from orchestration.ledger import DocumentStore, Ledger, LedgerError, new_event
from orchestration.ledger.payloads import DocumentRejected
location, documents, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
ledger = Ledger(location)
head = ledger.head()
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
else:
    obey_permissions()
event = new_event("late", DocumentRejected(document_id="late", name="late", reason=os.urandom(300).hex()))
for attempt in (
    lambda: ledger.append([event], expected_position=head.position, run_id="run", actor="tester"),
    lambda: DocumentStore(documents).put(os.urandom(4000)),
):
    try:
        attempt()
        print("no error")
    except LedgerError as error:
        print(error)
"""


def crippled(folder: Path, limit: int) -> list[str]:
    command = [sys.executable, "-c", CRIPPLED, str(folder / "ledger"), str(folder / "documents"), str(limit)]
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    finished = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": path}
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.splitlines()


def prepared(folder: Path, commits: int = 3) -> Ledger:
    ledger = Ledger(folder / "ledger")
    for _ in range(commits):
        append(ledger)
    DocumentStore(folder / "documents").put(b"kept")
    return ledger


def assert_as_before(ledger: Ledger, folder: Path, position: int) -> None:
    assert Ledger(folder / "ledger").head().position == position
    assert ledger.verify() == []
    assert [path for path in (folder / "documents").iterdir() if path.name.startswith(".")] == []
    assert append(ledger) == position + 1
    assert ledger.verify() == []


def test_a_file_size_limit(tmp_path: Path) -> None:
    ledger = prepared(tmp_path)
    messages = crippled(tmp_path, limit=2048)
    assert [message.split(":")[0] for message in messages] == [
        f"the ledger at {tmp_path / 'ledger'} cannot be written",
        messages[1].split(":")[0],
    ]
    assert messages[1].startswith("cannot keep document")
    assert all(
        message.endswith("make room on its disk and run this again: nothing was appended") for message in messages
    )
    assert_as_before(ledger, tmp_path, 3)


def test_no_room_for_the_checkpoint_after_the_commit_is_no_failure(tmp_path: Path) -> None:
    ledger = prepared(tmp_path, commits=8)
    # The ninth append is log entry 9, which is followed by a checkpoint: larger than the limit, unlike all else.
    messages = crippled(tmp_path, limit=12_000)
    assert messages[0] == "no error"
    assert Ledger(tmp_path / "ledger").head().position == 9
    assert ledger.verify() == []
    assert append(ledger) == 10
    assert ledger.verify() == []


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    ledger = prepared(tmp_path)
    folders = [tmp_path / "ledger", tmp_path / "ledger" / "_delta_log", tmp_path / "documents"]
    for folder in folders:
        folder.chmod(0o555)
    messages = crippled(tmp_path, limit=0)
    for folder in folders:
        folder.chmod(0o755)
    assert messages[0].startswith(f"the ledger at {tmp_path / 'ledger'} cannot be written")
    assert messages[1].startswith("cannot keep document")
    assert all("make it writable for this user and run this again" in message for message in messages)
    assert_as_before(ledger, tmp_path, 3)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 KiB, where this process may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a tmpfs is not permitted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_fills_up(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(os.urandom(200_000))
    ledger = prepared(small_disk)
    position = 3
    with pytest.raises(LedgerError, match="cannot be written"):
        for _ in range(400):
            position = append(ledger, 7)
    assert Ledger(small_disk / "ledger").head().position == position
    with pytest.raises(LedgerError, match="cannot keep document"):
        DocumentStore(small_disk / "documents").put(os.urandom(300_000))
    assert ledger.verify() == []
    ballast.unlink()
    assert_as_before(ledger, small_disk, position)
