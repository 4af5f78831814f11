"""The suite of marts.dim_document: every document ever seen, and the unknown one."""

from __future__ import annotations

from expectations.blocks import finding, in_set, mart, required, unknown_member
from expectations.vocabularies import DOCUMENT_STATUSES, PUBLISHED_BASES

SUITE = mart(
    "dim_document",
    required("document_key", "document", "document_status"),
    unknown_member("document_key"),
    in_set("document_status", [*DOCUMENT_STATUSES, "unknown"]),
    in_set("published_basis", PUBLISHED_BASES),
    finding(
        "all_documents",
        """
        select d.name as document from staging.documents as d
        where not exists (from t where t.document_id = d.document_id)
        """,
        "every staged document is a member",
    ),
    grain=["document_key"],
)
