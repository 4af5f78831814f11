"""The suite of marts.fct_unread_number: each number that became no observation, of a document that is current."""

from __future__ import annotations

from expectations.blocks import finding, mart, refers_to, required, rule
from expectations.drift import UNREAD_SHARE

SUITE = mart(
    "fct_unread_number",
    required("document", "char_start", "char_end", "number_text", "reason", "sentence"),
    refers_to("document_key", "marts.dim_document"),
    rule("span_has_length", "char_end <= char_start", "a number has characters", ["char_start", "char_end"]),
    finding(
        "ledger_count",
        """
        with expected as (
            select count(*) as numbers
            from staging.unread_numbers as u inner join staging.documents as d on u.document_id = d.document_id
            where d.status = 'current'
        )
        select expected.numbers as in_ledger, (select count(*) from t) as found
        from expected where expected.numbers <> (select count(*) from t)
        """,
        "every number that was left unread in a current document is here",
    ),
    UNREAD_SHARE,
    grain=["document_key", "char_start", "char_end", "number_text", "reason"],
)
