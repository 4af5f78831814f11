"""A home whose ledger is written event by event, and the real warehouse, dbt build and releases made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from expectations.model import SuiteResult
from expectations.runner import run_suites
from expectations.suites import SUITES
from orchestration.documents import read_document
from orchestration.ledger import DocumentStore, Head, Ledger, NewEvent, new_event
from orchestration.ledger.payloads import DocumentRegistered, ExtractionCompleted, ObservationRecorded, UnreadNumber
from orchestration.ledger.planning import registration
from orchestration.settings import Settings
from orchestration.state import open_state
from orchestration.validation import surroundings
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import Projected, project
from orchestration.warehouse.releases import Release, publish
from orchestration.warehouse.releases.folder import Description
from orchestration.warehouse.schema import TABLES
from orchestration.warehouse.transform import Built, build_marts

DBT_PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"


@dataclass
class Home:
    """The state under one folder, and short ways to change it."""

    folder: Path
    texts: dict[str, str] = field(default_factory=dict)  # document_id -> raw text

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.folder / "ledger")
        self.store = DocumentStore(self.folder / "documents")
        self.warehouse = Warehouse(self.folder / "warehouse.duckdb", lock_timeout=5)
        self.published = self.folder / "published"
        self.dbt_target = self.folder / "dbt"

    def append(self, *events: NewEvent) -> Head:
        """Append the events in one commit."""
        return self.ledger.append(events, expected_position=self.ledger.head().position, run_id="run-1", actor="test")

    def register(self, name: str, text: str) -> DocumentRegistered:
        """Keep a document and record its registration."""
        data = text.encode()
        document = read_document(data, name)
        self.store.put(data)
        self.texts[document.document_id] = document.raw
        registered = registration(document)
        self.append(new_event(registered.document_id, registered))
        return registered

    def reading(
        self, registered: DocumentRegistered, value_text: str, value: float, **slots: Any
    ) -> ObservationRecorded:
        """A reading of the first mention of `value_text` in the document."""
        raw = self.texts[registered.document_id]
        start = raw.index(value_text)
        defaults: dict[str, Any] = {
            "observation_id": f"{registered.document_id[:16]}-{start}",
            "document_id": registered.document_id,
            "doc": registered.name,
            "article": 1,
            "claim_number": 1,
            "char_start": start,
            "char_end": start + len(value_text),
            "value_text": value_text,
            "value": value,
            "unit": "COUNT",
            "modifier": "eq",
            "measure": "level",
            "status": "actual",
            "indicator": "enterprises",
            "provisional": False,
            "organisation": "Zhongguancun Science Park",
            "period_end": "2013-12-31",
            "period_basis": "stated",
            "scope": "metric",
            "sentence": " ".join(raw.split()),
            "confidence": 0.9,
            "extractor_version": "1.0.0",
        }
        return ObservationRecorded(**defaults | slots)

    def observe(
        self, registered: DocumentRegistered, value_text: str, value: float, **slots: Any
    ) -> ObservationRecorded:
        """Record a reading."""
        payload = self.reading(registered, value_text, value, **slots)
        self.append(new_event(payload.observation_id, payload))
        return payload

    def completed(self, registered: DocumentRegistered, unread: Sequence[UnreadNumber] = ()) -> None:
        """Record that the document was extracted."""
        payload = ExtractionCompleted(
            document_id=registered.document_id,
            metadata_hash=registered.metadata_hash,
            extractor_version="1.0.0",
            vocabulary_hash="v1",
            observations=1,
            unread=tuple(unread),
        )
        self.append(new_event(registered.document_id, payload))

    def project(self, upto: int | None = None) -> Projected:
        """Bring the staging tables up to the ledger."""
        return project(self.ledger, self.store, self.warehouse, upto)

    def build(self) -> Built:
        """Project and build the marts."""
        self.project()
        return build_marts(self.warehouse, DBT_PROJECT, self.dbt_target)

    def publish(self) -> Release:
        """Release the marts as they stand."""
        description = Description(manifest=self.dbt_target / "manifest.json")
        return publish(self.warehouse, self.published, DBT_PROJECT, description)

    def check(self, suite: str) -> SuiteResult:
        """How one suite comes out on the warehouse as it stands."""
        settings = Settings(home=self.folder)
        beside = surroundings(settings, open_state(settings))
        with self.warehouse.connect() as connection:
            beside.attach(connection)
            (result,) = run_suites([SUITES[suite]], connection)
        return result

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer of the warehouse itself."""
        with self.warehouse.connect(read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all staging tables, but the time at which they were written."""
        with self.warehouse.connect(read_only=True) as connection:
            return {
                table: connection.execute(f"SELECT {columns} FROM staging.{table} ORDER BY ALL").fetchall()
                for table in TABLES
                for columns in ["* EXCLUDE (updated_at)" if table == "projection_state" else "*"]
            }


@pytest.fixture
def state(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path / "state")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with two documents, built and released; tests only read it."""
    home = Home(tmp_path_factory.mktemp("built") / "state")
    first = home.register(
        "2014-05-02-report.txt", "By the end of 2013 the park had 15,645 firms and 1.9 million jobs.\n"
    )
    home.observe(first, "15,645", 15645)
    home.observe(first, "1.9 million", 1_900_000, indicator="employees", programme="Night School", unit="COUNT")
    year = UnreadNumber(
        article=1, char_start=14, char_end=18, text="2013", reason="year", sentence="By the end of 2013 the park grew."
    )
    home.completed(first, [year])
    second = home.register("2015-03-01-review.txt", "In 2013 about 20,000 companies; robots: 12.\n")
    home.observe(second, "20,000", 20000, modifier="approx")
    home.observe(
        second, "12", 12, indicator="robots", provisional=True, organisation="Moon Base", period_end=None, unit="CRATES"
    )
    home.completed(second)
    home.build()
    home.publish()
    return home
