"""The staging tables show the ledger, however they came about."""

from __future__ import annotations

import random
from typing import Any

import pytest

from orchestration.ledger import LedgerError, new_event
from orchestration.ledger.fold import fold
from orchestration.ledger.payloads import (
    Cause,
    CorrectionWithdrawn,
    DocumentRejected,
    DocumentWithdrawn,
    ObservationCorrected,
    ObservationRetracted,
    ObservationRevised,
    SuiteOutcome,
    UnreadNumber,
    ValidationCompleted,
)
from orchestration.warehouse.state import current_documents, current_observation, current_observations

CAUSE = Cause(kind="extractor", detail="version 1.0.0 to 1.1.0")
EXTRACTED = {"extractions", "unread_numbers"}


def write_history(home: Any, after_each: Any = lambda: None) -> None:
    """Events of every type, with `after_each` called between the commits."""
    report = home.register("2014-05-02-report.txt", "The park had 15,645 firms\r\nand 𝟗 parks, 12 of them new.\n")
    firms = home.observe(report, "15,645", 15645)
    new = home.observe(report, "12", 12, breakdown={"b": "2", "a": "1"})
    after_each()
    unread = UnreadNumber(article=1, char_start=31, char_end=32, text="𝟗", reason="name", sentence="and 𝟗 parks")
    home.completed(report, [unread])
    after_each()
    home.append(
        new_event(firms.observation_id, ObservationRevised(**firms.model_dump() | {"value": 15646}, cause=CAUSE))
    )
    correct(home, firms, {"value": 15000, "organisation": None}, {"value": 15646})
    after_each()
    home.append(
        new_event(firms.observation_id, ObservationRevised(**firms.model_dump() | {"value": 15647}, cause=CAUSE))
    )
    after_each()
    gone = ObservationRetracted(observation_id=new.observation_id, document_id=new.document_id, cause=CAUSE)
    home.append(new_event(new.observation_id, gone))
    correct(home, new, {"value": 13}, {})
    after_each()
    blog = home.register("blog.txt", "There were 4 robots.\n")
    robots = home.observe(blog, "4", 4)
    home.completed(blog)
    home.append(
        new_event(blog.document_id, DocumentWithdrawn(document_id=blog.document_id, name="blog.txt", cause="removed")),
        new_event(
            robots.observation_id,
            ObservationRetracted(observation_id=robots.observation_id, document_id=blog.document_id, cause=CAUSE),
        ),
    )
    after_each()
    home.append(new_event("f" * 64, DocumentRejected(document_id="f" * 64, name="broken.pdf", reason="no text in it")))
    failure = {"expectation": "e", "because": "b", "severity": "error", "failed_rows": 1, "rows": [{"row": 1}]}
    outcome = SuiteOutcome(suite="s", table="t", success=False, evaluated=3, failed=1, failures=(failure,))
    validated = ValidationCompleted(content_position=3, content_key="k", success=False, suites=(outcome,))
    home.append(new_event("validation", validated))
    after_each()


def correct(home: Any, reading: Any, set_: dict[str, Any], expect: dict[str, Any]) -> str:
    """Record a correction and return its id."""
    payload = ObservationCorrected(
        observation_id=reading.observation_id,
        document_id=reading.document_id,
        set=set_,
        expect=expect,
        person="Ada",
        reason="misprint",
    )
    head = home.append(new_event(reading.observation_id, payload))
    return next(home.ledger.read(after=head.position - 1)).event_id


def test_rebuilt_tables_equal_those_projected_commit_by_commit(state: Any) -> None:
    write_history(state, after_each=state.project)
    incremental = state.contents()
    state.warehouse.delete()
    projected = state.project()
    assert state.contents() == incremental
    assert projected.events == projected.position == state.ledger.head().position
    assert projected.content_position == projected.position - 1


def test_the_projection_says_what_the_fold_of_the_events_says(state: Any) -> None:
    write_history(state)
    state.project()
    folded = fold(state.ledger.read())
    with state.warehouse.connect() as connection:
        assert current_documents(connection) == folded.documents
        for document_id in folded.by_document:
            assert current_observations(connection, document_id) == folded.observations_of(document_id)


def test_nothing_new_projects_nothing(state: Any) -> None:
    write_history(state)
    state.project()
    before = state.contents()
    again = state.project()
    assert (again.events, again.rebuilt) == (0, False)
    assert state.contents() == before


def test_a_projection_may_stop_at_a_position(state: Any) -> None:
    write_history(state)
    assert state.project(upto=3).position == 3
    assert state.project().position == state.ledger.head().position


@pytest.mark.parametrize("damage", ["missing", "emptied", "overwritten", "truncated", "scribbled"])
def test_a_damaged_warehouse_is_rebuilt_to_equal_content(state: Any, damage: str) -> None:
    write_history(state)
    state.project()
    before = state.contents()
    path = state.warehouse.path
    data = path.read_bytes()
    scribbled = bytearray(data)
    scribbled[4096:8192] = random.Random(1).randbytes(4096)
    damaged = {
        "emptied": b"",
        "overwritten": b"no database at all, only text" * 1000,
        "truncated": data[: len(data) // 2],
        "scribbled": bytes(scribbled),
    }
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(damaged[damage])
    state.project()
    assert state.contents() == before


def test_a_warehouse_of_another_ledger_is_rebuilt(state: Any, tmp_path: Any) -> None:
    other = type(state)(tmp_path / "other")
    other.register("a.txt", "There were 5 firms.\n")
    other.register("b.txt", "There were 6 firms.\n")
    other.project()
    state.register("c.txt", "There were 7 firms.\n")
    state.warehouse.path.write_bytes(other.warehouse.path.read_bytes())
    assert state.project().rebuilt
    assert state.rows("SELECT name FROM staging.documents") == [("c.txt",)]
    state.register("d.txt", "There were 8 firms.\n")
    state.register("e.txt", "There were 9 firms.\n")
    state.warehouse.path.write_bytes(other.warehouse.path.read_bytes())
    assert state.project().rebuilt


def test_a_batch_that_fails_leaves_no_trace(state: Any) -> None:
    registered = state.register("a.txt", "There were 5 firms.\n")
    state.project()
    before = state.contents()
    second = state.register("b.txt", "There were 6 firms.\n")
    kept = state.store.folder / second.document_id
    kept.rename(kept.with_suffix(".away"))
    with pytest.raises(LedgerError, match="cannot be read"):
        state.project()
    assert state.contents() == before
    kept.with_suffix(".away").rename(kept)
    assert state.project().events == 1
    assert registered.document_id in {row[0] for row in state.rows("SELECT document_id FROM staging.documents")}


def test_spans_are_the_value_text_in_the_raw_text_of_the_article(state: Any) -> None:
    write_history(state)
    state.project()
    rows = state.rows(
        """
        SELECT substr(a.raw_text, e.char_start - a.char_start + 1, e.char_end - e.char_start), e.value_text
        FROM staging.observation_events AS e JOIN staging.articles AS a USING (document_id, article)
        UNION ALL
        SELECT substr(a.raw_text, u.char_start - a.char_start + 1, u.char_end - u.char_start), u.text
        FROM staging.unread_numbers AS u JOIN staging.articles AS a USING (document_id, article)
        """
    )
    assert len(rows) >= 5
    assert all(found == expected for found, expected in rows)


def test_a_correction_outranks_later_readings_until_it_is_withdrawn(state: Any) -> None:
    document = state.register("a.txt", "There were 5 firms.\n")
    reading = state.observe(document, "5", 5)
    correction = correct(state, reading, {"organisation": "Haidian Park"}, {"value": 5})
    state.project()

    def standing() -> tuple[Any, ...]:
        state.project()
        columns = "value, organisation, lapsed_corrections, stands"
        return state.rows(f"SELECT {columns} FROM staging.observation_events ORDER BY position DESC LIMIT 1")[0]

    assert standing() == (5, "Haidian Park", None, True)
    later = reading.model_dump() | {"confidence": 0.4}
    state.append(new_event(reading.observation_id, ObservationRevised(**later, cause=CAUSE)))
    assert standing() == (5, "Haidian Park", None, True)
    another_value = reading.model_dump() | {"value": 6}
    state.append(new_event(reading.observation_id, ObservationRevised(**another_value, cause=CAUSE)))
    assert standing() == (6, "Zhongguancun Science Park", f'["{correction}"]', True)
    withdrawn = CorrectionWithdrawn(
        observation_id=reading.observation_id, correction_id=correction, person="Ada", reason="was right"
    )
    state.append(new_event(reading.observation_id, withdrawn))
    assert standing() == (6, "Zhongguancun Science Park", None, True)
    with state.warehouse.connect() as connection:
        current = current_observation(connection, reading.observation_id)
    assert current is not None and current.corrections == () and current.payload["value"] == 6


def test_a_withdrawn_document_that_comes_back_is_extracted_anew(state: Any) -> None:
    document = state.register("a.txt", "There were 5 firms.\n")
    state.completed(document, [UnreadNumber(article=1, char_start=0, char_end=1, text="T", reason="x", sentence="s")])
    state.project()
    assert {table for table in EXTRACTED if state.rows(f"FROM staging.{table}")} == EXTRACTED
    gone = DocumentWithdrawn(document_id=document.document_id, name="a.txt", cause="superseded", superseded_by="f" * 64)
    state.append(new_event(document.document_id, gone))
    state.project()
    assert state.rows("SELECT status, superseded_by FROM staging.documents") == [("superseded", "f" * 64)]
    assert not any(state.rows(f"FROM staging.{table}") for table in EXTRACTED)
    state.append(new_event(document.document_id, document))
    state.project()
    with state.warehouse.connect() as connection:
        back = current_documents(connection)[document.document_id]
    assert (back.status, back.version, back.extraction) == ("current", 4, None)
