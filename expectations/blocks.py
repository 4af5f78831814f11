"""Building blocks of suites: what is asked of many tables is written once, here."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.model import Expectation, Severity, Suite


def contract() -> Expectation:
    """The table has the columns that are promised of it, each of the promised type."""
    return Expectation(
        "contract",
        "those who query the table find the promised columns, with the promised types",
        # The table's name is filled in by the suite's own.
        query="""
            select
                coalesce(promised.column_name, found.column_name) as column_name,
                promised.data_type as promised_type,
                found.data_type as found_type
            from (select * from surrounding.contract where table_name = '{table}') as promised
            full join (
                select column_name, data_type from duckdb_columns()
                where database_name = current_database() and schema_name || '.' || table_name = '{table}'
            ) as found
                on promised.column_name = found.column_name
            where promised.data_type is distinct from found.data_type
        """,
    )


def not_empty(because: str, severity: Severity = "error") -> Expectation:
    """The suite has at least one row."""
    return Expectation(
        "not_empty", because, query="select 'no row' as finding where not exists (from t)", severity=severity
    )


def unique(*columns: str, of: str = "t") -> Expectation:
    """The grain: the columns together identify a row of the suite, or of the table `of`; null counts as a value."""
    listed = ", ".join(columns)
    return Expectation(
        "unique",
        "the grain: a row a " + ", ".join(column.removesuffix("_key").replace("_", " ") for column in columns),
        query=f"select {listed}, count(*) as rows from {of} group by {listed} having count(*) > 1",
        arguments={"columns": columns, "named_by_column": True},
    )


def required(*columns: str) -> Expectation:
    """None of the columns is ever null."""
    return Expectation(
        "required",
        "a row without one of these says nothing: " + ", ".join(columns),
        where=" or ".join(f"{column} is null" for column in columns),
        arguments={"columns": columns},
    )


def in_set(column: str, values: Sequence[str], because: str = "", severity: Severity = "error") -> Expectation:
    """The column takes one of the values, or is null."""
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return Expectation(
        "in_set",
        because or f"{column} has one of the values that there are words for",
        where=f"{column} not in ({listed})",
        arguments={"columns": (column,), "named_by_column": True},
        severity=severity,
    )


def at_least(column: str, low: float, because: str, severity: Severity = "error") -> Expectation:
    """The column is `low` or more, or null."""
    return Expectation(
        "at_least",
        because,
        where=f"{column} < {low} or isnan(cast({column} as double))",
        arguments={"columns": (column,), "named_by_column": True, "low": low},
        severity=severity,
    )


def between(column: str, low: float, high: float, because: str, severity: Severity = "error") -> Expectation:
    """The column lies from `low` to `high`, both included, or is null."""
    return Expectation(
        "between",
        because,
        where=f"{column} < {low} or {column} > {high}",
        arguments={"columns": (column,), "named_by_column": True, "low": low, "high": high},
        severity=severity,
    )


def refers_to(column: str, table: str, key: str = "") -> Expectation:
    """Every value of the column is a key of another table; null is none."""
    key = key or column
    return Expectation(
        "refers",
        f"{column} leads to a row of {table.split('.')[1]}",
        query=f"""
            select * from t
            where t.{column} is not null and not exists (from {table} as member where member.{key} = t.{column})
        """,
        arguments={"columns": (column,), "named_by_column": True},
    )


def ordered(first: str, last: str, because: str) -> Expectation:
    """One column is never greater than another, where neither is null."""
    return Expectation(
        "ordered",
        because,
        where=f"{first} > {last}",
        arguments={"columns": (first, last), "named_by_column": True},
    )


def one_release() -> Expectation:
    """All rows are of the release that is being built."""
    return Expectation(
        "one_release",
        "a table belongs to one release, the one being built",
        where="release_id is distinct from (select s.release_id from staging.release_state as s)",
        arguments={"columns": ("release_id",)},
    )


def mart(name: str, *expectations: Expectation, grain: Sequence[str], rows: str = "") -> Suite:
    """The suite of a mart: what is asked of each, its grain, and what is asked of this one."""
    asked = (contract(), one_release(), unique(*grain), *expectations)
    return Suite(f"marts.{name}", asked, rows)


def rule(name: str, where: str, because: str, columns: Sequence[str] = (), severity: Severity = "error") -> Expectation:
    """A rule of one table, as a condition on the rows that break it; `columns` are shown with them."""
    return Expectation(name, because, where=where, arguments={"columns": tuple(columns)}, severity=severity)


def finding(name: str, query: str, because: str, severity: Severity = "error") -> Expectation:
    """A rule of one table, as a query that yields what breaks it."""
    return Expectation(name, because, query=query, severity=severity)


def unknown_member(key: str, value: str = "'unknown'") -> Expectation:
    """A dimension has the member that facts of unknown subject lead to."""
    return Expectation(
        "unknown_member",
        "facts of which this is not known lead to the unknown member",
        query=f"select 'no unknown member' as finding where not exists (from t where {key} = {value})",
        arguments={"columns": (key,), "value": value},
    )
