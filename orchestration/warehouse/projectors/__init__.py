"""What each kind of event does to the staging tables.

Each function takes a batch: an Arrow table of the ledger's columns in order, payloads as JSON text in the present
schema version, registered with the connection as `batch`, inside a transaction of the caller.
"""

from orchestration.warehouse.projectors.bookkeeping import project_bookkeeping
from orchestration.warehouse.projectors.decisions import project_decisions
from orchestration.warehouse.projectors.documents import project_documents
from orchestration.warehouse.projectors.observations import project_observations

__all__ = ["project_bookkeeping", "project_decisions", "project_documents", "project_observations"]
