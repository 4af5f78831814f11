"""The sidecar `<file name>.meta.yml`: what a document does not say of itself."""

from __future__ import annotations

from datetime import date, datetime

import yaml

from orchestration.documents.model import Metadata, UnreadableDocument

_TEXT_FIELDS = ("title", "publisher", "url", "language", "licence")


def read_sidecar(data: bytes | None) -> Metadata:
    """The sidecar's fields; empty for none. Raises UnreadableDocument where it is broken or says unknown things."""
    if data is None or not data.strip():
        return Metadata()
    try:
        content = yaml.safe_load(data.decode("utf-8-sig"))
    except (ValueError, yaml.YAMLError) as error:
        raise UnreadableDocument(f"the sidecar is no valid YAML: {' '.join(str(error).split())}") from error
    if content is None:
        return Metadata()
    if not isinstance(content, dict):
        raise UnreadableDocument("the sidecar must be a mapping of fields to values")
    unknown = sorted(str(key) for key in content if key not in (*_TEXT_FIELDS, "published_on"))
    if unknown:
        raise UnreadableDocument(f"the sidecar has unknown fields: {', '.join(unknown)}")
    texts = {field: _text(field, content.get(field)) for field in _TEXT_FIELDS}
    published_on = _date(content.get("published_on"))
    return Metadata(published_on=published_on, published_basis="sidecar" if published_on else None, **texts)


def _text(field: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    if isinstance(value, (list, dict)):
        raise UnreadableDocument(f"the sidecar's {field} must be text")
    return str(value)


def _date(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise UnreadableDocument(f"the sidecar's published_on is no ISO date: {value}") from error
