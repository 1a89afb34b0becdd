from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from planner.accounts.models import Office
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Letter
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import SubscriptionPlan, ask, confirm
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

ADDRESS = "rea@paper.test"


@pytest.fixture
def page(office: Office) -> str:
    return f"/newsroom/{office.slug}/subscribe/"


def form(**given: Any) -> dict[str, Any]:
    return {"address": ADDRESS, "language": "en", "wants_releases": "y", **given}


def send(visitor: Visitor, page: str, data: dict[str, Any]) -> TestResponse:
    return visitor.post(page, data, csrf=visitor.token_on(page))


def rows(work: Work) -> list[Subscription]:
    work.session.expire_all()
    return list(work.session.scalars(select(Subscription).order_by(Subscription.id)))


def test_the_newsroom_leads_to_the_form(stranger: Visitor, office: Office, page: str) -> None:
    front = stranger.get(f"/newsroom/{office.slug}/")

    assert f"{page}?language=en" in attributes(front.text, "a", "href")


def test_the_form_is_not_kept_by_caches_and_works_without_script(
    stranger: Visitor, make: Make, page: str
) -> None:
    make.topic(names=Texts(en="Water"))

    response = stranger.get(page)

    assert response.headers["Cache-Control"] == "no-store"
    assert texts(response.text, "h1") == ["Press releases by mail"]
    assert "Water" in texts(response.text, "fieldset bdi")


def test_a_reader_asks_and_is_told_to_look_into_the_mailbox(
    stranger: Visitor, make: Make, work: Work, page: str
) -> None:
    water = make.topic(names=Texts(en="Water"))

    response = send(
        stranger, page, form(name="Rea Reader", topic_ids=str(water.id), wants_advisories="y")
    )
    told = stranger.get(response.headers["Location"])

    [row] = rows(work)
    assert response.status_code == 303
    assert texts(told.text, "h1") == ["Please look into your mailbox"]
    assert (row.name, row.topic_ids, len(row.kinds)) == ("Rea Reader", [water.id], 2)
    assert work.session.scalars(select(Letter.recipient_address)).all() == [ADDRESS]


def test_the_consent_is_kept_as_it_was_read(stranger: Visitor, work: Work, page: str) -> None:
    read = f"{page}?language=en"

    send(stranger, read, form(language="ru"))

    [row] = rows(work)
    assert row.language == "ru"
    assert row.consent_text in texts(stranger.get(read).text, "form p")


@pytest.mark.parametrize("known", ["subscribed", "opted out", "unknown"])
def test_the_answer_does_not_tell_whether_the_address_is_known(
    stranger: Visitor, work: Work, office: Office, page: str, known: str
) -> None:
    if known == "subscribed":
        row = ask(work, office, SubscriptionPlan(address=ADDRESS, language="en"))
        assert row is not None
        confirm(work, row)
    if known == "opted out":
        suppress(work, [ADDRESS], Unwanted.EVERYTHING, SuppressionRoad.LINK)
    before = len(rows(work))

    response = send(stranger, page, form())

    assert response.status_code == 303
    assert response.headers["Location"].endswith("/subscribe/sent?language=en")
    assert len(rows(work)) == before + 1


def test_a_program_that_fills_in_everything_is_thanked_and_ignored(
    stranger: Visitor, work: Work, page: str
) -> None:
    response = send(stranger, page, form(website="https://spam.test"))

    assert (response.status_code, rows(work)) == (303, [])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"address": "nobody"}, "This is not an e-mail address. It looks like name@example.org."),
        ({"address": ""}, "This is needed. Please fill it in."),
        ({"wants_releases": ""}, "Choose at least one of the two."),
        ({"topic_ids": "987654"}, "Choose from the list."),
        ({"language": "xx"}, "Not a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    stranger: Visitor, work: Work, page: str, given: dict[str, str], said: str
) -> None:
    sent = {name: value for name, value in form(name="Rea", **given).items() if value}

    response = send(stranger, page, sent)

    assert response.status_code == 422
    assert said in response.text
    assert attributes(response.text, "input[name=name]", "value") == ["Rea"]
    assert rows(work) == []


def test_too_many_tries_are_refused(stranger: Visitor, work: Work, page: str) -> None:
    statuses = [send(stranger, page, form()).status_code for _time in range(6)]

    assert statuses == [303] * 5 + [429]
    assert len(rows(work)) == 3


def test_another_office_is_not_asked(stranger: Visitor) -> None:
    assert stranger.get("/newsroom/nowhere/subscribe/").status_code == 404
