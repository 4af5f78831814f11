"""Repair of words that the page took apart: stray splits and spaces, displaced letters, footnote marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from orchestration.documents.function_words import FUNCTION_WORDS, word_set
from orchestration.documents.mapping import Edit, apply_edits
from orchestration.documents.model import MappedText

Vocabulary = Mapping[str, int]  # lower-case word -> times that the document has it

_BLOCK = 100_000  # characters whose words are counted at a time
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Word endings that are no words themselves: "Administrat ive".
_SUFFIXES = word_set(
    "ive ively tion tions tional ation ations ment ments mental ness ity ities ies ied ially lopment opment lop "
    "tive tives ture tures ence ences ance ances ible ably nment ment's eering logy logies nology nological ogy"
)
_PAIR = re.compile(r"(?<![\w'-])([A-Za-z]{2,}) (?=([a-z]{2,})(?![\w']))")
# "[197]" behind a word or stop; a bracketed figure that belongs to the sentence has a space before it.
_FOOTNOTE = re.compile(
    r"(?<=[\w.,;:!?\"')\]%])\[(?:\d{1,3}(?:[,\u2013-] ?\d{1,3})*|note \d+|citation needed)\](?! ?[kmb]illion)"
)
_STRAY = re.compile(
    r"(?P<comma>(?<=\w) +(?=,(?:\s|\d{3}(?!\d)|$)))|(?P<stop>(?<=[a-z)]) +(?=\.(?:\s|$)(?!\s?\.)))"
    r"|(?P<dash>(?<=\w)-{2,}(?=\w))|(?P<many>[ \t\u00a0]{2,}|\t)"
)
_STAND_INS = {"many": " ", "dash": "\u2014"}
_TIGHT_COMMA = re.compile(r"(?<=[A-Za-z][a-z]),(?=[a-z])")
_DISPLACED = re.compile(r"(?<=[a-z]) s(?=(?:of|to|the|for|from|with|by|were|are|was|have|has|who|which|that)\b)")


def count_words(text: str) -> dict[str, int]:
    """How often the text has each word, in lower case."""
    counts: Counter[str] = Counter()
    start = 0
    while start < len(text):  # in blocks of whole lines, so that no list of all words is held
        end = text.find("\n", start + _BLOCK)
        end = len(text) if end < 0 else end
        counts.update(_WORD.findall(text[start:end].lower()))
        start = end
    return counts


def repair_words(text: MappedText, vocabulary: Vocabulary) -> MappedText:
    """Put split words together again and drop stray spaces and footnote marks; blank lines stay."""
    text = apply_edits(text, _stray_marks(text.text))
    text = apply_edits(text, (Edit(match.end(), match.end(), " ") for match in _TIGHT_COMMA.finditer(text.text)))
    text = apply_edits(text, (Edit(*match.span(), "s ") for match in _DISPLACED.finditer(text.text)))
    return apply_edits(text, _split_words(text.text, vocabulary))


def _stray_marks(text: str) -> Iterator[Edit]:
    edits = [Edit(*match.span(), _STAND_INS.get(match.lastgroup or "", "")) for match in _STRAY.finditer(text)]
    edits.extend(Edit(*match.span(), "") for match in _FOOTNOTE.finditer(text))
    edits.sort()
    end = -1
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end


def _split_words(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    joined_at = -1
    for match in _PAIR.finditer(text):
        if match.start() != joined_at and is_split_word(match.group(1), match.group(2), vocabulary):
            joined_at = match.start(2)  # a half is joined once
            yield Edit(match.end(1), joined_at, "")


def is_split_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether two neighbours are the halves of one word, by the document's own words and by English endings."""
    first, second = left.lower(), right
    if first in FUNCTION_WORDS or second in FUNCTION_WORDS:
        return False
    alone = vocabulary.get(first, 0) <= 1 and vocabulary.get(second, 0) <= 1
    if vocabulary.get(first + second, 0) >= 1:
        return alone
    return second in _SUFFIXES and vocabulary.get(first, 0) <= 1 and len(first) >= 3
