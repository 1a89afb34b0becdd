"""Invented events that have little in common with the seed, and who came to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.anniversaries.models import AnniversaryKind, Precision
from planner.contacts.models import Gender, OutletKind, OutletScope
from planner.events.attendance_facts import ABOUT, MORE_THAN, AttendanceFacts, MediumFacts
from planner.events.models import (
    BodyRole,
    Event,
    EventKind,
    EventStatus,
    LeadWith,
    PressContact,
)
from planner.events.programme import ItemKind, PartState
from planner.events.statements import Force, SpeechForm, SpeechTerms, Statement
from planner.events.studies import StudyKind
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.organisations.models import (
    Boilerplate,
    Organisation,
    ProgrammeDonor,
    ProjectBody,
    ProjectRole,
)
from tests.factories import Make
from tests.seed_register import add

Built = tuple[Event, AttendanceFacts]
THE = {"en": {"article": "the"}}


def press_conference(make: Make) -> Built:
    """One study with findings, an approved quotation, 21 journalists, four words of welcome."""
    rivers = make.organisation(
        names=Texts(en="Lake and River Institute", ru="Институт озёр и рек"),
        short_names=Texts(en="LRI", ru="ИОР"),
        grammar={**THE, "ru": {"gender": "m", "genitive": "Института озёр и рек"}},
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
    event = make.event(
        public_id="lakes2012",
        kind=EventKind.PRESS_CONFERENCE,
        status=EventStatus.HELD,
        titles=Texts(en="What lakes tell us", ru="О чём говорят озёра"),
        subjects=Texts(en="the state of mountain lakes", ru="состояние горных озёр"),
        starts_on=date(2012, 4, 3),
        ends_on=date(2012, 4, 3),
        cities=Texts(en="Bern", ru="Берн"),
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
    add(
        make,
        PressContact,
        event=event,
        names=Texts(en="Jean Rossi", ru="Жан Росси"),
        phone="+41 31 000 00 00",
        hours=Texts(en="9:00–17:00", ru="9:00–17:00"),
    )
    media = (
        MediumFacts(
            names=Texts(en="Alpine Agency", ru="Альпийское агентство"), kind=OutletKind.AGENCY
        ),
        MediumFacts(names=Texts(en="Lake Radio", ru="Радио «Озеро»"), kind=OutletKind.RADIO),
    )
    return event, AttendanceFacts(people=21, outlets=11, media=media, media_are_public=True)


def _lakes_project(make: Make, implementer: Organisation) -> object:
    fund = make.organisation(
        names=Texts(en="Water Fund", ru="Водный фонд"),
        grammar={**THE, "ru": {"instrumental": "Водным фондом"}},
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
        url="https://lakes.example.org/study",
    )
    item = make.item(event, kind=ItemKind.STUDY, position=1, study=study)
    author = make.person("Eva Baumann", names=Texts(en="Eva Baumann", ru="Ева Бауман"))
    part = make.part(
        item, person=author, functions=Texts(en="author of the study", ru="автор исследования")
    )
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


def press_tour(make: Make) -> Built:
    """Georgian and Arabic names, two organisers, a day of mourning, days across two months."""
    museum = make.organisation(
        names=Texts(en="Museum of the Caucasus", ru="Музей Кавказа"),
        grammar={**THE, "ru": {"gender": "m"}},
    )
    guild = make.organisation(names=Texts(en="Guides’ Guild", ru="Гильдия гидов"), grammar=THE)
    programme = make.aid_programme(
        names=Texts(en="Living Heritage programme", ru="Живое наследие"), abbreviation="LHP"
    )
    donor = make.organisation(names=Texts(en="Heritage Fund", ru="Фонд наследия"), grammar=THE)
    add(make, ProgrammeDonor, programme_id=programme.id, organisation=donor)
    event = make.event(
        public_id="tour2012",
        kind=EventKind.PRESS_TOUR,
        status=EventStatus.HELD,
        titles=Texts(en="Roads to Svaneti", ru="Дороги в Сванетию"),
        starts_on=date(2012, 3, 30),
        ends_on=date(2012, 4, 1),
        zone="Asia/Tbilisi",
        cities=Texts(en="Mestia", ru="Местиа"),
        city_locatives=Texts(ru="Местиа"),
        programme_of_work=programme,
    )
    make.body(event, BodyRole.ORGANISER, organisation=museum)
    make.body(event, BodyRole.CO_ORGANISER, organisation=guild, position=1)
    for role, name, russian in (
        (BodyRole.PARTNER, "Road Service", "Дорожная служба"),
        (BodyRole.DONOR, "Travel Fund", "Фонд путешествий"),
        (BodyRole.HOST, "Town Hall", "Мэрия"),
    ):
        body = make.organisation(names=Texts(en=name, ru=russian), grammar=THE)
        make.body(event, role, organisation=body, position=5)
    _tour_occasions(make, event)
    _tour_programme(make, event, museum)
    return event, AttendanceFacts(outlets=20, qualifier=ABOUT)


def _tour_occasions(make: Make, event: Event) -> None:
    for position, (kind, year, exact, english, russian) in enumerate(
        (
            (
                AnniversaryKind.FOUNDATION,
                1961,
                date(1961, 5, 18),
                "the opening of the museum",
                "со дня открытия музея",
            ),
            (
                AnniversaryKind.MOURNING,
                1991,
                date(1991, 4, 29),
                "the earthquake of Racha",
                "со дня землетрясения в Раче",
            ),
        )
    ):
        anniversary = make.anniversary(
            kind=kind,
            base_year=year,
            exact_on=exact,
            precision=Precision.DAY,
            phrases=Texts(en=english, ru=russian),
        )
        make.occasion(event, anniversary=anniversary, position=position)


def _tour_programme(make: Make, event: Event, museum: Organisation) -> None:
    welcome = make.item(event, kind=ItemKind.WELCOME, position=0)
    nino = make.person(
        "Nino Gelovani",
        names=Texts(en="Nino Gelovani", ru="Нино Геловани", ka="ნინო გელოვანი"),
        gender=Gender.FEMININE,
    )
    make.part(welcome, person=nino, functions=Texts(en="Director", ru="директор музея"))
    make.item(
        event,
        kind=ItemKind.VISIT,
        position=1,
        titles=Texts(en="The towers of Ushguli", ru="Башни Ушгули"),
    )
    report = make.item(
        event, kind=ItemKind.REPORT, position=2, topics=Texts(en="old roads", ru="старые дороги")
    )
    layla = make.person(
        "Layla al-Khatib", names=Texts(en="Layla al-Khatib", ru="Лейла аль-Хатиб", ar="ليلى الخطيب")
    )
    make.part(report, person=layla, functions=Texts(en="historian", ru="историк"))
    talk = make.item(event, kind=ItemKind.PRESENTATION, position=3)
    keeper = make.part(talk, organisation=museum, unnamed_roles=Texts(en="keeper", ru="хранитель"))
    second = make.part(talk, person=nino, position=1)
    for position, (part, force, english, russian) in enumerate(
        (
            (keeper, Force.SAID, "the towers need new roofs", "башням нужны новые крыши"),
            (second, Force.WARNED, "one winter more is too many", "ещё одна зима — уже слишком"),
        )
    ):
        add(
            make,
            Statement,
            uid=new_uid(),
            event=event,
            part=part,
            force=force,
            texts=Texts(en=english, ru=russian),
            position=position,
        )
    make.item(event, kind=ItemKind.BREAK, position=4, titles=Texts(en="Lunch", ru="Обед"))
    make.item(event, kind=ItemKind.PRESENTATION, position=5, is_public=False)


def webinar(make: Make) -> Built:
    """Held on line over two days; no project, no occasion, nobody but a body speaks."""
    desk = make.organisation(
        names=Texts(en="Science Desk", ru="Научная редакция"), grammar={"ru": {"gender": "f"}}
    )
    event = make.event(
        public_id="webinar2012",
        kind=EventKind.WEBINAR,
        status=EventStatus.HELD,
        titles=Texts(en="Reading a study", ru="Как читать исследования"),
        starts_on=date(2012, 3, 27),
        ends_on=date(2012, 3, 28),
        cities=Texts(),
        venues=Texts(),
        link="https://meet.example.org/reading",
    )
    make.body(event, BodyRole.ORGANISER, organisation=desk)
    first = make.item(
        event, kind=ItemKind.PRESENTATION, position=0, titles=Texts(en="Samples", ru="Выборка")
    )
    make.part(first, organisation=desk)
    make.item(event, kind=ItemKind.DISCUSSION, position=1, topics=Texts(en="errors", ru="ошибки"))
    media = tuple(
        MediumFacts(names=Texts(en=name), scope=scope)
        for name, scope in (
            ("World", OutletScope.INTERNATIONAL),
            ("Land", OutletScope.NATIONAL),
            ("Country", OutletScope.NATIONAL),
        )
    )
    return event, AttendanceFacts(media=media)


def more_than_thirty() -> AttendanceFacts:
    return AttendanceFacts(people=30, qualifier=MORE_THAN)


EVENTS: dict[str, Callable[[Make], Built]] = {
    "press_conference": press_conference,
    "press_tour": press_tour,
    "webinar": webinar,
}
