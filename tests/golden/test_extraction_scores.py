"""Scores of the extraction on annotated documents, held to floors that only rise.

The floors stand in `floors.json`. After an improvement, raise them to what is reached now with

    python tests/golden/test_extraction_scores.py --raise-floors

which never lowers one. A floor is the score less a hundredth, since a slot is a share of the claims that matched, and
those change as more are found. Scores are printed with `pytest -s`.
"""

from __future__ import annotations

import importlib.util
import json
import math
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract, to_record
from orchestration.vocabulary import Vocabulary

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parents[2] / "shared"
SLACK = 0.01
SETS = ("dev", "corpus", "unseen")


def load_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def places(name: str, shared: Path) -> tuple[Path, Path]:
    """The folder of the documents of a set, and its annotation."""
    if name == "dev":
        return shared / "seeds", shared / "gold" / "dev.jsonl"
    if name == "corpus":
        return shared / "corpus" / "seeds", shared / "corpus" / "gold.jsonl"
    return HERE / "unseen", HERE / "unseen" / "gold.jsonl"


def predictions(folder: Path, wanted: set[str], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Records of every document whose name begins with one of the annotated names."""
    records: list[dict[str, Any]] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".jsonl" or path.name.endswith(".meta.yml") or path.name.startswith("."):
            continue
        if not any(path.name.startswith(name) for name in wanted):
            continue
        sidecar = path.with_name(path.name + ".meta.yml")
        document = read_document(path.read_bytes(), path.name, sidecar.read_bytes() if sidecar.is_file() else None)
        records += [to_record(observation) for observation in extract(document, vocabulary).observations]
    return records


def evaluate(name: str, shared: Path) -> tuple[dict[str, float], list[tuple[float, bool]]]:
    """Scores of a set by name, and for each matched claim its confidence and whether the fact is right."""
    scorer = load_scorer(shared)
    folder, gold_path = places(name, shared)
    gold = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = {claim["doc"] for claim in gold}
    predicted = predictions(folder, wanted, Vocabulary.load())
    for record in predicted:
        record["doc"] = next(doc for doc in wanted if record["doc"].startswith(doc))
    result = scorer.score(gold, predicted)
    scores = {"quantity": result["quantity"][2], "fact": result["fact"][2], **result["slots"]}
    judged = []
    for i, j in result["pairs"]:
        right = all(scorer.slot(gold[i], slot) == scorer.slot(predicted[j], slot) for slot in scorer.FACT)
        judged.append((predicted[j]["confidence"], right))
    return scores, judged


def floors() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", SETS)
def test_scores_reach_their_floors(name: str, shared: Path) -> None:
    scores, _ = evaluate(name, shared)
    print(f"\n{name}: " + "  ".join(f"{slot} {value:.3f}" for slot, value in scores.items()))
    short = {slot: (scores[slot], floor) for slot, floor in floors()[name].items() if scores[slot] < floor}
    assert not short, f"{name}: below the floor (reached, floor): {short}"


def test_every_annotated_span_reads_as_it_says() -> None:
    """Else an annotation stands beside another text, as when two documents had one name."""
    folder = HERE / "unseen"
    claims = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {claim["doc"]: (folder / claim["doc"]).read_bytes().decode("utf-8") for claim in claims}
    wrong = [c for c in claims if texts[c["doc"]][c["char_start"] : c["char_end"]] != c["value_text"]]
    assert wrong == []


def test_confidence_is_calibrated(shared: Path) -> None:
    """Within each third of the claims, the mean confidence is near the share of right facts, and the thirds ascend."""
    judged = sorted(pair for name in SETS for pair in evaluate(name, shared)[1])
    third = len(judged) // 3
    shares = []
    for part in (judged[:third], judged[third : 2 * third], judged[2 * third :]):
        mean = sum(confidence for confidence, _ in part) / len(part)
        share = sum(right for _, right in part) / len(part)
        print(f"confidence {mean:.2f}  right {share:.2f}  of {len(part)}")
        assert abs(mean - share) < 0.15
        shares.append(share)
    assert shares[0] < shares[2]


def raise_floors(shared: Path) -> None:
    """Write the floors anew: for each the higher of the old one and the present score less the slack."""
    old = floors() if FLOORS.is_file() else {}
    new = {}
    for name in SETS:
        scores, _ = evaluate(name, shared)
        reached = {slot: math.floor((value - SLACK) * 1000) / 1000 for slot, value in scores.items()}
        new[name] = {slot: max(value, old.get(name, {}).get(slot, 0.0)) for slot, value in reached.items()}
    FLOORS.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--raise-floors"]:
        sys.exit(__doc__)
    raise_floors(SHARED)
