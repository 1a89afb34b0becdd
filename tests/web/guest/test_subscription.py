from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, suppressions_of
from planner.kernel.links import OWN_PAGE, Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import SubscriptionPlan, ask, confirm
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


@pytest.fixture
def asked(work: Work, office: Office) -> Subscription:
    row = ask(work, office, SubscriptionPlan(address="rea@paper.test", language="en", name="Rea"))
    assert row is not None
    return row


@pytest.fixture
def page(links: Links, asked: Subscription) -> str:
    return links.subscription(asked.public_id).removeprefix(links.public_url)


def test_looking_at_the_page_confirms_nothing(
    stranger: Visitor, page: str, asked: Subscription
) -> None:
    response = stranger.get(page)

    assert texts(response.text, "h1, button") == ["Confirm your subscription", "Yes, I subscribe"]
    assert "rea@paper.test: press releases (all topics)." in response.text
    assert "You had opted out" not in response.text
    assert asked.confirmed_at is None


def test_the_button_confirms_and_leads_to_the_own_page(
    stranger: Visitor, links: Links, page: str, asked: Subscription
) -> None:
    response = stranger.post(page)

    assert texts(response.text, "h1") == ["You have subscribed"]
    assert asked.confirmed_at is not None
    assert asked.person is not None
    own = links.own_page(asked.person.public_id).removeprefix(links.public_url)
    assert own in attributes(response.text, "a", "href")


def test_who_comes_again_reads_that_it_is_done(stranger: Visitor, page: str) -> None:
    stranger.post(page)

    responses = [stranger.get(page), stranger.post(page)]

    assert [texts(one.text, "h1") for one in responses] == [["You have subscribed"]] * 2


def test_it_says_that_an_opt_out_is_taken_back(stranger: Visitor, work: Work, page: str) -> None:
    suppress(work, ["rea@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)

    before = stranger.get(page)
    stranger.post(page)

    assert "You had opted out of such letters." in before.text
    assert suppressions_of(work, "rea@paper.test") == []


def test_it_says_that_an_earlier_choice_is_replaced(
    stranger: Visitor, work: Work, office: Office, page: str
) -> None:
    earlier = ask(work, office, SubscriptionPlan(address="REA@paper.test", language="en"))
    assert earlier is not None
    confirm(work, earlier)

    assert "This takes the place of your earlier choice." in stranger.get(page).text


@pytest.mark.parametrize("forged", ["/s/nothing", "other purpose"])
def test_a_link_of_another_kind_leads_nowhere(
    stranger: Visitor, links: Links, asked: Subscription, forged: str
) -> None:
    token = links.signer.token(OWN_PAGE, asked.public_id, 1)
    url = forged if forged.startswith("/") else f"/s/{token}"

    assert [stranger.get(url).status_code, stranger.post(url, csrf="").status_code] == [404, 403]


def test_a_subscriber_chooses_kinds_and_topics_on_the_own_page(
    stranger: Visitor, make: Make, links: Links, work: Work, asked: Subscription
) -> None:
    person = confirm(work, asked)
    water, health = make.topic(names=Texts(en="Water")), make.topic(names=Texts(en="Health"))
    own = links.own_page(person.public_id).removeprefix(links.public_url)
    shown = stranger.get(own)

    response = stranger.post(
        f"{own}/choices",
        {
            "wanted": ["invitations", "releases"],
            "language": "en",
            "subscriptions": str(asked.id),
            f"kinds-{asked.id}": ["invitations", "nonsense"],
            f"topics-{asked.id}": [str(water.id), "x", "123456789"],
        },
    )

    assert texts(shown.text, "legend") == ["I want", "My subscription", "Topics"]
    assert response.status_code == 303
    work.session.expire_all()
    assert (asked.kinds, asked.topic_ids) == (frozenset({ListKind.INVITATIONS}), [water.id])
    assert health.id not in asked.topic_ids
    assert work.session.scalars(select(Person)).one().topics == []
