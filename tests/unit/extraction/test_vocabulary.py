"""The vocabulary loads whole, and says which row is wrong where one is."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from orchestration.vocabulary import DEFAULT_FOLDER, Vocabulary, VocabularyError

FILES = sorted(
    path
    for pattern in ("indicator*.csv", "noun_groups.csv", "cue_sets.csv", "organisation*.csv", "programme*.csv")
    for path in DEFAULT_FOLDER.glob(pattern)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference data that a test may spoil."""
    for path in FILES:
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def append(path: Path, *cells: str) -> None:
    with path.open("a", newline="", encoding="utf-8") as lines:
        csv.writer(lines, lineterminator="\n").writerow(cells)


def test_the_projects_own_vocabulary_is_valid() -> None:
    vocabulary = Vocabulary.load()
    assert len(vocabulary.indicators) > 100
    assert all(entry.definition for entry in vocabulary.indicators.values())
    assert {term.code for term in vocabulary.terms} == set(vocabulary.indicators)
    assert {"36Kr", "1000 Talents Plan", "500 Startups"} <= vocabulary.names_with_digits()


def test_the_shared_codes_and_names_are_kept(shared: Path) -> None:
    vocabulary = Vocabulary.load()
    for name, column, known in (
        ("indicators.csv", "code", vocabulary.indicators),
        ("organisations.csv", "name", vocabulary.organisations),
        ("programmes.csv", "name", vocabulary.programmes),
    ):
        with (shared / "vocabulary" / name).open(encoding="utf-8") as lines:
            assert {row[column] for row in csv.DictReader(lines)} <= set(known)


def test_the_hash_follows_the_content(folder: Path) -> None:
    before = Vocabulary.load(folder).content_hash
    assert before == Vocabulary.load(folder).content_hash
    append(folder / "organisation_aliases.csv", "Z Park", "Zhongguancun Science Park", "proper")
    assert Vocabulary.load(folder).content_hash != before


@pytest.mark.parametrize(
    ("name", "cells", "message"),
    [
        ("indicators.csv", ("enterprises", "t", "COUNT", "l", "d", "yes", "no", "metric"), "stands twice"),
        ("indicators.csv", ("Bad Code", "t", "COUNT", "l", "d", "yes", "no", "metric"), "snake case"),
        ("indicators.csv", ("new_code", "t", "COUNT", "l", "d", "maybe", "no", "metric"), "not yes or no"),
        ("indicators.csv", ("new_code", "t", "COUNT", "l", "d", "yes", "no", "trivia"), "scope"),
        ("indicator_terms.csv", ("nothing", "noun", "thing", "", "1"), "no indicator"),
        ("indicator_terms.csv", ("enterprises", "adjective", "thing", "", "1"), "role"),
        ("indicator_terms.csv", ("enterprises", "noun", "thing", "", "heavy"), "weight"),
        ("indicator_terms.csv", ("enterprises", "noun", "thing|", "", "1"), "term is empty"),
        ("indicator_terms.csv", ("enterprises", "noun", "@nothing", "", "1"), "no noun group"),
        ("indicator_terms.csv", ("enterprises", "noun", "thing", "abroad||listed", "1"), "cannot be read"),
        ("indicator_terms.csv", ("enterprises", "noun", "thing", "nothing", "1"), "no cue set"),
        ("indicator_terms.csv", ("budget", "flow", "flow_gvie", "giver:party_state", "1"), "no cue set"),
        ("indicator_terms.csv", ("budget", "otherwise", "mony", "", "1"), "the term of this role"),
        ("indicator_terms.csv", ("enterprises", "noun", "thing", "above:abroad", "1"), "place"),
        ("cue_sets.csv", ("abroad", "adverb", "elsewhere"), "kind"),
        ("cue_sets.csv", ("abroad", "words", "overseas"), "stands twice"),
        ("noun_groups.csv", ("company", ""), "noun is empty"),
        ("organisations.csv", ("New Body", "company", "Nobody", "", "canonical", ""), "parent"),
        ("organisations.csv", ("New Body", "company", "", "", "as_you_like", ""), "naming"),
        ("organisation_aliases.csv", ("NB", "Nobody", "proper"), "no canonical name"),
        ("organisation_aliases.csv", ("NB", "Baidu", "upper"), "letter_case"),
        ("programmes.csv", ("New Scheme", "Nobody", "", "canonical", ""), "operator"),
        ("programmes.csv", ("New Scheme", "Innovate UK", "", "as_you_like", ""), "naming"),
        ("programmes.csv", ("New Scheme",), "not as many cells"),
    ],
)
def test_a_bad_row_is_named(folder: Path, name: str, cells: tuple[str, ...], message: str) -> None:
    append(folder / name, *cells)
    with pytest.raises(VocabularyError, match=message) as caught:
        Vocabulary.load(folder)
    assert name in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "programmes.csv").unlink()
    with pytest.raises(VocabularyError, match=r"programmes\.csv: no such file"):
        Vocabulary.load(folder)
