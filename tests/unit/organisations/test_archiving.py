from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.history.models import Entry
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.organisations.archiving import archive, referred, referred_all, remove, restore
from planner.organisations.models import Organisation
from tests.factories import Make


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_what_nothing_refers_to_is_deleted(work: Work, make: Make) -> None:
    body = make.organisation()

    assert remove(work, body, "organisation") is True
    assert work.session.scalars(select(Organisation)).all() == []
    assert verbs(work) == ["organisation.deleted"]


def test_what_something_refers_to_is_archived(work: Work, make: Make) -> None:
    body = make.organisation()
    make.organisation(parent=body)

    assert remove(work, body, "organisation") is False
    assert body.archived_at == work.now
    assert verbs(work) == ["organisation.archived"]


def test_archiving_and_restoring_twice_is_once(work: Work, make: Make) -> None:
    body = make.organisation()

    archive(work, body, "organisation")
    archive(work, body, "organisation")
    assert body.is_archived
    restore(work, body, "organisation")
    restore(work, body, "organisation")

    assert not body.is_archived
    assert verbs(work) == ["organisation.archived", "organisation.restored"]


def test_references_keep_their_order_and_count_once(work: Work, make: Make) -> None:
    one, two = make.organisation(), make.organisation()

    assert referred_all(work, Organisation, [two.id, one.id, two.id], "donors") == [two, one]
    assert referred(work, Organisation, None, "parent_id") is None


def test_a_reference_into_another_office_is_refused(work: Work, make: Make) -> None:
    foreign = make.organisation(office_id=make.office().id)

    with pytest.raises(Invalid, match="Choose from the list"):
        referred(work, Organisation, foreign.id, "lead_id")
