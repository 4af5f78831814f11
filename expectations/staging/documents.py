"""The suite of staging.documents: every document of the ledger once, with a status that its columns bear out."""

from __future__ import annotations

from expectations.blocks import contract, finding, in_set, refers_to, required, rule, unique
from expectations.model import Suite
from expectations.vocabularies import DOCUMENT_STATUSES, PUBLISHED_BASES

FRESH_DAYS = 100  # a quarter without a document is worth a look

SUITE = Suite(
    "staging.documents",
    rows="select *, name as document from staging.documents",
    expectations=(
        contract(),
        unique("document_id"),
        required("document_id", "name", "status", "stream_version", "recorded_at"),
        in_set("status", DOCUMENT_STATUSES),
        in_set("published_basis", PUBLISHED_BASES),
        rule("rejected_with_reason", "status = 'rejected' and reason is null", "a rejection says why", ["status"]),
        rule("current_has_text", "status = 'current' and coalesce(char_count, 0) = 0", "what is read has text"),
        rule(
            "dated_with_basis",
            "(published_on is null) <> (published_basis is null)",
            "a publication date says where it was found",
            ["published_on", "published_basis"],
        ),
        refers_to("superseded_by", "staging.documents", "document_id"),
        finding(
            "one_current_of_a_name",
            "select document, count(*) as rows from t where status = 'current' group by document having count(*) > 1",
            "a later document of the same name supersedes the earlier one",
        ),
        finding(
            "ledger_count",
            """
            select expected.documents as in_ledger, found.documents as staged
            from surrounding.ledger_documents as expected, (select count(*) as documents from t) as found
            where expected.documents <> found.documents
            """,
            "every document that the ledger knows is staged, and no other",
        ),
        finding(
            "freshness",
            f"""
            select max(recorded_at) as last_recorded, date_diff('day', max(recorded_at), now()) as days
            from t having coalesce(days > {FRESH_DAYS}, true)
            """,
            f"a document came in within the last {FRESH_DAYS} days",
            severity="warn",
        ),
        rule(
            "published_before_now",
            "published_on > current_date",
            "a document dated in the future has the wrong date",
            ["published_on", "published_basis"],
            severity="warn",
        ),
    ),
)
