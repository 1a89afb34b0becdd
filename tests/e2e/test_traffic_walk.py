"""The whole traffic with the press: a dirty list comes in, its pool is invited through a rude mail server
while the worker dies, answers of all programs come back, the silent are reminded. The desk tells the
truth about each person.

A tenth of it; the whole with `TRAFFIC_SHARE=1 bin/test --walks tests/e2e/test_traffic_walk.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from planner.kernel.texts import Texts
from tests.e2e.first_run import open_office, sign_in
from tests.e2e.hand import Hand
from tests.e2e.letters import Received
from tests.e2e.running import ROOT, start
from tests.e2e.traffic.clients import Returned, come_back
from tests.e2e.traffic.fates import fates_of
from tests.e2e.traffic.guests_at_desk import (
    OPENINGS,
    SUBJECTS,
    invite_pool,
    plan_event,
    plan_reminder,
    release_all,
    write_own_texts,
)
from tests.e2e.traffic.list_at_desk import (
    agree,
    bring,
    merge,
    pairs_at_desk,
    rows_that_came_back,
)
from tests.e2e.traffic.mail_at_desk import ask_for_marked_answers, set_mailbox
from tests.e2e.traffic.mail_server import RudeServer, Seen, serving
from tests.e2e.traffic.office import Office
from tests.e2e.traffic.press_list import PressList, write_list
from tests.e2e.traffic.reading_desk import guests_at_desk, letters_at_desk, messages_at_desk
from tests.e2e.traffic.size import PATIENCE_SECONDS, SHARE, Size
from tests.e2e.traffic.truth import (
    INVITED,
    REMINDED,
    Round,
    Truth,
    differences,
    nobody_has_two,
)
from tests.imap.dovecot import Dovecot
from tests.imap.dovecot import running as dovecot_running
from tests.unit.outbox.server import CERTIFICATE

pytestmark = [pytest.mark.browser, pytest.mark.dovecot, pytest.mark.loopback, pytest.mark.walk]

BEGIN = datetime(2012, 3, 20, 8, 0, tzinfo=UTC)
REMINDERS_LEAVE = datetime(2012, 3, 23, 6, 1, tzinfo=UTC)
DOMAIN = "house.test"
MERGED = 3
_RECEIVED = "SELECT count(*) FROM received_messages"
_WRITTEN = "SELECT count(*) FROM planned_letters WHERE state = 'written'"


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    with dovecot_running() as dovecot:
        yield dovecot


@pytest.fixture
def server() -> RudeServer:
    return RudeServer()


@pytest.fixture
def office(tmp_path: Path, server: RudeServer, request: pytest.FixtureRequest) -> Iterator[Office]:
    """The program as it stands here, on an empty instance, with that mail server."""

    def tell(stage: str) -> None:
        request.node.add_report_section("call", "stage", stage)
        with (tmp_path / "stages").open("a") as stages:
            stages.write(f"{stage}\n")

    with serving(server) as port:
        running = start(
            ROOT,
            tmp_path / "instance",
            BEGIN.isoformat(),
            PLANNER_SMTP_URL=f"smtp://127.0.0.1:{port}",
            PLANNER_PRIVATE_MAIL_SERVERS="localhost",
            SSL_CERT_FILE=str(CERTIFICATE),
        )
        yield Office(running, BEGIN, tell)
        assert running.stop() == 0


@pytest.fixture
def hand(office: Office, browser: Browser) -> Iterator[Hand]:
    """A hand that is signed in to the new office."""
    window = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    hand = Hand(window.new_page(), office.running.url)
    hand.page.set_default_timeout(1000 * PATIENCE_SECONDS)
    open_office(
        hand,
        office.running.code,
        zone="Europe/Moscow",
        names=Texts(en="Press House", ru="Пресс-дом"),
        cities=Texts(en="Moscow", ru="Москва"),
        domain=DOMAIN,
    )
    yield hand
    window.close()


def test_each_letter_arrives_once_and_the_desk_knows_it(
    office: Office, hand: Hand, server: RudeServer, dovecot: Dovecot, tmp_path: Path
) -> None:
    size = Size.of_share(SHARE)
    listed = write_list(size.rows, size.pool)
    ask_for_marked_answers(hand)
    set_mailbox(hand, office, dovecot)
    _bring_and_clean(hand, office, listed, tmp_path)

    event_page = plan_event(hand)
    invited = _invite(hand, office, server, event_page, listed)
    truth = Truth(invited, _hear_back(office, dovecot, invited, size))
    reminded = _remind(hand, office, server, event_page, truth)

    _each_letter_came_once(listed, invited, reminded)
    with office.stage("read what the desk says"):
        _the_desk_tells_the_truth(hand, event_page, truth, reminded)


def _bring_and_clean(hand: Hand, office: Office, listed: PressList, folder: Path) -> None:
    with office.stage("bring the list in: preview"):
        bring(hand, office, listed, folder / "весна.csv")
    with office.stage("bring the list in: people"):
        agree(hand)
    assert sorted(rows_that_came_back(hand)) == sorted([*listed.broken, *listed.desks])
    with office.stage("compare people, and look at pairs"):
        pairs = pairs_at_desk(hand, office)
    wanted = [frozenset({one.address, other.address}) for one, other in listed.misspelt]
    assert [pair for pair in wanted if not any(pair <= found for found in pairs)] == []
    for pair in wanted[:MERGED]:
        merge(hand, next(address for found, address in pairs.items() if pair <= found))


def _invite(
    hand: Hand, office: Office, server: RudeServer, event_page: str, listed: PressList
) -> Round:
    """The worker dies three times while the letters leave: over an address, and over two texts."""
    addresses = [one.address for one in listed.pool]
    fates, killed_over = fates_of(addresses, seed=1), set[str]()
    server.begin(INVITED, fates)
    server.when("RCPT", len(addresses) // 6, office.kill_worker)
    for share in (2, 3):
        _kill_over_text(office, server, len(addresses) // share, killed_over)
    write_own_texts(hand, event_page)
    with office.stage("write the invitations"):
        invite_pool(hand, office, event_page, len(addresses))
    release_all(hand, event_page, len(addresses))
    with office.stage("send the invitations"):
        office.let_letters_leave()
    assert office.kills == 3
    return Round(
        name=INVITED, fates=fates, seen=_seen(server, INVITED), killed_over=frozenset(killed_over)
    )


def _hear_back(office: Office, dovecot: Dovecot, invited: Round, size: Size) -> list[Returned]:
    """It lies in the mailbox for ten minutes. The worker dies once while it is read."""
    letters = [one for one in invited.seen if one.is_taken]
    returned = come_back(letters, size, at=office.now)
    for number, one in enumerate(returned):
        dovecot.put(one.content, at=office.now + timedelta(seconds=number / 10))
    office.put_clock(office.now + timedelta(minutes=10))
    with office.stage("read what came back"):
        number = len({one.content for one in returned})
        office.wait_for(_RECEIVED, number // 2)
        office.kill_worker()
        office.wait_for(_RECEIVED, number)
    assert office.ask(_RECEIVED) == [(number,)]
    return returned


def _remind(hand: Hand, office: Office, server: RudeServer, event_page: str, truth: Truth) -> Round:
    """The plan of letters does it at its hour. The worker dies over one of them."""
    fates, killed_over = fates_of(sorted(truth.silent), seed=2), set[str]()
    server.begin(REMINDED, fates)
    _kill_over_text(office, server, len(fates) // 2, killed_over)
    plan_reminder(hand, event_page)
    with office.stage("remind the silent"):
        office.put_clock(REMINDERS_LEAVE)
        office.wait_for(_WRITTEN)
        office.let_jobs_end()
        office.let_letters_leave()
    assert office.kills == 5
    sign_in(hand, DOMAIN)
    return Round(
        name=REMINDED, fates=fates, seen=_seen(server, REMINDED), killed_over=frozenset(killed_over)
    )


def _kill_over_text(office: Office, server: RudeServer, number: int, killed_over: set[str]) -> None:
    """Kill the worker when the server has so many texts, of which it has taken the last."""

    def act() -> None:
        last = server.seen[-1]
        if last.is_taken:
            office.kill_worker()
            killed_over.add(last.recipient)
        else:
            server.when_next("text", act)

    server.when("text", number, act)


def _seen(server: RudeServer, name: str) -> list[Seen]:
    return [one for one in server.seen if one.round == name]


def _each_letter_came_once(listed: PressList, invited: Round, reminded: Round) -> None:
    assert nobody_has_two(invited) == []
    assert nobody_has_two(reminded) == []
    assert {one.recipient for one in reminded.seen} <= set(reminded.fates)
    reads = {one.address: one.reads for one in listed.pool}
    for one in invited.seen:
        letter, language = Received(one.message), reads[one.recipient]
        (recipient,) = one.message["To"].addresses
        assert recipient.addr_spec.lower() == one.recipient
        assert str(one.message["Subject"]).endswith(SUBJECTS[language].partition("}")[2])
        assert OPENINGS[language].partition("{")[0] in letter.text


def _the_desk_tells_the_truth(hand: Hand, event_page: str, truth: Truth, reminded: Round) -> None:
    guests, marked = guests_at_desk(hand, event_page), truth.marked(truth.invited, reminded)
    assert differences({who: one.answer for who, one in guests.items()}, truth.answers) == {}
    assert differences({who: one.message for who, one in guests.items()}, truth.words) == {}
    assert {who for who, one in guests.items() if one.comes_back} == marked
    away = messages_at_desk(hand, "absences")
    assert sorted(sender for sender, _said in away) == truth.away

    letters = letters_at_desk(hand, event_page)
    for letters_of, kind in ((truth.invited, "invitation"), (reminded, "reminder")):
        said = {who: state for who, of_kind, state in letters if of_kind == kind}
        assert differences(said, truth.states(letters_of)) == {}
    assert len(letters) == len(truth.invited.fates) + len(reminded.fates)
