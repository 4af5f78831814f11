"""Every claim annotated by hand stands in the sentence, and in the article with the date, that the annotation names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestration.documents import Article, Document, read_document
from orchestration.documents.discovery import iter_documents
from orchestration.extraction.model import Sentence
from orchestration.extraction.sentences import split_sentences

SETS = (("gold/dev.jsonl", "seeds"), ("corpus/gold.jsonl", "corpus/seeds"))
PLAIN_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
MIN_EQUAL = 0.98  # the annotators smoothed a doubled full stop and a run of dashes, which repair keeps


def fold(text: str) -> str:
    return " ".join(text.translate(PLAIN_QUOTES).split())


def claims(shared: Path, gold: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (shared / gold).read_text("utf-8").splitlines()]


def documents(shared: Path, folder: str) -> Iterator[Document]:
    for seed in iter_documents(shared / folder):
        sidecar = seed.sidecar_path.read_bytes() if seed.sidecar_path else None
        yield read_document(seed.path.read_bytes(), seed.name, sidecar)


def sentence_at(document: Document, offset: int) -> tuple[Article, Sentence]:
    for article in document.articles:
        for sentence in split_sentences(article):
            offsets = (article.text.raw_offset(sentence.start + index) for index in range(len(sentence.text)))
            if offset in offsets:
                return article, sentence
    raise AssertionError(f"no sentence of {document.name} holds the character {offset}")


@pytest.mark.parametrize(("gold", "folder"), SETS)
def test_sentences_equal_the_annotated_ones(shared: Path, gold: str, folder: str) -> None:
    by_name = {document.name: document for document in documents(shared, folder)}
    differing, total = [], 0
    for claim in claims(shared, gold):
        document = next(item for name, item in by_name.items() if name.startswith(claim["doc"]))
        assert document.raw[claim["char_start"] : claim["char_end"]] == claim["value_text"]
        _, sentence = sentence_at(document, claim["char_start"])
        total += 1
        if fold(sentence.text) != fold(claim["sentence"]):
            differing.append((claim["doc"], claim["char_start"]))
    assert len(differing) <= (1 - MIN_EQUAL) * total, differing


@pytest.mark.parametrize(("gold", "folder"), SETS)
def test_articles_bear_the_publication_date_of_their_claims(shared: Path, gold: str, folder: str) -> None:
    by_name = {document.name: document for document in documents(shared, folder)}
    for claim in claims(shared, gold):
        if claim["period_basis"] == "publication" and claim["period_start"] is None and claim["status"] == "actual":
            document = next(item for name, item in by_name.items() if name.startswith(claim["doc"]))
            article, _ = sentence_at(document, claim["char_start"])
            assert str(article.metadata.published_on) == claim["period_end"], (claim["doc"], claim["char_start"])
