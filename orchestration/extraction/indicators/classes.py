"""Wide nouns, which tell what is counted only together with what the text is about: centres, members, tasks.

The terms of role "class" name them. They are asked last, when no other term has named what is counted, and so are no
subject of other figures: the centres of a body that runs parks are parks, those of an incubator no more than centres.
"""

from __future__ import annotations

from orchestration.extraction.indicators.evidence import Circumstances
from orchestration.extraction.indicators.forms import tokens_of
from orchestration.extraction.indicators.provisional import names_its_kind
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import CompiledTerm, term_index
from orchestration.extraction.indicators.units import suits


def class_of(
    setting: Setting, index: int, noun: str | None, programme: str | None, kind: str | None, measure: str
) -> CompiledTerm | None:
    """The term that a counted noun ends with, the longest and weightiest; None where none fits.

    A single word is no class of its own behind a noun that says of which kind: "test centres".
    """
    unit = setting.quantities[index].unit
    if noun is None or unit not in ("COUNT", "PERCENT", "RATIO"):
        return None
    tokens = tokens_of(noun)
    hits = [
        hit
        for hit in term_index(setting.vocabulary).hits(tokens, "class")
        if hit.last == len(tokens) and suits(hit.term.indicator, unit, measure, setting.vocabulary)
    ]
    if not hits:
        return None
    circumstances = Circumstances(setting, index, setting.part(index), programme, kind)
    lone = not names_its_kind(noun)
    fitting = [
        hit.term for hit in hits if (lone or hit.last - hit.first > 1) and circumstances.bonus(hit.term) is not None
    ]
    return max(fitting, key=lambda term: (len(term.forms), term.weight), default=None)
