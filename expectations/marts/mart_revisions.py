"""The suite of marts.mart_revisions: what a publisher restated later, both times with the sentence."""

from __future__ import annotations

from expectations.blocks import mart, ordered, refers_to, required, rule

SUITE = mart(
    "mart_revisions",
    required(
        *("earlier_observation_id", "earlier_value", "earlier_sentence", "earlier_document"),
        *("observation_id", "value", "sentence", "document", "publisher"),
    ),
    refers_to("earlier_observation_id", "marts.fct_observation", "observation_id"),
    refers_to("observation_id", "marts.fct_observation"),
    ordered("earlier_published_on", "published_on", "a revision is published later"),
    rule(
        "revision_is_the_difference",
        "abs(revision - (value - earlier_value)) > 1e-6 * abs(value)",
        "the revision is what was added",
        ["earlier_value", "value", "revision"],
    ),
    grain=["earlier_observation_id"],
)
