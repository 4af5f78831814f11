"""Named events that figures belong to: weeks, festivals, summits and days that are held, opened or attended.

"The Harbour Makers Week has opened", "140 guests attended the Marlin Day": a run of capitals that ends in a noun for
events, with what is said of events behind it or before it. Days of the calendar and nouns of every programme ("a Demo
Day") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import OPENERS

_TELLING = ("Week", "Festival", "Summit", "Expo", "Days", "Day", "Fair", "Congress", "Hackathon", "Meeting")
EVENT_HEADS = frozenset((*_TELLING, "Awards", "Conference", "Forum"))  # the last where the text says who runs them
EVENT_KINDS = frozenset(head.lower() for head in EVENT_HEADS)
_HEAD = re.compile(rf"\b(?:{'|'.join(_TELLING)})\b(?!['\u2019-]|\s[A-Z])")
_WORD = r"(?:[A-Z\u00c0-\u00de][\w&+-]{0,30}|[A-Z][\w-]{0,30}['\u2019]s?)"
_LEAD = re.compile(rf"(?P<name>{_WORD}(?:\s(?:(?:and|of|for|&)\s)?{_WORD}){{0,6}})\s\Z")
_BEHIND = re.compile(
    r"(?:\s(?:19|20)\d\d)?(?:\s\([^()]{1,30}\))?(?:\sof\s[A-Z]\w+)?,?\s(?:has|have|had|was|were|is|will|opens?|opened|kicked|kicks|takes|took|runs|ran"
    r"|starts?|started|begins|began|closed|ended|ends|drew|draws|attracted|brought|brings|features?|featured|includes?|hosted)\b"
)
_BEFORE = re.compile(
    r"\b(?:held|holds?|holding|attend(?:ed|s|ing)?|during|at|hosts?|hosted|opened|opens|joined|visited|organi[sz]e[sd]?"
    r"|launched|staged|conven(?:ed|es|ing)|carr(?:y|ies|ied|ying)\sout|in|of|for)\s(?:the|an?|its|their|this)\s(?:[a-z]+\s|\d{1,2}(?:st|nd|rd|th)\s)?\Z"
)
_GENERIC_WORDS = """
    Demo Open Investor Pitch Annual Business Fashion Working Golden Final World International Independence Republic
    Labour Labor General Board Shareholders Shareholders' Council Committee Cabinet Executive
    National New Christmas Women Women's Children's Holiday Trade Job Career Sports School
    """
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LEAST_OF_MEETING = 2  # words before "Meeting" that make it a name: boards and shareholders hold plain ones
_NEAR = 110  # characters before the noun in which the name and what leads up to it may stand


def is_event(mention: Mention) -> bool:
    """Whether the programme is an event, by its kind or by the last word of its name."""
    return mention.kind in EVENT_KINDS or mention.name.rsplit(" ", 1)[-1] in EVENT_HEADS


def events(text: str) -> Iterator[Mention]:
    """The events that the text tells of, as programmes of the kind of their noun."""
    for head in _HEAD.finditer(text):
        lead = _LEAD.search(text, max(0, head.start() - _NEAR), head.start())
        if lead is None:
            continue
        start, words = lead.start("name"), lead["name"].split(" ")
        while words and words[0] in OPENERS:
            start += len(words.pop(0)) + 1
        if not words or (len(words) == 1 and words[0] in _GENERIC):
            continue
        if head.group() == "Meeting" and (len(words) < _LEAST_OF_MEETING or words[-1] in _GENERIC - {"Annual"}):
            continue  # "the Annual General Meeting"
        before = _BEFORE.search(text, max(0, start - _NEAR), start)
        if before is None and _BEHIND.match(text, head.end()) is None:
            continue
        noun = head.group().lower()
        yield Mention(start, head.end(), text[start : head.end()], "programme", noun, source="discovered")
