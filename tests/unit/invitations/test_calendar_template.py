"""A calendar made from a template is the one that would be made for the guest alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from planner.events.models.kinds import ItemKind
from planner.invitations.calendar import Guest, Organiser, cancel_for, request_for
from planner.invitations.calendar_template import CalendarTemplate, shape_of, values_of
from planner.invitations.facts import InvitationFacts, facts_of
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make

PAGE = "https://press.test/i/" + "a" * 52
HOUSE = Organiser(name="Пресс-центр", address="press+" + "b" * 36 + "@house.test")
ADA = Guest(name="Ada Byron", address="ada@paper.test", page=PAGE, sequence=1, stamp=NOW)
OTHERS: list[dict[str, Any]] = [
    {"name": "Мария Петровна Иванова-Константинопольская", "address": "m@почта.test"},
    {"name": 'Ada "Countess" O\\Brien^, of; all'},
    {"name": "line\r\nATTENDEE:mailto:x@evil.test"},
    {"name": "Ы" * 300},
    {"name": "x-x--x"},
    {"page": "https://press.test/i;,/" + "c" * 50},
    {"address": f"{'long' * 15}@paper.test"},
]
MAKERS: dict[str, Callable[..., bytes]] = {
    "request": request_for,
    "cancel": cancel_for,
    "withdrawal": partial(cancel_for, reason="is_withdrawn"),
}


@pytest.fixture
def facts(make: Make) -> InvitationFacts:
    """With a programme that is cut, so that the length of the link counts."""
    event = make.event(titles=Texts(en="Rivers", ru="Реки"))
    for number in range(60):
        title = Texts(ru=f"Доклад {number}: \\ о реках, озёрах; морях {'и' * number}")
        make.item(event, kind=ItemKind.REPORT, titles=title)
    return facts_of(event, "ru")


def made(act: Callable[[Guest, Organiser], bytes], sample: Guest, guest: Guest) -> bytes:
    template = CalendarTemplate(act, sample, HOUSE, values_of(sample, HOUSE, "ru"))
    values = values_of(guest, HOUSE, "ru")
    assert shape_of(values) == shape_of(values_of(sample, HOUSE, "ru"))
    return template.filled(values)


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("other", OTHERS)
def test_it_is_the_calendar_of_that_guest(
    facts: InvitationFacts, maker: str, other: dict[str, Any]
) -> None:
    act = partial(MAKERS[maker], facts)
    guest = replace(ADA, **other)

    assert made(act, ADA, guest) == act(guest, HOUSE)


def test_nameless_guests_share_one(facts: InvitationFacts) -> None:
    act, nameless = partial(request_for, facts), replace(ADA, name="\u200b")
    other = replace(nameless, name="", address="other@paper.test")

    assert made(act, nameless, other) == act(other, HOUSE)


def test_the_address_for_answers_is_the_guests_own(facts: InvitationFacts) -> None:
    act, theirs = partial(request_for, facts), replace(HOUSE, address="press+c@house.test")
    template = CalendarTemplate(act, ADA, HOUSE, values_of(ADA, HOUSE, "ru"))

    assert template.filled(values_of(ADA, theirs, "ru")) == act(ADA, theirs)


@pytest.mark.parametrize("other", [{"name": ""}, {"page": f"{PAGE}x"}, {"page": ""}])
def test_guests_of_another_shape_do_not_share_one(other: dict[str, Any]) -> None:
    one, another = values_of(ADA, HOUSE, "en"), values_of(replace(ADA, **other), HOUSE, "en")

    assert shape_of(one) != shape_of(another)
