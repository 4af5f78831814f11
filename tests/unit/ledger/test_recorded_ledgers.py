"""Ledgers recorded by earlier versions of this program, one folder a version, stay readable and whole for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

from orchestration.ledger import Ledger
from orchestration.ledger.events import PRESENT, typed_payload
from orchestration.ledger.fold import fold

RECORDED = Path(__file__).parent / "recorded"
HEADS = {"v1": (11, "54962fd2936198308e30db35368c2c62d2873dac7037ff948151a0c8b6726ae7")}


def ledger(version: str, tmp_path: Path) -> Ledger:
    # Read from a copy: no test may leave anything in what was recorded.
    return Ledger(shutil.copytree(RECORDED / version, tmp_path / version))


def test_every_recorded_ledger_has_a_known_head() -> None:
    assert {path.name for path in RECORDED.iterdir()} == set(HEADS)


def test_version_1_is_whole_and_unchanged(tmp_path: Path) -> None:
    recorded = ledger("v1", tmp_path)
    assert (recorded.head().position, recorded.head().chain) == HEADS["v1"]
    assert recorded.verify() == []


def test_version_1_holds_every_type_and_reads_as_the_present_one(tmp_path: Path) -> None:
    events = list(ledger("v1", tmp_path).read())
    assert {event.event_type for event in events} == set(PRESENT)
    for event in events:
        assert event.schema_version == PRESENT[event.event_type][0]
        typed_payload(event.event_type, event.schema_version, event.payload)


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
