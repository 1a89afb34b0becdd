"""Random records of an event, each datum with a word of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings

from planner.accounts.models import Office
from planner.contacts.models import Gender
from planner.events.attendance_facts import AttendanceFacts, MediumFacts, OtherFacts, PoolFacts
from planner.events.models.event import Event, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import (
    BodyRole,
    EventKind,
    EventStatus,
    ItemKind,
    PartRole,
    PartState,
)
from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.kernel.ids import new_uid
from planner.kernel.texts import NO_TEXTS, Texts
from planner.organisations.models import HotlineOperator, Organisation, ProjectBody, ProjectRole
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.facts.loading import load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from tests.conftest import NOW
from tests.factories import Make
from tests.seed import ON

_FIRST = ("Ba", "Du", "Fo", "Gi", "Ka", "Lo", "Mu", "Ne", "Po", "Ra", "Su", "Ti", "Vo", "Za")
_MIDDLE = ("bu", "di", "fa", "go", "ku", "la", "mi", "no", "pu", "ro", "si", "ta", "vu", "zo")
_CYRILLIC = str.maketrans("BDFGKLMNPRSTVZbdfgklmnprstvzaeiou", "БДФГКЛМНПРСТВЗбдфгклмнпрствзаеиоу")
_DAY, _BEFORE = date(2012, 3, 27), datetime(2012, 3, 1, tzinfo=UTC)
_STATUSES = {
    Standing.HELD: (EventStatus.HELD, EventStatus.CONFIRMED),
    Standing.COMING: (EventStatus.CONFIRMED, EventStatus.TENTATIVE),
    Standing.CANCELLED: (EventStatus.CANCELLED,),
    Standing.PUT_OFF: (EventStatus.POSTPONED,),
    Standing.MOVED: (EventStatus.POSTPONED, EventStatus.CONFIRMED),
}
_PUT_OFF_FROM = {Standing.PUT_OFF: _DAY, Standing.MOVED: date(2012, 3, 20)}
# What is entered beside the words of a statement, with what stands in front of its own word.
_BESIDE = {
    "lead_ins": ("that is ", "это "),
    "addressees": ("the farmers of ", "фермеры "),
    "deadlines": ("by ", "к "),
    "documents": ("the programme ", "программа "),
}


@dataclass(frozen=True, slots=True)
class Datum:
    """`what` is what it is; it is told where one of its words is, in Latin or in Cyrillic letters.
    The last letter does not count: it differs by case. `whole` are the words of what it belongs to,
    which findings name as left out.
    """

    what: str
    words: tuple[str, ...]
    whole: tuple[str, ...] = ()

    def is_lost(self, text: str, findings: str) -> bool:
        with_whole = Datum(self.what, (*self.words, *self.whole))
        return not (self.is_in(text) or with_whole.is_in(findings))

    def is_in(self, text: str) -> bool:
        stems = (word[:-1].casefold() for word in self.words)
        return any(s in text or s.translate(_CYRILLIC) in text for s in stems)


def few(examples: int) -> settings:
    """The same so many records in every run, none of them kept."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@dataclass
class Record:
    """Builds the event in that standing; `data` are those that a reader may expect."""

    make: Make
    random: Random
    standing: Standing = Standing.HELD
    data: list[Datum] = field(default_factory=list)
    _words: set[str] = field(default_factory=set)

    def facts(self, office: Office) -> list[ReleaseFacts]:
        """Build it; what releases are drafted from, in English and Russian."""
        event, attendance, session = self.event(), self.attendance(), self.make.work.session
        session.expire_all()
        at = None if self.standing is Standing.HELD else _BEFORE
        loaded = load_facts(session, event, on=ON, office=office, attendance=attendance, at=at)
        found = [loaded.facts(language) for language in ("en", "ru")]
        assert {standing_of(facts.event) for facts in found} == {self.standing}
        return found

    def event(self) -> Event:
        random = self.random
        event = self.make.event(
            kind=random.choice(list(EventKind)),
            titles=self._texts("title"),
            project=self._project() if self._maybe() else None,
            hotline=self._hotline() if self._maybe() else None,
            status=random.choice(_STATUSES[self.standing]),
            starts_on=_DAY,
            put_off_from=_PUT_OFF_FROM.get(self.standing),
            names_planned_speakers=self._maybe(),
            countries=self._texts("country") if self._maybe() else NO_TEXTS,
            remote_sites=self._texts("remote site") if self._maybe() else NO_TEXTS,
            **self._series(),
        )
        for position, role in enumerate([BodyRole.ORGANISER, *random.choices(list(BodyRole), k=3)]):
            self.make.body(event, role, organisation=self._body(f"body {role}"), position=position)
        for position in range(random.randrange(4)):
            anniversary = self.make.anniversary(
                base_year=random.choice((1912, 1992, 2011, 2012, 2015)),
                phrases=self._texts("occasion", en="the founding of ", ru="со дня основания "),
            )
            self.make.occasion(event, anniversary=anniversary, position=position)
        items = [self._item(event) for _ in range(random.randrange(1, 6))]
        parts = [part for item in items for part in item.parts]
        for position in range(random.randrange(6) if parts else 0):
            self._statement(event, random.choice(parts), position)
        self._contact(event)
        self.make.work.session.flush()
        return event

    def attendance(self) -> AttendanceFacts:
        random = self.random
        return AttendanceFacts(
            people=random.choice((None, 0, 21)),
            outlets=random.choice((None, 9)),
            pools=tuple(PoolFacts(names=self._texts("pool")) for _ in range(random.randrange(2))),
            media=tuple(
                MediumFacts(names=self._texts("outlet")) for _ in range(random.randrange(2))
            ),
            media_are_public=True,
            others=tuple(
                OtherFacts(people=14, nouns=self._texts("other guests"))
                for _ in range(random.randrange(2))
            ),
        )

    def _maybe(self) -> bool:
        return self.random.random() < 0.6

    def _word(self) -> str:
        while True:
            word = self.random.choice(_FIRST) + "".join(self.random.choices(_MIDDLE, k=3))
            if word not in self._words:
                self._words.add(word)
                return word

    def _series(self) -> dict[str, Any]:
        """The next event and an earlier one; a city is told with its day."""
        given: dict[str, Any] = {}
        for name, day in (("next", date(2012, 9, 3)), ("earlier", date(2011, 5, 4))):
            if self._maybe():
                given[f"{name}_on"] = day
                given[f"{name}_cities"] = self._texts(f"city of the {name} event")
        return given

    def _texts(self, what: str, en: str = "", ru: str = "", whole: tuple[str, ...] = ()) -> Texts:
        """A text with a new word; one in five is known in one language only."""
        word = self._word()
        self.data.append(Datum(what, (word,), whole))
        texts = {"en": f"{en}{word}", "ru": f"{ru}{word.translate(_CYRILLIC)}"}
        if what not in ("title", "contact") and self.random.random() < 0.2:
            texts.pop(self.random.choice(("en", "ru")))
        return Texts(texts)

    def _body(self, what: str) -> Organisation:
        return self.make.organisation(self._word(), names=self._texts(what))

    def _project(self) -> Any:
        project = self.make.project(
            names=self._texts("project"),
            funding_is_confirmed=self._maybe(),
            implementer=self._body("implementer") if self._maybe() else None,
        )
        donor = self._body("donor")
        project.bodies.append(
            ProjectBody(office_id=project.office_id, organisation=donor, role=ProjectRole.DONOR)
        )
        return project

    def _hotline(self) -> Any:
        word = self._word()
        self.data.append(Datum("hotline", (word,)))
        hotline = self.make.hotline(
            number_as_printed=f"8-800 {word} {word.translate(_CYRILLIC)}",
            valid_to=self.random.choice((None, date(2012, 1, 1))),
        )
        operator = HotlineOperator(
            office_id=hotline.office_id, organisation=self._body("operator of the hotline")
        )
        hotline.operators.append(operator)
        return hotline

    def _item(self, event: Event) -> ProgrammeItem:
        random = self.random
        kind = random.choice(list(ItemKind))
        is_public = random.random() < 0.8
        has_study = kind is ItemKind.STUDY or random.random() < 0.1
        study = None
        if has_study:
            study = self.make.study(
                titles=self._texts("study"),
                embargo_until=random.choice((None, NOW + timedelta(days=300))),
            )
        item = self.make.item(
            event,
            kind=kind,
            is_public=is_public,
            study=study,
        )
        before = len(self.data)
        for position in range(random.randrange(4)):
            self._part(item, position)
        told_by = self.data[before - (1 if study else 0) :]
        words = [word for datum in told_by for word in datum.words]
        item.titles = self._texts("title of an item") if self._maybe() else NO_TEXTS
        item.topics = self._texts("topic") if random.random() < 0.3 else NO_TEXTS
        self._join(f"item {kind}", len(self.data) - bool(item.titles) - bool(item.topics), words)
        self.make.work.session.flush()
        self.make.work.session.refresh(item)
        return item

    def _join(self, what: str, first: int, words: list[str]) -> None:
        """An item is told by its title, its topic or those who take part."""
        own = [word for datum in self.data[first:] for word in datum.words]
        self.data[first:] = [Datum(what, (*own, *words))] if own else []

    def _part(self, item: ProgrammeItem, position: int) -> Part:
        random = self.random
        role, state = random.choice(list(PartRole)), random.choice(list(PartState))
        given: dict[str, Any] = {}
        match random.randrange(4):
            case 0:
                given["organisation"] = self._body(f"{state} {role}")
            case 1:
                given["unnamed_roles"] = self._texts(f"unnamed {state} {role}")
            case _:
                given["person"] = self.make.person(
                    names=self._texts(f"{state} {role} of {item.kind}"),
                    gender=random.choice((None, *Gender)),
                )
                whole = self.data[-1].words
                for name in ("functions", "second_functions", "former_functions"):
                    if self._maybe():
                        given[name] = self._texts(name, whole=whole)
        return self.make.part(item, role=role, state=state, position=position, **given)

    def _statement(self, event: Event, part: Part, position: int) -> None:
        random = self.random
        form = random.choice(list(SpeechForm))
        verbs = {SpeechForm.CALL: ("to keep ", "хранить ")}
        en, ru = verbs.get(form, ("there is ", "есть "))
        texts = self._texts(f"statement {form}", en=en, ru=ru)
        whole = self.data[-1].words
        beside = {
            name: self._texts(f"{name} of {form}", *words, whole)
            for name, words in _BESIDE.items()
            if self._maybe() or (form is SpeechForm.PARTIAL and name == "lead_ins")
        }
        statement = Statement(
            office_id=event.office_id,
            uid=new_uid(),
            event=event,
            part=part,
            form=form,
            terms=random.choice([SpeechTerms.ON_RECORD, *SpeechTerms]),
            force=random.choice(list(Force)),
            texts=texts,
            **beside,
            is_unclear=random.random() < 0.2,
            approved_at=random.choice((None, NOW)),
            position=position,
        )
        self.make.work.session.add(statement)

    def _contact(self, event: Event) -> None:
        contact = PressContact(
            office_id=event.office_id,
            event=event,
            names=self._texts("contact"),
            phone="+7 812 000-00-01",
        )
        self.make.work.session.add(contact)
