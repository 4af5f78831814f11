"""The suite of marts.mart_coverage: every number of a document is counted once, with what became of it."""

from __future__ import annotations

from expectations.blocks import at_least, between, finding, in_set, mart, refers_to, required

SUITE = mart(
    "mart_coverage",
    required("document", "outcome", "number_count", "document_number_count"),
    in_set("outcome", ["observation", "quarantined", "unread", "none"]),
    at_least("number_count", 0, "numbers are counted"),
    between("share_of_document", 0, 1, "a share of a document's numbers lies within the whole"),
    refers_to("document_key", "marts.dim_document"),
    finding(
        "shares_sum_to_one",
        """
        select document, sum(share_of_document) as shares from t group by document, document_key
        having abs(sum(share_of_document) - 1) > 1e-9
        """,
        "the shares of a document make up the whole",
    ),
    finding(
        "all_numbers",
        """
        with expected as (
            select count(*) as numbers from (
                select document_key, char_start, char_end from marts.fct_observation
                union
                select document_key, char_start, char_end from marts.fct_quarantine where is_current
                union all
                select document_key, char_start, char_end from marts.fct_unread_number
            )
        )
        select expected.numbers, (select sum(number_count) from t) as counted
        from expected where expected.numbers <> (select coalesce(sum(number_count), 0) from t)
        """,
        "observations, quarantined and unread numbers are all counted",
    ),
    grain=["document_key", "outcome", "reason"],
)
