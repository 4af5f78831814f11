"""What holds of every extraction: identity, spans, purity, and that no number is lost or told twice."""

from __future__ import annotations

import json

import pytest

from orchestration.documents import read_document
from orchestration.extraction import EXTRACTOR_VERSION, extract, to_record
from orchestration.extraction.explain import explain
from orchestration.extraction.model import Extraction
from orchestration.vocabulary import Vocabulary

TEXT = """Report on the Harbour Science Park

By the end of 2015 the Harbour Science Park was home to 1,200 companies, up 8 percent on 2014.
They employed 34,500 people. Call 020 7946 0000 or write to 12 Quay Street.

Of the companies, 45 had a turnover of more than 100 million euros. The park plans to open five incubators by 2018.
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.fixture(scope="module")
def extraction(vocabulary: Vocabulary) -> Extraction:
    return extract(read_document(TEXT.encode(), "2016-03-01-harbour.txt"), vocabulary)


def test_value_text_is_the_raw_span(extraction: Extraction) -> None:
    for observation in extraction.observations:
        assert TEXT[observation.char_start : observation.char_end] == observation.value_text


def test_identity_is_deterministic_and_distinct(extraction: Extraction, vocabulary: Vocabulary) -> None:
    again = extract(read_document(TEXT.encode(), "2016-03-01-harbour.txt"), vocabulary)
    assert again == extraction
    identities = [observation.observation_id for observation in extraction.observations]
    assert len(set(identities)) == len(identities)
    assert all(len(identity) == 32 for identity in identities)


def test_no_number_is_both_observed_and_unread(extraction: Extraction) -> None:
    observed = [(o.char_start, o.char_end) for o in extraction.observations]
    for entry in extraction.unread:
        assert not any(start < entry.char_end and entry.char_start < end for start, end in observed), entry
        assert entry.reason
        assert TEXT[entry.char_start : entry.char_end]


def test_slots_of_a_plain_report(extraction: Extraction) -> None:
    by_text = {observation.value_text: observation for observation in extraction.observations}
    assert {o.organisation for o in extraction.observations} == {"Harbour Science Park"}
    assert by_text["1,200"].indicator == "enterprises"
    assert (by_text["8 percent"].indicator, by_text["8 percent"].measure) == ("enterprises", "growth_rate")
    assert by_text["34,500"].indicator == "employees"
    assert (by_text["five"].indicator, by_text["five"].status) == ("incubators", "target")
    assert isinstance(by_text["1,200"].value, int)


def test_a_number_word_in_an_adjective_is_incidental(vocabulary: Vocabulary) -> None:
    text = "The harbour hall has a dual role and houses 40 firms."
    found = extract(read_document(text.encode(), "2016-03-01-hall.txt"), vocabulary).observations
    assert {each.value_text: each.scope for each in found} == {"dual": "incidental", "40": "metric"}


def test_record_is_plain_json(extraction: Extraction) -> None:
    record = json.loads(json.dumps(to_record(extraction.observations[0])))
    assert record["doc"] == "2016-03-01-harbour.txt"
    assert record["extractor_version"] == EXTRACTOR_VERSION
    assert record["period_end"] == "2015-12-31"
    assert 0 < record["confidence"] < 1


def test_explanation_names_the_rules(extraction: Extraction) -> None:
    lines = "\n".join(explain(extraction))
    assert "noun head: company" in lines
    assert "unread:" in lines


def test_an_empty_document_yields_nothing(vocabulary: Vocabulary) -> None:
    assert extract(read_document(b"No figures here.", "a.txt"), vocabulary) == Extraction((), ())
