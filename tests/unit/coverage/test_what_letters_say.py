"""Whom a letter names, and what it says to whoever waits for a seat."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from planner.accounts.models import Office
from planner.coverage.letter_previews import Trial, previewed
from planner.events.models.event import Event, PressContact
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.members.messages import reset_letter
from tests.factories import Make
from tests.releases import issued

# Those have the text of the release, with whom to call, or lead to it.
WITH_RELEASE = {
    one for one in LetterKind if one.is_about_release and one is not LetterKind.RELEASE_WITHDRAWAL
}


@pytest.fixture
def event(make: Make, office: Office) -> Event:
    event = make.event()
    event.contacts = [
        PressContact(office_id=office.id, names=Texts(en="Petra Novak"), phone="+43 1 0")
    ]
    issued(make, office, event)
    return event


def text_of(work: Work, office: Office, event: Event, kind: LetterKind) -> tuple[str, str]:
    shown = previewed(work, office, Trial(kind=kind, language="en", event=event))
    return shown.text, shown.html


@pytest.mark.parametrize("kind", [one for one in LetterKind if one not in WITH_RELEASE])
def test_every_letter_about_an_event_says_whom_to_call(
    work: Work, office: Office, event: Event, kind: LetterKind
) -> None:
    text, html = text_of(work, office, event, kind)

    assert "Petra Novak, +43 1 0" in text
    assert "Petra Novak" in html


def test_whoever_waits_for_a_seat_has_none_to_give_back(
    work: Work, office: Office, event: Event
) -> None:
    text, html = text_of(work, office, event, LetterKind.WAITING_LIST)

    said = " ".join(text.split())
    assert "Please tell us on your page, and we shall take you off the list:" in said
    assert "somebody else" not in text + html


def test_the_hour_until_which_a_key_works_has_its_zone(work: Work, office: Office) -> None:
    key: Any = SimpleNamespace(
        id=1, expires_at=work.now, token_hash="x" * 40, email="vera@house.test"
    )
    office.zone = "Europe/Moscow"

    letter = reset_letter(office, cast("Any", key), "https://house.test/r", "Vera")

    assert "until 20 March 2012, 13:00 MSK." in letter.text.replace("\u00a0", " ")
