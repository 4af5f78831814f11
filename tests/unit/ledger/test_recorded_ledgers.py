"""Ledgers recorded by earlier versions of this program, one folder a version, stay readable and whole for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orchestration.ledger import Ledger
from orchestration.ledger.events import PRESENT, typed_payload
from orchestration.ledger.fold import fold

RECORDED = Path(__file__).parent / "recorded"
HEADS = {
    "v1": (11, "54962fd2936198308e30db35368c2c62d2873dac7037ff948151a0c8b6726ae7"),
    "v2": (
        5,
        "8df5d51e852fb05a186054b1320a35c73f5ff9b1bc3d69ba9aa66cb9c99d68f9",
    ),  # new types and shapes
    "v3": (1, "ab10198cd78416cde1bb03d41a69f38f13d3ba5c055599ae980d46fa89a3a36f"),  # rollbacks
    "v4": (1, "0f659d70d338074a409021069ea059a1738d6ba4547851e7dccae0ad26372807"),  # validations that name what passed
}


def ledger(version: str, tmp_path: Path) -> Ledger:
    # Read from a copy: no test may leave anything in what was recorded.
    return Ledger(shutil.copytree(RECORDED / version, tmp_path / version))


def test_every_recorded_ledger_has_a_known_head() -> None:
    assert {path.name for path in RECORDED.iterdir()} == set(HEADS)


@pytest.mark.parametrize("version", HEADS)
def test_a_recorded_ledger_is_whole_and_unchanged(tmp_path: Path, version: str) -> None:
    recorded = ledger(version, tmp_path)
    assert (recorded.head().position, recorded.head().chain) == HEADS[version]
    assert recorded.verify() == []


def test_every_type_is_recorded_in_every_version_that_it_had(tmp_path: Path) -> None:
    stored = set()
    for version in HEADS:
        for batch in ledger(version, tmp_path).read_batches():
            stored.update((row["event_type"], row["schema_version"]) for row in batch.to_pylist())
    assert stored == {(name, n) for name, (newest, _) in PRESENT.items() for n in range(1, newest + 1)}


@pytest.mark.parametrize("version", HEADS)
def test_a_recorded_ledger_reads_as_the_present_one(tmp_path: Path, version: str) -> None:
    for event in ledger(version, tmp_path).read():
        assert event.schema_version == PRESENT[event.event_type][0]
        typed_payload(event.event_type, event.schema_version, event.payload)


def test_a_correction_of_version_1_came_from_no_file(tmp_path: Path) -> None:
    corrections = {
        version: next(e.payload for e in ledger(version, tmp_path).read() if e.event_type == "ObservationCorrected")
        for version in ("v1", "v2")
    }
    assert (corrections["v1"]["entry"], corrections["v2"]["entry"]) == (None, "e" * 64)


def test_version_1_folds_to_the_state_of_its_time(tmp_path: Path) -> None:
    events = list(ledger("v1", tmp_path).read())
    before = fold(events[:6])
    assert before.documents["d1"].status == "current"
    assert before.documents["d0"].reason == "no text"
    assert before.observations["o1"].payload["value"] == 1251
    assert [correction.set for correction in before.observations["o1"].corrections] == [{"value": 1252}]
    after = fold(events[6:], before)
    assert after.documents["d1"].status == "withdrawn"
    assert after.observations["o1"].retracted
    assert after.observations["o1"].corrections == ()
    assert (after.position, after.content_position) == (11, 11)
