"""Aliases that people add: what they may name, and that the vocabulary's hash tells them."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.ledger.corrections import CorrectionRefused
from orchestration.ledger.review import LedgerAlias, plan_alias, plan_alias_withdrawal, with_aliases
from orchestration.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
PARK = "Zhongguancun Science Park"


@pytest.mark.parametrize(
    ("name", "kind"), [(PARK, "organisation"), ("enterprises", "indicator"), ("1000 Talents Plan", "programme")]
)
def test_an_alias_takes_the_kind_of_its_name(name: str, kind: str) -> None:
    planned = plan_alias("  The  Orchard ", name, VOCABULARY, [], "Ada", "nickname")
    assert (planned.payload["kind"], planned.payload["alias"]) == (kind, "The Orchard")
    assert planned.stream_id == "alias/The Orchard"


def test_an_alias_means_one_thing() -> None:
    standing = [LedgerAlias("organisation", "The Orchard", PARK)]
    for alias, name in (("The Orchard", PARK), (PARK, "enterprises"), (" ", PARK)):
        with pytest.raises(CorrectionRefused):
            plan_alias(alias, name, VOCABULARY, standing, "Ada", "nickname")
    with pytest.raises(CorrectionRefused, match="did you mean enterprises"):
        plan_alias("shops", "enterprizes", VOCABULARY, [], "Ada", "nickname")


def test_aliases_change_the_hash_of_the_vocabulary_and_nothing_else_does() -> None:
    alias = LedgerAlias("organisation", "The Orchard", PARK)
    once = with_aliases(VOCABULARY, [alias])
    assert once.content_hash != VOCABULARY.content_hash
    assert once.content_hash == with_aliases(VOCABULARY, [alias]).content_hash
    for idle in ([], [LedgerAlias("organisation", PARK, PARK)], [LedgerAlias("organisation", "The Orchard", "Gone")]):
        assert with_aliases(VOCABULARY, idle) is VOCABULARY


def test_extraction_uses_the_alias() -> None:
    text = b"Park news\n\nIn 2013 Orchardville Works had 430 companies.\n"
    document = read_document(text, "2014-01-01-a.txt")
    alias = LedgerAlias("organisation", "Orchardville Works", PARK)
    found = extract(document, with_aliases(VOCABULARY, [alias])).observations
    assert [(o.value, o.organisation) for o in found] == [(430, PARK)]


def test_an_alias_that_was_replaced_is_not_withdrawn(record: Any) -> None:
    added = plan_alias("The Orchard", PARK, VOCABULARY, [], "Ada", "nickname")
    first, second = record([added])[0], record([added])[0]
    assert plan_alias_withdrawal(first, [first], "Bob", "wrong").expected_version == 1
    with pytest.raises(CorrectionRefused, match="withdrawn or replaced"):
        plan_alias_withdrawal(first, [first, second], "Bob", "wrong")
