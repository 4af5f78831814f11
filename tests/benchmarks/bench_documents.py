"""How reading grows with a document: time a word and peak memory to read it and to split its sentences, by size.

    python tests/benchmarks/bench_documents.py --size 50000 --size 50000000

The text is a collection of articles, those of the project's own test documents in as many rounds as the size takes;
see `build_text`. Each size is measured in a process of its own; small ones are repeated, and the fastest run counts.
Prints the ratio to the first size.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from orchestration.documents import read_document
from orchestration.extraction.sentences import split_sentences

_DOCUMENTS = Path(__file__).parent.parent / "golden" / "unseen"
_ARTICLE = 1_950  # characters of a test document that make an article
_RENAMED = re.compile(r"\b(?:Severnside|Warnetal|Ruhrau|Thamesgate|Kestrel|Neusoft|Nanowell|Lumatec)\b")
_SYLLABLES = ("ba", "den", "fo", "gar", "lin", "mo", "nec", "sul", "tor", "wick")
_SOURCES = ("Gazette", "Morning Post", "Business Daily", "Science Weekly")
_MEASURED_BYTES = 1_000_000  # a size below this is read several times over


def build_text(size: int) -> bytes:
    """A collection of articles of `size` bytes, cut at a line's end: the same mix of sentences at every size.

    A round of articles, the beginnings of all test documents, is some 50,000 bytes; further rounds repeat it. Each
    article ends with a source line of its own, so that it is read as one. The invented firms and parks bear other
    names in later rounds: most of them names of rounds before, new ones ever more seldom, as in a real collection.
    """
    articles = [_beginning(path.read_text("utf-8")) for path in sorted(_DOCUMENTS.glob("*.txt"))]
    parts: list[bytes] = []
    length = 0
    for number in itertools.count():
        for place, article in enumerate(articles):
            source = f"(Source: {_SOURCES[(number + place) % len(_SOURCES)]}, {1 + place} March {2011 + number % 9})"
            part = f"{_RENAMED.sub(partial(_other_name, number), article)}\n\n{source}\n\n".encode()
            parts.append(part)
            length += len(part)
            if length >= size:
                data = b"".join(parts)
                return data[: data.rfind(b"\n", 0, size) + 1]
    raise AssertionError("rounds never end")


def _beginning(text: str) -> str:
    """The text up to the last end of a paragraph within the length of an article, or of a line."""
    end = max(text.rfind("\n\n", 0, _ARTICLE), text.rfind("\n", 0, _ARTICLE))
    return text[:end] if len(text) > _ARTICLE else text.rstrip()


def _other_name(number: int, match: re.Match[str]) -> str:
    """The name itself in round 0, later one of the names that have come up until that round, which grow as its root."""
    known = math.isqrt(number)
    variant = number % (known + 1)
    return match.group() + "".join(_SYLLABLES[int(digit)] for digit in str(variant)) if variant else match.group()


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
