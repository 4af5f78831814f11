"""Sets of allowed values, taken from where they are defined: the types of an observation."""

from __future__ import annotations

from typing import get_args

from orchestration.slots import Measure, Modifier, Per, PeriodBasis, Scope, Status

MEASURES = list(get_args(Measure))
MODIFIERS = list(get_args(Modifier))
PERS = list(get_args(Per))
PERIOD_BASES = list(get_args(PeriodBasis))
SCOPES = list(get_args(Scope))
STATUSES = list(get_args(Status))
# As orchestration.ledger.state has them, which is not imported: it would load the ledger's engine with the definitions.
DOCUMENT_STATUSES = ["current", "withdrawn", "superseded", "rejected"]
PUBLISHED_BASES = ["sidecar", "article", "document", "file_name"]
AGREEMENTS = ["single", "corroborated", "revised", "conflict"]
BASES = ["stated", "derived"]
PERIOD_KINDS = ["instant", "duration", "cumulative_to_date", "unknown"]
STANDINGS = ["preferred", "same value", "superseded", "rival"]
