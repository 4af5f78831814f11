"""Articles to sentences: one line each, with the offset at which it stands in the article's repaired text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from orchestration.documents.function_words import word_set
from orchestration.documents.model import Article
from orchestration.extraction.lists import with_leads
from orchestration.extraction.model import Sentence
from orchestration.extraction.tables import with_heads
from orchestration.extraction.windows import windows

# Abbreviations that a name or number follows: a stop behind them never ends a sentence.
_NEVER_END = word_set(
    "mr mrs ms dr prof rev hon gen col lt capt sgt st no nos vol vols fig figs p pp art sec ch approx ca e.g i.e "
    "eg ie cf vs viz al rs bzw jan feb mar apr jun jul aug sep sept oct nov dec dept univ est messrs smt shri pvt "
    "sq mrd mio gov sen rep pres tel ext incl excl vgl nr abs insb ggf inkl exkl zzgl abzgl evtl bspw sog ehem bzgl "
    "tsd str"
)
# Abbreviations that end a sentence only where the next word opens one.
_MAY_END = word_set(
    "inc ltd co corp plc llc jr sr bros etc u.s u.k u.n e.u p.r u.s.a d.c a.m p.m ph.d m.a b.a cent min max usw"
)
# Words that open a sentence even after such an abbreviation.
_OPENERS = word_set(
    "the this these those it its in on at by for from with he she they we there their our a an and but however "
    "according since after before during among each both as if when while although over more nearly about some many "
    "most"
)
_STOP = re.compile(
    r"(?<![.!?\u2026])(?P<stop>[.!?\u2026]++)(?P<close>[\"')\]\u00bb]*+)(?=\s)|(?P<cjk>[\u3002\uff01\uff1f])(?P<cjk_close>[\"')\]\u300d\u300f]*)"
    r"|(?P<tight>(?<=[a-z]{2})[.!?](?=[A-Z][a-z]))"
)
_CELL_EDGE = " | "
_BREAK = re.compile(r"\n\n")
_WORD_BEFORE = re.compile(r"[^\s\"(\[]+$")
_LOWER_CASE_WORD = re.compile(r"(?<![\w.])[a-z]{3,}(?!\w)")
_IN_PLACE = re.compile(r"\b[Ii]n (?:the )?$")
_MONTH = re.compile(r"(?:Jan|Feb|M\u00e4r|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_ENGLISH_MONTH = re.compile(r"(?:Mar|May|Oct|Dec)")
_DAYS = re.compile(r"\d{1,2}\.[-–]\d{1,2}")  # "6.-15. May"
_LETTER_PAIR = re.compile(r"(?<![\w.])[a-z]\. ?$")  # "z. B.", "u. a.": a letter before the letter
_GERMAN_ARTICLE = re.compile(r"\b(?:der|das|dem|zum|zur|beim|vom) $")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})$")


def split_sentences(article: Article) -> list[Sentence]:
    """Every sentence of the article in order; together they hold every character but the space between them."""
    text = article.text.text
    common = frozenset(_LOWER_CASE_WORD.findall(text))
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        heading = start in article.headings
        whole = heading or _CELL_EDGE in text[start:end]  # the row of a table is one sentence
        spans = [(start, end)] if whole else _sentence_spans(text, start, end, common)
        for first, last in chain.from_iterable(windows(text, *span) for span in spans):
            sentences.append(Sentence(text[first:last], first, len(sentences), paragraph, heading))
    return with_leads(with_heads(sentences))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _sentence_spans(text: str, start: int, end: int, common: frozenset[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if not _ends(text, begin, match, end, common):
            continue
        yield begin, match.end()
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, match: re.Match[str], end: int, common: frozenset[str]) -> bool:
    """Whether the stop at `match` ends the sentence that began at `begin`."""
    if match.group("cjk") or match.group("tight"):
        return True
    following = text[match.end() : min(end, match.end() + 40)].lstrip()
    if not following:
        return False  # the paragraph's end closes the sentence anyway
    opening = following.lstrip("\"'([\u00ab\u2018\u201c")
    stop = match.group("stop")
    if stop != "." and stop != "..":
        return not opening[:1].islower()
    if opening[:1].islower():
        return False
    word_match = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    word = word_match.group() if word_match else ""
    if match.group("close"):
        return True
    if word and _belongs_to_next(text, begin, match.start() - len(word), word):
        return False
    return _word_ends(word, word_match.start() == begin if word_match else False, opening, stop) or (
        word.count(".") > 0 and _closes_with_place(text, begin, match.start() - len(word), opening, common)
    )


def _word_ends(word: str, first: bool, opening: str, stop: str) -> bool:
    folded = word.lower().lstrip("'")
    next_word = re.split(r"[\s,]", opening, maxsplit=1)[0]
    if first and _LIST_NUMBER.fullmatch(word):
        return False  # the number of a list item
    if word.isdecimal() and len(word) <= 2 and _MONTH.match(opening):
        return False  # "5. Mai"
    if _DAYS.fullmatch(word) and (_MONTH.match(opening) or _ENGLISH_MONTH.match(opening)):
        return False
    if len(word) == 1 and word.islower():
        return False  # "z. B."
    if stop == "..":
        return True  # "in the U.S.." : the abbreviation's own stop and the sentence's
    if folded in _NEVER_END:
        return folded == "no" and not opening[:1].isdigit() and next_word.lower() in _OPENERS
    if folded in _MAY_END or re.fullmatch(r"(?:[a-z]\.)+[a-z]", folded):
        return next_word.lower() in _OPENERS
    # A single capital is an initial ("J. Smith"), but not a unit or a grade that ends a sentence.
    return not (len(word) == 1 and word.isupper() and opening[:1].isupper() and next_word.lower() not in _OPENERS)


def _belongs_to_next(text: str, begin: int, word_start: int, word: str) -> bool:
    """Whether the stop is that of two letters ("z. B. 3") or of an ordinal ("der 3. Bauabschnitt")."""
    if len(word) == 1 and word.isalpha():
        return _LETTER_PAIR.search(text, max(begin, word_start - 3), word_start) is not None
    is_ordinal = word.isdecimal() and len(word) <= 2
    return is_ordinal and _GERMAN_ARTICLE.search(text, max(begin, word_start - 6), word_start) is not None


def _closes_with_place(text: str, begin: int, word_start: int, opening: str, common: frozenset[str]) -> bool:
    """ "in the U.S. Enterprises with": a place at the end, and then a word that the article else writes small."""
    next_words = opening.split(maxsplit=2)
    if len(next_words) < 2 or not next_words[1][:1].islower() or next_words[0].lower() not in common:
        return False
    return _IN_PLACE.search(text, max(begin, word_start - 10), word_start) is not None
