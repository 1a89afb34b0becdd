from __future__ import annotations

from planner.kernel.searchable import Register
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation, OrganisationKind
from planner.organisations.queries import (
    choices,
    hotline_choices,
    programme_choices,
    project_choices,
)
from tests.factories import Make


def test_things_are_offered_in_the_language_of_the_office(work: Work, make: Make) -> None:
    body = make.organisation(names=Texts(en="Society", ru="Общество"))
    foreign = make.organisation(names=Texts(ka="საზოგადოება"))
    project = make.project(descriptions=Texts(en="EU project", ru="Проект ЕС"))
    programme = make.aid_programme(names=Texts(en="Programme", ru="Программа"))
    hotline = make.hotline(names=Texts(en="Help line"))

    offered = {
        name: [tuple(row) for row in work.session.execute(statement)]
        for name, statement in {
            "bodies": choices(work.office_id, "ru", "en"),
            "plain": choices(work.office_id),
            "projects": project_choices(work.office_id, "ru", "en"),
            "programmes": programme_choices(work.office_id, "ru"),
            "hotlines": hotline_choices(work.office_id, "ru"),
        }.items()
    }

    assert offered == {
        "bodies": [(foreign.id, "საზოგადოება"), (body.id, "Общество")],
        "plain": [(foreign.id, "საზოგადოება"), (body.id, "Society")],
        "projects": [(project.id, "Проект ЕС")],
        "programmes": [(programme.id, "Программа")],
        "hotlines": [(hotline.id, "8-800-000-00-00, Help line")],
    }


def test_what_is_put_away_is_offered_only_where_it_was_chosen(work: Work, make: Make) -> None:
    body = make.organisation(archived_at=work.now)
    make.organisation(office_id=make.office().id)

    assert work.session.execute(choices(work.office_id)).all() == []
    kept = work.session.execute(choices(work.office_id, keep=[None, body.id])).all()
    assert [row[0] for row in kept] == [body.id]


def test_a_register_is_filtered(work: Work, make: Make) -> None:
    ngo = make.organisation("North Society", kind=OrganisationKind.NGO)
    make.organisation("North Ministry")
    make.organisation("North 100% Foreign", office_id=make.office().id)
    away = make.organisation("Away", archived_at=work.now)

    def found(**given: object) -> list[Organisation]:
        register = Register(model=Organisation, office_id=work.office_id, **given)  # type: ignore[arg-type]
        return list(work.session.scalars(register.select()))

    assert found(search="soc NORTH") == [ngo]
    assert found(where=(Organisation.kind == OrganisationKind.NGO,)) == [ngo]
    assert found(archived=True) == [away]
    assert found(search="%") == []
