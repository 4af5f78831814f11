"""The arithmetic between sentences: which relations the observations of texts imply, and whether they hold. Pure."""

from orchestration.reconciliation.model import Fact, Kind, Member, Relation, Verdict
from orchestration.reconciliation.pipeline import reconcile_document, reconcile_series

__all__ = ["Fact", "Kind", "Member", "Relation", "Verdict", "reconcile_document", "reconcile_series"]
