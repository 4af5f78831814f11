"""What changed between two releases, and why: each cause from real events."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.ledger import new_event
from orchestration.ledger.payloads import (
    Cause,
    DocumentWithdrawn,
    ObservationCorrected,
    ObservationRetracted,
    ObservationRevised,
)
from orchestration.warehouse.releases import Release
from orchestration.warehouse.releases.comparison import Comparison, compare


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, built: Any) -> tuple[Release, Release]:
    """Two releases with a change of each kind between them."""
    home = type(built)(tmp_path_factory.mktemp("pair") / "state")
    read = {}
    for number, name in enumerate(("stays", "revised", "corrected", "retracted", "removed"), 11):
        document = home.register(f"2014-01-{number}-{name}.txt", f"There were {number} firms.\n")
        read[name] = (document, home.observe(document, str(number), number))
    home.build()
    before = home.publish()

    document, revised = read["revised"]
    again = ObservationRevised(
        **revised.model_dump() | {"value": 120, "extractor_version": "2.0.0"},
        cause=Cause(kind="extractor", detail="version 1.0.0 to 2.0.0"),
    )
    _, corrected = read["corrected"]
    correction = ObservationCorrected(
        observation_id=corrected.observation_id,
        document_id=corrected.document_id,
        set={"value": 130},
        person="Ada",
        reason="misprint",
    )
    _, retracted = read["retracted"]
    retraction = ObservationRetracted(
        observation_id=retracted.observation_id,
        document_id=retracted.document_id,
        cause=Cause(kind="extractor", detail="version 1.0.0 to 2.0.0"),
    )
    document, removed = read["removed"]
    withdrawal = DocumentWithdrawn(document_id=document.document_id, name=document.name, cause="removed")
    ended = ObservationRetracted(
        observation_id=removed.observation_id,
        document_id=removed.document_id,
        cause=Cause(kind="document", detail="document removed"),
    )
    home.append(
        new_event(revised.observation_id, again),
        new_event(corrected.observation_id, correction),
        new_event(retracted.observation_id, retraction),
        new_event(document.document_id, withdrawal),
        new_event(removed.observation_id, ended),
    )
    new = home.register("2015-01-01-new.txt", "There were 21 firms.\n")
    home.observe(new, "21", 21)
    home.build()
    return before, home.publish()


def causes(compared: Comparison) -> set[tuple[Any, ...]]:
    return {(row["document"][11:-4], row["change"], row["cause"]) for row in compared.rows}


def test_every_change_has_its_cause(pair: tuple[Release, Release]) -> None:
    compared = compare(*pair)
    assert causes(compared) == {
        ("revised", "changed", "extractor"),
        ("corrected", "changed", "correction"),
        ("retracted", "gone", "extractor"),
        ("removed", "gone", "withdrawn document"),
        ("new", "added", "new document"),
    }
    assert compared.told == "1 added, 2 changed, 2 gone"
    assert {row["indicator"] for row in compared.by_indicator} == {"enterprises"}
    values = {row["document"][11:-4]: (row["value_before"], row["value_after"]) for row in compared.rows}
    assert values["corrected"] == (13, 130) and values["new"] == (None, 21) and values["removed"] == (15, None)
    details = {row["document"][11:-4]: row["detail"] for row in compared.rows}
    assert details["corrected"] == "Ada: misprint"
    counted = {change.table: change for change in compared.tables}["fct_observation"]
    assert (counted.before, counted.after) == (5, 4)


def test_backwards_the_same_rows_come_back(pair: tuple[Release, Release]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert back.told == "2 added, 2 changed, 1 gone"
    assert {row["observation_id"] for row in back.rows} == {row["observation_id"] for row in there.rows}
    assert ("removed", "added", "withdrawn document") in causes(back)
    assert [(t.table, t.added, t.gone) for t in back.tables] == [(t.table, t.gone, t.added) for t in there.tables]


def test_a_release_differs_from_itself_in_nothing_and_from_none_in_everything(pair: tuple[Release, Release]) -> None:
    same = compare(pair[0], pair[0])
    assert (same.told, same.tables, same.rows) == ("0 added, 0 changed, 0 gone", [], [])
    first = compare(None, pair[0], rows=2)
    assert first.told == "5 added, 0 changed, 0 gone" and len(first.rows) == 2
    assert {row["cause"] for row in first.by_indicator} == {"new document"}
