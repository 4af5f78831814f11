"""A figure that makes no claim of its own, and the words for the groups that such a figure may define."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A quantity that is no claim. A threshold names the quantities that it qualifies and its breakdown entry."""

    reason: str  # threshold, interval, date
    targets: tuple[int, ...] = ()
    key: str = ""  # income, cash_and_equivalents, patent_applications_per_year
    condition: str = ""  # ">=100000000 CNY", ">1000"


GROUP = (
    r"(?:compan(?:y|ies)|enterprises?|firms?|start-?ups?|business(?:es)?|SMEs?|organi[sz]ations?|incubators?|funds?"
    r"|teams?|corporations?"
    r"|unicorns?|projects?|occupiers|manufacturers|ventures?|members|tenants|entrepreneurs|investors|institutions?|parks?|those|ones)"
)
