"""People to compare."""

from __future__ import annotations

from typing import Any

import pytest

from planner.contacts.models import Channel, ChannelKind, Outlet, Person
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.contacts.duplicates.comparing import Enter


@pytest.fixture
def enter(work: Work, make: Make) -> Enter:
    """A person with a name, perhaps an address, a telephone and an outlet."""

    def enter(
        name: str,
        *,
        email: str | None = None,
        phone: str = "",
        outlet: Outlet | None = None,
        **given: Any,
    ) -> Person:
        person = make.person(names=Texts(en=name), email=email or "", **given)
        person.channels = [
            Channel(office_id=work.office_id, kind=kind, value=value, key=value, position=0)
            for kind, value in ((ChannelKind.EMAIL, email), (ChannelKind.PHONE, phone))
            if value
        ]
        if outlet is not None:
            make.affiliation(person, outlet=outlet)
        work.session.flush()
        work.session.expire_all()
        return person

    return enter
