from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person, Pool, PoolMember
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/pools/"


def members(session: Session) -> list[str]:
    joined = select(Person.label).join(PoolMember, PoolMember.person_id == Person.id)
    return sorted(session.scalars(joined))


def test_a_pool_says_who_made_it_and_within_what(
    editor: Visitor, make: Make, session: Session
) -> None:
    body, programme = make.organisation("Maker"), make.aid_programme()

    response = editor.post(
        URL,
        {
            "names-en": "Pool <1>",
            "created_by_id": str(body.id),
            "programme_id": str(programme.id),
        },
    )

    assert response.status_code == 303
    page = editor.get(response.location).text
    assert texts(page, "h1") == ["Pool <1>"]
    assert texts(page, ".empty") == [
        "Nobody is in this pool yet. Look for people below, or paste their addresses."
    ]
    pool = session.scalars(select(Pool)).one()
    assert pool.created_by is not None
    assert pool.programme is not None
    assert (pool.created_by.label, pool.programme.label) == ("Maker", "Regional programme")


def test_wrong_values_are_marked(editor: Visitor) -> None:
    response = editor.post(URL, {"names-en": " ", "created_by_id": "7"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "names": "This is needed. Please fill it in.",
        "created_by_id": "Choose one of the list.",
    }


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    url = f"{URL}{make.pool().id}"
    editor.post(url, {"names-en": "Theirs", "version": "1"})

    response = editor.post(url, {"names-en": "Mine", "version": "1"})

    assert response.status_code == 409
    assert filled(response.text, {"names-en"}) == {"names-en": "Mine"}
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: English: Theirs"
    ]


def test_people_are_found_ticked_and_taken_out(
    editor: Visitor, make: Make, session: Session
) -> None:
    pool, ada, bob = make.pool(), make.person("Ada Found"), make.person("Bob Found")
    make.person("Somebody Else")
    url = f"{URL}{pool.id}"

    found = editor.get(f"{url}?find=found").text
    assert attributes(found, "input[name=people]", "value") == [str(ada.id), str(bob.id)]
    response = editor.post(f"{url}/members", {"people": [str(ada.id), str(bob.id)]})
    assert response.status_code == 303
    assert texts(editor.get(url).text, ".notice") == ["2 new in the pool."]
    nobody = editor.get(f"{url}?find=found").text
    assert attributes(nobody, "input[name=people]", "value") == []
    assert "Nobody else answers to that." in texts(nobody, "main p")
    editor.post(f"{url}/members/{ada.id}/removal")

    assert members(session) == ["Bob Found"]
    assert rows(editor.get(URL).text) == [["Pool of journalists", "1"]]
    assert editor.get(f"{URL}list.csv").text == "\ufeffName,Members\r\nPool of journalists,1\r\n"


def test_people_are_pasted_by_address_or_name(
    editor: Visitor, make: Make, session: Session
) -> None:
    pool = make.pool()
    make.person("Ada One", email="ada@paper.test")
    make.person(names=Texts(ru="Иван Второй"))
    url = f"{URL}{pool.id}/members"

    editor.post(url, {"pasted": "Ada <ADA@paper.test>\nivan vtoroy\n\nada@paper.test"})
    again = editor.post(url, {"pasted": "ada@paper.test"})

    assert members(session) == ["Ada One", "Иван Второй"]
    assert texts(editor.get(again.location).text, ".notice") == ["They were in the pool already."]


def test_lines_that_are_nobody_are_named_and_kept(
    editor: Visitor, make: Make, session: Session
) -> None:
    pool = make.pool()
    make.person("Ada One", email="ada@paper.test")
    url = f"{URL}{pool.id}/members"

    response = editor.post(url, {"pasted": "ada@paper.test\nNobody <b>Here</b>"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "pasted": (
            "Not found, or more than one of that name: Nobody <b>Here</b>. Take these lines out, "
            "or add the people first."
        )
    }
    kept = filled(response.text, {"pasted"})["pasted"]
    assert kept.splitlines() == ["ada@paper.test", "Nobody <b>Here</b>"]
    assert members(session) == []
    assert editor.post(url, {}).status_code == 422
    assert editor.post(url, {"people": ["x"]}).status_code == 422
    assert editor.post(url, {"people": ["99999"]}).status_code == 422


@pytest.mark.parametrize("people", [1, 3])
def test_a_pool_takes_as_many_statements_for_three_as_for_one(
    viewer: Visitor, make: Make, statements: list[str], people: int
) -> None:
    pool = make.pool()
    for _ in range(people):
        member = make.person()
        make.affiliation(member, organisation=make.organisation(), outlet=make.outlet())
        make.work.session.add(PoolMember(office_id=pool.office_id, pool=pool, person=member))
    viewer.session.commit()
    statements.clear()

    page = viewer.get(f"{URL}{pool.id}")

    assert page.text.count('<th scope="row">') == people
    assert attributes(page.text, "main form", "method") == []
    assert len(statements) == 10, statements


def test_a_large_pool_is_paged(viewer: Visitor, make: Make) -> None:
    pool = make.pool()
    for number in range(51):
        member = make.person(f"Member {number:03}", email="")
        make.work.session.add(PoolMember(office_id=pool.office_id, pool=pool, person=member))
    url = f"{URL}{pool.id}"
    first = viewer.get(url).text
    after = first.split("after=")[1].split('"')[0]

    second = viewer.get(f"{url}?after={after}").text

    assert texts(first, "tbody th") == [f"Member {number:03}" for number in range(50)]
    assert texts(second, "tbody th") == ["Member 050"]


def test_pool_and_people_of_another_office_are_not_there(editor: Visitor, make: Make) -> None:
    other = make.office()
    foreign = make.pool(office_id=other.id)
    stranger = Person(office_id=other.id, uid="u", names=Texts(en="Foreign"))
    make.work.session.add(stranger)
    make.work.session.flush()
    pool = make.pool()

    assert editor.get(f"{URL}{foreign.id}").status_code == 404
    assert editor.post(f"{URL}{foreign.id}/members", {"pasted": "x"}).status_code == 404
    assert editor.post(f"{URL}{pool.id}/members/{stranger.id}/removal").status_code == 404
    assert editor.post(f"{URL}{pool.id}/members", {"people": [str(stranger.id)]}).status_code == 422
