"""Events with incomplete records: each part of the record, by name, is present or missing.

`ROWS` is a covering array: for every two parts, each of the four combinations of present and
missing is in some row.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from itertools import combinations, product

from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import (
    BodyRole,
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
    PartRole,
)
from planner.events.models.statement import SpeechForm, SpeechTerms, Statement
from planner.events.schedule import settle_times
from planner.invitations.models import Answer
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make

BOTH = Texts(en="Rivers", ru="Реки")
OTHER_ONLY = Texts(ru="Реки")


def _day(make: Make, event: Event) -> None:
    event.starts_on = date(2012, 3, 27)
    event.certainty = Certainty.TIME_TBC


def _last_day(make: Make, event: Event) -> None:
    event.ends_on = date(2012, 3, 28) if event.starts_on else None


def _hour(make: Make, event: Event) -> None:
    if event.starts_on:
        event.starts_clock, event.certainty = time(11), Certainty.FIXED


def _last_hour(make: Make, event: Event) -> None:
    event.ends_clock = time(13) if event.starts_clock else None


def _tentative(make: Make, event: Event) -> None:
    event.certainty = Certainty.TENTATIVE


def _second_language(make: Make, event: Event) -> None:
    event.languages = ["en", "ru"]


def _title_in_both(make: Make, event: Event) -> None:
    event.titles = BOTH


def _texts(make: Make, event: Event) -> None:
    event.subjects = event.descriptions = event.audiences = event.next_steps = OTHER_ONLY


def _place(make: Make, event: Event) -> None:
    event.venues, event.addresses = Texts(en="Small Hall"), OTHER_ONLY


def _city(make: Make, event: Event) -> None:
    event.cities = Texts(en="Geneva")


def _link(make: Make, event: Event) -> None:
    event.link = "https://meet.test/x"


def _deadlines(make: Make, event: Event) -> None:
    event.accreditation = OTHER_ONLY
    event.accreditation_until = event.answers_until = date(2012, 3, 26)
    event.seats = 40


def _organisers(make: Make, event: Event) -> None:
    for role in BodyRole:
        make.body(event, role)
    make.body(event, organisation=make.organisation(names=OTHER_ONLY))


def _project(make: Make, event: Event) -> None:
    event.project = make.project()


def _programme_of_work(make: Make, event: Event) -> None:
    event.programme_of_work = make.aid_programme(names=OTHER_ONLY)


def _hotline(make: Make, event: Event) -> None:
    event.hotline = make.hotline()


def _occasions(make: Make, event: Event) -> None:
    make.occasion(event)
    make.occasion(event, anniversary=make.anniversary(base_year=2020, phrases=OTHER_ONLY))


def _contacts(make: Make, event: Event) -> None:
    make.work.session.add_all(
        PressContact(office_id=make.work.office_id, event=event, **given)
        for given in ({"names": OTHER_ONLY}, {"names": Texts(), "phone": "+41 22 000 00 00"})
    )


def _items(make: Make, event: Event) -> None:
    make.item(event, kind=ItemKind.DISCUSSION)
    make.item(event, titles=OTHER_ONLY, minutes=0, is_public=False)


def _study(make: Make, event: Event) -> None:
    make.item(event, study=make.study(titles=OTHER_ONLY, findings=Texts(en="- Everybody moves.")))
    make.item(event, study=make.study(conductor=make.organisation(), url="https://study.test/"))


def _speakers(make: Make, event: Event) -> None:
    item = make.item(event, titles=Texts(en="Reports"))
    make.part(item, person=make.person(names=OTHER_ONLY), role=PartRole.MODERATOR)
    make.part(item, person=make.person(), functions=OTHER_ONLY, organisation=make.organisation())
    make.part(item, unnamed_roles=Texts(en="A speaker of the host"))
    make.part(item, organisation=make.organisation(names=OTHER_ONLY))


def _statements(make: Make, event: Event) -> None:
    part = make.part(make.item(event), person=make.person())
    for form, terms in product(SpeechForm, SpeechTerms):
        statement = Statement(
            office_id=make.work.office_id,
            uid=new_uid(),
            event=event,
            part=part,
            form=form,
            terms=terms,
            texts=OTHER_ONLY,
        )
        make.work.session.add(statement)


def _guests(make: Make, event: Event) -> None:
    make.invitation(event, person=make.person(email=""), answer=Answer.ACCEPTED)
    make.invitation(event, invited_at=None, is_walk_in=True, checked_in_at=NOW)
    make.invitation(event, outlet=make.outlet(), sent_sequence=3, answered_sequence=2, crew=2)


def _announced(make: Make, event: Event) -> None:
    event.announced_at = NOW


PARTS: dict[str, Callable[[Make, Event], None]] = {
    part.__name__.strip("_"): part
    for part in (
        *(_day, _last_day, _hour, _last_hour, _tentative),
        *(_second_language, _title_in_both, _texts, _place, _city, _link, _deadlines),
        *(_organisers, _project, _programme_of_work, _hotline, _occasions, _contacts),
        *(_items, _study, _speakers, _statements, _guests, _announced),
    )
}


def covering_array(names: list[str]) -> list[frozenset[str]]:
    """Eight rows and their complements, among them the full and the empty record.

    Each part is in the first row and in three of the seven others, no two parts in the same three
    (Kleitman and Spencer 1973, Katona 1973). So for every two parts there are rows with both, with
    only the one, with only the other and with neither.
    """
    threes = dict(zip(names, combinations(range(1, 8), 3), strict=False))
    assert len(threes) == len(names), "eight rows are enough for 35 parts"
    rows = [frozenset(name for name in names if row in (0, *threes[name])) for row in range(8)]
    return [*rows, *(frozenset(names) - row for row in rows)]


ROWS = covering_array(list(PARTS))
_STATUSES = list(EventStatus)
_KINDS = list(EventKind)


def half_filled(make: Make, number: int) -> Event:
    """The event of that row; statuses and kinds alternate."""
    event = make.event(
        kind=_KINDS[number % len(_KINDS)],
        status=_STATUSES[number % len(_STATUSES)],
        languages=["en"],
        starts_on=None,
        ends_on=None,
        starts_clock=None,
        ends_clock=None,
        cities=Texts(),
        venues=Texts(),
    )
    for name, fill in PARTS.items():
        if name in ROWS[number]:
            fill(make, event)
    make.work.session.flush()
    make.work.session.refresh(event)
    settle_times(event)
    make.work.session.flush()
    return event
