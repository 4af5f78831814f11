"""What each sentence of an article speaks of: its names, what refers back to them, and the subject of its section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.entities.bystanders import asides, is_oblique
from orchestration.extraction.entities.demonyms import demonyms
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.operators import operator_told
from orchestration.extraction.entities.references import Memory, descriptions, pronoun
from orchestration.extraction.model import Sentence
from orchestration.vocabulary import Vocabulary

_NUMBERING = re.compile(r"(?:\(?[ivxa-z\d]{1,4}[.)]\s)?[\s\d.()#*\\-]*(?:[Tt]he\s)?")
_FRONTED = re.compile(
    r"^(?:[A-Z][a-z]+ed|Set up|Born|Run)\s[^,;.]*(?:,[^,;.]*)?,\s$"
)  # a participle opens the sentence
_LEAD_IN = re.compile(r"(?:\s\([^()]*\))?:\s")
_DATUM = re.compile(r"[^:\d]{2,40}:\s[^A-Za-z]{0,4}\d")  # "Headcount: 86" tells of the section, though set as a heading
_TITLE_GOES_ON = re.compile(r"(?:\s\([^()]*\))?(?:\s[-\u2013\u2014]\s|:\s|\.?$)")
_SPEAKS_FOR = re.compile(
    r"\b(?:director|president|head|chairman|chairwoman|chief executive|CEO|founder|co-founder|partner|spokesman"
    r"|spokeswoman|manager)(?: of| at| for)(?: the)? $|\bwho (?:founded|co-founded|runs|leads|heads|set up) $"
)
_FROM = re.compile(r"\bfrom (?:the (?:[a-z-]+ )?)?$")
_NEAR = 40  # characters before a mention that tell its role
_SAYS = re.compile(r"\b(?:says?|said|explains?|adds?|told|recalls?|argues?)\b")
_HOSTS = frozenset(("science_park", "incubator", "company", "company_group", "university"))  # of foreign firms


@dataclass(frozen=True, slots=True)
class Discourse:
    """By sentence: its names with what refers back, and the subject of its section; for all: who runs a programme."""

    mentions: list[tuple[Mention, ...]]
    sections: list[Mention | None]
    operators: dict[str, Mention]


def read_discourse(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], topic: Mention | None, vocabulary: Vocabulary
) -> Discourse:
    """What each sentence speaks of, read in order."""
    operators: dict[str, Mention] = {}
    section: Mention | None = None
    sections: list[Mention | None] = []
    starts = [mention.start for mention in mentions]
    memory = Memory(topic=topic, state=_state_of(topic, vocabulary))
    result: list[tuple[Mention, ...]] = []
    paragraph = -1
    for sentence in sentences:
        end = sentence.start + len(sentence.text)
        names = list(mentions[bisect_left(starts, sentence.start) : bisect_left(starts, end)])
        memory.speaker = _speaker(sentence, names)
        inside = sorted([*names, *_described(sentence, names, memory)], key=lambda mention: mention.start)
        if topic is None or topic.kind not in _HOSTS:
            inside = sorted([*inside, *demonyms(sentence.text, sentence.start, vocabulary)], key=lambda m: m.start)
        referring = pronoun(sentence.text, sentence.start, memory)
        if referring is not None and not any(_outranks(m, referring, sentence) for m in inside):
            inside = sorted([*inside, referring], key=lambda mention: mention.start)
        if not sentence.heading:
            memory.subject = _first_subject(sentence, inside, topic) or memory.subject
        if section is not None and paragraph != sentence.paragraph and _turns_from(section, names, operators):
            section, memory.topic = None, topic
        if _opens_section(sentence, inside, paragraph != sentence.paragraph):
            section = inside[0]
            memory.topic = section if section.member == "organisation" else topic
            memory.subject = section
        elif sentence.heading and sentence.text.endswith(":"):
            section = next((m for m in names if m.member == "programme"), section)  # the lead-in of a list
        elif sentence.heading and not _DATUM.match(sentence.text):
            section, memory.topic, memory.subject = None, topic, None
        paragraph = sentence.paragraph
        sections.append(section)
        result.append(tuple(inside))
        for programme, organisation in operator_told(sentence.text, sentence.start, inside).items():
            operators.setdefault(programme, organisation)
    return Discourse(result, sections, operators)


def _state_of(topic: Mention | None, vocabulary: Vocabulary) -> Mention | None:
    """The government of the country that the topic is in, by the vocabulary; else the country."""
    entry = vocabulary.organisations.get(topic.name) if topic is not None else None
    if entry is None or topic is None:
        return None
    country = entry.name if entry.kind == "country" else (entry.location or "").rsplit(", ", 1)[-1]
    for name in (
        f"Government of {country}",
        f"Government of the {country}",
        f"Federal Government of {country}",
        country,
    ):
        state = vocabulary.organisations.get(name)
        if state is not None:
            return Mention(topic.start, topic.end, state.name, "organisation", state.kind)
    return None


def _opens_section(sentence: Sentence, mentions: Sequence[Mention], opens_paragraph: bool) -> bool:
    """Whether a heading, or a short line that is no sentence, names what the paragraphs below are about."""
    if not mentions or mentions[0].source not in ("name", "abbreviation", "discovered"):
        return False
    first = mentions[0]
    before = sentence.text[: first.start - sentence.start]
    begins = _NUMBERING.fullmatch(before) is not None
    goes_on = _TITLE_GOES_ON.match(sentence.text, first.end - sentence.start)
    if sentence.heading:
        length = first.end - first.start
        whole = 4 * length >= 3 * (len(sentence.text) - len(before))
        return sentence.index > 0 and begins and (whole or (goes_on is not None and first.kind not in PLACES))
    if first.kind in PLACES:
        return False  # the place of a dateline
    if (
        opens_paragraph
        and begins
        and first.source == "name"
        and _LEAD_IN.match(sentence.text, first.end - sentence.start)
    ):
        return True  # "(ii) NAME: The scheme was ..."
    if goes_on is not None and goes_on.end() == len(sentence.text) and before == "":
        return True  # a name alone, as a lead-in
    return begins and len(sentence.text) < 60 and sentence.text[-1] not in ".!?;:,"


def _outranks(mention: Mention, referring: Mention, sentence: Sentence) -> bool:
    """Whether the mention, and not the pronoun behind it, is what the sentence speaks of: not where it only opens the
    sentence behind a preposition ("Launched by X in 2013, it has ...")."""
    if mention.start >= referring.start:
        return False
    if mention.member == "programme":
        return mention.name == referring.name
    begin, end = referring.start - sentence.start, referring.end - sentence.start
    fronted = _FRONTED.search(sentence.text, 0, begin) is not None and sentence.text[begin:end] in ("it", "they", "we")
    return not (fronted and is_oblique(sentence.text, mention.start - sentence.start))


def _turns_from(section: Mention, names: Sequence[Mention], operators: Mapping[str, Mention]) -> bool:
    """Whether a paragraph that opens so turns from the programme of its section to a body that does not run it."""
    bodies = {name.name for name in names if name.member == "organisation" and name.kind not in PLACES}
    operator = operators.get(section.name)
    about = {section.name, operator.name if operator is not None else None}
    return (
        section.member == "programme"
        and operator is not None
        and bool(bodies)
        and not about & {*bodies, *(n.name for n in names)}
    )


def _speaker(sentence: Sentence, names: Sequence[Mention]) -> Mention | None:
    """The body that the person quoted in the sentence speaks for: "says NAME, chief executive of BODY"."""
    if _SAYS.search(sentence.text) is None:
        return None
    for mention in names:
        start = mention.start - sentence.start
        if mention.member == "organisation" and _SPEAKS_FOR.search(sentence.text, max(0, start - _NEAR), start):
            return mention
    return None


def _described(sentence: Sentence, names: Sequence[Mention], memory: Memory) -> list[Mention]:
    """The definite descriptions of the sentence; each may refer to what stands before it. Notes the names."""
    waiting, found = list(names), []
    for start, end, noun in descriptions(sentence.text):
        place = sentence.start + start
        while waiting and waiting[0].start < place:
            memory.note(waiting.pop(0))
        named = any(name.start <= sentence.start + end + 1 and place < name.end for name in names)
        if not named:  # nor followed by the name: "the accelerator Techstars"
            antecedent = memory.antecedent(noun)
            if antecedent is not None:
                found.append(replace(antecedent, start=place, end=sentence.start + end, source="description"))
    for name in waiting:
        memory.note(name)
    return found


def _from(text: str, start: int) -> bool:
    return _FROM.search(text, max(0, start - _NEAR), start) is not None


def _first_subject(sentence: Sentence, mentions: Sequence[Mention], topic: Mention | None) -> Mention | None:
    """The mention that later pronouns refer to: the first that no preposition governs, and no mere place."""
    lost = asides(sentence.text, sentence.start, mentions)
    able = [
        mention
        for mention, loss in zip(mentions, lost, strict=True)
        if loss < 1
        and (
            mention.kind not in PLACES
            or mention.start == sentence.start
            or (topic is not None and mention.name == topic.name)
        )
    ]
    able = [m for m in able if not _from(sentence.text, m.start - sentence.start)]
    free = [m for m in able if not is_oblique(sentence.text, m.start - sentence.start)]
    return next(iter(free or able), None)
