"""Bodies that a text names only to say where a person works: "the chairman of NAME", "NAME founder Mira Holt"."""

from __future__ import annotations

import re

from orchestration.extraction.caseless import caseless

_OFFICE_AT = re.compile(
    caseless(
        r"\b(?:director|president|head|chairman|chairwoman|executive|ceo|manager|minister|secretary|professor|founder|"
        r"spokesman|spokeswoman|researcher|journalist|mayor|analyst)\b[\w ,'\u2019-]{0,30}\b(?:of|at|with|for|in)"
        r"(?:\sthe)?\s$|\bwho (?:now )?(?:leads|heads|chairs|directs|presides over)(?:\sthe)?\s$"
    )
)
_RANK = r"(?:[Vv]ice[ -]|[Ee]xecutive\s|[Dd]eputy\s|[Mm]anaging\s|[Ss]enior\s|[Gg]eneral\s|[Cc]o-)?"
_OFFICE = (
    r"(?:[Cc]hief\s[Ee]xecutive|[Cc]hairman|[Cc]hairwoman|CEO|CTO|CFO|COO|[Pp]resident|[Dd]irector|[Mm]inister|[Ss]ecretary"
    r"|[Pp]artner|[Ff]ounder|[Mm]anager|[Gg]overnor|[Cc]onvener|[Ss]pokes(?:man|woman|person)|[Aa]nalyst|[Rr]esearcher"
    r"|[Pp]rofessor)"
)
_OFFICE_OF = re.compile(
    rf"(?:['\u2019]s?)?\s{_RANK}{_OFFICE}(?:\s[Ee]meritus|\s[Gg]eneral)?(?:\sand\s[A-Z][\w&]*\s[A-Z]\w+)?,?\s[A-Z][\w-]+\s"
    rf"|\s{_RANK}{_OFFICE}(?=\sand\s[a-z]+\sof\b)"  # "NDC minister and convener of the NDF"
    r"|\s(?:official|spokesman|spokeswoman|spokesperson|executive|source|insider)s?\b"
)
_REACH = 60  # characters before a name in which an office may stand


def is_employer(text: str, start: int, end: int) -> bool:
    """Whether the body named at `start` to `end` only tells where a person works."""
    return _OFFICE_AT.search(text, max(0, start - _REACH), start) is not None or _OFFICE_OF.match(text, end) is not None
