"""The sections of an article and what each is about, told by a heading, a lead-in or the name that opens an item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orchestration.extraction.entities.discourse.imprints import is_byline
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.glances import GLANCE
from orchestration.extraction.model import Sentence

_NUMBERING = re.compile(r"(?:\(?[ivxIVXa-z\d]{1,4}[.)]\s)?[\s\d.()#*\\-]*(?:[Tt]he\s)?")
_LEAD_IN = re.compile(r"(?:\s\([^()]*\))?(?::|\s[-\u2013\u2014])\s")
_SCHEMES_FOLLOW = re.compile(
    r"\b(?:runs?|has|have|offers?|launched|introduced|manages?|operates?|taken|takes?|implements?|started|administers?)\b"
    r"[^.;:]{0,60}\b(?:schemes|programmes|programs|initiatives|measures|competitions)\b"
)
_PLACED = re.compile(r"\s\([A-Z][^()\d]{1,60}\)\s[a-z]")
_FIRMS = frozenset(("company", "investor", "incubator", "research"))
_DATUM = re.compile(r"[^:\d]{2,40}:\s[^A-Za-z]{0,4}\d")  # "Headcount: 86" tells of the section, though set as a heading
_TITLE_GOES_ON = re.compile(rf"(?:\s\([^()]*\))?(?:\s[-\u2013\u2014]\s|:\s|\.?$|{GLANCE}:?$)")


class Sections:
    """Reads the sentences of an article in order and keeps what the section of each is about."""

    def __init__(self) -> None:
        self.current: Mention | None = None
        self._paragraph = -1
        self._item = False  # the section is but an item of a list

    @property
    def body(self) -> Mention | None:
        """The organisation that the section is about."""
        return self.current if self.current is not None and self.current.member == "organisation" else None

    def enter(self, sentence: Sentence, mentions: Sequence[Mention], operators: Mapping[str, Mention]) -> bool:
        """Go on to the sentence with its mentions; whether it opens or closes a section as a heading does."""
        opens_paragraph = sentence.paragraph != self._paragraph
        self._paragraph = sentence.paragraph
        if (
            opens_paragraph
            and self.current is not None
            and (self._item or _turns_from(self.current, mentions, operators))
        ):
            self.current, self._item = None, False
        named = mentions[1:] if _follows_place(sentence, mentions) else mentions
        if _opens(sentence, named, opens_paragraph):
            self.current = named[0]
            self._item = _is_item(sentence, named[0])
            return True
        if not sentence.heading or _DATUM.match(sentence.text):
            return False
        if sentence.text.endswith(":"):  # the lead-in of a list
            self.current = next((m for m in mentions if m.member == "programme"), self.current)
            return False
        self.current = None
        return True


def lister(sentence: Sentence, subject: Mention | None) -> Mention | None:
    """The body that a sentence says to run the schemes which the items below it name."""
    if subject is None or subject.member != "organisation" or subject.kind in PLACES:
        return None
    follow = _SCHEMES_FOLLOW.search(sentence.text, max(0, subject.end - sentence.start))
    return subject if follow is not None else None


def item_head(sentence: Sentence, names: Sequence[Mention]) -> Mention | None:
    """The name that an item of a list opens with, of which its "it" speaks: "2. NAME - It has ..."."""
    if not names or names[0].member != "programme":
        return None
    start, end = names[0].start - sentence.start, names[0].end - sentence.start
    begins = _NUMBERING.fullmatch(sentence.text, 0, start) is not None
    return names[0] if begins and _LEAD_IN.match(sentence.text, end) else None


def _is_item(sentence: Sentence, name: Mention) -> bool:
    """Whether the name opens an item of a list, which ends with its paragraph."""
    alone = len(sentence.text) <= name.end - name.start + 1
    return name.start == sentence.start and not alone and not sentence.heading and name.source != "name"


def _follows_place(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a heading names a place and then what stands there: "Munich: BioCampus West"."""
    if not sentence.heading or len(mentions) < 2 or mentions[0].kind not in PLACES:
        return False
    return sentence.text[mentions[0].end - sentence.start : mentions[1].start - sentence.start] == ": "


def _opens(sentence: Sentence, mentions: Sequence[Mention], opens_paragraph: bool) -> bool:
    """Whether a heading, or a short line that is no sentence, names what the paragraphs below are about."""
    if not mentions or mentions[0].source not in ("name", "abbreviation", "discovered"):
        return False
    first = mentions[0]
    if is_byline(sentence.text, first.start - sentence.start, first.end - sentence.start):
        return False
    before = sentence.text[: first.start - sentence.start]
    if sentence.heading:
        before = before.rpartition(": ")[2]
    begins = _NUMBERING.fullmatch(before) is not None
    goes_on = _TITLE_GOES_ON.match(sentence.text, first.end - sentence.start)
    if sentence.heading:
        length = first.end - first.start
        whole = 4 * length >= 3 * (len(sentence.text) - len(before))
        return sentence.index > 0 and begins and (whole or (goes_on is not None and first.kind not in PLACES))
    if first.kind in PLACES:
        return False  # the place of a dateline
    if opens_paragraph and begins and _LEAD_IN.match(sentence.text, first.end - sentence.start):
        return True  # "(ii) NAME: The scheme was ..."
    if opens_paragraph and begins and first.kind in _FIRMS and _PLACED.match(sentence.text, first.end - sentence.start):
        return True  # "NAME (Oxford, imaging) raised ..."
    if goes_on is not None and goes_on.end() == len(sentence.text) and before == "":
        return True  # a name alone, as a lead-in
    return begins and len(sentence.text) < 60 and sentence.text[-1] not in ".!?;:,"


def _turns_from(section: Mention | None, names: Sequence[Mention], operators: Mapping[str, Mention]) -> bool:
    """Whether a paragraph that opens so turns from the programme of its section to a body that does not run it."""
    if section is None or section.member != "programme" or section.name not in operators:
        return False
    bodies = {name.name for name in names if name.member == "organisation" and name.kind not in PLACES}
    about = {section.name, operators[section.name].name}
    return bool(bodies) and not about & {*bodies, *(name.name for name in names)}
