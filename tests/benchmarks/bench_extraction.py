"""How fast documents are read and extracted: words a second on one core, and how that holds as a document grows.

    python tests/benchmarks/bench_extraction.py
    python tests/benchmarks/bench_extraction.py --folder seeds --size 50000 --size 5000000

First the words a second over the documents of the folders, best of several rounds in CPU time, vocabulary loaded.
Then, for each size, the time a word and the peak memory of one document of that size, each in a process of its own,
with the ratio to the first size: the mean of as many rounds as make up a megabyte, so that small and large texts meet
the same moments of a busy machine. The text of these is that of bench_documents.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench_documents import build_text

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.vocabulary import Vocabulary

_ROOT = Path(__file__).parents[2]
_FOLDERS = [_ROOT / "seeds", _ROOT.parent / "shared" / "seeds"]
_ROUNDS = 5
_MEAN_OVER = 1_000_000  # bytes read for one mean


def words_a_second(folders: list[Path]) -> float:
    """Words of all documents of the folders, over the CPU seconds of the fastest round."""
    vocabulary = Vocabulary.load()
    paths = [
        p for folder in folders if folder.is_dir() for p in sorted(folder.iterdir()) if p.suffix in (".txt", ".md")
    ]
    documents = [(path.read_bytes(), path.name) for path in paths]
    words = sum(len(data.split()) for data, _ in documents)
    fastest = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        for data, name in documents:
            extract(read_document(data, name), vocabulary)
        fastest = min(fastest, time.process_time() - start)
    return words / fastest


def measure(size: int) -> dict[str, float]:
    """Microseconds a word for one document of `size` bytes, and the peak memory in MB."""
    vocabulary = Vocabulary.load()
    data = build_text(size)
    words = len(data.split())
    rounds = max(1, _MEAN_OVER // size)
    start = time.process_time()
    for _ in range(rounds):
        extraction = extract(read_document(data, "benchmark.txt"), vocabulary)
    seconds = (time.process_time() - start) / rounds
    return {
        "words": words,
        "observations": len(extraction.observations),
        "us_a_word": seconds / words * 1e6,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print the words a second, then a line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, action="append", help="folder of documents; may be given several times")
    parser.add_argument("--size", type=int, action="append", help="bytes of a document; may be given several times")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    print(f"{words_a_second(options.folder or _FOLDERS):,.0f} words a second", flush=True)
    first = 0.0
    for size in options.size or [50_000, 5_000_000]:
        command = [sys.executable, __file__, "--one", str(size)]
        figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        first = first or figures["us_a_word"]
        shown = "  ".join(f"{name} {figure:,.1f}" for name, figure in figures.items())
        print(f"{size:>11,} bytes  {shown}  ratio {figures['us_a_word'] / first:.2f}", flush=True)


if __name__ == "__main__":
    main()
