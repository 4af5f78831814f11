"""Corrections, aliases and reviews through the commands and the main job, on small documents of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.cli.correct import correct, withdraw
from orchestration.cli.explain import explain
from orchestration.cli.failure import Failure
from orchestration.cli.upkeep import verify
from orchestration.ledger import Ledger

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
def home(new_world: Any) -> Any:
    """A home after its first refresh; the tests of this module change it one after the other."""
    return new_world({"2012-03-01-harbour.txt": HARBOUR})


def ecosystem(home: Any, *arguments: str, fails: bool = False) -> str:
    """What the command prints, or where it fails, its one line on standard error."""
    finished = CliRunner().invoke(app, arguments, env=home.settings.environment())
    assert finished.exit_code == int(fails), finished.output
    if fails:
        assert len(finished.stderr.strip().splitlines()) == 1
    return finished.stderr if fails else finished.stdout


def value_of(home: Any, text: str) -> tuple[str, float]:
    found = home.rows(f"SELECT observation_id, value FROM fct_observation WHERE value_text = '{text}'")
    return found[0][0], found[0][1]


@pytest.mark.slow
def test_corrections_of_commands_and_of_the_file_last_until_taken_back(
    home: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    observation_id, _ = value_of(home, "430")
    with pytest.raises(Failure, match="value is 430, not 431"):
        correct(home.settings, observation_id, ["value=43"], ["value=431"], "misprint", "Bob")
    correct(home.settings, observation_id, ["value=43"], [], "misprint", "Bob")
    home.settings.corrections_file.write_text(ENTRY)
    corrections = home.refreshed().metadata["corrections"]
    assert (corrections["in_force"], corrections["applied"], corrections["lapsed"]) == (2, 1, 1)
    assert (value_of(home, "430")[1], value_of(home, "12")[1]) == (43, 13)

    # Another vocabulary reads the document again; the corrections lie on top of what it reads.
    named = ("--alias", f"Orchardville Works={PARK}", "--reason", "its old name", "--person", "Ada")
    alias = ecosystem(home, "review", *named)
    assert f"'Orchardville Works' is '{PARK}'" in alias and "next `ecosystem refresh`" in alias
    reread = home.refreshed()
    assert reread.metadata["observations"]["revised"] >= 1
    assert reread.metadata["corrections"]["applied"] == 0
    assert home.rows("SELECT DISTINCT organisation FROM fct_observation") == [(PARK,)]
    assert (value_of(home, "430")[1], value_of(home, "12")[1]) == (43, 13)
    verify(home.settings)
    capsys.readouterr()

    explain(home.settings, observation_id)
    told = capsys.readouterr().out
    assert "person: Bob: misprint" in told and "value 430 → 43" in told and "extractor: vocabulary" in told
    causes = home.rows(
        "SELECT DISTINCT cause_kind FROM fct_observation_history "
        f"WHERE observation_id = '{observation_id}' ORDER BY cause_kind",
    )
    assert causes == [("extractor",), ("person",)]

    withdraw(home.settings, observation_id, "it was right", "Cy")
    with pytest.raises(Failure, match="take it out there"):
        withdraw(home.settings, value_of(home, "12")[0], "it was right", "Cy")
    home.settings.corrections_file.unlink()
    assert home.refreshed().metadata["corrections"]["withdrawn"] == 1
    assert (value_of(home, "430")[1], value_of(home, "12")[1]) == (430, 12)


def test_review_lists_what_is_in_doubt_until_it_is_decided(home: Any) -> None:
    def in_doubt(doubt: str) -> dict[str, str]:
        items = json.loads(ecosystem(home, "review", "--below", "1.0", "--format", "json"))
        return {item["subject"]: item["detail"] for item in items if item["doubt"] == doubt}

    home.settings.corrections_file.write_text(ENTRY)
    lapsed = list(in_doubt("lapsed correction").values())
    assert len(lapsed) == 1 and "entry 2 of the reviewed file: no observation at “99”" in lapsed[0]
    companies, laboratories = value_of(home, "430")[0], value_of(home, "12")[0]
    assert set(in_doubt("low confidence")) == {companies, laboratories}
    asked = ("--reason", "read it again", "--person", "Ada")

    accepted = ecosystem(home, "review", "--accept", companies, *asked)
    assert accepted == f"Accepted observation {companies}.\n"
    assert set(in_doubt("low confidence")) == {laboratories}
    unknown = ecosystem(home, "review", "--accept", "nobody", *asked, fails=True)
    assert "no standing observation is or names 'nobody'" in unknown

    # One that is refused leaves the others unrecorded, too.
    changes = ("--correct", f"{laboratories}.value=14", "--correct", f"{laboratories}.modifier=approx")
    head = Ledger(home.settings.ledger_location).head()
    refused = ecosystem(home, "review", *changes, "--correct", "nobody.value=1", *asked, fails=True)
    assert "no observation nobody" in refused
    assert Ledger(home.settings.ledger_location).head() == head
    told = ecosystem(home, "review", *changes, *asked)
    assert told.startswith("Correction ") and f'of {laboratories}: modifier = "approx", value = 14.' in told
    assert in_doubt("low confidence") == {}
    home.settings.corrections_file.unlink()
    home.refreshed()
    assert value_of(home, "12") == (laboratories, 14)
    assert "person: Ada: read it again" in ecosystem(home, "explain", laboratories)


def test_a_wrong_entry_stops_the_refresh_and_names_itself(home: Any) -> None:
    current = home.settings.current_release.resolve()
    home.settings.corrections_file.write_text(ENTRY.replace("{value: 13}", "{value: many}"))
    outcome = home.refresh()
    assert not outcome.success
    assert "corrections.yml, entry 1: value cannot be 'many'" in outcome.failure()
    assert home.settings.current_release.resolve() == current
    assert Path(home.settings.corrections_file).name not in str(home.rows("SELECT document FROM dim_document"))
