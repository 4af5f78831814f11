"""`ecosystem extract`: the observations of documents on standard output, with no state touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from orchestration.cli.failure import Failure
from orchestration.documents import Document, UnreadableDocument, read_document
from orchestration.extraction import extract as extract_document
from orchestration.extraction import to_record
from orchestration.extraction.explain import explain as explain_extraction
from orchestration.extraction.model import Extraction
from orchestration.vocabulary import Vocabulary, VocabularyError

SIDECAR_SUFFIX = ".meta.yml"
TABLE_COLUMNS = ("indicator", "measure", "value_text", "unit", "status", "period_end", "organisation", "programme")
PIPE_WIDTH = 200  # characters of a table where there is no terminal


def extract(files: Sequence[Path], format: Literal["jsonl", "table"], *, explain: bool) -> None:
    """Print each document's observations in the order of its text; sidecars among the files are no documents.

    Raises Failure for documents that cannot be read, once all others are printed.
    """
    try:
        vocabulary = Vocabulary.load()
    except VocabularyError as error:
        raise Failure(error) from error
    failed = []
    for path in (path for path in files if not path.name.endswith(SIDECAR_SUFFIX)):
        try:
            document = _read(path)
        except (OSError, UnreadableDocument) as error:
            failed.append(f"{path}: {getattr(error, 'strerror', None) or error}")
            continue
        extraction = extract_document(document, vocabulary)
        if explain:
            _print_lines([f"{document.name}", *explain_extraction(extraction), ""])
        elif format == "table":
            _print_table(document, extraction)
        else:
            _print_lines(json.dumps(to_record(o), ensure_ascii=False) for o in extraction.observations)
    if failed:
        raise Failure("; ".join(failed))


def _read(path: Path) -> Document:
    sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
    return read_document(path.read_bytes(), path.name, sidecar.read_bytes() if sidecar.exists() else None)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _print_table(document: Document, extraction: Extraction) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    title = f"{document.name}: {len(extraction.observations)} observations, {len(extraction.unread)} numbers unread"
    table = Table(*TABLE_COLUMNS, title=title)
    for observation in extraction.observations:
        values = (getattr(observation, column) for column in TABLE_COLUMNS)
        table.add_row(*(Text("" if value is None else " ".join(str(value).split())) for value in values))
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False).print(table)
