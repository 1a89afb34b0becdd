"""An invented press tour and a webinar: far from the seed in all that they have and lack."""

from __future__ import annotations

from datetime import date

from planner.anniversaries.models import AnniversaryKind, Precision
from planner.contacts.models import Gender, OutletScope, Person
from planner.events.attendance_facts import AttendanceFacts, MediumFacts, Qualifier
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, EventKind, EventStatus, ItemKind
from planner.events.models.statement import Force, Statement
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.organisations.models import (
    Organisation,
    ProgrammeDonor,
)
from tests.factories import Make
from tests.seed_register import add

Built = tuple[Event, AttendanceFacts]


def press_tour(make: Make) -> Built:
    """Georgian and Arabic names, two organisers, a day of mourning, days across two months."""
    make.forms("Музей Кавказа", gender="m")
    make.forms("Местиа", prepositional="Местиа")
    museum = make.organisation(
        names=Texts(en="Museum of the Caucasus", ru="Музей Кавказа"),
        takes_the=True,
    )
    guild = make.organisation(names=Texts(en="Guides’ Guild", ru="Гильдия гидов"), takes_the=True)
    programme = make.aid_programme(
        names=Texts(en="Living Heritage programme", ru="Живое наследие"), abbreviation="LHP"
    )
    donor = make.organisation(names=Texts(en="Heritage Fund", ru="Фонд наследия"), takes_the=True)
    add(make, ProgrammeDonor, programme_id=programme.id, organisation=donor)
    event = make.event(
        public_id="tour2012",
        calendar_uid="tour2012",
        kind=EventKind.PRESS_TOUR,
        status=EventStatus.HELD,
        titles=Texts(en="Roads to Svaneti", ru="Дороги в Сванетию"),
        starts_on=date(2012, 3, 30),
        ends_on=date(2012, 4, 1),
        zone="Asia/Tbilisi",
        cities=Texts(en="Mestia", ru="Местиа"),
        venues=Texts(),
        programme_of_work=programme,
    )
    make.body(event, BodyRole.ORGANISER, organisation=museum)
    make.body(event, BodyRole.CO_ORGANISER, organisation=guild, position=1)
    _other_bodies(make, event)
    _tour_occasions(make, event)
    _tour_programme(make, event, museum)
    return event, AttendanceFacts(outlets=20, outlets_qualifier=Qualifier.ABOUT)


def _other_bodies(make: Make, event: Event) -> None:
    for role, name, russian in (
        (BodyRole.PARTNER, "Road Service", "Дорожная служба"),
        (BodyRole.DONOR, "Travel Fund", "Фонд путешествий"),
        (BodyRole.HOST, "Town Hall", "Мэрия"),
    ):
        body = make.organisation(names=Texts(en=name, ru=russian), takes_the=True)
        make.body(event, role, organisation=body, position=5)


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
    _talk(make, event, museum, nino)
    make.item(event, kind=ItemKind.BREAK, position=4, titles=Texts(en="Lunch", ru="Обед"))
    make.item(event, kind=ItemKind.PRESENTATION, position=5, is_public=False)


def _talk(make: Make, event: Event, museum: Organisation, nino: Person) -> None:
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


def webinar(make: Make) -> Built:
    """Held on line over two days; no project, no occasion, nobody but a body speaks."""
    make.forms("Научная редакция", gender="f")
    desk = make.organisation(names=Texts(en="Science Desk", ru="Научная редакция"))
    event = make.event(
        public_id="webinar2012",
        calendar_uid="webinar2012",
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
