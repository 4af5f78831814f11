"""Documents are kept whole, by content, and damage shows on reading."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from orchestration.ledger.documents_store import DocumentStore
from orchestration.ledger.errors import LedgerError


def test_bytes_come_back_under_their_hash(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "documents")
    digest = store.put(b"abc")
    assert digest == hashlib.sha256(b"abc").hexdigest()
    assert store.has(digest)
    assert store.get(digest) == b"abc"


def test_the_same_bytes_are_one_file_and_nothing_else_is_left(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    assert store.put(b"abc") == store.put(b"abc")
    assert [path.name for path in tmp_path.iterdir()] == [hashlib.sha256(b"abc").hexdigest()]


def test_damage_shows_and_a_new_put_mends_it(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    digest = store.put(b"abc")
    (tmp_path / digest).write_bytes(b"abd")
    with pytest.raises(LedgerError, match="damaged"):
        store.get(digest)
    store.put(b"abc")
    assert store.get(digest) == b"abc"


def test_a_missing_document_is_a_clear_error(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    assert not store.has("0" * 64)
    with pytest.raises(LedgerError, match="cannot be read"):
        store.get("0" * 64)


@pytest.mark.parametrize("name", ["../secret", "", "ABC", "0" * 63])
def test_only_hashes_are_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(LedgerError, match="not a sha256"):
        DocumentStore(tmp_path).get(name)


def test_an_unwritable_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(LedgerError, match="cannot keep document"):
        DocumentStore(tmp_path / "file" / "documents").put(b"abc")
