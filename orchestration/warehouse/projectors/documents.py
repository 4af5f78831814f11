"""Events of documents: registered, rejected, withdrawn, extracted."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import duckdb

from orchestration.documents import UnreadableDocument, read_document
from orchestration.ledger import DocumentStore, LedgerError

Payload = dict[str, Any]

_READ_DOCUMENT_EVENTS = """
    SELECT position, stream_version, event_type, recorded_at, payload
    FROM batch
    WHERE event_type IN ('DocumentRegistered', 'DocumentRejected', 'DocumentWithdrawn', 'ExtractionCompleted')
    ORDER BY position
"""

_ADD_UNREAD_NUMBERS = """
    INSERT INTO staging.unread_numbers
    SELECT p.document_id, u.article, u.char_start, u.char_end, u.text, u.reason, u.sentence, p.extractor_version
    FROM (
        SELECT p, unnest(p.unread) AS u
        FROM (
            SELECT from_json(CAST(? AS JSON), '{"document_id": "VARCHAR", "extractor_version": "VARCHAR", "unread": [
                {"article": "INTEGER", "char_start": "INTEGER", "char_end": "INTEGER", "text": "VARCHAR",
                 "reason": "VARCHAR", "sentence": "VARCHAR"}]}') AS p
        )
    )
"""


def project_documents(connection: duckdb.DuckDBPyConnection, store: DocumentStore) -> None:
    """Bring documents, articles, extractions and unread numbers up to the batch.

    The articles' raw text comes from the documents' bytes in `store`. Raises LedgerError where they are missing.
    """
    for position, version, event_type, recorded_at, text in connection.execute(_READ_DOCUMENT_EVENTS).fetchall():
        payload = json.loads(text)
        if event_type == "DocumentRegistered":
            if _status(connection, payload["document_id"]) != "current":
                _forget_extraction(connection, payload["document_id"])
            _replace_document(connection, payload, "current", position, version, recorded_at)
            _replace_articles(connection, payload, store)
        elif event_type == "DocumentRejected":
            _forget_extraction(connection, payload["document_id"])
            _replace_document(connection, payload, "rejected", position, version, recorded_at)
        elif event_type == "DocumentWithdrawn":
            _forget_extraction(connection, payload["document_id"])
            _withdraw(connection, payload, version, recorded_at)
        else:
            _forget_extraction(connection, payload["document_id"])
            _add_extraction(connection, payload, text, position, version)


def _status(connection: duckdb.DuckDBPyConnection, document_id: str) -> str | None:
    row = connection.execute("SELECT status FROM staging.documents WHERE document_id = ?", [document_id]).fetchone()
    return row[0] if row else None


def _replace_document(
    connection: duckdb.DuckDBPyConnection,
    payload: Payload,
    status: str,
    position: int,
    version: int,
    recorded_at: datetime,
) -> None:
    columns = [row[0] for row in connection.execute("DESCRIBE staging.documents").fetchall()]
    values = payload | {
        "status": status,
        "stream_version": version,
        "registered_position": position,
        "recorded_at": recorded_at,
    }
    connection.execute("DELETE FROM staging.documents WHERE document_id = ?", [payload["document_id"]])
    connection.execute(
        f"INSERT INTO staging.documents VALUES ({', '.join('?' * len(columns))})",
        [values.get(name) for name in columns],
    )


def _replace_articles(connection: duckdb.DuckDBPyConnection, payload: Payload, store: DocumentStore) -> None:
    document_id = payload["document_id"]
    try:
        raw = read_document(store.get(document_id), payload["name"]).raw
    except UnreadableDocument as error:
        raise LedgerError(f"document {payload['name']} was registered, but cannot be read now: {error}") from error
    connection.execute("DELETE FROM staging.articles WHERE document_id = ?", [document_id])
    for article in payload["articles"]:
        start, end = article["char_start"], article["char_end"]
        connection.execute(
            "INSERT INTO staging.articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(document_id, article["number"], article["title"], article["publisher"]),
                *(article["published_on"], article["published_basis"], start, end, raw[start:end]),
            ],
        )


def _withdraw(connection: duckdb.DuckDBPyConnection, payload: Payload, version: int, recorded_at: datetime) -> None:
    connection.execute(
        """
        UPDATE staging.documents
        SET status = ?, reason = NULL, superseded_by = ?, stream_version = ?, recorded_at = ? WHERE document_id = ?
        """,
        [
            "superseded" if payload["cause"] == "superseded" else "withdrawn",
            payload.get("superseded_by"),
            *(version, recorded_at, payload["document_id"]),
        ],
    )


def _forget_extraction(connection: duckdb.DuckDBPyConnection, document_id: str) -> None:
    for table in ("extractions", "unread_numbers"):
        connection.execute(f"DELETE FROM staging.{table} WHERE document_id = ?", [document_id])


def _add_extraction(
    connection: duckdb.DuckDBPyConnection, payload: Payload, text: str, position: int, version: int
) -> None:
    names = ("document_id", "extractor_version", "vocabulary_hash", "metadata_hash", "observations")
    connection.execute(
        "INSERT INTO staging.extractions VALUES (?, ?, ?, ?, ?, ?)", [*(payload[name] for name in names), position]
    )
    connection.execute(_ADD_UNREAD_NUMBERS, [text])
    connection.execute(
        "UPDATE staging.documents SET stream_version = ? WHERE document_id = ?", [version, payload["document_id"]]
    )
