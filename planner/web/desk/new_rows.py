"""Rows of registers that a form names because the register lacks them: added with their name alone, a
hot-line with its number.
"""

from __future__ import annotations

from planner.contacts.outlets import OutletPlan, enter_outlet
from planner.events.models.study import StudyKind
from planner.events.operations.studies import StudyPlan, enter_study
from planner.kernel.scripts import language_written
from planner.kernel.texts import Texts
from planner.organisations.hotlines import HotlinePlan, enter_hotline
from planner.organisations.operations import OrganisationPlan, enter_organisation
from planner.organisations.projects import ProjectPlan, enter_project
from planner.web.transaction import current_office, current_work


def new_organisation(name: str) -> int:
    return enter_organisation(current_work(), OrganisationPlan(names=_texts(name))).id


def new_outlet(name: str) -> int:
    return enter_outlet(current_work(), OutletPlan(names=_texts(name))).id


def new_project(name: str) -> int:
    return enter_project(current_work(), ProjectPlan(names=_texts(name))).id


def new_hotline(number: str) -> int:
    return enter_hotline(current_work(), HotlinePlan(number_as_printed=number)).id


def new_study(name: str) -> int:
    plan = StudyPlan(kind=StudyKind.RESEARCH, titles=_texts(name))
    return enter_study(current_work(), plan).id


def _texts(name: str) -> Texts:
    return Texts({language_written(name, current_office().languages): name})
