"""Whom a figure describes: the organisation and programme of each quantity of an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from orchestration.documents.model import Article
from orchestration.extraction.entities.abbreviations import definitions
from orchestration.extraction.entities.candidates import Candidate, is_oblique, weigh
from orchestration.extraction.entities.discovery import discover, first_words, short_forms
from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names import NameEntry, NameIndex, Word, vocabulary_index, words_of
from orchestration.extraction.entities.references import Memory, descriptions, pronoun
from orchestration.extraction.entities.topic import topic_of, topic_programme
from orchestration.extraction.model import Quantity, Sentence
from orchestration.vocabulary import Vocabulary

_LEAST = 3.2  # candidates that weigh less lose to what the sentence before was about
_LEAST_PROGRAMME = 3.9
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
        self._by_sentence = _referring(mentions, sentences, self.topic)
        self._carried: tuple[int, Subject] | None = None

    def mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Names, descriptions and pronouns of the sentence, by place."""
        return self._by_sentence[sentence.index]

    def subject(self, sentence: Sentence, quantities: Sequence[Quantity], index: int, measure: str = "level") -> Subject:
        """The subject of quantity number `index` of the sentence."""
        mentions = self._by_sentence[sentence.index]
        ranked = weigh(sentence, quantities, index, mentions, measure, self.topic)
        organisation = next((c for c in ranked if c.mention.member == "organisation"), None)
        programme = next((c for c in ranked if c.mention.member == "programme" and c.weight > _LEAST_PROGRAMME), None)
        carried = self._carry(sentence)
        found_programme, programme_rule = self._programme_of(organisation, programme, carried)
        subject = self._settle(organisation, programme, found_programme, programme_rule, carried)
        self._carried = (sentence.paragraph, subject)
        return subject

    def _carry(self, sentence: Sentence) -> Subject | None:
        """What the figure before was about, in the same paragraph or where the sentence points back to it."""
        if self._carried is None:
            return None
        paragraph, subject = self._carried
        near = paragraph == sentence.paragraph or (
            paragraph == sentence.paragraph - 1 and _POINTS_BACK.search(sentence.text) is not None
        )
        return subject if near else None

    def _programme_of(
        self, organisation: Candidate | None, programme: Candidate | None, carried: Subject | None
    ) -> tuple[str | None, str]:
        if programme is not None:
            return programme.mention.name, programme.mention.source
        strong = organisation is not None and organisation.weight >= _LEAST and organisation.mention.source != "pronoun"
        if carried is not None:
            same = organisation is not None and organisation.mention.name == carried.organisation
            if carried.programme is not None and (not strong or (same and organisation and not organisation.subject)):
                return carried.programme, "carried"
            return None, "none"
        if self.programme is not None and (organisation is None or organisation.weight < _LEAST):
            return self.programme.name, "topic"
        return None, "none"

    def _settle(
        self,
        organisation: Candidate | None,
        programme: Candidate | None,
        name: str | None,
        programme_rule: str,
        carried: Subject | None,
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
    names.defined += [*definitions(text, mentions), *first_words(mentions)]
    if names.defined:
        short = [replace(mention, source="abbreviation") for mention in NameIndex(names.defined).find(text, words)]
        mentions = longest([*mentions, *short])
    return mentions


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
) -> list[tuple[Mention, ...]]:
    """For each sentence its names with the descriptions and the pronoun that refer back."""
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
            memory.subject = _first_subject(sentence, inside) or memory.subject
        result.append(tuple(inside))
    return result


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


def _first_subject(sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that later pronouns refer to: the first that no preposition governs, and no mere place."""
    able = [mention for mention in mentions if mention.kind not in _PLACES]
    free = [m for m in able if not is_oblique(sentence.text, m.start - sentence.start)]
    return next(iter(free or able), None)
