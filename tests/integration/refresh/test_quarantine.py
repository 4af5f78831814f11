"""A figure that cannot be: into quarantine with its rule and sentence, out of the marts, and back once corrected."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.cli.correct import correct
from orchestration.cli.failure import Failure
from orchestration.cli.upkeep import verify
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import Cause, ObservationRevised
from orchestration.warehouse import identity

TEXT = (
    "Harbour news\n\nBy the end of 2011 Orchardville Works housed 430 companies. "
    "In 2011 40 percent of its companies exported.\n"
)


@pytest.fixture(scope="module")
def home(new_world: Any) -> Any:
    """A home after its first refresh; the tests of this module change it one after the other."""
    return new_world({"2012-03-01-harbour.txt": TEXT})


def where(home: Any, observation_id: str) -> set[str]:
    """The tables of the release that have a current row of the observation."""
    tables = ("fct_observation", "fct_indicator_year", "mart_indicators_by_year", "mart_indicators_by_organisation")
    found = {t for t in tables if home.rows(f"SELECT 1 FROM {t} WHERE observation_id = '{observation_id}'")}
    held = home.rows(f"SELECT 1 FROM fct_quarantine WHERE is_current AND observation_id = '{observation_id}'")
    return found | {"fct_quarantine"} if held else found


def plant(home: Any, observation_id: str, value: float) -> None:
    """Another reading of the observation, as a faulty extractor would record it."""
    ledger = Ledger(home.settings.ledger_location)
    last = [e for e in ledger.read_stream(observation_id) if e.event_type.startswith("Observation")][-1].payload
    revised = ObservationRevised(**last | {"value": value, "cause": Cause(kind="extractor", detail="planted")})
    head = ledger.head().position
    ledger.append([new_event(observation_id, revised)], expected_position=head, run_id="test", actor="test")


def test_an_impossible_share_is_held_back_until_it_is_corrected(home: Any, capsys: pytest.CaptureFixture[str]) -> None:
    ((observation_id, sentence),) = home.rows(
        "SELECT observation_id, sentence FROM fct_observation WHERE measure = 'share'"
    )
    everywhere = where(home, observation_id)
    assert everywhere >= {"fct_observation", "mart_indicators_by_year"} and "fct_quarantine" not in everywhere

    plant(home, observation_id, 140)
    outcome = home.refreshed()
    assert where(home, observation_id) == {"fct_quarantine"}
    rules = home.rows("SELECT rule, sentence, value FROM fct_quarantine ORDER BY rule_number")
    assert ("share_within_whole", sentence, 140.0) in rules
    assert home.rows("SELECT outcome, number_count FROM mart_coverage WHERE outcome = 'quarantined'")
    # The rest went on: a warning with the row in the run, in the release's table and on its page.
    assert home.rows("SELECT value FROM fct_observation WHERE unit = 'COUNT'") == [(430.0,)]
    (warned,) = (check for check in outcome.checks if check.check_name == "staging_quarantine")
    assert not warned.passed and warned.severity.value == "WARN"
    assert sentence in str(warned.metadata["failing_rows"].value)
    told = home.rows(
        "SELECT outcome, sentence, document FROM mart_quality "
        "WHERE suite = 'staging_quarantine' AND expectation = 'share_within_whole'",
    )
    assert told == [("warning", sentence, "2012-03-01-harbour.txt")]
    assert sentence in (home.settings.current_release / "quality.html").read_text()

    correct(home.settings, observation_id, ["value=40"], ["value=140"], "misread", "Ada")
    home.refreshed()
    assert where(home, observation_id) == everywhere
    assert home.rows("SELECT value FROM fct_observation WHERE measure = 'share'") == [(40.0,)]
    # What was held back stays on record, as ended by the correction.
    assert home.rows("SELECT DISTINCT value, is_current FROM fct_quarantine") == [(140.0, False)]
    capsys.readouterr()
    verify(home.settings)
    assert "a replay yields the same tables" in capsys.readouterr().out


def test_the_release_says_what_was_checked(home: Any) -> None:
    sql = "SELECT outcome, count(DISTINCT suite || expectation) FROM mart_quality GROUP BY ALL"
    counted = dict(home.rows(sql))
    assert counted["passed"] > 300 and "failed" not in counted
    page = (home.settings.current_release / "quality.html").read_text()
    assert "<script" not in page and "http" not in page  # nothing from elsewhere
    assert "marts.fct_observation" in page and "a share of a whole lies within the whole" in page


def test_a_changed_suite_is_run_on_what_stands(home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    released = home.settings.current_release.resolve()
    head = Ledger(home.settings.ledger_location).head().position
    assert home.refreshed().checks == []
    monkeypatch.setattr(identity, "gate_version", lambda folder: "another")
    assert home.refreshed().checks
    added = [event.event_type for event in Ledger(home.settings.ledger_location).read(after=head)]
    assert added.count("ValidationCompleted") == 2 and added[-1] == "ReleasePublished"
    assert home.settings.current_release.resolve() != released


def test_the_page_of_a_release_is_checksummed(home: Any, capsys: pytest.CaptureFixture[str]) -> None:
    page = home.settings.current_release.resolve() / "quality.html"
    kept = page.read_bytes()
    page.write_bytes(kept + b" ")
    try:
        with pytest.raises(Failure):
            verify(home.settings, quick=True)
    finally:
        page.write_bytes(kept)
    assert "quality.html differs from its checksum" in capsys.readouterr().out
