"""A round table with everything that papers before it can show."""

from __future__ import annotations

from datetime import date, time

from planner.contacts.models import Person
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, ItemKind, PartRole, PartState
from planner.kernel.texts import Texts
from tests.factories import Make


def round_table(make: Make, **given: object) -> Event:
    event = make.event(
        titles=Texts(en="Rivers without borders", ru="Реки без границ"),
        subjects=Texts(en="water shared by neighbours", ru="общие реки соседей"),
        addresses=Texts(en="1 Quay, Geneva", ru="Набережная, 1"),
        venues=Texts(en="Small Hall", ru="Малый зал"),
        link="https://video.test/r",
        accreditation=Texts(en="By e-mail.\nBring a press card.", ru="По почте."),
        accreditation_until=date(2012, 3, 26),
        **given,
    )
    make.body(event, BodyRole.ORGANISER, organisation=make.organisation("Water House"))
    for base_year in (1867, 2011, 2013):
        anniversary = make.anniversary(base_year=base_year)
        make.occasion(event, anniversary=anniversary)
    _programme(make, event)
    contact = PressContact(
        office_id=event.office_id,
        event=event,
        names=Texts(en="Vera Example", ru="Вера Пример"),
        phone="+7 (812) 000-00-01",
        email="vera@house.test",
        languages=["en", "ru"],
        hours=Texts(en="10:00–18:00"),
    )
    make.work.session.add(contact)
    make.work.session.flush()
    make.work.session.expire(event)
    return event


def _programme(make: Make, event: Event) -> None:
    welcome = make.item(event, kind=ItemKind.WELCOME, minutes=10)
    make.part(welcome, person=_person(make, "Lena Beridze", "ლენა ბერიძე"), position=1)
    make.part(
        welcome,
        person=_person(make, "Nadia Katib", "نادية الكاتبة"),
        functions=Texts(en="Director", ru="директор"),
        role=PartRole.MODERATOR,
        is_remote=True,
        position=2,
    )
    absent = _person(make, "Absent Minister", "Отсутствующий министр")
    make.part(welcome, person=absent, state=PartState.ABSENT, position=3)
    talk = _person(make, "Silent Interpreter", "Переводчик")
    make.part(welcome, person=talk, role=PartRole.INTERPRETER, position=4)
    make.item(event, kind=ItemKind.BREAK, minutes=20, is_public=False, titles=Texts(en="Secret"))
    shown = make.item(event, kind=ItemKind.STUDY, study=make.study(), minutes=15)
    make.part(shown, organisation=make.organisation("Institute of Rivers"))
    report = make.item(event, kind=ItemKind.REPORT, titles=Texts(en="State of the water"))
    make.part(
        report,
        organisation=make.organisation("Water Watch"),
        unnamed_roles=Texts(en="specialist", ru="специалист"),
        on_behalf_of=Texts(en="the Minister"),
    )


def _person(make: Make, latin: str, own: str) -> Person:
    return make.person(latin, names=Texts(en=latin, ru=own))


UNTIMED = {"starts_clock": None, "ends_clock": None}
EVENING = {"starts_clock": time(18), "ends_clock": None}
