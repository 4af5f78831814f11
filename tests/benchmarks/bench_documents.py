"""How reading grows with a document: time a word and peak memory to read it and to split its sentences, by size.

    python tests/benchmarks/bench_documents.py --size 50000 --size 50000000

The text is the project's own test documents, one after the other, as often as the size takes. Each size is measured
in a process of its own; small ones are repeated, and the fastest run counts. Prints the ratio to the first size.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from orchestration.documents import read_document
from orchestration.extraction.sentences import split_sentences

_DOCUMENTS = Path(__file__).parent.parent / "golden" / "unseen"
_MEASURED_BYTES = 1_000_000  # a size below this is read several times over


def build_text(size: int) -> bytes:
    """The test documents repeated up to `size` bytes, cut at a line's end."""
    whole = "\n\n".join(path.read_text("utf-8") for path in sorted(_DOCUMENTS.glob("*.txt"))) + "\n\n"
    data = whole.encode()
    repeated = data * (size // len(data) + 1)
    return repeated[: repeated.rfind(b"\n", 0, size) + 1]


def measure(size: int) -> dict[str, float]:
    """Seconds a million words for reading and for sentences, and the process' peak memory in MB."""
    data = build_text(size)
    words = len(data.split())
    reading = splitting = float("inf")
    for _ in range(max(1, _MEASURED_BYTES // size)):
        start = time.perf_counter()
        document = read_document(data, "benchmark.txt")
        read = time.perf_counter()
        sentences = sum(len(split_sentences(article)) for article in document.articles)
        reading, splitting = min(reading, read - start), min(splitting, time.perf_counter() - read)
    return {
        "words": words,
        "sentences": sentences,
        "articles": len(document.articles),
        "read_s_per_mword": reading / words * 1e6,
        "split_s_per_mword": splitting / words * 1e6,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure each size asked for and print the figures with the ratio to the first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", type=int, action="append", help="bytes of a document; may be given several times")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    first = 0.0
    for size in options.size or [50_000, 50_000_000]:
        command = [sys.executable, __file__, "--one", str(size)]
        figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        total = figures["read_s_per_mword"] + figures["split_s_per_mword"]
        first = first or total
        shown = "  ".join(f"{name} {figure:,.2f}" for name, figure in figures.items())
        print(f"{size:>11,} bytes  {shown}  ratio {total / first:.2f}", flush=True)


if __name__ == "__main__":
    main()
