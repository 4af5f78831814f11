"""The suite of staging.unread_numbers: a number that became no observation stands in its text, and says why."""

from __future__ import annotations

from expectations.blocks import contract, refers_to, required, rule, unique
from expectations.model import Suite

SUITE = Suite(
    "staging.unread_numbers",
    rows="""
        select u.*, d.name as document,
            substr(a.raw_text, u.char_start - a.char_start + 1, u.char_end - u.char_start) as raw_span,
            regexp_replace(u.text, '[^\\p{L}\\p{N}]', '', 'g') as letters,
            regexp_replace(raw_span, '[^\\p{L}\\p{N}]', '', 'g') as raw_letters
        from staging.unread_numbers as u
        left join staging.documents as d on u.document_id = d.document_id
        left join staging.articles as a on u.document_id = a.document_id and u.article = a.article
    """,
    expectations=(
        contract(),
        unique("document_id", "char_start", "char_end", "text", "reason"),
        required("document_id", "article", "char_start", "char_end", "text", "reason", "sentence"),
        refers_to("document_id", "staging.documents"),
        rule("span_has_length", "char_end <= char_start", "a number has characters", ["char_start", "char_end"]),
        rule(
            "span_reads_text",
            "letters is distinct from raw_letters",
            "the number stands in the raw text at the characters that are named, but for the marks of markup",
            ["text", "raw_span"],
        ),
    ),
)
