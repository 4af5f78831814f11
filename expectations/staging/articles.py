"""The suite of staging.articles: each has its span of the document, which columns may interleave with another's."""

from __future__ import annotations

from expectations.blocks import contract, finding, ordered, refers_to, required, rule, unique
from expectations.model import Suite

SUITE = Suite(
    "staging.articles",
    rows="""
        select a.*, d.name as document
        from staging.articles as a left join staging.documents as d on a.document_id = d.document_id
    """,
    expectations=(
        contract(),
        unique("document_id", "article"),
        required("document_id", "article", "char_start", "char_end", "raw_text"),
        refers_to("document_id", "staging.documents"),
        ordered("char_start", "char_end", "an article ends behind its beginning"),
        rule(
            "text_fills_span",
            "length(raw_text) <> char_end - char_start",
            "the raw text is that of the span",
            ["article", "char_start", "char_end"],
        ),
        finding(
            "current_documents_have_articles",
            """
            select d.name as document from staging.documents as d
            where d.status = 'current' and not exists (from t where t.document_id = d.document_id)
            """,
            "what is read is read in articles",
        ),
    ),
)
