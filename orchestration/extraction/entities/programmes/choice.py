"""Which programme a figure belongs to: told beside it, carried on, of the section, or what the article is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.programme_names.events import EVENT_KINDS
from orchestration.extraction.entities.programmes.ties import Ties
from orchestration.extraction.entities.subjects.candidates import LEAST, Candidate
from orchestration.extraction.entities.subjects.subject import Subject
from orchestration.extraction.model import Sentence

_SERVING = frozenset(("Committee", "Panel", "Jury", "Board"))  # of a programme, as heads of a name
_AIMS = re.compile(  # of a place in a text on its policy: the policy sets them
    r"\b(?:wants?|aims?|plans?|hopes?|will|shall|promised?|targets?|goals?|is to|are to|envisages?|seeks?"
    r"|eligible|entitled)\b"
)
_OF_BODY = re.compile(
    r"\b(?:employ(?:s|ed|ees)|staff|workforce|headcount|headquarter\w*|branches|offices|shareholders|"
    r"(?:[Ff]ounded|[Ee]stablished|[Ss]et up|[Ss]tarted|[Bb]orn) in"
    r"|also (?:runs|manages|operates|owns|looks after|oversees|has|counts))\b"
)
_OVER_YEARS = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween) (?:19|20)\d\d (?:to|and) (?:19|20)\d\d\b|\b[Ss]ince (?:19|20)\d\d\b"
)


@dataclass(slots=True)
class ProgrammeChoice:
    """What an article tells of programmes as a whole, asked for each of its figures."""

    _programmes: Sequence[Mention]  # all that it names, by place
    _topic: Mention | None  # the body that it is about
    _about: Mention | None  # the programme that it is about
    _in_title: bool  # whether the title names a programme
    _ties: Ties
    _shares: Container[Mention]  # mentions that share out what a programme gives

    def of(
        self,
        sentence: Sentence,
        organisation: Candidate | None,
        programme: Candidate | None,
        carried: Subject | None,
        section: Mention | None,
    ) -> tuple[str | None, str]:
        """The programme and the rule that gave it."""
        if programme is not None:
            return programme.mention.name, programme.mention.source
        for about in (section, self._about):
            if about is None or about.member != "programme" or organisation is None:
                continue
            if self._is_of_topic(about, about is section, sentence, organisation, carried):
                return about.name, "section" if about is section else "topic"
        strong = organisation is not None and organisation.weight >= LEAST and organisation.mention.source != "pronoun"
        if carried is not None:
            same = organisation is not None and organisation.mention.name == carried.organisation
            if carried.programme is not None and (not strong or (same and organisation and not organisation.subject)):
                return carried.programme, "carried"
            return None, "none"
        if organisation is None or organisation.weight < LEAST:
            if section is not None:
                return (section.name, "section") if section.member == "programme" else (None, "none")
            if self._about is not None and not self._lasts_longer(sentence):
                return self._about.name, "topic"
        return None, "none"

    def _is_of_topic(
        self,
        about: Mention,
        of_section: bool,
        sentence: Sentence,
        organisation: Candidate,
        carried: Subject | None,
    ) -> bool:
        """Whether what the body is told of belongs to the programme that the section or the article is about."""
        mention = organisation.mention
        if self._ties.is_for(about.name, mention.name) and _AIMS.search(sentence.text) is not None:
            return True
        if not (of_section or self._is_spoken_of(about, mention.start)):
            return False
        if self._tells_of_body(sentence, organisation, carried):
            return False
        return mention in self._shares or self._ties.is_run_by(about.name, mention.name)

    def _tells_of_body(self, sentence: Sentence, organisation: Candidate, carried: Subject | None) -> bool:
        """Whether the sentence, that names no programme, tells what the body itself is and has: its staff, its seat;
        or goes on from one that did."""
        if carried is not None and organisation.mention.source == "pronoun":
            return carried.organisation == organisation.mention.name and carried.programme is None
        if not organisation.named or not organisation.subject or _OF_BODY.search(sentence.text) is None:
            return False
        first = bisect_left(self._programmes, sentence.start, key=lambda mention: mention.start)
        inside = self._programmes[first : first + 1]
        return not inside or inside[0].start >= sentence.start + len(sentence.text)

    def _lasts_longer(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of years, and the article of an event of days."""
        event = self._about is not None and self._about.kind in EVENT_KINDS
        return event and _OVER_YEARS.search(sentence.text) is not None

    def is_served_by(self, mention: Mention) -> bool:
        """Whether a body named behind a programme only serves it, as its selection committee, or is a place where its
        money goes, in a text that is not of places."""
        if mention.kind == "region":
            told = mention in self._shares or self._topic is None or self._topic.kind in PLACES
            return mention.source == "name" and not told
        return mention.source in ("discovered", "pronoun") and mention.name.rsplit(" ", 1)[-1] in _SERVING

    def _is_spoken_of(self, programme: Mention, place: int) -> bool:
        """Whether the programme that the article is about was named before `place` and no other since; one that the
        title names may come later."""
        latest = bisect_right(self._programmes, place, key=lambda mention: mention.start) - 1
        return self._in_title if latest < 0 else self._programmes[latest].name.startswith(programme.name)
