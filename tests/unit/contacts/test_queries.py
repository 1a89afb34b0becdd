from __future__ import annotations

from planner.contacts.models import PoolMember
from planner.contacts.names import reindex_people
from planner.contacts.queries import (
    outlet_choices,
    people,
    pool_choices,
    speaker_choices,
)
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def test_people_are_filtered(work: Work, make: Make) -> None:
    pool = make.pool()
    jo, sam = make.person("Jo", is_journalist=True), make.person("Sam")
    work.session.add(PoolMember(office_id=work.office_id, pool=pool, person=jo))
    work.session.flush()

    def found(**given: object) -> list[str]:
        register = people(work.office_id, **given)  # type: ignore[arg-type]
        return [person.label for person in work.session.scalars(register.select())]

    assert found() == ["Jo", "Sam"]
    assert found(journalists=True) == ["Jo"]
    assert found(journalists=False) == ["Sam"]
    assert found(not_in_pool=pool.id) == [sam.label]
    assert found(archived=True) == []


def test_what_pick_lists_offer(work: Work, make: Make) -> None:
    make.person("Jo", is_journalist=True)
    kept = make.person("Kay", is_journalist=True)
    sam = make.person(names=Texts(en="Sam", ru="Сэм"))
    outlet, pool = make.outlet(names=Texts(en="Gazette")), make.pool()

    offered = {
        name: [tuple(row) for row in work.session.execute(statement)]
        for name, statement in {
            "speakers": speaker_choices(work.office_id, "ru", "en", keep=[kept.id, None]),
            "outlets": outlet_choices(work.office_id, "ru"),
            "pools": pool_choices(work.office_id),
        }.items()
    }

    assert offered == {
        "speakers": [(kept.id, "Kay"), (sam.id, "Сэм")],
        "outlets": [(outlet.id, "Gazette")],
        "pools": [(pool.id, "Pool of journalists")],
    }


def test_people_follow_the_name_of_their_body(work: Work, make: Make) -> None:
    body = make.organisation("League")
    person = make.person("Ada", email="")
    make.affiliation(person, organisation=body)
    body.names = Texts(en="Union")

    reindex_people(work, body)

    assert person.search_text == "ada union"
