"""The suite of marts.dim_organisation: known organisations with their parents, candidates, and the unknown one."""

from __future__ import annotations

from expectations.blocks import finding, mart, refers_to, required, rule, unknown_member

SUITE = mart(
    "dim_organisation",
    required("organisation_key", "organisation", "parent_key", "is_candidate"),
    unknown_member("organisation_key"),
    refers_to("parent_key", "marts.dim_organisation", "organisation_key"),
    rule(
        "members_have_a_kind",
        "not is_candidate and organisation_key <> 'unknown' and kind is null",
        "an organisation of the vocabulary is of some kind",
        ["organisation", "kind"],
    ),
    finding(
        "one_member_a_name",
        "select organisation, count(*) as rows from t group by organisation having count(*) > 1",
        "a name is one member, known or candidate",
    ),
    grain=["organisation_key"],
)
