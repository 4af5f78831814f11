"""Headlines that leave out the verb "is": "Kerala to set up 20 incubators"."""

from __future__ import annotations

import re

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Quantity

_LONGEST = 140
_DOING = """
    accept add allocate allot appoint attract award back bring build buy close construct contribute create cut deploy
    develop disburse donate double employ establish expand fund get give grant grow help hire hold host house
    incubate infuse inject install introduce invest join launch lead lend list match offer open pay plough pour
    produce provide pump put raise receive recruit release revive roll run seek sell set spend start support take
    train treble triple turn upgrade
    """
_NO_SUBJECT = (  # before "to"
    r"(?<!Guide)(?<!guide)(?<!Access)(?<!access)(?<!Welcome)(?<!ailure)(?<!ffort)(?<!fforts)(?<!Way)(?<!Ways)(?<!ways)"
    r"(?<!way)(?<!turn)(?<!How)(?<!how)(?<!need)(?<!ttempt)(?<!ttempts)(?<!road)(?<!Road)(?<!key)(?<!Key)(?<!due)"
)
_IS_NOUN = re.compile(
    r"\s(?:from|worth|centre|center|scheme|programme|program|group|package)\b"
)  # "access to fund worth"
_TO_DO = re.compile(rf"[\w.,&'’)-]{_NO_SUBJECT}\s(?P<to>[Tt]o)\s(?i:{'|'.join(_DOING.split())})\b")
_NEXT_NEWS = re.compile(r"[;:|]|\s[-–—]\s|,\s[a-z]+s\s")  # "State to build hubs; recognises 40 ideas"
_SAID = re.compile(r"[.!?]\W*$")


def promised_in_headline(text: str, quantity: Quantity) -> int | None:
    """Where what the headline announces begins, behind its "to", if the figure stands there."""
    if len(text) > _LONGEST or _SAID.search(text):
        return None
    match = _TO_DO.search(text, 0, quantity.start)
    if match is None or _IS_NOUN.match(text, match.end()) or _NEXT_NEWS.search(text, match.end(), quantity.start):
        return None
    if any(verb.end <= match.end() for verb in read_clauses(text).verbs):
        return None
    return match.end("to")
