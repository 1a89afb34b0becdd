"""Projects, donors, programmes of work: what is known of them and what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.conftest import Pair, said, said_in, sourced, unbent


def with_project(**changed: Any) -> Callable[[ReleaseFacts], ReleaseFacts]:
    """The project changed, and no anniversaries before it."""

    def change(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.project is not None
        return replace(facts, project=replace(facts.project, **changed), occasions=())

    return change


def test_a_project_with_several_donors_and_no_partner(both: Pair) -> None:
    fund = replace(both[0].organisers[0], id=900, name=sourced("X Fund"), article=EMPTY)

    def two(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.project is not None
        donors = (*facts.project.donors, fund)
        return unbent(with_project(donors=donors, partner_of=None, programme=None)(facts))

    def paid(facts: ReleaseFacts) -> ReleaseFacts:
        return with_project(funding_is_confirmed=True)(two(facts))

    def shared(facts: ReleaseFacts) -> ReleaseFacts:
        return with_project(is_cofunded=True)(paid(facts))

    assert said_in(both, "frame", two) == (
        (
            "The round table was part of a European Union and X Fund project. Its aims are protection of "
            "migrants’ rights and prevention of human trafficking. The project is carried out by the "
            "Red Cross Center."
        ),
        (
            "Круглый стол прошёл в рамках проекта (проект ЕС). Задачи проекта — защита прав мигрантов и "
            "предупреждение торговли людьми. Проект ведёт Центр."
        ),
    )
    assert said_in(both, "frame", paid)[0].startswith(
        "The round table was part of a project funded by the European Union and X Fund."
    )
    assert said_in(both, "frame", paid)[1].startswith(
        "Круглый стол прошёл в рамках проекта, который финансируют Европейский союз и X Fund."
    )
    assert said_in(both, "frame", shared)[1] == (
        "Круглый стол прошёл в рамках проекта, который совместно финансируют Европейский "
        "союз и X Fund. Задачи проекта — защита прав мигрантов и предупреждение торговли людьми. "
        "Проект ведёт Центр."
    )


def test_a_project_of_which_little_is_known(both: Pair) -> None:
    little: dict[str, Any] = {"donors": (), "implementer": None, "description": EMPTY}
    bare = with_project(**little, aims=())
    one_aim = with_project(**little, aims=(sourced("help migrants"),))
    named = with_project(**little, aims=(), name=sourced("Bridges"))
    described = with_project(**{**little, "description": sourced("X")}, aims=())

    assert said_in(both, "frame", bare) == ("", "")
    assert said_in(both, "frame", one_aim) == (
        "The round table was part of a project. Its aim: help migrants.",
        "Круглый стол прошёл в рамках проекта. Задача проекта — help migrants.",
    )
    assert said_in(both, "frame", named) == (
        "The round table was part of the project “Bridges”.",
        "Круглый стол прошёл в рамках проекта «Bridges».",
    )
    assert said_in(both, "frame", described) == (
        "The round table was part of an X.",
        "Круглый стол прошёл в рамках проекта (X).",
    )


def test_an_implementer_and_its_partner(both: Pair) -> None:
    assert both[1].project is not None
    partner = replace(both[1].organisers[0], id=901, name=sourced("Дом"))
    donors = (replace(partner, id=902, name=sourced("Фонд")),)

    def without_genitive(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.project is not None
        assert facts.project.programme is not None
        programme = replace(facts.project.programme, donors=donors)
        facts = with_project(partner_of=partner, programme=programme, aims=())(facts)
        return replace(facts, forms=replace(facts.forms, is_proposing=False))

    def alone(facts: ReleaseFacts) -> ReleaseFacts:
        facts = with_project(partner_of=partner, programme=None, aims=())(facts)
        return replace(facts, forms=replace(facts.forms, is_proposing=False))

    unpartnered = with_project(partner_of=None, aims=())
    nameless = with_project(partner_of=None, programme=None, aims=())

    programme = "Региональная программа по миграции в Центральной Азии (CARMP)"
    opening = "Круглый стол прошёл в рамках проекта Европейского союза. Проект ведёт Центр"
    assert said(without_genitive(both[1]), "frame") == (
        f"{opening}. Его партнёр — Дом. Программа проекта — {programme}. Программу финансирует Фонд."
    )
    assert said(alone(both[1]), "frame") == f"{opening}. Его партнёр — Дом."
    assert said(nameless(both[1]), "frame") == f"{opening}."
    assert said(unpartnered(both[1]), "frame") == (
        f"{opening} по Региональной программе по миграции в Центральной Азии (CARMP)."
    )
    assert said(unpartnered(both[0]), "frame").endswith(
        "by the Red Cross Center within the Central Asia regional migration programme (CARMP)."
    )
    assert said(without_genitive(both[0]), "frame").endswith("CARMP is funded by Фонд.")


def test_a_programme_of_work_that_the_project_names_already(both: Pair) -> None:
    def same(facts: ReleaseFacts) -> ReleaseFacts:
        assert facts.project is not None
        return replace(facts, programme=facts.project.programme)

    assert said_in(both, "frame", same) == said_in(both, "frame", lambda facts: facts)
