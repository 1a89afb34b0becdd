"""A reader's whole way: subscribes, confirms, chooses topics, gets a release, unsubscribes by the button
of the mail program, is brought in again with a list, and gets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from planner.accounts.models import Office, Role
from planner.contacts.models import Person, Pool
from planner.contacts.suppressions import REASONS
from planner.contacts.topic import Topic
from planner.distribution.models import Distribution
from planner.distribution.recipients import selection
from planner.events.models.kinds import EventStatus
from planner.events.models.topic import EventTopic
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.list_kinds import ListKind
from planner.subscriptions.models import Subscription
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.outbox.server import Ledger, smtp_to
from tests.unit.privacy.conftest import send_released
from tests.web.desk.imports.bringing import imported
from tests.web.reading import attributes
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

ADDRESS = "rea@paper.test"


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def smtp(ledger: Ledger) -> Iterator[Smtp]:
    with smtp_to(ledger) as smtp:
        yield smtp


@pytest.mark.loopback
def test_a_reader_goes_the_whole_way(
    app: Flask,
    session: Session,
    make: Make,
    office: Office,
    links: Links,
    stranger: Visitor,
    visit: Callable[[Role], Visitor],
    smtp: Smtp,
    ledger: Ledger,
) -> None:
    way = Way(app, session, make, office, links, stranger, visit(Role.APPROVER), smtp, ledger)
    water, health = make.topic(names=Texts(en="Water")), make.topic(names=Texts(en="Health"))
    session.commit()

    subscribed = way.subscribe(water)
    way.press(way.link_in_newest_mail("/s/"))
    way.choose_topic_behind(way.only_subscription(), health)
    missed = way.send_release("Rivers", water)
    got = way.send_release("Hospitals", health)
    answer = way.press_the_button_of_the_mail_program()
    way.bring_in_with_a_list()
    after = way.send_release("Clinics", health, also_to_pool=True)

    assert subscribed == 303
    assert (missed, got) == ([], [ADDRESS])
    assert answer.status_code == 200
    assert after == []
    [choice] = session.scalars(select(Distribution).order_by(Distribution.id.desc()).limit(1))
    left_out = [(one.to.address, why) for one, why in selection(make.work, choice).left_out]
    assert left_out == [(ADDRESS, REASONS[ListKind.RELEASES])]


@dataclass
class Way:
    """What the reader, the press officer and the mail program do, through pages and mail only."""

    app: Flask
    session: Session
    make: Make
    office: Office
    links: Links
    reader: Visitor
    officer: Visitor
    smtp: Smtp
    ledger: Ledger

    def subscribe(self, topic: Topic) -> int:
        form = f"/newsroom/{self.office.slug}/subscribe/"
        wanted = {
            "address": ADDRESS,
            "name": "Rea Reader",
            "language": "en",
            "wants_releases": "y",
            "topic_ids": str(topic.id),
        }
        response = self.reader.post(form, wanted, csrf=self.reader.token_on(form))
        self._carry()
        return response.status_code

    def link_in_newest_mail(self, path: str) -> str:
        text = self._newest().get_body(("plain",))
        assert text is not None
        found = re.search(
            rf"{re.escape(self.links.public_url)}({path}[a-z2-7]+)", text.get_content()
        )
        assert found is not None
        return found[1]

    def press(self, page: str) -> None:
        assert self.reader.get(page).status_code == 200
        assert self.reader.post(page, csrf=self.reader.token_on(page)).status_code == 200

    def only_subscription(self) -> Subscription:
        self.session.expire_all()
        return self.session.scalars(select(Subscription)).one()

    def choose_topic_behind(self, row: Subscription, topic: Topic) -> None:
        """On the page that the link of the confirmation leads to."""
        assert row.person is not None
        own = self.links.own_page(row.person.public_id).removeprefix(self.links.public_url)
        chosen = {
            "wanted": ["invitations", "releases"],
            "language": "en",
            "subscriptions": str(row.id),
            f"kinds-{row.id}": "releases",
            f"topics-{row.id}": str(topic.id),
        }
        response = self.reader.post(f"{own}/choices", chosen, csrf=self.reader.token_on(own))
        assert response.status_code == 303

    def send_release(self, title: str, topic: Topic, *, also_to_pool: bool = False) -> list[str]:
        """A release on the topic, to the subscribers; whom it has reached."""
        event = self.make.event(
            titles=Texts(en=title),
            starts_at=NOW - timedelta(hours=3),
            ends_at=NOW - timedelta(hours=1),
            status=EventStatus.HELD,
        )
        event.topics = [EventTopic(office_id=event.office_id, topic=topic)]
        issued(self.make, self.office, event)
        pools = list(self.session.scalars(select(Pool.id))) if also_to_pool else []
        self.session.commit()
        before = len(self.ledger.taken)
        here = f"/desk/events/{event.id}/distribution/"
        wanted = {"to_subscribers": "y", "pool_ids": [str(one) for one in pools]}
        response = self.officer.post(f"{here}?kind=release", wanted)
        page = response.headers["Location"]
        written = self.officer.post(f"{page}/letters")
        do_jobs(self.app, self.session)
        if written.status_code == 303:
            [up_to] = attributes(self.officer.get(page).text, "input[name=up_to]", "value")
            assert self.officer.post(f"{page}/release", {"up_to": up_to}).status_code == 303
        self._carry()
        return [to for envelope in self.ledger.taken[before:] for to in envelope.rcpt_tos]

    def press_the_button_of_the_mail_program(self) -> TestResponse:
        """As RFC 8058 has it: a POST to the address in the header, without cookies and token."""
        mail = self._newest()
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        url = mail["List-Unsubscribe"].strip("<>")
        assert url.startswith(self.links.public_url)
        return self.app.test_client().post(
            url.removeprefix(self.links.public_url),
            base_url=self.links.public_url,
            data={"List-Unsubscribe": "One-Click"},
        )

    def bring_in_with_a_list(self) -> None:
        """Erased first, so that the list brings them in as somebody new."""
        self.session.expire_all()
        person = self.session.scalars(select(Person)).one()
        erased = self.officer.post(f"/desk/people/{person.id}/erasure/")
        assert erased.status_code == 303
        imported(
            self.app,
            self.session,
            self.officer,
            f"Name;E-mail;Pool\nRea Reader;{ADDRESS};Regional\n",
        )

    def _carry(self) -> None:
        """Whatever has been released leaves, through a mail server."""
        self.session.expire_all()
        send_released(self.make.work, self.smtp)
        self.session.commit()

    def _newest(self) -> EmailMessage:
        content = self.ledger.taken[-1].content
        assert isinstance(content, bytes)
        return message_from_bytes(content, policy=policy.default)
