"""The studies that were shown: a paragraph for each."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from planner.events.kinds_in_titles import kind_in
from planner.events.models.study import FindingForm, StudyKind
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.days_told import on_day, other_day
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.running_text import running_clause
from planner.releases.drafting.titles import title_of_study
from planner.releases.drafting.told_news import other_findings
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import Section

_MOST_COUNTED = 5
_LISTED_FROM = 3
_LONGEST_IN_SENTENCES = 40  # words of all findings together


def studies(context: DraftContext) -> list[DraftBlock]:
    """In the order of the programme, each once. Studies of one kind are counted: the second study."""
    shown = _shown(context.facts)
    are_alike = len({study.kind for _item, study in shown}) == 1 and len(shown) <= _MOST_COUNTED
    return [
        block
        for place, (item, study) in enumerate(shown, start=1)
        for block in _study(context, item, study, place if are_alike else 1)
    ]


def _has_same_number(facts: ReleaseFacts, study: StudyFacts) -> bool:
    """Whether the sentence on the hot-line of the event tells the number of the study's."""
    line = facts.hotline
    return bool(line and line.is_valid and line.number.text == study.hotline_number.text)


def _shown(facts: ReleaseFacts) -> list[tuple[ItemFacts, StudyFacts]]:
    found: dict[str, tuple[ItemFacts, StudyFacts]] = {}
    for item in facts.items:
        if item.study and item.study.title:
            found.setdefault(item.study.uid, (item, item.study))
    return list(found.values())


def _study(
    context: DraftContext, item: ItemFacts, study: StudyFacts, place: int
) -> list[DraftBlock]:
    builder = context.builder()
    builder.cite(item.path)
    findings = () if context.is_coming else other_findings(context.facts, study)
    study = replace(study, findings=findings)
    if context.is_coming:
        study = replace(study, recommendations=())
    paragraph = _StudyParagraph(builder, item, study, place)
    paragraph.opening()
    paragraph.contents()
    key = f"study.{study.uid}"
    if not paragraph.are_findings_listed:
        paragraph.recommendations()
        return builder.block(key, Section.STUDY)
    paragraph.findings_as_list()
    after = context.builder()
    after.cite(item.path)
    _StudyParagraph(after, item, study, place).recommendations()
    return [
        *builder.block(key, Section.STUDY),
        *after.block(f"{key}.recommendations", Section.STUDY),
    ]


@dataclass
class _StudyParagraph:
    """What is told of one study, sentence by sentence."""

    builder: BlockBuilder
    item: ItemFacts
    study: StudyFacts
    place: int

    def __post_init__(self) -> None:
        builder, study = self.builder, self.study
        speakers = [s for s in self.item.speakers if builder.value(s).is_given]
        self.presenters = [s for s in speakers if not _is_conductor(s, study)]
        self.is_by_conductor = bool(speakers) and not self.presenters
        is_survey = study.kind is StudyKind.SURVEY
        self.time_in_sample = is_survey and bool(study.sample_size and study.sample_units)
        year = None if self.time_in_sample else study.year
        day = other_day(builder, self.item)
        noun = builder.words("study-kind-noun", study_kind=study.kind)
        names_kind = kind_in(study.title.text, noun, builder.context.facts.language)
        title = title_of_study(builder, study.title)
        is_counted = not day and not names_kind and bool(title)
        self.values: dict[str, Any] = {
            "title": builder.value(title),
            "subject": builder.value(study.subject),
            "study_kind": study.kind,
            "conductor": builder.value(study.conductor),
            "commissioner": builder.value(study.commissioner),
            "presenters": builder.value(self.presenters),
            "place": self.place if is_counted else 1,
            "on_day": on_day(builder, day),
            "time": self._time(year),
            "findings": builder.value(study.findings),
        }

    def opening(self) -> None:
        """Who presented it, who carried it out, at whose request."""
        if self.is_by_conductor:
            self._say("study-presented-by-conductor")
            self._say("study-conductor-commissioner")
            return
        self._say("study-presented-by-people" if self.presenters else "study-presented")
        self._say("study-conductor", is_theirs=self._is_theirs)
        self._say("study-commissioner")

    def contents(self) -> None:
        """A sentence for each fact that was entered, in the order of `StudyFacts`, as far as the
        wording has one: an attribute of `study-contents` with the name of the fact.
        """
        builder, study = self.builder, self.study
        facts: dict[str, Any] = {
            one.name: fact
            for one in fields(study)
            if isinstance(fact := getattr(study, one.name), SourcedValue | Count | tuple)
        }
        if builder.context.is_briefest:
            facts["method"] = EMPTY
        entered = [name for name, fact in facts.items() if fact]
        values = {
            **self.values,
            **{n: fact for n, fact in facts.items() if isinstance(fact, SourcedValue | tuple)},
            "is_hotline_told": _has_same_number(builder.context.facts, study),
            "hotline_number": builder.call(study.hotline_number, study.hotline_dial),
            "count": study.sample_size.number if study.sample_size else 0,
            "time": self._time(study.year) if self.time_in_sample else None,
            "period": self._period(),
        }
        if not study.sample_units and "sample_size" in entered:
            entered.remove("sample_size")
        sentences = builder.context.wording.alternatives("study-contents")
        for message in (f"study-contents.{name}" for name in entered):
            if message in sentences:
                builder.say(message, **values)
        if not self.are_findings_listed:
            self._findings()

    def findings_as_list(self) -> None:
        is_again = self._begins_again("study-findings-listed")
        self._say("study-findings-listed", is_again=is_again)

    def recommendations(self) -> None:
        study = self.study
        if study.recommendations:
            told = study.aims or study.method or study.sample_size or study.findings
            self._say(
                "study-recommendations",
                recommendations=study.recommendations,
                is_more=bool(told),
            )

    @property
    def are_findings_listed(self) -> bool:
        """As a list, a finding a line: three or more, or two long ones."""
        findings = self.study.findings
        words = sum(len(finding.text.split()) for finding in findings)
        is_long = len(findings) > 1 and words > _LONGEST_IN_SENTENCES
        return len(findings) >= _LISTED_FROM or is_long

    def _findings(self) -> None:
        findings = self.study.findings
        if not findings:
            return
        if self.study.finding_form is not FindingForm.CLAUSES:
            is_list = self.study.finding_form is FindingForm.LISTED
            self._say(
                "study-findings-inline" if is_list else "study-findings-nouns",
                is_again=self._begins_again("study-findings-inline"),
            )
            return
        language = self.builder.context.facts.language
        for number, finding in enumerate(findings):
            clause = running_clause(finding.text, language, self.builder.context.names)
            said_so = replace(finding, text=clause)
            values = {**self.values, "finding": said_so, "is_more": bool(number)}
            ways = ["study-finding", "study-finding-again"]
            said = [self.builder.words(way, **values) for way in (ways[::-1] if number else ways)]
            is_again = self.builder.begins_like_the_last(said[0])
            self.builder.write(said[is_again])

    def _begins_again(self, message: str) -> bool:
        said = self.builder.words(message, is_again=False, **self.values)
        return self.builder.begins_like_the_last(said)

    @property
    def _is_theirs(self) -> bool:
        """Whether the presenters are of the body that carried it out, so that it is named already."""
        conductor = self.study.conductor
        return (
            conductor is not None
            and bool(self.presenters)
            and all(
                (speaker.body is not None and speaker.body.id == conductor.id)
                or (bool(conductor.name) and conductor.name.text in speaker.function.text)
                for speaker in self.presenters
            )
        )

    def _time(self, year: Count | None) -> Any:
        """“in May 2027”, «в 2027 году»; None if it is not known."""
        if year is None:
            return None
        month = self.study.month
        if month is None:
            return self.builder.phrase("in-year", year=year)
        return self.builder.phrase("in-month", year=year, month=month)

    def _period(self) -> Any:
        first, last = self.study.data_from, self.study.data_until
        if first is None:
            return None
        if last is None or last.number == first.number:
            return self.builder.phrase("for-year", year=first)
        return self.builder.phrase("for-years", first=first, last=last)

    def _say(self, message: str, **values: Any) -> None:
        self.builder.say(message, **{**self.values, **values})


def _is_conductor(speaker: SpeakerFacts, study: StudyFacts) -> bool:
    return bool(
        speaker.person_id is None
        and speaker.body
        and study.conductor
        and speaker.body.id == study.conductor.id
    )
