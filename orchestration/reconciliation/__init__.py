"""The arithmetic between sentences: which relations the observations of texts imply, and whether they hold. Pure."""

from orchestration.reconciliation.model import Fact, Kind, Member, Relation, Verdict
from orchestration.reconciliation.pipeline import reconcile_document, reconcile_series

# Part of what identifies a release: raise it when other relations or verdicts come out.
RECONCILER_VERSION = "1.1.0"

__all__ = [
    "RECONCILER_VERSION",
    "Fact",
    "Kind",
    "Member",
    "Relation",
    "Verdict",
    "reconcile_document",
    "reconcile_series",
]
