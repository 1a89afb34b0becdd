from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.history.models import Entry
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.hotlines import HotlinePlan, enter_hotline, revise_hotline
from planner.organisations.programmes import ProgrammePlan, enter_programme, revise_programme
from planner.organisations.projects import ProjectPlan, enter_project, revise_project
from tests.factories import Make

NAMES = Texts(en="Regional programme")


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_donors_of_project_and_programme_are_kept_apart(work: Work, make: Make) -> None:
    union, state = make.organisation("Union"), make.organisation("State")
    programme = enter_programme(work, ProgrammePlan(names=NAMES, donor_ids=(state.id,)))

    project = enter_project(
        work, ProjectPlan(names=NAMES, donor_ids=(union.id,), programme_id=programme.id)
    )

    assert project.donors == [union]
    assert [donor.organisation for donor in programme.donors] == [state]
    assert verbs(work) == ["programme_of_work.entered", "project.entered"]


def test_a_body_may_pay_and_be_a_partner(work: Work, make: Make) -> None:
    one, two = make.organisation(), make.organisation()
    project = enter_project(
        work, ProjectPlan(names=NAMES, donor_ids=(one.id, two.id), partner_ids=(one.id,))
    )

    revise_project(work, project, ProjectPlan(names=NAMES, donor_ids=(two.id, one.id, two.id)), 1)

    assert project.donors == [two, one]
    assert project.partners == []
    assert project.version == 2


def test_a_project_needs_a_name_or_a_description(work: Work) -> None:
    with pytest.raises(Invalid, match="needs a name"):
        enter_project(work, ProjectPlan())

    assert enter_project(work, ProjectPlan(descriptions=Texts(en="EU project"))).label == (
        "EU project"
    )


def test_a_partner_must_be_the_implementer(work: Work, make: Make) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_project(work, ProjectPlan(names=NAMES, partner_of_id=make.organisation().id))

    assert refusal.value.field == "partner_of_id"


def test_confirmed_money_needs_a_donor(work: Work) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_project(work, ProjectPlan(names=NAMES, funding_is_confirmed=True))

    assert refusal.value.field == "funding_is_confirmed"


def test_a_programme_needs_a_name_and_is_revised(work: Work, make: Make) -> None:
    programme = make.aid_programme()
    lead = make.organisation()

    with pytest.raises(Invalid, match="needs a name"):
        enter_programme(work, ProgrammePlan(names=Texts()))
    with pytest.raises(Stale):
        revise_programme(work, programme, ProgrammePlan(names=NAMES), 2)
    revise_programme(work, programme, ProgrammePlan(names=NAMES, lead_id=lead.id), 1)

    assert programme.lead is lead
    assert verbs(work) == ["programme_of_work.revised"]


@pytest.mark.parametrize(
    ("printed", "typed", "dials"),
    [
        ("8-800-333-00-16", "", "+78003330016"),
        ("8-800-333-00-16", "+7 800 333-00-17", "+78003330017"),
        ("+41 22 555 01 23", "", "+41225550123"),
        ("112", "", ""),
    ],
)
def test_the_number_to_dial_is_worked_out(work: Work, printed: str, typed: str, dials: str) -> None:
    hotline = enter_hotline(work, HotlinePlan(number_as_printed=printed, e164=typed))

    assert (hotline.number_as_printed, hotline.e164) == (printed, dials)
    assert hotline.label == printed


def test_a_hotline_is_revised(work: Work, make: Make) -> None:
    hotline, body = make.hotline(), make.organisation()
    facts = HotlinePlan(number_as_printed="8-800-1", operator_ids=(body.id,))

    revise_hotline(work, hotline, facts, 1)
    revise_hotline(work, hotline, facts, 2)

    assert [operator.organisation for operator in hotline.operators] == [body]
    assert verbs(work) == ["hotline.revised", "hotline.revised"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (HotlinePlan(number_as_printed="call us"), "number_as_printed"),
        (HotlinePlan(number_as_printed="112", e164="call us"), "e164"),
        (HotlinePlan(number_as_printed="112", operator_ids=(99,)), "operators"),
    ],
)
def test_a_hotline_with_wrong_facts_is_refused(work: Work, facts: HotlinePlan, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        enter_hotline(work, facts)

    assert refusal.value.field == field
