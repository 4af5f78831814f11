"""Whom a figure describes: the organisation and programme of each quantity of an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from orchestration.documents.model import Article
from orchestration.extraction.entities.abbreviations import definitions
from orchestration.extraction.entities.candidates import Candidate, asides, is_oblique, weigh
from orchestration.extraction.entities.discovery import discover, first_words, short_forms
from orchestration.extraction.entities.heads import OPENERS
from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names import (
    NameEntry,
    NameIndex,
    Word,
    first_words_taken,
    vocabulary_index,
    words_of,
)
from orchestration.extraction.entities.references import Memory, descriptions, pronoun
from orchestration.extraction.entities.topic import topic_of, topic_programme
from orchestration.extraction.model import Quantity, Sentence
from orchestration.vocabulary import Vocabulary

_LEAST = 2.9  # candidates that weigh less lose to what the sentence before was about
_LEAST_PROGRAMME = 3.9
_DEFINING = re.compile(r"\((?:the\s)?[\"\u201c]?$|referred to as\s$")
_CAPITAL_BEHIND = re.compile(r"\s[A-Z][a-z]{2,}")
_CAPITAL_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z]{2,})\s$")
_NUMBERING = re.compile(r"[\s\d.()#*-]*(?:[Tt]he\s)?")
_GENERIC = re.compile(r"(?:\w+,\s)?(?:[Aa]ll|[Mm]ost|[Oo]ther|[Mm]any)\s\w+s\b")  # a subject of its own
_PLURAL = re.compile(r"(?:They|Their|These)\b")  # the things counted before rather than a body
_POINTS_BACK = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Oo]f them|[Ss]uch)\b")
_PLACES = frozenset(("country", "region"))


@dataclass(frozen=True, slots=True)
class Subject:
    """The organisation and programme of one figure, and the rules that gave them."""

    organisation: str | None
    kind: str | None
    programme: str | None
    organisation_rule: str
    programme_rule: str


@dataclass(slots=True)
class DocumentNames:
    """What the articles of a document have named so far: later articles use short names that earlier ones define."""

    defined: list[NameEntry] = field(default_factory=list)
    tails: dict[str, Mention] = field(default_factory=dict)
    topic: Mention | None = None


class ArticleEntities:
    """The mentions of one article. Ask for the subjects of its quantities in the order of the text."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        vocabulary: Vocabulary,
        names: DocumentNames | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        names = names if names is not None else DocumentNames()
        headings = [(s.start, s.start + len(s.text)) for s in sentences if s.heading]
        mentions = find_mentions(article.text.text, vocabulary, headings, names)
        title = list(_in_text(article.metadata.title or "", vocabulary))
        self.topic = topic_of(mentions, title, headings) or names.topic
        names.topic = names.topic or self.topic
        self.programme = topic_programme(mentions, title, headings)
        self._by_sentence, self._sections = _referring(mentions, sentences, self.topic)
        self._carried: tuple[int, Subject] | None = None
        self._latest_lost: tuple[int, int, list[float]] | None = None

    def mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Names, descriptions and pronouns of the sentence, by place."""
        return self._by_sentence[sentence.index]

    def name_spans(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """Spans of the organisations' proper names in the sentence: the words in them are no common nouns."""
        return tuple(
            (mention.start - sentence.start, mention.end - sentence.start)
            for mention in self._by_sentence[sentence.index]
            if mention.member == "organisation"
            and mention.source in ("name", "discovered", "abbreviation")
            and mention.kind != "company_group"
        )

    def subject(
        self, sentence: Sentence, quantities: Sequence[Quantity], index: int, measure: str = "level"
    ) -> Subject:
        """The subject of quantity number `index` of the sentence."""
        mentions = self._by_sentence[sentence.index]
        carried = self._carry(sentence)
        if carried is not None and _PLURAL.match(sentence.text):
            mentions = tuple(mention for mention in mentions if mention.source != "pronoun")
        ranked = weigh(sentence, quantities, index, mentions, measure, self.topic, self._lost(sentence, mentions))
        organisation = next((c for c in ranked if c.mention.member == "organisation"), None)
        programme = next((c for c in ranked if c.mention.member == "programme" and c.weight > _LEAST_PROGRAMME), None)
        section = self._sections[sentence.index]
        found_programme, programme_rule = self._programme_of(organisation, programme, carried, section)
        subject = self._settle(organisation, programme, found_programme, programme_rule, carried, section)
        self._carried = (sentence.paragraph, subject)
        return subject

    def _lost(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[float]:
        """What the mentions lose as bystanders, computed once for the quantities of a sentence."""
        if self._latest_lost is None or self._latest_lost[:2] != (sentence.index, len(mentions)):
            self._latest_lost = (sentence.index, len(mentions), asides(sentence.text, sentence.start, mentions))
        return self._latest_lost[2]

    def _carry(self, sentence: Sentence) -> Subject | None:
        """What the figure before was about, in the same paragraph or where the sentence points back to it."""
        if self._carried is None or _GENERIC.match(sentence.text):
            return None
        paragraph, subject = self._carried
        near = paragraph == sentence.paragraph or (
            paragraph == sentence.paragraph - 1 and _POINTS_BACK.search(sentence.text) is not None
        )
        return subject if near else None

    def _programme_of(
        self,
        organisation: Candidate | None,
        programme: Candidate | None,
        carried: Subject | None,
        section: Mention | None,
    ) -> tuple[str | None, str]:
        if programme is not None:
            return programme.mention.name, programme.mention.source
        for about in (section, self.programme):
            entry = self._vocabulary.programmes.get(about.name) if about and about.member == "programme" else None
            if entry and organisation is not None and organisation.mention.name == entry.operator:
                return entry.name, "section" if about is section else "topic"
        strong = organisation is not None and organisation.weight >= _LEAST and organisation.mention.source != "pronoun"
        if carried is not None:
            same = organisation is not None and organisation.mention.name == carried.organisation
            if carried.programme is not None and (not strong or (same and organisation and not organisation.subject)):
                return carried.programme, "carried"
            return None, "none"
        if organisation is None or organisation.weight < _LEAST:
            if section is not None:
                return (section.name, "section") if section.member == "programme" else (None, "none")
            if self.programme is not None:
                return self.programme.name, "topic"
        return None, "none"

    def _settle(
        self,
        organisation: Candidate | None,
        programme: Candidate | None,
        name: str | None,
        programme_rule: str,
        carried: Subject | None,
        section: Mention | None,
    ) -> Subject:
        if organisation is not None and organisation.weight >= _LEAST and not self._outranked(organisation, programme):
            mention = organisation.mention
            return Subject(mention.name, mention.kind, name, mention.source, programme_rule)
        if name is not None and programme_rule not in ("carried",):
            entry = self._vocabulary.programmes.get(name)
            tied = (entry.describes or entry.operator) if entry else None
            if tied and self._kind(tied) != "state":
                return Subject(tied, self._kind(tied), name, "programme", programme_rule)
        if carried is not None and carried.organisation is not None:
            return Subject(carried.organisation, carried.kind, name, "carried", programme_rule)
        if organisation is not None and organisation.weight > 1.5 and organisation.mention.kind not in _PLACES:
            mention = organisation.mention
            return Subject(mention.name, mention.kind, name, mention.source, programme_rule)
        if section is not None and section.member == "organisation":
            return Subject(section.name, section.kind, name, "section", programme_rule)
        if self.topic is not None:
            return Subject(self.topic.name, self.topic.kind, name, "topic", programme_rule)
        return Subject(None, None, name, "none", programme_rule)

    @staticmethod
    def _outranked(organisation: Candidate, programme: Candidate | None) -> bool:
        """Whether the programme is the subject and the organisation only a place or a bystander."""
        if programme is None or not programme.subject:
            return False
        return organisation.mention.kind in _PLACES or organisation.weight < programme.weight - 2.5

    def _kind(self, name: str) -> str | None:
        entry = self._vocabulary.organisations.get(name)
        return entry.kind if entry else None


def find_mentions(
    text: str, vocabulary: Vocabulary, headings: Sequence[tuple[int, int]], names: DocumentNames
) -> list[Mention]:
    """Every name of the text: of the vocabulary, abbreviated by the document itself, or discovered; by place."""
    words = list(words_of(text))
    known = list(vocabulary_index(vocabulary).find(text, words))
    mentions = short_forms(text, longest([*known, *discover(text, words, known, headings)]), names.tails)
    names.defined += [*definitions(text, mentions), *first_words(mentions, first_words_taken(vocabulary))]
    names.defined = list(dict.fromkeys(names.defined))
    if names.defined:
        short = [replace(mention, source="abbreviation") for mention in NameIndex(names.defined).find(text, words)]
        mentions = longest([*mentions, *short])
    return [mention for mention in mentions if not _part_of_a_name(text, mention)]


def _part_of_a_name(text: str, mention: Mention) -> bool:
    """Whether a place only helps to name something else ("Oxford Economics", "Derwent London"), or a short name is
    only being defined ("(the Federation)")."""
    before = text[max(0, mention.start - 20) : mention.start]
    if mention.source == "abbreviation":
        return _DEFINING.search(before) is not None
    if mention.kind not in _PLACES:
        return False
    if _CAPITAL_BEHIND.match(text, mention.end):
        return True
    match = _CAPITAL_BEFORE.search(before)
    return match is not None and match["word"] not in OPENERS


def _in_text(text: str, vocabulary: Vocabulary) -> list[Mention]:
    words: list[Word] = list(words_of(text))
    return list(vocabulary_index(vocabulary).find(text, words))


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions by place, of overlapping ones the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _referring(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], topic: Mention | None
) -> tuple[list[tuple[Mention, ...]], list[Mention | None]]:
    """For each sentence its names with the descriptions and the pronoun that refer back, and its section's subject."""
    section: Mention | None = None
    sections: list[Mention | None] = []
    starts = [mention.start for mention in mentions]
    memory = Memory(topic=topic)
    result: list[tuple[Mention, ...]] = []
    for sentence in sentences:
        end = sentence.start + len(sentence.text)
        names = list(mentions[bisect_left(starts, sentence.start) : bisect_left(starts, end)])
        inside = sorted([*names, *_described(sentence, names, memory)], key=lambda mention: mention.start)
        referring = pronoun(sentence.text, sentence.start, memory)
        if referring is not None and not any(m.start < referring.start for m in inside):
            inside.insert(0, referring)
        if not sentence.heading:
            memory.subject = _first_subject(sentence, inside, topic) or memory.subject
        if _opens_section(sentence, inside):
            section = inside[0]
            memory.topic = section if section.member == "organisation" else topic
            memory.subject = section
        elif sentence.heading:
            section, memory.topic = None, topic
        sections.append(section)
        result.append(tuple(inside))
    return result, sections


def _opens_section(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a heading, or a short line that is no sentence, names what the paragraphs below are about."""
    if not mentions or mentions[0].source not in ("name", "abbreviation", "discovered"):
        return False
    before = sentence.text[: mentions[0].start - sentence.start]
    begins = _NUMBERING.fullmatch(before) is not None
    length = mentions[0].end - mentions[0].start
    if sentence.heading:
        return sentence.index > 0 and begins and 4 * length >= 3 * (len(sentence.text) - len(before))
    if mentions[0].kind in _PLACES:
        return False  # the place of a dateline
    return begins and len(sentence.text) < 60 and sentence.text[-1] not in ".!?;:,"


def _described(sentence: Sentence, names: Sequence[Mention], memory: Memory) -> list[Mention]:
    """The definite descriptions of the sentence; each may refer to what stands before it. Notes the names."""
    waiting, found = list(names), []
    for start, end, noun in descriptions(sentence.text):
        place = sentence.start + start
        while waiting and waiting[0].start < place:
            memory.note(waiting.pop(0))
        if not any(name.start < sentence.start + end and place < name.end for name in names):
            antecedent = memory.antecedent(noun)
            if antecedent is not None:
                found.append(replace(antecedent, start=place, end=sentence.start + end, source="description"))
    for name in waiting:
        memory.note(name)
    return found


def _first_subject(sentence: Sentence, mentions: Sequence[Mention], topic: Mention | None) -> Mention | None:
    """The mention that later pronouns refer to: the first that no preposition governs, and no mere place."""
    lost = asides(sentence.text, sentence.start, mentions)
    able = [
        mention
        for mention, loss in zip(mentions, lost, strict=True)
        if loss < 1
        and (
            mention.kind not in _PLACES
            or mention.start == sentence.start
            or (topic is not None and mention.name == topic.name)
        )
    ]
    free = [m for m in able if not is_oblique(sentence.text, m.start - sentence.start)]
    return next(iter(free or able), None)
