"""Somebody who is being entered turns out to be in the register."""

from __future__ import annotations

import pytest

from planner.contacts.models import ChannelKind
from planner.contacts.recognising import recognise
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from tests.factories import Make


def channels(person: object) -> list[tuple[ChannelKind, str]]:
    return [(one.kind, one.value) for one in person.channels]  # type: ignore[attr-defined]


def test_what_was_typed_stands_behind_what_is_known(work: Work, make: Make) -> None:
    person = make.person("Ada", email="ada@paper.test")

    recognise(work, person, address="Ada@Other.test", telephone="8 (800) 123-45-67")

    assert channels(person) == [
        (ChannelKind.EMAIL, "ada@paper.test"),
        (ChannelKind.EMAIL, "Ada@other.test"),
        (ChannelKind.PHONE, "8 (800) 123-45-67"),
    ]
    assert person.channels[2].key == "+78001234567"
    assert person.version == 2


def test_what_is_known_already_changes_nothing(work: Work, make: Make) -> None:
    person = make.person("Ada", email="ada@paper.test")

    recognise(work, person, address="ADA@paper.test")

    assert (person.emails, person.version) == (["ada@paper.test"], 1)


def test_who_is_in_the_archive_comes_back(work: Work, make: Make) -> None:
    person = make.person("Ada", archived_at=work.now)

    recognise(work, person)

    assert person.archived_at is None


def test_what_is_no_address_is_refused(work: Work, make: Make) -> None:
    with pytest.raises(Invalid, match="address"):
        recognise(work, make.person("Ada"), address="ada@")


def test_a_record_that_was_merged_is_refused(work: Work, make: Make) -> None:
    person = make.person("Ada", merged_into_id=make.person("Ada").id)

    with pytest.raises(Conflict, match="merged"):
        recognise(work, person)


def test_who_was_erased_does_not_come_back(work: Work, make: Make) -> None:
    person = make.person("Ada", archived_at=work.now, erased_at=work.now)

    with pytest.raises(Conflict, match="erased"):
        recognise(work, person, address="ada@paper.test")
