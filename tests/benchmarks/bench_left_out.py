"""How much of the scores is owed to the vocabulary of the annotated documents: each is scored as if it had been unseen.

    python tests/benchmarks/bench_left_out.py [--set dev] [--set corpus] [--set unseen]

For each document, every row of the vocabulary whose words occur in it and in no other annotated document is left out:
organisations, programmes, aliases, terms of indicators and cues. Then the document is extracted and scored. The rules
of the program stay, so this measures what the vocabulary alone gave away; names that anybody would have listed without
the document go too, so it is a low estimate.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from orchestration.extraction.indicators.forms import tokens_of, verb_forms
from orchestration.vocabulary import Vocabulary

_ROOT = Path(__file__).parents[2]
sys.path.append(str(_ROOT / "tests" / "golden"))

from test_extraction_scores import SETS, load_scorer, places, predictions  # noqa: E402

_SHARED = _ROOT.parent / "shared"
_LONGEST = 6  # words of a term


class Occurrences:
    """Which documents hold a phrase: folded words for terms, the text as written for names."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = {name: " ".join(text.split()).casefold() for name, text in texts.items()}
        self._phrases = {name: set(_phrases(text)) for name, text in texts.items()}

    def only_name(self, document: str, names: Iterable[str]) -> bool:
        """Whether one of the names stands in the document and none in another."""
        wanted = [name.casefold() for name in names]
        return self._only(document, lambda other: any(name in self._texts[other] for name in wanted))

    def only_term(self, document: str, spellings: Iterable[str]) -> bool:
        """Whether one of the spellings of a term stands in the document and none in another."""
        wanted = [tuple(token.form for token in tokens_of(spelling)) for spelling in spellings]
        return self._only(document, lambda other: any(phrase in self._phrases[other] for phrase in wanted))

    def _only(self, document: str, holds: Callable[[str], bool]) -> bool:
        return holds(document) and not any(holds(other) for other in self._texts if other != document)


def _phrases(text: str) -> Iterable[tuple[str, ...]]:
    forms = [token.form for token in tokens_of(text)]
    for length in range(1, _LONGEST + 1):
        for start in range(len(forms) - length + 1):
            yield tuple(forms[start : start + length])


def without(vocabulary: Vocabulary, document: str, found: Occurrences) -> tuple[Vocabulary, Counter[str]]:
    """The vocabulary without what occurs in this document alone, and how many rows of each kind went."""
    aliases = _by_member(vocabulary.organisation_aliases)
    programme_aliases = _by_member(vocabulary.programme_aliases)
    programmes = {
        name: row
        for name, row in vocabulary.programmes.items()
        if not found.only_name(document, (name, *programme_aliases.get(name, ())))
    }
    referred = {row.operator for row in programmes.values()} | {row.describes for row in programmes.values()}
    organisations = {
        name: row
        for name, row in vocabulary.organisations.items()
        if name in referred or not found.only_name(document, (name, *aliases.get(name, ())))
    }
    organisations = {
        name: row if row.parent is None or row.parent in organisations else replace(row, parent=None)
        for name, row in organisations.items()
    }
    terms = tuple(
        term
        for term in vocabulary.terms
        if not found.only_term(document, verb_forms(term.term) if term.role == "verb" else (term.term,))
    )
    cue_sets = {
        name: tuple(
            cue
            for cue in cues
            if not found.only_term(document, verb_forms(cue.text) if cue.kind == "verb" else (cue.text,))
        )
        for name, cues in vocabulary.cue_sets.items()
    }
    left = replace(
        vocabulary,
        terms=terms,
        cue_sets=cue_sets,
        organisations=organisations,
        organisation_aliases=tuple(row for row in vocabulary.organisation_aliases if row.name in organisations),
        programmes=programmes,
        programme_aliases=tuple(row for row in vocabulary.programme_aliases if row.name in programmes),
        content_hash=f"{vocabulary.content_hash} without {document}",
    )
    gone = Counter(
        organisations=len(vocabulary.organisations) - len(organisations),
        programmes=len(vocabulary.programmes) - len(programmes),
        terms=len(vocabulary.terms) - len(terms),
        cues=sum(map(len, vocabulary.cue_sets.values())) - sum(map(len, cue_sets.values())),
    )
    return left, gone


def _by_member(aliases: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in aliases:
        found.setdefault(row.name, []).append(row.alias)
    return found


def annotated(name: str) -> tuple[Path, dict[str, list[dict[str, Any]]]]:
    """The folder of a set and its claims by document."""
    folder, gold_path = places(name, _SHARED)
    claims: dict[str, list[dict[str, Any]]] = {}
    for line in gold_path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            claim = json.loads(line)
            claims.setdefault(claim["doc"], []).append(claim)
    return folder, claims


def text_of(folder: Path, document: str) -> str:
    """The text of the file whose name begins with the document's."""
    path = next(p for p in sorted(folder.iterdir()) if p.name.startswith(document) and not p.name.endswith(".yml"))
    return path.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    """Print quantity and fact F1 of each document, with the whole vocabulary and without its own rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=SETS, action="append", help="annotated set; may be given several times")
    options = parser.parse_args()
    scorer, vocabulary = load_scorer(_SHARED), Vocabulary.load()
    sets = {name: annotated(name) for name in SETS}
    texts = {doc: text_of(folder, doc) for folder, claims in sets.values() for doc in claims}
    found = Occurrences(texts)
    for name in options.set or SETS:
        folder, claims = sets[name]
        gold: list[dict[str, Any]] = []
        sums: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
        for document, wanted in sorted(claims.items()):
            reduced, gone = without(vocabulary, document, found)
            scores = []
            for place, words in enumerate((vocabulary, reduced)):
                predicted = predictions(folder, {document}, words)
                for record in predicted:
                    record["doc"] = document
                sums[place].extend(predicted)
                scores.append(_f1(scorer, wanted, predicted))
            gold += wanted
            rows = ", ".join(f"{count} {kind}" for kind, count in gone.items())
            print(f"{document:<50} {scores[0]}   left out {scores[1]}   ({rows})", flush=True)
        print(f"{name:<50} {_f1(scorer, gold, sums[0])}   left out {_f1(scorer, gold, sums[1])}")


def _f1(scorer: Any, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> str:
    result = scorer.score(gold, predicted)
    return f"quantity {result['quantity'][2]:.3f}  fact {result['fact'][2]:.3f}"


if __name__ == "__main__":
    main()
