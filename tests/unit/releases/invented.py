"""An invented press conference: findings, a quotation, 21 journalists, a named project."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.contacts.models import OutletKind
from planner.events.attendance_facts import AttendanceFacts, MediumFacts
from planner.events.models.event import Event, Part, PressContact
from planner.events.models.kinds import (
    BodyRole,
    EventKind,
    EventStatus,
    ItemKind,
    LeadWith,
    PartState,
)
from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.events.models.study import FindingForm, StudyKind
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.organisations.models import (
    Boilerplate,
    Organisation,
    ProjectBody,
    ProjectRole,
)
from tests.factories import Make
from tests.seed_register import add

Built = tuple[Event, AttendanceFacts]


def press_conference(make: Make) -> Built:
    """One study with findings, an approved quotation, 21 journalists, four words of welcome."""
    rivers = _institute(make)
    event = make.event(
        public_id="lakes2012",
        calendar_uid="lakes2012",
        kind=EventKind.PRESS_CONFERENCE,
        status=EventStatus.HELD,
        titles=Texts(en="What lakes tell us", ru="О чём говорят озёра"),
        subjects=Texts(en="the state of mountain lakes", ru="состояние горных озёр"),
        starts_on=date(2012, 4, 3),
        ends_on=date(2012, 4, 3),
        cities=Texts(en="Bern", ru="Берн"),
        venues=Texts(en="Botanical Garden", ru="Ботанический сад"),
        venue_takes_the=True,
        lead_with=LeadWith.STUDIES,
        next_steps=Texts(
            en="A second survey will follow in 2013.", ru="В 2013 году обзор повторят."
        ),
        materials_url="https://lakes.example.org/kit",
        project=_lakes_project(make, rivers),
    )
    make.body(event, BodyRole.ORGANISER, organisation=rivers)
    _welcomes(make, event, rivers)
    _lakes_study(make, event, rivers)
    _contact(make, event)
    media = (
        MediumFacts(
            names=Texts(en="Alpine Agency", ru="Альпийское агентство"), kind=OutletKind.AGENCY
        ),
        MediumFacts(names=Texts(en="Lake Radio", ru="Радио «Озеро»"), kind=OutletKind.RADIO),
    )
    return event, AttendanceFacts(people=21, outlets=11, media=media, media_are_public=True)


def _institute(make: Make) -> Organisation:
    make.forms("Институт озёр и рек", gender="m", genitive="Института озёр и рек")
    rivers = make.organisation(
        names=Texts(en="Lake and River Institute", ru="Институт озёр и рек"),
        short_names=Texts(en="LRI", ru="ИОР"),
        takes_the=True,
        datelines=Texts(en="{date}, {city} –", ru="{city}, {date} —"),
    )
    for language, text in (("en", "LRI studies water."), ("ru", "Институт изучает воду.")):
        add(
            make,
            Boilerplate,
            organisation=rivers,
            language=language,
            text=text,
            reviewed_on=date(2012, 1, 10),
        )
    return rivers


def _contact(make: Make, event: Event) -> None:
    add(
        make,
        PressContact,
        event=event,
        names=Texts(en="Jean Rossi", ru="Жан Росси"),
        phone="+41 31 000 00 00",
        hours=Texts(en="9:00–17:00", ru="9:00–17:00"),
    )


def _lakes_project(make: Make, implementer: Organisation) -> object:
    make.forms("Водный фонд", instrumental="Водным фондом")
    fund = make.organisation(
        names=Texts(en="Water Fund", ru="Водный фонд"),
        takes_the=True,
        funding_statements=Texts(
            en="Co-funded by the Water Fund.", ru="При софинансировании Водного фонда."
        ),
        disclaimers=Texts(
            en="The views are those of the authors only.", ru="Мнения принадлежат авторам."
        ),
    )
    project = make.project(
        names=Texts(en="Clear Water", ru="Чистая вода"),
        aims=Texts(en="to keep mountain lakes clean", ru="чистота горных озёр"),
        funding_is_confirmed=True,
        is_cofunded=True,
        implementer=implementer,
    )
    add(
        make,
        ProjectBody,
        project_id=project.id,
        organisation=fund,
        role=ProjectRole.DONOR,
    )
    return project


def _welcomes(make: Make, event: Event, body: Organisation) -> None:
    welcome = make.item(event, kind=ItemKind.WELCOME, position=0)
    rows: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
        ("Anna Keller", "Анна Келлер", "Director", "директор", {}),
        ("Marc Dubois", "Марк Дюбуа", "Mayor of Bern", "мэр Берна", {"is_remote": True}),
        ("Lea Frei", "Леа Фрай", "Head of Unit, Water Office", "начальник отдела", {}),
        (
            "Ueli Graf",
            "Ули Граф",
            "Adviser",
            "советник",
            {"on_behalf_of": Texts(en="the Minister of Waters", ru="министра вод")},
        ),
    )
    for position, (english, russian, function, functions, more) in enumerate(rows):
        make.part(
            welcome,
            person=make.person(english, names=Texts(en=english, ru=russian)),
            functions=Texts(en=function, ru=functions),
            position=position,
            **more,
        )
    absent = make.person("Nobody Came", names=Texts(en="Nobody Came", ru="Никто"))
    make.part(welcome, person=absent, state=PartState.ABSENT, position=9)


def _lakes_study(make: Make, event: Event, conductor: Organisation) -> None:
    study = make.study(
        kind=StudyKind.RESEARCH,
        titles=Texts(en="Lakes in Warm Years", ru="Озёра в тёплые годы"),
        conductor=conductor,
        methods=Texts(en="samples from 40 lakes", ru="пробы из 40 озёр"),
        samples=Texts(en="40 lakes, 2009 to 2011", ru="40 озёр, 2009–2011 годы"),
        findings=Texts(
            en="water was warmer by 1.2 degrees\nice came 9 days later",
            ru="вода теплее на 1,2 градуса\nлёд встал на 9 дней позже",
        ),
        finding_form=FindingForm.CLAUSES,
        url="https://lakes.example.org/study",
    )
    item = make.item(event, kind=ItemKind.STUDY, position=1, study=study)
    author = make.person("Eva Baumann", names=Texts(en="Eva Baumann", ru="Ева Бауман"))
    part = make.part(
        item, person=author, functions=Texts(en="author of the study", ru="автор исследования")
    )
    _said(make, event, part)


def _said(make: Make, event: Event, part: Part) -> None:
    add(
        make,
        Statement,
        uid=new_uid(),
        event=event,
        part=part,
        form=SpeechForm.DIRECT,
        force=Force.STRESSED,
        texts=Texts(
            en="The lakes keep a diary. We only read it.",
            ru="Озёра ведут дневник. Мы только читаем его.",
        ),
        approved_at=make.work.now,
    )
    for terms, form in (
        (SpeechTerms.OFF_RECORD, SpeechForm.INDIRECT),
        (SpeechTerms.ON_RECORD, SpeechForm.DIRECT),
    ):
        add(
            make,
            Statement,
            uid=new_uid(),
            event=event,
            part=part,
            form=form,
            terms=terms,
            texts=Texts(en="the ministry sleeps", ru="министерство спит"),
            position=5,
        )
