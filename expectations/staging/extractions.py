"""The suite of staging.extractions: every current document was read, and what was read of it stands."""

from __future__ import annotations

from expectations.blocks import contract, finding, refers_to, required, unique
from expectations.model import Suite

SUITE = Suite(
    "staging.extractions",
    rows="""
        select x.*, d.name as document, (
            select count(*) from (
                select e.stands from staging.observation_events as e where e.document_id = x.document_id
                qualify row_number() over (partition by e.observation_id order by e.stream_version desc) = 1
            ) as last where last.stands
        ) as standing
        from staging.extractions as x left join staging.documents as d on x.document_id = d.document_id
    """,
    expectations=(
        contract(),
        unique("document_id"),
        required("document_id", "extractor_version", "vocabulary_hash", "metadata_hash", "observations"),
        refers_to("document_id", "staging.documents"),
        finding(
            "all_that_was_read_stands",
            "select document, observations as was_read, standing from t where observations <> standing",
            "no observation of a document is lost or doubled on its way from the extractor",
        ),
        finding(
            "current_documents_are_read",
            """
            select d.name as document from staging.documents as d
            where d.status = 'current' and not exists (from t where t.document_id = d.document_id)
            """,
            "a document that the extractor broke down on has no figures here",
            severity="warn",
        ),
    ),
)
