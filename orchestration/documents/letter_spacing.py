"""Repair of letter-spaced lines, whose words came apart into splinters: "Commi t t ee ,  t he" is two words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from orchestration.documents.mapping import Edit, apply_edits
from orchestration.documents.model import MappedText

_LINE = re.compile(r"[^\n\r]+")
_CELL = re.compile(r"[^ \n\r]+(?: [^ \n\r]+)*")  # what stands between double spaces
_SINGLE_LETTERS = re.compile(r"(?<![^\s(])[^\W\d_](?: [^\W\d_]){4,}(?![^\s.,;:)])")
_LETTER_WORDS = frozenset("aAI&")
_EDGE = ".,;:!?\"'()[]-"
_MIN_SPLINTERS = 2  # single letters that are no words, in one line
_MIN_SHARE = 0.15  # of the line's tokens
_LONGEST_WORD = 24


def repair_letter_spacing(text: MappedText, vocabulary: Mapping[str, int]) -> MappedText:
    """Close the spaces within the words of letter-spaced lines; the double spaces between words stay."""
    return apply_edits(text, _edits(text.text, vocabulary))


def _edits(text: str, vocabulary: Mapping[str, int]) -> Iterator[Edit]:
    for line in _LINE.finditer(text):
        content = line.group()
        if "  " in content.strip() and _is_letter_spaced(content):
            for cell in _CELL.finditer(content):
                if " " in cell.group() and _is_one_word(cell.group(), vocabulary):
                    yield from _close(line.start() + cell.start(), cell.group())
            continue
        for run in _SINGLE_LETTERS.finditer(content):
            yield from _close(line.start() + run.start(), run.group(), _word_starts(run.group(), vocabulary))


def _close(offset: int, spaced: str, keep: frozenset[int] = frozenset()) -> Iterator[Edit]:
    """Delete each space of `spaced` but those whose index is in `keep`."""
    for index, character in enumerate(spaced):
        if character == " " and index not in keep:
            yield Edit(offset + index, offset + index + 1, "")


def _is_letter_spaced(line: str) -> bool:
    tokens = line.split()
    splinters = sum(len(token) == 1 and token.isalpha() and token not in _LETTER_WORDS for token in tokens)
    return splinters >= _MIN_SPLINTERS and splinters >= _MIN_SHARE * len(tokens)


def _is_one_word(cell: str, vocabulary: Mapping[str, int]) -> bool:
    """The document knows the closed word, or the cell is not made of words that it knows."""
    if vocabulary.get(cell.replace(" ", "").strip(_EDGE).lower(), 0):
        return True
    tokens = [token.strip(_EDGE).lower() for token in cell.split(" ")]
    known = sum(len(token) > 2 and vocabulary.get(token, 0) > 1 for token in tokens)
    return known == 0 and sum(map(len, tokens)) <= _LONGEST_WORD


def _word_starts(spaced: str, vocabulary: Mapping[str, int]) -> frozenset[int]:
    """Indexes of the spaces at which a run of single letters divides into words of the document, longest first."""
    letters = spaced[::2].lower()
    starts, position = set[int](), 0
    while position < len(letters):
        for end in range(min(len(letters), position + _LONGEST_WORD), position + 1, -1):
            if vocabulary.get(letters[position:end], 0):
                break
        else:
            return frozenset()  # not all of the run is known: one word
        if end < len(letters):
            starts.add(2 * end - 1)
        position = end
    return frozenset(starts)
