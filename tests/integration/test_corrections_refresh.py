"""Corrections, aliases and reviews through the commands and the main job, on small documents of our own."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from orchestration.cli.correct import correct, withdraw
from orchestration.cli.explain import explain
from orchestration.cli.failure import Failure
from orchestration.cli.outcome import Outcome
from orchestration.cli.progress import Progress
from orchestration.cli.refresh import REFRESH, execute
from orchestration.cli.review import decide, show
from orchestration.cli.upkeep import verify
from orchestration.settings import Settings

HARBOUR = "Harbour news\n\nBy the end of 2011 Orchardville Works housed 430 companies and 12 laboratories.\n"
PARK = "Zhongguancun Science Park"
ENTRY = """
- observation: {document: 2012-03-01-harbour.txt, value_text: 12}
  set: {value: 13}
  expect: {value: 12}
  person: Ada
  reason: The printed edition says 13.
- observation: {document: 2012-03-01-harbour.txt, value_text: 99}
  set: {value: 1}
  expect: {value: 99}
  person: Ada
  reason: A figure that the document does not have.
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home after its first refresh; the tests of this module change it one after the other."""
    root = tmp_path_factory.mktemp("corrections")
    settings = Settings(home=root / "home", seeds=root / "seeds")
    settings.seeds.mkdir()
    (settings.seeds / "2012-03-01-harbour.txt").write_text(HARBOUR)
    refresh(settings)
    return settings


def refresh(settings: Settings) -> Outcome:
    outcome = execute(settings, REFRESH, Progress(Console(file=io.StringIO())))
    assert outcome.success, outcome.failure()
    return outcome


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.view_file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def value_of(settings: Settings, text: str) -> tuple[str, float]:
    found = rows(settings, f"SELECT observation_id, value FROM fct_observation WHERE value_text = '{text}'")
    return found[0][0], found[0][1]


def test_corrections_of_commands_and_of_the_file_last_until_taken_back(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    observation_id, _ = value_of(settings, "430")
    with pytest.raises(Failure, match="value is 430, not 431"):
        correct(settings, observation_id, ["value=43"], ["value=431"], "misprint", "Bob")
    correct(settings, observation_id, ["value=43"], [], "misprint", "Bob")
    settings.corrections_file.write_text(ENTRY)
    corrections = refresh(settings).metadata["corrections"]
    assert (corrections["in_force"], corrections["applied"], corrections["lapsed"]) == (2, 1, 1)
    assert (value_of(settings, "430")[1], value_of(settings, "12")[1]) == (43, 13)

    # Another vocabulary reads the document again; the corrections lie on top of what it reads.
    decide(settings, [], [f"Orchardville Works={PARK}"], "its old name", "Ada")
    reread = refresh(settings)
    assert reread.metadata["observations"]["revised"] >= 1
    assert reread.metadata["corrections"]["applied"] == 0
    assert rows(settings, "SELECT DISTINCT organisation FROM fct_observation") == [(PARK,)]
    assert (value_of(settings, "430")[1], value_of(settings, "12")[1]) == (43, 13)
    verify(settings)
    capsys.readouterr()

    explain(settings, observation_id)
    told = capsys.readouterr().out
    assert "person: Bob: misprint" in told and "value 430 → 43" in told and "extractor: vocabulary" in told
    causes = rows(
        settings,
        "SELECT DISTINCT cause_kind FROM fct_observation_history "
        f"WHERE observation_id = '{observation_id}' ORDER BY cause_kind",
    )
    assert causes == [("extractor",), ("person",)]

    withdraw(settings, observation_id, "it was right", "Cy")
    with pytest.raises(Failure, match="take it out there"):
        withdraw(settings, value_of(settings, "12")[0], "it was right", "Cy")
    settings.corrections_file.unlink()
    assert refresh(settings).metadata["corrections"]["withdrawn"] == 1
    assert (value_of(settings, "430")[1], value_of(settings, "12")[1]) == (430, 12)


def test_review_lists_what_is_in_doubt_until_it_is_accepted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.corrections_file.write_text(ENTRY)
    capsys.readouterr()
    show(settings, 1.0, "json")
    items = json.loads(capsys.readouterr().out)
    lapsed = [item["detail"] for item in items if item["doubt"] == "lapsed correction"]
    assert len(lapsed) == 1 and "entry 2 of the reviewed file: no observation at “99”" in lapsed[0]
    unsure = [item["subject"] for item in items if item["doubt"] == "low confidence"]
    assert set(unsure) == {value_of(settings, "430")[0], value_of(settings, "12")[0]}
    decide(settings, unsure[:1], [], "read it again", "Ada")
    capsys.readouterr()
    show(settings, 1.0, "json")
    left = [item["subject"] for item in json.loads(capsys.readouterr().out) if item["doubt"] == "low confidence"]
    assert left == unsure[1:]
    with pytest.raises(Failure, match="no standing observation is or names"):
        decide(settings, ["nobody"], [], "read it again", "Ada")


def test_a_wrong_entry_stops_the_refresh_and_names_itself(settings: Settings) -> None:
    current = settings.current_release.resolve()
    settings.corrections_file.write_text(ENTRY.replace("{value: 13}", "{value: many}"))
    outcome = execute(settings, REFRESH, Progress(Console(file=io.StringIO())))
    assert not outcome.success
    assert "corrections.yml, entry 1: value cannot be 'many'" in outcome.failure()
    assert settings.current_release.resolve() == current
    assert Path(settings.corrections_file).name not in str(rows(settings, "SELECT document FROM dim_document"))
