"""What each sentence of an article speaks of: its names, what refers back to them, and the subject of its section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.entities.discourse.foretold import foretold, forward
from orchestration.extraction.entities.discourse.memory import PROGRAMME_NOUNS, Memory
from orchestration.extraction.entities.discourse.references import descriptions, phases, pronouns
from orchestration.extraction.entities.discourse.sections import Sections, item_head, lister
from orchestration.extraction.entities.discourse.states import (
    administered,
    cabinet_of,
    city_of,
    government_of,
    home_of,
    province_of,
    state_of,
)
from orchestration.extraction.entities.discourse.turns import Turn, turn_of
from orchestration.extraction.entities.discourse.wholes import Wholes
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.demonyms import demonyms
from orchestration.extraction.entities.programmes.operators import operator_told
from orchestration.extraction.entities.subjects.bystanders import ASIDE, asides, is_oblique
from orchestration.extraction.model import Sentence
from orchestration.vocabulary import Vocabulary

_FRONTED = re.compile(
    r"^(?:[A-Z][a-z]+ed|Set up|Born|Run)\s[^,;.]*(?:,[^,;.]*)?,\s$"
)  # a participle opens the sentence
_SPEAKS_FOR = re.compile(
    r"\b(?:director|president|head|chairman|chairwoman|chief executive|CEO|founder|co-founder|partner|spokesman"
    r"|spokeswoman|manager)(?: of| at| for)(?: the)? $|\bwho (?:founded|co-founded|runs|leads|heads|set up)(?: the)? $"
)
_FRONTED_PLACE = re.compile(r"(?:[A-Z][a-z]+(?:ed|ing)\s(?:in|at|on|near)|In|At|From|On|Near)\s(?:the\s)?")
_ACTS = re.compile(r"\s[a-z]+(?:s|ed)\b|\s(?:has|had|will|now|also)\b")
_INDEFINITE_SUBJECT = re.compile(
    r"(?:An?|Another)\s[a-z][^.;]{2,60}?\s(?:was|has\sbeen|will\sbe|is\sto\sbe|opened)\s"
)  # what "it" in the next sentence stands for
_PAPER = re.compile(r"(?:The|This|Its) (?:[a-z]+ )?(?:survey|report|study|monitor|ranking|yearbook|index|poll) [a-z]")
_ACROSS = re.compile(r"(?:Across|Throughout|In|All over) the [a-z]+,? (?:the|an?|its) ")
_OF_A_PART = re.compile(r"\b(?:state|local|provincial|city|regional|district|municipal) ")  # no national government
_EXPECTS = re.compile(
    r"\s(?:now |also )?(?:forecasts?|expects?|predicts?|projects|estimates?|says|said|announced"
    r"|reported|approved|admitted|recorded)\b"
)
_PERSON_ACTS = re.compile(  # of who runs a firm: "She has 12 desks"
    r"(?P<who>She|He)\s(?:now |also |has |already )?"
    r"(?:has|had|employs|employed|rents|pays|sells|hires|hired|charges|plans"
    r"|wants)\b"
)
_PAYS = re.compile(  # "the state will put in Rs 75 crore": its government
    r"\s(?:itself\s)?(?:has\s|had\s|will\s|is to\s)?(?:also\s|already\s)?(?:put|puts|allocate[sd]?|invest(?:s|ed)?"
    r"|fund(?:s|ed)|back(?:s|ed)|disburse[sd]|grant(?:s|ed)|approve[sd]"
    r"|spent|spends?|placed?|paid|pays?|lent|lends?|provide[sd]?|earmark(?:s|ed)|sanction(?:s|ed))\b"
)
_HEAD_OF_STATE = "Chief Minister"  # of a state of India: its government is "the government"
_NEAR = 40  # characters before a mention that tell its role
_SAYS = re.compile(r"\b(?:says?|said|explains?|adds?|told|recalls?|argues?)\b")
_RUN_BY = re.compile(r"\b(?:managed|run|operated|administered) (?:jointly )?by [^,.;]{0,60}$")
_HOSTS = frozenset(("science_park", "incubator", "company", "company_group", "university"))  # of foreign firms


@dataclass(frozen=True, slots=True)
class Discourse:
    """By sentence: its names with what refers back, the subject of its section, and what it turns to, for the sentences
    that follow: its subject and the programme that it tells of. For all: who runs a programme, and what
    several bodies are together."""

    mentions: list[tuple[Mention, ...]]
    sections: list[Mention | None]
    turns: list[Turn]
    operators: dict[str, Mention]
    wholes: Wholes


def read_discourse(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], topic: Mention | None, vocabulary: Vocabulary
) -> Discourse:
    """What each sentence speaks of, read in order."""
    discourse = Discourse([], [], [], {}, Wholes(vocabulary))
    sections = Sections()
    starts = [mention.start for mention in mentions]
    province = province_of(mentions, vocabulary)
    memory = Memory(
        topic=topic,
        author=topic,
        state=state_of(topic, mentions, vocabulary),
        province=province,
    )
    homes = {"country": home_of(topic, vocabulary), "state": province, "city": city_of(topic, vocabulary)}
    memory.at_home = {noun: place for noun, place in homes.items() if place is not None}
    memory.administered = administered(topic, vocabulary)
    cabinet = cabinet_of(homes["country"], vocabulary)
    if cabinet is not None:
        memory.by_head["Cabinet"] = cabinet
    at_home = topic is not None and province is not None and topic.name == province.name
    if province is not None and (at_home or any(_HEAD_OF_STATE in sentence.text for sentence in sentences)):
        memory.state = government_of(province, vocabulary) or memory.state
    memory.programmes += foretold(mentions, sentences)
    paragraph = -1
    listed_by: Mention | None = None  # who runs the schemes that items name
    for sentence in sentences:
        end = sentence.start + len(sentence.text)
        names = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, end)]
        spoke = memory.speaker if sentence.paragraph == paragraph else None
        memory.alone = memory.alone if sentence.paragraph == paragraph else None
        paragraph = sentence.paragraph
        memory.speaker = _speaker(sentence, names)
        memory.subject = item_head(sentence, names) or memory.subject
        discourse.wholes.note(names)
        several = list(discourse.wholes.several(sentence.text, sentence.start))
        inside = [*_spoken_of(sentence, names, memory, topic, vocabulary), *several]
        inside.sort(key=lambda mention: mention.start)
        person = _PERSON_ACTS.match(sentence.text)
        if person is not None and spoke is not None:
            of_body = replace(spoke, start=sentence.start, end=sentence.start + person.end("who"), source="pronoun")
            inside = [of_body, *inside]
        turn = Turn(None, False, None) if sentence.heading else turn_of(sentence, inside, topic)
        strange = not inside and _INDEFINITE_SUBJECT.match(sentence.text) is not None
        strange = strange or (turn.subject is None and _PAPER.match(sentence.text) is not None)
        memory.subject = turn.subject or (None if strange else memory.subject)
        if sections.enter(sentence, inside, discourse.operators):
            memory.subject = sections.current
            about = sections.current
            if listed_by and about and about.member == "programme" and about.name not in vocabulary.programmes:
                discourse.operators.setdefault(about.name, listed_by)
        listed_by = lister(sentence, turn.subject) or listed_by
        memory.topic, memory.section = sections.body or topic, sections.body
        discourse.turns.append(turn)
        discourse.sections.append(sections.current)
        discourse.mentions.append(tuple(inside))
        memory.alone = _alone(names, turn, memory.alone)
        operators = operator_told(sentence.text, sentence.start, inside)
        for programme, organisation in operators.items():
            discourse.operators.setdefault(programme, organisation)
        memory.launched = _launched(inside, turn.subject, operators)
    return discourse


def _alone(names: Sequence[Mention], turn: Turn, before: Mention | None) -> Mention | None:
    """The only body that a sentence names, as its subject; that of the sentence before where it names none."""
    bodies = {name.name: name for name in names if name.member == "organisation"}
    if not bodies:
        return before
    subject = turn.subject
    return subject if subject is not None and turn.free and [*bodies] == [subject.name] else None


def _spoken_of(
    sentence: Sentence, names: Sequence[Mention], memory: Memory, topic: Mention | None, vocabulary: Vocabulary
) -> list[Mention]:
    """The names of the sentence with the descriptions, adjectives of countries and pronouns that stand for one."""
    described = _described(sentence, names, memory)
    names = [name for name in names if not any(_says_whence(name, m.start) and name.end < m.end for m in described)]
    parts = (
        part
        for part in phases(sentence.text, sentence.start, memory)
        if not any(part.start < m.end and m.start < part.end for m in names)
    )
    inside = sorted([*names, *described, *parts], key=lambda mention: mention.start)
    if topic is None or topic.kind not in _HOSTS:
        inside = sorted([*inside, *demonyms(sentence.text, sentence.start, vocabulary)], key=lambda m: m.start)
    for referring in pronouns(sentence.text, sentence.start, memory):
        if not any(_outranks(mention, referring, sentence) for mention in inside):
            inside = sorted([*inside, forward(referring, inside, sentence)], key=lambda mention: mention.start)
    return inside


def _launched(inside: Sequence[Mention], subject: Mention | None, operators: Mapping[str, Mention]) -> Mention | None:
    """The programme that a sentence says its subject to run, as the last that it names: "it" may mean that one next."""
    last = inside[-1] if inside else None
    runner = operators.get(last.name) if last is not None and last.member == "programme" else None
    return last if runner is not None and subject is not None and subject.name == runner.name else None


def _speaks_for_topic(text: str, end: int, body: Mention, topic: Mention | None) -> bool:
    """Whether an administration only tells what is expected of the park that the article is about."""
    if topic is None or body.kind != "government" or not body.name.startswith(topic.name):
        return False
    return _EXPECTS.match(text, end) is not None


def _outranks(mention: Mention, referring: Mention, sentence: Sentence) -> bool:
    """Whether the mention, and not the pronoun behind it, is what the sentence speaks of: not where it only opens the
    sentence behind a preposition ("Launched by X in 2013, it has ...")."""
    if mention.start >= referring.start:
        return False
    if mention.member == "programme":
        return mention.name == referring.name
    if mention.kind in PLACES and mention.source == "description" and _ACROSS.match(sentence.text):
        return True  # "Across the country the sector ..., and its"
    if mention.kind in PLACES and is_oblique(sentence.text, mention.start - sentence.start):
        return False
    begin, end = referring.start - sentence.start, referring.end - sentence.start
    fronted = _FRONTED.search(sentence.text, 0, begin) is not None and sentence.text[begin:end] in ("it", "they", "we")
    return not (fronted and is_oblique(sentence.text, mention.start - sentence.start))


def _speaker(sentence: Sentence, names: Sequence[Mention]) -> Mention | None:
    """The body that the person quoted in the sentence speaks for: "says NAME, chief executive of BODY"."""
    if _SAYS.search(sentence.text) is None:
        return None
    for mention in names:
        start = mention.start - sentence.start
        if _SPEAKS_FOR.search(sentence.text, max(0, start - _NEAR), start):
            return mention
    return None


def _described(sentence: Sentence, names: Sequence[Mention], memory: Memory) -> list[Mention]:
    """The definite descriptions of the sentence; each may refer to what stands before it. Notes the names."""
    waiting, found = list(names), []
    lost = asides(sentence.text, sentence.start, names) if names else []
    aside = {name for name, loss in zip(names, lost, strict=True) if loss >= ASIDE}
    for start, end, noun in descriptions(sentence.text, memory):
        place = sentence.start + start
        while waiting and waiting[0].start < place:
            name = waiting.pop(0)
            memory.note(name, _runs_another(sentence, name), name in aside)
        named = any(
            name.start <= sentence.start + end + 1 and place < name.end and not _says_whence(name, place)
            for name in names
        )
        apposed = sentence.text[max(0, start - 2) : start] == ", " and any(
            name.end == place - 2
            and (name.member == "programme") == (noun in PROGRAMME_NOUNS)
            and not (
                _FRONTED_PLACE.fullmatch(sentence.text, 0, name.start - sentence.start)
                and _ACTS.match(sentence.text, end)
            )
            for name in names
        )
        if not named and not apposed:  # nor followed by the name: "the accelerator Techstars"
            antecedent = memory.antecedent(noun)
            if noun == "state" and memory.state is not None and _PAYS.match(sentence.text, end):
                antecedent = memory.state
            elsewhere = antecedent is memory.state and _OF_A_PART.search(sentence.text, start, end) is not None
            if antecedent is not None and _speaks_for_topic(sentence.text, end, antecedent, memory.author):
                antecedent = memory.author
            if antecedent is not None and not elsewhere:
                found.append(replace(antecedent, start=place, end=sentence.start + end, source="description"))
    for name in waiting:
        memory.note(name, _runs_another(sentence, name), name in aside)
    return found


def _runs_another(sentence: Sentence, name: Mention) -> bool:
    """Whether the name only tells who runs the body that the sentence is about."""
    before = name.start - sentence.start
    return " by " in sentence.text[:before] and _RUN_BY.search(sentence.text, max(0, before - 90), before) is not None


def _says_whence(name: Mention, place: int) -> bool:
    """Whether a place only says where the body is that a description at `place` tells of: "the U.S. chipmaker"."""
    return name.kind in PLACES and (name.start == place or 4 <= name.start - place <= 5)
