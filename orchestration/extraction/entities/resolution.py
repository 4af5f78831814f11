"""Whom a figure describes: the organisation and programme of each quantity of an article.

The body of the sentence that weighs most (see `candidates`), unless a programme is the subject: then its operator. Else
what the figure before was about, then what the section's heading names, then what the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from orchestration.documents.model import Article
from orchestration.extraction.entities.discourse.reading import read_discourse
from orchestration.extraction.entities.discourse.states import country_named, rather_home
from orchestration.extraction.entities.discourse.titles import meant_by_title
from orchestration.extraction.entities.discourse.topic import topic_of, topic_programme
from orchestration.extraction.entities.discourse.turns import Turn
from orchestration.extraction.entities.discourse.wholes import by_cluster
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.recognition import DocumentNames, find_mentions, names_in
from orchestration.extraction.entities.programmes.choice import ProgrammeChoice
from orchestration.extraction.entities.programmes.labelled import labelled_giver
from orchestration.extraction.entities.programmes.operators import announcer, bearers
from orchestration.extraction.entities.programmes.schemes import runner_told, schemes
from orchestration.extraction.entities.programmes.shares import shared_out
from orchestration.extraction.entities.programmes.ties import Ties
from orchestration.extraction.entities.subjects.bystanders import asides
from orchestration.extraction.entities.subjects.candidates import LEAST, Candidate, is_outranked, weigh
from orchestration.extraction.entities.subjects.gapped import bound_later
from orchestration.extraction.entities.subjects.organs import of_their_bodies
from orchestration.extraction.entities.subjects.ownership import is_of_the_world, is_strange, listed_owner
from orchestration.extraction.entities.subjects.positions import is_bracketed
from orchestration.extraction.entities.subjects.subject import (
    Carried,
    Subject,
    is_loose,
    is_told_in_passing,
    is_told_of_itself,
    programme_told,
)
from orchestration.extraction.model import Quantity, Sentence
from orchestration.vocabulary import Vocabulary

_LITTLE = 1.5  # what weighs no more loses to the section and the topic
_GENERIC = re.compile(r"(?:\w+,\s)?(?:[Aa]ll|[Mm]ost|[Oo]ther|[Mm]any)\s\w+s\b")  # a subject of its own
_AT_AN_EVENT = re.compile(
    r"At an? (?:[\w-]+ ){0,3}(?:conference|ceremony|summit|forum|meeting|event|fair|expo|congress)\b"
)
_FIRMS_IN_GENERAL = re.compile(
    r"(?:[A-Z][a-z]+\s)?(?:[A-Za-z-]+\s){0,2}(?:enterprises|companies|firms|start-ups|startups|businesses|founders)"
    r"\s(?:have|are|were)\b"
)
_GOES_ON = re.compile(  # behind a name
    r"$|[^\w\s]|\s(?:has|had|have|is|was|are|will|dates|in|at|by|from|and|for|of|to|on|with|which|who|\w+ed)\b"
)
_PLURAL = re.compile(r"(?:They|Their|These)\b")  # the things counted before rather than a body
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]h[eo]se|[Aa]ll)\s$")
_DEFINITE_REACH = 8  # characters before a count
_POINTS_BACK = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Oo]f them|[Ss]uch)\b")


class ArticleEntities:
    """The mentions of one article. Ask for the subjects of its quantities in the order of the text."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        vocabulary: Vocabulary,
        names: DocumentNames | None = None,
    ) -> None:
        names = names if names is not None else DocumentNames()
        headings = [(s.start, s.start + len(s.text)) for s in sentences if s.heading]
        text = article.text.text
        mentions = of_their_bodies(text, find_mentions(text, vocabulary, headings, names))
        title = names_in(article.metadata.title or "", vocabulary, names, mentions)
        title_text = article.metadata.title or ""
        self.topic = (
            rather_home(
                topic_of(text, title_text, mentions, title, headings, sentences, vocabulary), mentions, vocabulary
            )
            or names.topic
            or country_named(mentions, vocabulary)
        )
        giver = labelled_giver(text, mentions)
        self.topic = giver or runner_told(mentions, self.topic, vocabulary) or self.topic
        names.topic = names.topic or self.topic
        mentions, managers = schemes(text, by_cluster(mentions, self.topic), self.topic, vocabulary)
        self.topic = managers.get(self.topic.name, self.topic) if self.topic is not None else None
        programmes = [mention for mention in mentions if mention.member == "programme"]
        self.programme = topic_programme(mentions, title, title_text, headings)
        if self.programme is not None and self._only_manages(title):
            self.programme = None
        in_title = any(mention.member == "programme" for mention in title)
        in_title = in_title or meant_by_title(title_text, programmes) is not None
        discourse = read_discourse(mentions, sentences, self.topic, vocabulary)
        self._by_sentence, self._sections = discourse.mentions, discourse.sections
        self._turns, self._wholes = discourse.turns, discourse.wholes
        told = {**bearers(mentions), **managers, **discourse.operators}
        self._ties = Ties(mentions, told, vocabulary)
        if self.programme is not None and self._ties.described_by(self.programme.name)[0] is None:
            runner = giver or announcer(text, mentions)
            if runner is not None:
                self._ties = Ties(mentions, {**told, self.programme.name: runner}, vocabulary)
        shares = shared_out(discourse.mentions, sentences)
        self._choice = ProgrammeChoice(programmes, self.topic, self.programme, in_title, self._ties, shares)
        self._carried: Carried | None = None
        self._paragraphs = [sentence.paragraph for sentence in sentences]
        self._counts: dict[tuple[Decimal, str], Subject] = {}  # whom each count of a noun was first told of
        self._read = 0  # the sentences before this one are taken up
        self._latest_lost: tuple[int, int, list[float]] | None = None

    def _only_manages(self, title: Sequence[Mention]) -> bool:
        """Whether the programme is a fund that the firm told of manages among others, and no title names it."""
        fund, firm = self.programme, self.topic
        if fund is None or firm is None or fund.kind != "fund" or firm.kind != "investor":
            return False
        return all(mention.name != fund.name for mention in title)

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

    def names_number(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the quantity is the number at the end of a name: "Go:Up 2 has ..."; not "at Kestrel 12 start-ups"."""
        if quantity.unit != "COUNT":
            return False
        start, end = sentence.start + quantity.start, sentence.start + quantity.end
        names = (m for m in self._by_sentence[sentence.index] if m.start < start and m.end == end)
        return any(m.source != "description" and _GOES_ON.match(sentence.text, quantity.end) is not None for m in names)

    def subject(
        self, sentence: Sentence, quantities: Sequence[Quantity], index: int, measure: str = "level"
    ) -> Subject:
        """The subject of quantity number `index` of the sentence."""
        quantity = quantities[index]
        if is_of_the_world(sentence.text, quantity):
            return Subject(None, None, None, "none", "none")
        mentions = self._by_sentence[sentence.index]
        carried = self._carry(sentence)
        if carried is not None and _PLURAL.match(sentence.text):
            mentions = tuple(mention for mention in mentions if mention.source != "pronoun")
        ranked = weigh(sentence, quantities, index, mentions, measure, self.topic, self._lost(sentence, mentions))
        bound = bound_later(sentence, quantity, quantities, mentions)
        ranked = [candidate for candidate in ranked if candidate.mention.start not in bound]
        organisation = listed_owner(sentence, quantities, quantity, mentions, self.topic, self._wholes) or next(
            (c for c in ranked if c.mention.member == "organisation"), None
        )
        programme = programme_told(sentence, ranked, organisation)
        if programme and organisation and is_told_of_itself(sentence, quantity, organisation, programme):
            programme = None  # "The scheme is run by X, which has 90 staff"
            carried = replace(carried, programme=None) if carried is not None else None
        speaks = organisation is not None and organisation.says_we(sentence)
        if carried is not None and organisation and speaks and organisation.mention.name == carried.organisation:
            carried = replace(carried, programme=None)  # "We hold ..." is of the body again
        if carried is not None and carried.programme is not None and programme is None and organisation is not None:
            organisation = None if self._choice.is_served_by(organisation.mention) else organisation
        latest = self._carried
        if carried is not None and organisation and latest and latest.loose and latest.sentence != sentence.index:
            carried = replace(carried, programme=None)
        section = self._sections[sentence.index]
        found_programme, programme_rule = self._choice.of(sentence, organisation, programme, carried, section)
        if carried is not None and (
            is_strange(carried.kind, quantity) or (carried.kind == "company" and _FIRMS_IN_GENERAL.match(sentence.text))
        ):
            carried = None
        subject = self._settle(organisation, programme, found_programme, programme_rule, carried, section)
        subject = self._counted_before(sentence, quantity, subject)
        if organisation is None or not (organisation.passing or is_bracketed(sentence, quantity, organisation.mention)):
            passing = organisation is not None and is_told_in_passing(organisation, subject, self.topic)
            loose = programme is not None and organisation is not None and is_loose(organisation, programme)
            self._carried = Carried(sentence.paragraph, sentence.index, subject, passing, loose=loose)
        return subject

    def _counted_before(self, sentence: Sentence, quantity: Quantity, subject: Subject) -> Subject:
        """The subject of the same count told before, where "the six centres" has none of its own in its sentence."""
        if quantity.unit != "COUNT":
            return subject
        noun = (quantity.noun or "").rsplit(" ", 1)[-1].removesuffix("s")
        before = self._counts.setdefault((quantity.value, noun), subject)
        definite = _DEFINITE.search(sentence.text, max(0, quantity.start - _DEFINITE_REACH), quantity.start)
        return before if definite is not None and subject.organisation_rule in ("topic", "carried") else subject

    def _lost(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[float]:
        """What the mentions lose as bystanders, computed once for the quantities of a sentence."""
        if self._latest_lost is None or self._latest_lost[:2] != (sentence.index, len(mentions)):
            self._latest_lost = (sentence.index, len(mentions), asides(sentence.text, sentence.start, mentions))
        return self._latest_lost[2]

    def _enter(self, sentence: Sentence) -> None:
        """Take up what the sentences since the last figure have turned to in the paragraph."""
        since = range(max(self._read, bisect_left(self._paragraphs, sentence.paragraph)), sentence.index)
        self._read = sentence.index
        for number in since:
            turn = self._turns[number]
            if self._carried is not None and self._carried.sentence == number:
                continue  # a figure told of it
            subject = self._turned_to(turn)
            if subject is not None:
                self._carried = Carried(sentence.paragraph, number, subject, False, told=True)
            elif turn.subject is not None and not turn.free and self._carried is not None and self._carried.told:
                self._carried = None

    def _turned_to(self, turn: Turn) -> Subject | None:
        programme = turn.programme
        if programme is not None:
            tied, kind = self._ties.described_by(programme.name)
            if tied is not None and kind != "state":
                return Subject(tied, kind, programme.name, "programme", "carried")
            if turn.subject is programme and self.topic is not None:
                return Subject(self.topic.name, self.topic.kind, programme.name, "topic", "carried")
        body = turn.subject
        if body is None or not turn.free or body.member != "organisation" or body.kind in PLACES:
            return None
        if programme is None and (
            body.source == "pronoun" or (self._carried is not None and body.name == self._carried.subject.organisation)
        ):
            return None
        return Subject(body.name, body.kind, programme.name if programme else None, "carried", "carried")

    def _carry(self, sentence: Sentence) -> Subject | None:
        """What the figure before was about, in the same paragraph or where the sentence points back to it."""
        self._enter(sentence)
        if self._carried is None or _GENERIC.match(sentence.text) or _AT_AN_EVENT.match(sentence.text):
            return None
        paragraph, subject = self._carried.paragraph, self._carried.subject
        if self._carried.passing and self._carried.sentence != sentence.index:
            return None
        near = paragraph == sentence.paragraph or (
            paragraph == sentence.paragraph - 1 and _POINTS_BACK.search(sentence.text) is not None
        )
        return subject if near else None

    def _settle(
        self,
        organisation: Candidate | None,
        programme: Candidate | None,
        name: str | None,
        programme_rule: str,
        carried: Subject | None,
        section: Mention | None,
    ) -> Subject:
        if organisation is not None and organisation.weight >= LEAST and not is_outranked(organisation, programme):
            mention = organisation.mention
            return Subject(mention.name, mention.kind, name, mention.source, programme_rule)
        if name is not None and programme_rule not in ("carried",):
            tied, kind = self._ties.described_by(name)
            if tied and kind != "state":
                return Subject(tied, kind, name, "programme", programme_rule)
        if carried is not None and carried.organisation is not None:
            return Subject(carried.organisation, carried.kind, name, "carried", programme_rule)
        weighs = organisation is not None and organisation.weight > _LITTLE and organisation.mention.kind not in PLACES
        if organisation is not None and weighs and not (organisation.aside and self.topic is not None):
            mention = organisation.mention
            return Subject(mention.name, mention.kind, name, mention.source, programme_rule)
        if section is not None and section.member == "organisation":
            return Subject(section.name, section.kind, name, "section", programme_rule)
        if self.topic is not None:
            return Subject(self.topic.name, self.topic.kind, name, "topic", programme_rule)
        return Subject(None, None, name, "none", programme_rule)
