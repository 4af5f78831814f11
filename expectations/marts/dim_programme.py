"""The suite of marts.dim_programme: known programmes with their operators, candidates, and the unknown one."""

from __future__ import annotations

from expectations.blocks import finding, mart, refers_to, required, unknown_member

SUITE = mart(
    "dim_programme",
    required("programme_key", "programme", "operator_key", "subject_key", "is_candidate"),
    unknown_member("programme_key"),
    refers_to("operator_key", "marts.dim_organisation", "organisation_key"),
    refers_to("subject_key", "marts.dim_organisation", "organisation_key"),
    finding(
        "one_member_a_name",
        "select programme, count(*) as rows from t group by programme having count(*) > 1",
        "a name is one member, known or candidate",
    ),
    grain=["programme_key"],
)
