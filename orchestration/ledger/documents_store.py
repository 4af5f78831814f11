"""The documents' bytes, each in a file named by its sha256: the second half of the state that cannot be rebuilt."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from orchestration.ledger.durable import sync_path
from orchestration.ledger.errors import LedgerError, unwritten

_SHA256 = re.compile(r"[0-9a-f]{64}")


class DocumentStore:
    """A folder of documents by content. A document once put stays; there is no way to change or remove one."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their sha256. Whole and on disk when it returns, or not there at all.

        Raises LedgerError when the folder cannot be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self.has(digest) and self._read(digest) == data:
            return digest
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(prefix=".incoming-", dir=self.folder)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, self.folder / digest)
            except BaseException:
                os.unlink(temporary)
                raise
            sync_path(self.folder)
        except OSError as error:
            raise unwritten(f"cannot keep document {digest[:12]} in {self.folder}", str(error.strerror)) from error
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes of a document. Raises LedgerError when they are missing or are no longer what was put."""
        data = self._read(digest)
        if hashlib.sha256(data).hexdigest() != digest:
            raise LedgerError(f"the bytes of document {digest[:12]} in {self.folder} are damaged: their hash differs")
        return data

    def has(self, digest: str) -> bool:
        """Whether a document of this sha256 is kept."""
        return (self._path(digest)).is_file()

    def _path(self, digest: str) -> Path:
        if not _SHA256.fullmatch(digest):
            raise LedgerError(f"{digest!r} is not a sha256")
        return self.folder / digest

    def _read(self, digest: str) -> bytes:
        try:
            return self._path(digest).read_bytes()
        except OSError as error:
            message = f"the bytes of document {digest[:12]} cannot be read from {self.folder}: {error.strerror}"
            raise LedgerError(message) from error
