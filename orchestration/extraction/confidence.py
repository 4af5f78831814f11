"""How likely an observation is right in every slot of a fact, from the rules that gave its slots.

Each class of rules carries about the share of claims that were right where it fired on annotated documents; the
confidence is the product. It is checked on all annotated sets pooled: those the rules were developed on, where more is
right than the product says, and held-out documents of other places and styles, where less is. The test of the golden
scores demands that within each third of the claims by confidence the mean confidence is within 0.15 of the share that
is right, and that the thirds ascend.
"""

from __future__ import annotations

from orchestration.slots import PeriodBasis, Status

_ORGANISATION = {
    "name": 0.98, "abbreviation": 0.98, "description": 0.96, "pronoun": 0.95, "discovered": 0.94, "programme": 0.95,
    "carried": 0.96, "section": 0.96, "topic": 0.95, "none": 0.85, "demonym": 0.85,
}  # fmt: skip
_PROGRAMME = {"none": 0.98, "name": 0.94, "abbreviation": 0.94, "discovered": 0.75, "description": 0.92, "pronoun": 0.9,
              "carried": 0.92, "section": 0.92, "topic": 0.88}  # fmt: skip
_PERIOD = {"stated": 0.97, "context": 0.93, "publication": 0.97}
_STATUS = {"actual": 0.99, "target": 0.85, "commitment": 0.85, "forecast": 0.85}
_PROVISIONAL = 0.6
_ANYWHERE = 0.99  # what no rule can know


def confidence_of(
    certainty: float, provisional: bool, organisation: str, programme: str, basis: PeriodBasis, status: Status
) -> float:
    """A probability between 0.05 and 0.99, rounded to three places.

    `certainty` is the indicator's own (0 to 1); `organisation` and `programme` are the rules that gave those slots.
    """
    value = certainty * _ANYWHERE * (_PROVISIONAL if provisional else 1.0)
    value *= _ORGANISATION.get(organisation, 0.85) * _PROGRAMME.get(programme, 0.85)
    value *= _PERIOD[basis] * _STATUS[status]
    return round(min(0.99, max(0.05, value)), 3)
