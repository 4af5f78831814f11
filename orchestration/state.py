"""What is opened from one home: ledger, documents and warehouse. No Dagster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.ledger import DocumentStore, Ledger
    from orchestration.warehouse.connection import Warehouse
    from orchestration.warehouse.projection import Projected


@dataclass(frozen=True, slots=True)
class State:
    """Ledger, documents and warehouse of one home."""

    ledger: Ledger
    documents: DocumentStore
    warehouse: Warehouse

    def project(self, upto: int | None = None) -> Projected:
        """Bring the staging tables up to the ledger's head, or to a position before it."""
        from orchestration.warehouse.projection import project

        return project(self.ledger, self.documents, self.warehouse, upto)


def open_state(settings: Settings) -> State:
    """Open what these settings name; nothing is made before the first write."""
    from orchestration.ledger import DocumentStore, Ledger
    from orchestration.warehouse.connection import Warehouse

    return State(
        Ledger(settings.ledger_location, settings.storage_options or None),
        DocumentStore(settings.documents),
        Warehouse(settings.warehouse, settings.lock_seconds),
    )
