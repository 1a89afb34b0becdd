"""Building one block of a draft, with the paths of the fields that its text was made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.kernel.dates import days_text
from planner.kernel.richtext import plain
from planner.releases.drafting.bending import ProposedForm
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.running_text import running
from planner.releases.drafting.sentence_ends import begin_alike, is_long, sentences
from planner.releases.drafting.speakers import SpeakerValue
from planner.releases.drafting.typography import base, sentence
from planner.releases.drafting.values import LazyValues, Value, entry_value, forget, own_kind_value
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.sourced_value import Count, Phrase, SourcedValue
from planner.releases.models import OUTSIDE_BODY, Section

if TYPE_CHECKING:
    from planner.releases.drafting.draft_context import DraftContext

# Sources, proposed forms, names and people of what was printed.
_Printed = tuple[dict[str, None], dict[ProposedForm, None], Counter[str], set[int | str]]

_ADDRESS = re.compile(r"https?://[^\s<>]+|[^\s<>@]+@[\w.-]+")


class BlockBuilder:
    """`builder(value)` returns the entered text and cites its field; `say` adds a sentence."""

    def __init__(self, context: DraftContext) -> None:
        self.context = context
        self.parts: list[str] = []
        self._sources: dict[str, None] = {}
        self._proposed: dict[ProposedForm, None] = {}
        self._own_kind = own_kind_value(self, context.facts.event.kind)

    def __call__(self, value: SourcedValue) -> str:
        self.cite(value.path)
        return plain(self._running(value.text, value))

    def _running(self, text: str, value: SourcedValue) -> str:
        """The text, or a form of it; of a phrase as it goes on in a sentence."""
        is_phrase = isinstance(value, Phrase)
        if not (is_phrase and text):
            return text
        return running(text, self.context.facts.language, self.context.names, value.sort)

    def bent(self, value: SourcedValue, need: str) -> str:
        """The form of an entered text, confirmed or proposed, with its source; "" if there is none."""
        bending = self.context.bending
        bending.ask(value, need)
        confirmed = bending.confirmed(value, need)
        if confirmed:
            self.cite(value.path)
            return self._running(self(confirmed), value)
        form = bending.proposed(value, need) if value else ""
        if form:
            self.cite(value.path)
            used = ProposedForm(value.text, need, form, value.sort, value.path)
            self._proposed[used] = None
        return self._running(form, value)

    def value(self, raw: object) -> Value:
        """A fact as a value for patterns; None becomes a value that is not given."""
        return entry_value(self, raw)

    def words(self, message: str, /, **values: object) -> str:
        """The formatted message, in the tense of the event (`$is_coming`). `$kind` and `$own_kind` are
        the kind of the event.
        """
        context = self.context
        values.setdefault("kind", context.facts.event.kind.code)
        values.setdefault("own_kind", self._own_kind)
        values.setdefault("is_coming", context.is_coming)
        return context.wording.text(context.in_tense(message), LazyValues(self, values))

    def tried(self, message: str, /, **values: object) -> str:
        """`words` as if they had not been printed: nothing is cited, nobody counts as named."""
        before = self._printed()
        text = self.words(message, **values)
        self._take_back(before)
        return text

    def words_if(self, fits: Callable[[str], bool], message: str, /, **values: object) -> str:
        """`words`; "" as if they had not been printed, unless the text fits."""
        before = self._printed()
        text = self.words(message, **values)
        if fits(text):
            return text
        self._take_back(before)
        return ""

    def _printed(self) -> _Printed:
        named, people = self.context.named.copy(), set(self.context.people)
        return dict(self._sources), dict(self._proposed), named, people

    def _take_back(self, before: _Printed) -> None:
        self._sources, self._proposed, self.context.named, self.context.people = before

    def phrase(self, message: str, /, **values: object) -> Value:
        """`words` as a value for another message, formatted only when that one prints it."""
        return Value(self, lambda style: self.words(message, **values))

    def say(self, message: str, /, **values: object) -> None:
        """Adds the message as a sentence, or nothing if it is empty in this language.

        Of several ways, the first that begins otherwise than the last sentence and is short enough.
        """
        ways = self.context.wording.ways(self.context.in_tense(message))
        if len(ways) == 1:
            self.write(self.words(message, **values))
        else:
            self._say_one(ways, values, [{}])

    def say_of_event(self, message: str, /, **values: object) -> None:
        """`say` of a message whose subject is the event. `$event` is what calls it: its kind or, where
        that begins the sentence before, “it”, if that is about the event too, or another noun.
        """
        called = ("kind", "it", "noun") if self.context.said.is_about_event else ("kind", "noun")
        changes = [{"event": event} for event in called]
        self._say_one(self.context.wording.ways(self.context.in_tense(message)), values, changes)

    def _say_one(
        self, ways: list[str], values: dict[str, object], changes: list[dict[str, str]]
    ) -> None:
        tests: list[tuple[dict[str, str], Callable[[str], bool]]] = [
            (changed, fits)
            for changed in changes
            for fits in (self._is_good, self.begins_otherwise)
        ]
        refused: dict[tuple[str, ...], str] = {}
        for changed, fits in (*tests, (changes[0], bool)):
            for way in ways:
                tried = (way, *changed.values())
                if tried in refused and not fits(refused[tried]):
                    continue
                before = self._printed()
                refused[tried] = text = self.words(way, **values, **changed)
                if fits(text):
                    return self.write(text)
                self._take_back(before)
                forget(values.values())
        return None

    def speaker(self, speaker: SpeakerFacts) -> Value:
        """Somebody in the programme, named as `speakers.SpeakerValue` says."""
        return SpeakerValue(self, speaker)

    def link(self, value: SourcedValue) -> Value:
        """A web or e-mail address as a link; plain text if it is not a valid address."""

        def words(style: str) -> str:
            text = self(value)
            return f"<{value.text}>" if _ADDRESS.fullmatch(value.text) else text

        return Value(self, words, is_given=bool(value))

    def call(self, value: SourcedValue, dial: str) -> Value:
        """A telephone number as printed, linked to `dial` (E.164) unless that is ""."""

        def words(style: str) -> str:
            text = self(value)
            return f"[{text}](tel:{dial})" if dial else text

        return Value(self, words, is_given=bool(value))

    def days(self) -> Value:
        """The days of the event: “27 March 2012”, “27–28 марта 2012 г.”.

        Not given for a night, a month or a year, which are told in a sentence (`drafting.when`).
        """
        event, language = self.context.facts.event, self.context.facts.language
        first, last = event.first_on, event.last_on
        if first is None or last is None or event.span is not DateSpan.DAYS:
            return Value(self, str, is_given=False)
        text = days_text(first, last, language)
        return self.value(SourcedValue(text, event.days_path))

    def city(self) -> Value:
        """The city of the event, with the form "name"."""
        city = self.context.facts.event.city
        forms = {"name": city}
        return Value(self, lambda style: self(city), is_given=bool(city), forms=forms, text=city)

    @property
    def has_oxford_comma(self) -> bool:
        """True in English if the office has chosen it."""
        return self.context.facts.oxford_comma and base(self.context.facts.language) == "en"

    def number(self, count: Count) -> int:
        self.cite(count.path)
        return count.number

    def cite(self, *paths: str) -> None:
        self._sources.update((path, None) for path in paths if path)

    def write(self, text: str) -> None:
        """Adds a sentence, or nothing if it is empty."""
        if text.strip():
            self.parts.append(sentence(text))

    def begins_like_the_last(self, text: str) -> bool:
        """Whether the text begins with the same word as the sentence before it, articles apart."""
        last = self._last_sentence() if self.parts else self.context.said.last
        return bool(last) and begin_alike(last, text)

    def _last_sentence(self) -> str:
        return sentences(self.parts[-1], self.context.facts.language)[-1]

    def begins_otherwise(self, text: str) -> bool:
        """Whether there is a text, and it does not begin like the last sentence."""
        return bool(text) and not self.begins_like_the_last(text)

    def _is_good(self, text: str) -> bool:
        """Whether the text also has no sentence that is too long."""
        return self.begins_otherwise(text) and not is_long(text, self.context.facts.language)

    def put(self, text: str) -> None:
        """Adds text that is not a sentence: a headline, a heading, a list."""
        self.parts.append(text)

    def block(self, key: str, section: Section, glue: str = " ") -> list[DraftBlock]:
        """The text so far, not set in type yet, as a list of one block, or [] if there is none."""
        text = glue.join(self.parts)
        if not text:
            return []
        if section not in OUTSIDE_BODY:
            self.context.said.last = self._last_sentence()
        return [
            DraftBlock(key, section, text, tuple(self._sources), proposed=tuple(self._proposed))
        ]
