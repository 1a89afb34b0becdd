"""Drafts of free letters for tests."""

from __future__ import annotations

from typing import Any

from planner.contacts.models import Person, Pool, PoolMember
from planner.free_letters.operations import FreeLetterPlan
from planner.kernel.texts import Texts
from tests.factories import Make


def plan(**given: Any) -> FreeLetterPlan:
    texts = {
        "subjects": Texts(en="News of {office}", ru="Новости"),
        "greetings": Texts(en="Dear {name},", ru="Здравствуйте, {name}!"),
        "texts": Texts(en="We have news.\n\nRead https://press.test/1", ru="У нас новости."),
    }
    return FreeLetterPlan(**{**texts, **given})


def member(make: Make, pool: Pool, name: str, **given: Any) -> Person:
    person = make.person(name, **given)
    make.work.session.add(
        PoolMember(office_id=make.work.office_id, pool_id=pool.id, person_id=person.id)
    )
    make.work.session.flush()
    return person
