"""Whom a figure describes: the organisation and programme of each quantity of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.documents.model import Article
from orchestration.extraction.entities.abbreviations import definitions
from orchestration.extraction.entities.candidates import Candidate, weigh
from orchestration.extraction.entities.discovery import discover, short_forms
from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names import NameIndex, Word, vocabulary_index, words_of
from orchestration.extraction.entities.references import Memory, describe, pronoun
from orchestration.extraction.entities.topic import topic_of, topic_programme
from orchestration.extraction.model import Quantity, Sentence
from orchestration.vocabulary import Vocabulary

_LEAST = 3.2  # candidates that weigh less lose to what the sentence before was about
_PLACES = frozenset(("country", "region"))


@dataclass(frozen=True, slots=True)
class Subject:
    """The organisation and programme of one figure, and the rules that gave them."""

    organisation: str | None
    kind: str | None
    programme: str | None
    organisation_rule: str
    programme_rule: str


class ArticleEntities:
    """The mentions of one article. Ask for the subjects of its quantities in the order of the text."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        headings = [(s.start, s.start + len(s.text)) for s in sentences if s.heading]
        mentions = find_mentions(article.text.text, vocabulary, headings)
        title = list(_in_text(article.metadata.title or "", vocabulary))
        self.topic = topic_of(mentions, title, headings)
        self.programme = topic_programme(mentions, title, headings)
        self._by_sentence = _referring(mentions, sentences, self.topic)
        self._carried: tuple[int, Subject] | None = None

    def mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Names, descriptions and pronouns of the sentence, by place."""
        return self._by_sentence[sentence.index]

    def subject(self, sentence: Sentence, quantity: Quantity, measure: str = "level") -> Subject:
        """The subject of a quantity of the sentence."""
        mentions = self._by_sentence[sentence.index]
        ranked = weigh(sentence, quantity, mentions, measure, self.topic)
        organisation = next((c for c in ranked if c.mention.member == "organisation"), None)
        programme = next((c for c in ranked if c.mention.member == "programme" and c.weight > 0), None)
        carried = self._carry(sentence)
        found_programme, programme_rule = self._programme_of(organisation, programme, carried)
        subject = self._settle(organisation, programme, found_programme, programme_rule, carried)
        self._carried = (sentence.paragraph, subject)
        return subject

    def _carry(self, sentence: Sentence) -> Subject | None:
        if self._carried is None or self._carried[0] != sentence.paragraph:
            return None
        return self._carried[1]

    def _programme_of(
        self, organisation: Candidate | None, programme: Candidate | None, carried: Subject | None
    ) -> tuple[str | None, str]:
        if programme is not None:
            return programme.mention.name, programme.mention.source
        strong = organisation is not None and organisation.weight >= _LEAST and organisation.named
        if carried is not None and carried.programme is not None:
            if not strong or (organisation and organisation.mention.name == carried.organisation and not organisation.subject):
                return carried.programme, "carried"
        if self.programme is not None and not strong:
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
            if tied:
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


def find_mentions(text: str, vocabulary: Vocabulary, headings: Sequence[tuple[int, int]]) -> list[Mention]:
    """Every name of the text: of the vocabulary, abbreviated by the text itself, or discovered; by place."""
    words = list(words_of(text))
    known = list(vocabulary_index(vocabulary).find(text, words))
    found = list(discover(text, known, headings))
    mentions = short_forms(text, _longest([*known, *found]))
    defined = definitions(text, mentions)
    if defined:
        short = [replace(mention, source="abbreviation") for mention in NameIndex(defined).find(text, words)]
        mentions = _longest([*mentions, *short])
    return mentions


def _in_text(text: str, vocabulary: Vocabulary) -> list[Mention]:
    words: list[Word] = list(words_of(text))
    return list(vocabulary_index(vocabulary).find(text, words))


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
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
        for mention in names:
            memory.note(mention)
        inside = [*names]
        for described in describe(sentence.text, sentence.start, memory):
            if not any(m.start < described.end and described.start < m.end for m in names):
                inside.append(described)
        inside.sort(key=lambda mention: mention.start)
        referring = pronoun(sentence.text, sentence.start, memory)
        if referring is not None and not any(m.start < referring.start for m in inside):
            inside.insert(0, referring)
        if inside and not sentence.heading:
            memory.subject = _first_subject(inside)
        result.append(tuple(inside))
    return result


def _first_subject(mentions: Sequence[Mention]) -> Mention:
    return next((mention for mention in mentions if mention.kind not in _PLACES), mentions[0])
