"""The checks of the forms of the registers, for the rows of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeAlias

from planner.anniversaries.calendars import Calendar, WrittenDay, julian_of
from planner.anniversaries.models import Anniversary
from planner.anniversaries.operations import AnniversaryPlan, check_anniversary
from planner.contacts.operations import AffiliationPlan, ChannelPlan, PersonPlan, check_person
from planner.contacts.outlets import OutletPlan, check_outlet
from planner.contacts.pools import PoolPlan, check_pool
from planner.contacts.topics import TopicPlan, check_topic
from planner.events.operations.own_kinds import OwnKindPlan, check_own_kind
from planner.events.operations.studies import StudyPlan, check_study
from planner.exchange.form_plans import Plans, Row, refused
from planner.exchange.reading import Fault
from planner.exchange.shapes import REGISTERS
from planner.exchange.values import from_json
from planner.kernel.errors import Invalid
from planner.organisations.hotlines import HotlinePlan, check_hotline
from planner.organisations.models import ProjectRole
from planner.organisations.operations import BoilerplatePlan, OrganisationPlan, check_organisation
from planner.organisations.programmes import ProgrammePlan, check_programme
from planner.organisations.projects import ProjectPlan, check_project

Check: TypeAlias = Callable[[Plans, Row], None]


def faults_of_registers(document: Row, plans: Plans, this_year: int) -> Iterator[Fault]:
    checks: dict[str, Check] = {**_CHECKS, "anniversaries": partial(_anniversary, this_year)}
    for section in REGISTERS:
        for index, row in enumerate(document.get(section, [])):
            yield from refused(f"{section}.{index}", partial(checks[section], plans, row))


def _kind(plans: Plans, row: Row) -> None:
    try:
        check_own_kind(plans.of_row(OwnKindPlan, REGISTERS["kinds"], row))
    except Invalid as error:
        others = {_place(field): message for field, message in error.others.items()}
        raise Invalid(_place(error.field), error.message, others) from None


def _place(field: str) -> str:
    """`grammar.ru.at-it` for the field `ru_at_it` of the form."""
    language, _line, form = field.partition("_")
    return f"grammar.{language}.{form.replace('_', '-')}" if form else field


def _organisation(plans: Plans, row: Row) -> None:
    shape = REGISTERS["organisations"]
    texts = (
        plans.of_row(BoilerplatePlan, shape.children["boilerplates"], one)
        for one in row["boilerplates"]
    )
    check_organisation(plans.of_row(OrganisationPlan, shape, row, boilerplates=tuple(texts)))


def _project(plans: Plans, row: Row) -> None:
    bodies = [(one["role"], plans.numbers[one["organisation"]]) for one in row["bodies"]]
    donors = tuple(number for role, number in bodies if role == ProjectRole.DONOR)
    check_project(plans.of_row(ProjectPlan, REGISTERS["projects"], row, donor_ids=donors))


def _person(plans: Plans, row: Row) -> None:
    shape = REGISTERS["people"]
    posts, channels = (
        tuple(plans.of_row(plan, shape.children[name], one) for one in row[name])
        for name, plan in (("affiliations", AffiliationPlan), ("channels", ChannelPlan))
    )
    check_person(plans.of_row(PersonPlan, shape, row, posts=posts, channels=channels))


def _anniversary(this_year: int, plans: Plans, row: Row) -> None:
    """A file has the day of the Gregorian calendar."""
    day = from_json(Anniversary, "exact_on", row["exact_on"])
    if day is not None:
        is_julian = row["calendar"] == Calendar.JULIAN
        day = julian_of(day) if is_julian else WrittenDay(day.year, day.month, day.day)
    plan = plans.of_row(AnniversaryPlan, REGISTERS["anniversaries"], row, exact_on=day)
    check_anniversary(plan, this_year)


def _plain(check: Callable[[Any], None], plan: type[Any], section: str) -> Check:
    """The check of a row whose plan has no more than its columns and references."""
    return lambda plans, row: check(plans.of_row(plan, REGISTERS[section], row))


_CHECKS: dict[str, Check] = {
    "kinds": _kind,
    "organisations": _organisation,
    "programmes_of_work": _plain(check_programme, ProgrammePlan, "programmes_of_work"),
    "projects": _project,
    "hotlines": _plain(check_hotline, HotlinePlan, "hotlines"),
    "outlets": _plain(check_outlet, OutletPlan, "outlets"),
    "topics": _plain(check_topic, TopicPlan, "topics"),
    "people": _person,
    "pools": _plain(check_pool, PoolPlan, "pools"),
    "studies": _plain(check_study, StudyPlan, "studies"),
}
