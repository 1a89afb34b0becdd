"""Drafts of free letters for tests, and writing them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.background.models import Job
from planner.contacts.models import Person, Pool, PoolMember
from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import FreeLetterPlan, note_written
from planner.free_letters.recipients import selection
from planner.jobs.starting import start_free_letter
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.jobs.doing import do_all


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


def written(work: Work, letter: FreeLetter, folder: Path) -> Job:
    """To everybody whom it means."""
    people = [one.person_id for one in selection(work, letter).recipients]
    note_written(work, letter)
    job = start_free_letter(work, letter, people)
    do_all(work, folder)
    return job
