"""Countries and regions told by an adjective: "German start-ups", "the European figure"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.mentions import Mention
from orchestration.vocabulary import Vocabulary

COUNTRIES = {
    "German": "Germany", "British": "United Kingdom", "Indian": "India", "Taiwanese": "Taiwan", "Chinese": "China",
    "American": "United States", "French": "France", "Israeli": "Israel", "Swedish": "Sweden", "Japanese": "Japan",
    "Korean": "South Korea", "European": "Europe", "Asian": "Asia", "Russian": "Russia", "Finnish": "Finland",
    "Dutch": "Netherlands", "Spanish": "Spain", "Italian": "Italy", "Irish": "Ireland", "Swiss": "Switzerland",
    "Austrian": "Austria", "Polish": "Poland", "Danish": "Denmark", "Norwegian": "Norway", "Estonian": "Estonia",
    "Belgian": "Belgium", "Canadian": "Canada", "Australian": "Australia", "Brazilian": "Brazil",
    "Vietnamese": "Vietnam", "Indonesian": "Indonesia", "Thai": "Thailand", "Malaysian": "Malaysia",
    "Singaporean": "Singapore", "Turkish": "Turkey", "Portuguese": "Portugal", "Greek": "Greece",
    "Czech": "Czech Republic", "Hungarian": "Hungary", "Romanian": "Romania", "Mexican": "Mexico",
    "African": "Africa", "Nigerian": "Nigeria",
    "Kenyan": "Kenya", "Egyptian": "Egypt", "Ukrainian": "Ukraine", "Scottish": "Scotland", "Welsh": "Wales",
    "Bavarian": "Bavaria",
}  # fmt: skip
_DEMONYM = re.compile(
    rf"\b(?P<word>{'|'.join(COUNTRIES)})\s(?:(?!and\b|or\b)[a-z-]+\s){{0,2}}?(?:start-ups?|startups?|companies|firms"
    r"|founders|entrepreneurs|enterprises|businesses|economy|market|venture capital|VCs?|figures?|households"
    r"|universities|industry|sector|scene|ecosystem|investors|unicorns|high-tech|hi-tech|tech|fintech|biotech|innovation)\b"
    rf"|\b(?P<alone>{'|'.join(COUNTRIES)})(?=\s\((?:[A-Z]{{0,3}}[$\u00a3\u20ac]|Rs\s?)\d)"  # "and European ($115bn)"
)
_AGENT = re.compile(r"\b(?:by|with|and|from|other|an?)\s(?:[a-z-]+\s)?$")


def demonyms(text: str, offset: int, vocabulary: Vocabulary) -> Iterator[Mention]:
    """The countries that adjectives of a sentence stand for, where they say whose things are counted; not who acts
    ("invested in by German companies")."""
    for match in _DEMONYM.finditer(text):
        told = "word" if match["word"] else "alone"
        entry = vocabulary.organisations.get(COUNTRIES[match[told]])
        agent = told == "word" and _AGENT.search(text, max(0, match.start() - 24), match.start())
        if entry is None or agent:
            continue
        start, end = match.span(told)
        yield Mention(offset + start, offset + end, entry.name, "organisation", entry.kind, "demonym")
