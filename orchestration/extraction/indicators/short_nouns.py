"""Abbreviations of common nouns that a text explains itself: "Industrial Estates (IEs)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orchestration.extraction.indicators.forms import Token, fold, tokens_of

_EXPLAINED = re.compile(r"\s\((?:or\s|the\s)?[\"“']?(?P<short>[A-Z][A-Za-z]{0,5}[A-Z])s[\"”']?\)")
_WORD = re.compile(r"[A-Za-z]+")
_SMALL = frozenset(("of", "and", "for", "the", "in", "on"))
_LONGEST = 90  # characters of the words that are abbreviated


def short_nouns(text: str) -> dict[str, tuple[str, ...]]:
    """The folded words that each abbreviation in the plural stands for, by its folded form."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _EXPLAINED.finditer(text):
        short = match["short"]
        meant = _meant(short.casefold(), text[max(0, match.start() - _LONGEST) : match.start()])
        if meant:
            found.setdefault(fold(f"{short}s"), tuple(token.form for token in tokens_of(meant)))
    return found


def spelled_out(tokens: Sequence[Token], shorts: Mapping[str, tuple[str, ...]]) -> Sequence[Token]:
    """The tokens with the words meant by each abbreviation in its place."""
    if shorts.keys().isdisjoint([token.form for token in tokens]):
        return tokens
    return tuple(token._replace(form=form) for token in tokens for form in shorts.get(token.form, (token.form,)))


def no_short_nouns(
    text: str, names: Sequence[tuple[int, int]], shorts: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[int, int], ...]:
    """The spans of proper names without those that are only such an abbreviation."""
    return tuple((start, end) for start, end in names if not shorts or fold(text[start:end]) not in shorts)


def _meant(short: str, before: str) -> str | None:
    """The last words before the bracket whose initials the abbreviation is, small words counted or not."""
    words = list(_WORD.finditer(before))
    told = [word for word in words if word.group() not in _SMALL]
    for counted in (words, told, [word for word in told if word.group()[0].isupper()]):
        initials = "".join(word.group()[0] for word in counted[-len(short) :])
        if initials.casefold() == short:
            return before[counted[-len(short)].start() :]
    return None
