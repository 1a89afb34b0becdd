"""Facts around the programme: the hot-line, who came, whom to call."""

from __future__ import annotations

from planner.events.attendance_facts import AttendanceFacts, PoolFacts
from planner.events.models import PressContact
from planner.kernel.telephones import dialled
from planner.organisations.models import Hotline
from planner.releases.facts import (
    ContactFacts,
    HotlineFacts,
    PresentFacts,
    PresentMedium,
    PresentPool,
    ProgrammeFacts,
)
from planner.releases.language_reader import Reader
from planner.releases.sourced_value import EMPTY, Count, SourcedValue


def hotline_facts(reader: Reader, hotline: Hotline | None) -> HotlineFacts | None:
    if hotline is None:
        return None
    return HotlineFacts(
        number=SourcedValue(hotline.number_as_printed, "hotline.number_as_printed"),
        dial=hotline.e164,
        name=reader.text(hotline.names, "hotline.names"),
        audience=reader.text(hotline.audiences, "hotline.audiences", "for whom the hot-line is"),
        hours=reader.text(hotline.hours, "hotline.hours", "hours of the hot-line"),
        operators=tuple(
            reader.body(operator.organisation, f"hotline.operators.{index}")
            for index, operator in enumerate(hotline.operators)
        ),
        is_valid=hotline.valid_to is None or hotline.valid_to >= reader.on,
    )


def present_facts(reader: Reader, attendance: AttendanceFacts) -> PresentFacts:
    return PresentFacts(
        is_recorded=attendance.is_recorded,
        people=_count(attendance.people, "attendance.people"),
        outlets=_count(attendance.outlets, "attendance.outlets"),
        qualifier=attendance.qualifier,
        media=tuple(
            PresentMedium(
                name=reader.text(medium.names, f"attendance.media.{index}.names"),
                kind=medium.kind,
                scope=medium.scope,
                city=reader.text(medium.cities, f"attendance.media.{index}.cities"),
            )
            for index, medium in enumerate(attendance.media)
        ),
        media_are_public=attendance.media_are_public,
        pools=tuple(
            _pool(reader, pool, f"attendance.pools.{index}")
            for index, pool in enumerate(attendance.pools)
        ),
    )


def contacts_facts(reader: Reader, contacts: list[PressContact]) -> tuple[ContactFacts, ...]:
    return tuple(
        _contact(reader, contact, f"contacts.{index}") for index, contact in enumerate(contacts)
    )


def _contact(reader: Reader, contact: PressContact, path: str) -> ContactFacts:
    return ContactFacts(
        name=reader.text(contact.names, f"{path}.names", "name of a press contact", names=True),
        function=reader.text(contact.functions, f"{path}.functions", "function of a contact"),
        body=reader.perhaps_body(contact.organisation, f"{path}.organisation"),
        phone=SourcedValue(contact.phone, f"{path}.phone"),
        dial=dialled(contact.phone),
        email=SourcedValue(contact.email, f"{path}.email"),
        languages=tuple(contact.languages),
        languages_path=f"{path}.languages",
        hours=reader.text(contact.hours, f"{path}.hours", "hours of a press contact"),
    )


def _count(number: int | None, path: str) -> Count | None:
    return None if number is None else Count(number, path)


def _pool(reader: Reader, pool: PoolFacts, path: str) -> PresentPool:
    programme = None
    if pool.programme_id is not None:
        short = pool.programme_abbreviation
        programme = ProgrammeFacts(
            id=pool.programme_id,
            name=reader.text(pool.programme_names, f"{path}.programme.names"),
            abbreviation=SourcedValue(short, f"{path}.programme.abbreviation"),
            donors=(),
            funding_statement=EMPTY,
            disclaimer=EMPTY,
        )
    return PresentPool(
        name=reader.text(pool.names, f"{path}.names", "name of a pool"), programme=programme
    )
