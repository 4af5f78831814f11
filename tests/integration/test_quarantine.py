"""A figure that cannot be: into quarantine with its rule and sentence, out of the marts, and back once corrected."""

from __future__ import annotations

import io
from typing import Any

import duckdb
import pytest
from rich.console import Console

from orchestration.cli.correct import correct
from orchestration.cli.failure import Failure
from orchestration.cli.outcome import Outcome
from orchestration.cli.progress import Progress
from orchestration.cli.refresh import REFRESH, execute
from orchestration.cli.upkeep import verify
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import Cause, ObservationRevised
from orchestration.settings import Settings
from orchestration.warehouse import identity

TEXT = (
    "Harbour news\n\nBy the end of 2011 Orchardville Works housed 430 companies. "
    "In 2011 40 percent of its companies exported.\n"
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home after its first refresh; the tests of this module change it one after the other."""
    root = tmp_path_factory.mktemp("quarantine")
    settings = Settings(home=root / "home", seeds=root / "seeds")
    settings.seeds.mkdir()
    (settings.seeds / "2012-03-01-harbour.txt").write_text(TEXT)
    refresh(settings)
    return settings


def refresh(settings: Settings) -> Outcome:
    outcome = execute(settings, REFRESH, Progress(Console(file=io.StringIO())))
    assert outcome.success, outcome.failure()
    return outcome


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.view_file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def where(settings: Settings, observation_id: str) -> set[str]:
    """The tables of the release that have a current row of the observation."""
    tables = ("fct_observation", "fct_indicator_year", "mart_indicators_by_year", "mart_indicators_by_organisation")
    found = {t for t in tables if rows(settings, f"SELECT 1 FROM {t} WHERE observation_id = '{observation_id}'")}
    held = rows(settings, f"SELECT 1 FROM fct_quarantine WHERE is_current AND observation_id = '{observation_id}'")
    return found | {"fct_quarantine"} if held else found


def plant(settings: Settings, observation_id: str, value: float) -> None:
    """Another reading of the observation, as a faulty extractor would record it."""
    ledger = Ledger(settings.ledger_location)
    last = [e for e in ledger.read_stream(observation_id) if e.event_type.startswith("Observation")][-1].payload
    revised = ObservationRevised(**last | {"value": value, "cause": Cause(kind="extractor", detail="planted")})
    head = ledger.head().position
    ledger.append([new_event(observation_id, revised)], expected_position=head, run_id="test", actor="test")


def test_an_impossible_share_is_held_back_until_it_is_corrected(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ((observation_id, sentence),) = rows(
        settings, "SELECT observation_id, sentence FROM fct_observation WHERE measure = 'share'"
    )
    everywhere = where(settings, observation_id)
    assert everywhere >= {"fct_observation", "mart_indicators_by_year"} and "fct_quarantine" not in everywhere

    plant(settings, observation_id, 140)
    outcome = refresh(settings)
    assert where(settings, observation_id) == {"fct_quarantine"}
    rules = rows(settings, "SELECT rule, sentence, value FROM fct_quarantine ORDER BY rule_number")
    assert ("share_within_whole", sentence, 140.0) in rules
    assert rows(settings, "SELECT outcome, number_count FROM mart_coverage WHERE outcome = 'quarantined'")
    # The rest went on: a warning with the row in the run, in the release's table and on its page.
    assert rows(settings, "SELECT value FROM fct_observation WHERE unit = 'COUNT'") == [(430.0,)]
    (warned,) = (check for check in outcome.checks if check.check_name == "staging_quarantine")
    assert not warned.passed and warned.severity.value == "WARN"
    assert sentence in str(warned.metadata["failing_rows"].value)
    told = rows(
        settings,
        "SELECT outcome, sentence, document FROM mart_quality "
        "WHERE suite = 'staging_quarantine' AND expectation = 'share_within_whole'",
    )
    assert told == [("warning", sentence, "2012-03-01-harbour.txt")]
    assert sentence in (settings.current_release / "quality.html").read_text()

    correct(settings, observation_id, ["value=40"], ["value=140"], "misread", "Ada")
    refresh(settings)
    assert where(settings, observation_id) == everywhere
    assert rows(settings, "SELECT value FROM fct_observation WHERE measure = 'share'") == [(40.0,)]
    # What was held back stays on record, as ended by the correction.
    assert rows(settings, "SELECT DISTINCT value, is_current FROM fct_quarantine") == [(140.0, False)]
    capsys.readouterr()
    verify(settings)
    assert "a replay yields the same tables" in capsys.readouterr().out


def test_the_release_says_what_was_checked(settings: Settings) -> None:
    sql = "SELECT outcome, count(DISTINCT suite || expectation) FROM mart_quality GROUP BY ALL"
    counted = dict(rows(settings, sql))
    assert counted["passed"] > 300 and "failed" not in counted
    page = (settings.current_release / "quality.html").read_text()
    assert "<script" not in page and "http" not in page  # nothing from elsewhere
    assert "marts.fct_observation" in page and "a share of a whole lies within the whole" in page


def test_a_changed_suite_is_run_on_what_stands(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    released = settings.current_release.resolve()
    head = Ledger(settings.ledger_location).head().position
    assert refresh(settings).checks == []
    monkeypatch.setattr(identity, "gate_version", lambda folder: "another")
    assert refresh(settings).checks
    added = [event.event_type for event in Ledger(settings.ledger_location).read(after=head)]
    assert added.count("ValidationCompleted") == 2 and added[-1] == "ReleasePublished"
    assert settings.current_release.resolve() != released


def test_the_page_of_a_release_is_checksummed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    page = settings.current_release.resolve() / "quality.html"
    kept = page.read_bytes()
    page.write_bytes(kept + b" ")
    try:
        with pytest.raises(Failure):
            verify(settings, quick=True)
    finally:
        page.write_bytes(kept)
    assert "quality.html differs from its checksum" in capsys.readouterr().out
