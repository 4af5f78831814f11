"""Ticks of the sensors and the schedule, evaluated on real folders and a real ledger."""

from __future__ import annotations

import json
import os
from pathlib import Path

import dagster as dg
import pytest

from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import SuiteOutcome, ValidationCompleted
from orchestration.resources import Ecosystem
from orchestration.schedules import daily
from orchestration.sensors import failed_checks, listing_hash, new_seeds
from orchestration.settings import Settings


@pytest.fixture
def settings(home: Path, tmp_path: Path) -> Settings:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("The park had 12 labs in 2012.", encoding="utf-8")
    home.mkdir()
    return Settings(home=home, seeds=seeds)


def _tick(sensor: dg.SensorDefinition, settings: Settings, cursor: str | None) -> dg.SensorResult | dg.SkipReason:
    context = dg.build_sensor_context(cursor=cursor, resources={"ecosystem": Ecosystem.of(settings)})
    outcome = sensor(context)
    assert isinstance(outcome, dg.SensorResult | dg.SkipReason)
    return outcome


def test_the_first_tick_starts_one_run_and_the_next_none(settings: Settings) -> None:
    (settings.seeds / "b.txt").write_text("It had 13 labs in 2013.", encoding="utf-8")
    first = _tick(new_seeds, settings, None)
    assert isinstance(first, dg.SensorResult)
    assert len(first.run_requests or []) == 1
    assert isinstance(_tick(new_seeds, settings, first.cursor), dg.SkipReason)


def test_an_old_file_changed_content_and_a_sidecar_are_seen_and_a_touch_is_not(settings: Settings) -> None:
    def seen() -> str:
        return listing_hash(settings.seeds, settings.corrections_file)

    first = seen()
    (settings.seeds / "a.txt").touch()
    assert seen() == first
    old = settings.seeds / "old.txt"
    old.write_text("Copied in with the date of 2001.", encoding="utf-8")
    os.utime(old, (1e9, 1e9))
    with_old = seen()
    assert with_old != first
    (settings.seeds / "old.txt.meta.yml").write_text("published_on: 2001-09-09\n", encoding="utf-8")
    with_sidecar = seen()
    assert with_sidecar not in (first, with_old)
    stat = old.stat()
    old.write_text("Copied in with the date of 2002.", encoding="utf-8")
    os.utime(old, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert seen() != with_sidecar


@pytest.mark.parametrize("name", ["seeds/corrections.yml", "reviewed.yml", "seeds/a.txt.meta.yml"])
def test_a_reviewed_file_and_a_sidecar_start_a_run_when_new_when_changed_and_when_gone(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    if name == "reviewed.yml":
        settings = settings.model_copy(update={"corrections": str(file)})
    first = _tick(new_seeds, settings, None)
    assert isinstance(first, dg.SensorResult)
    cursors = [first.cursor]
    for content in ("# none yet\n", "# still none\n", None):
        file.unlink() if content is None else file.write_text(content, encoding="utf-8")
        tick = _tick(new_seeds, settings, cursors[-1])
        assert isinstance(tick, dg.SensorResult) and len(tick.run_requests or []) == 1
        assert isinstance(_tick(new_seeds, settings, tick.cursor), dg.SkipReason)
        cursors.append(tick.cursor)
    assert cursors[0] == cursors[-1] and len(set(cursors)) == 3


def test_a_folder_that_returns_to_an_earlier_state_is_read_again(settings: Settings) -> None:
    first = _tick(new_seeds, settings, None)
    assert isinstance(first, dg.SensorResult)
    extra = settings.seeds / "extra.txt"
    extra.write_text("Gone soon.", encoding="utf-8")
    second = _tick(new_seeds, settings, first.cursor)
    assert isinstance(second, dg.SensorResult)
    extra.unlink()
    third = _tick(new_seeds, settings, second.cursor)
    assert isinstance(third, dg.SensorResult)
    assert third.cursor == first.cursor
    # A run key would make Dagster take the third run for the first.
    assert all(request.run_key is None for tick in (first, second, third) for request in tick.run_requests or [])


def test_a_missing_folder_skips_with_its_name(settings: Settings) -> None:
    missing = settings.model_copy(update={"seeds": settings.seeds / "missing"})
    outcome = _tick(new_seeds, missing, None)
    assert isinstance(outcome, dg.SkipReason)
    assert "missing" in (outcome.skip_message or "")


def test_a_failed_suite_is_told_once_with_its_rows(settings: Settings) -> None:
    failure = {"expectation": "a share lies within the whole", "rows": [{"sentence": "It grew to 140 percent of all."}]}
    suite = SuiteOutcome(suite="s", table="t", success=False, evaluated=3, failed=1, failures=(failure,))
    event = ValidationCompleted(content_position=1, content_key="k", success=False, suites=(suite,))
    ledger = Ledger(settings.ledger_location)
    ledger.append([new_event("validation", event)], expected_position=0, run_id="r", actor="test")
    first = _tick(failed_checks, settings, None)
    assert isinstance(first, dg.SensorResult)
    second = _tick(failed_checks, settings, first.cursor)
    assert isinstance(second, dg.SensorResult)
    lines = [json.loads(line) for line in settings.failed_checks.read_text(encoding="utf-8").splitlines()]
    assert [line["failures"][0]["rows"][0]["sentence"] for line in lines] == ["It grew to 140 percent of all."]


def test_the_daily_schedule_asks_for_one_run() -> None:
    context = dg.build_schedule_context()
    request = daily.evaluate_tick(context).run_requests
    assert request is not None and len(request) == 1
