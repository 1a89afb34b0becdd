"""The page about the mail server: which one it is, a test letter, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.events.models.kinds import EventStatus
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Heartbeat, MailRoute
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.outbox.server import Ledger, serve
from tests.web.desk.outbox.test_letters import written
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

URL, SETTINGS = "/desk/mail/", "planner.settings"
TEST = "section[aria-labelledby=test]"
NOT_SET = (
    "No mail server is set: letters that are sent are kept as files on the server, and nobody "
    "receives anything."
)
WORKER_MISSING = (
    "The worker, which sends letters, does not run on this machine. Ask whoever runs the program to "
    "start it."
)
SetServer = Callable[[str], None]


@pytest.fixture
def set_server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> SetServer:
    def set_to(url: str) -> None:
        known = app.extensions[SETTINGS].model_copy(update={"smtp_url": url})
        monkeypatch.setitem(app.extensions, SETTINGS, known)

    return set_to


@pytest.fixture
def ledger(set_server: SetServer) -> Iterator[Ledger]:
    """What came in at a server on this machine, which the settings name."""
    ledger = Ledger()
    controller = serve(ledger)
    set_server(f"smtp://127.0.0.1:{controller.port}")
    yield ledger
    controller.stop()


def test_a_server_is_shown_without_its_password(
    administrator: Visitor, set_server: SetServer
) -> None:
    set_server("smtps://press:quiet-secret@mail.house.test")

    page = administrator.get(URL).text

    assert texts(page, "#main dl.headers div") == [
        "Server mail.house.test",
        "Port 465",
        "Encryption TLS from the first byte",
        "User name press",
        "Password set; it is shown nowhere",
        "Set in the variable PLANNER_SMTP_URL of the machine, for all offices on it",
    ]
    assert texts(page, ".warning") == []
    assert "quiet-secret" not in page


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("smtp://mail.house.test", ["User name none: the program does not sign in"]),
        ("smtp://press@mail.house.test", ["User name press", "Password none is set"]),
    ],
)
def test_a_server_without_sign_in(
    administrator: Visitor, set_server: SetServer, url: str, shown: list[str]
) -> None:
    set_server(url)

    found = texts(administrator.get(URL).text, "#main dl.headers div")

    assert found[2:-1] == ["Encryption STARTTLS", *shown]


def test_without_a_server_the_page_says_how_one_is_set(administrator: Visitor) -> None:
    page = administrator.get(URL).text
    refused = administrator.post(f"{URL}tests")

    assert texts(page, ".warning") == [NOT_SET]
    assert "PLANNER_SMTP_URL" in texts(page, "section p code")
    assert attributes(page, "#main form", "action") == [f"{URL}server"]
    assert refused.status_code == 409
    assert texts(refused.text, ".errors") == ["No mail server is set."]


@pytest.mark.loopback
def test_a_test_letter_is_sent_by_the_worker_and_its_outcome_shown(
    app: Flask, administrator: Visitor, session: Session, ledger: Ledger
) -> None:
    sent = administrator.post(f"{URL}tests")
    under_way = administrator.get(URL).text
    do_jobs(app, session)
    ended = administrator.get(URL).text

    assert (sent.status_code, sent.headers["Location"]) == (303, f"{URL}#test")
    assert texts(under_way, ".job p") == [WORKER_MISSING]
    assert texts(under_way, ".job [role=status]") == [
        "The mail server is asked. This takes up to a minute."
    ]
    assert texts(under_way, f"{TEST} form button") == []
    (envelope,) = ledger.taken
    assert texts(ended, "#main .notice p") == [
        f"Test letter to {envelope.rcpt_tos[0]}, 20\u00a0March\u00a02012, 13:00 MSK",
        (
            "The mail server has taken the letter. Look whether it has arrived, also among unwanted "
            "mail."
        ),
    ]
    assert texts(ended, f"{TEST} form button") == ["Send a test letter to me"]


@pytest.mark.loopback
def test_a_refusal_is_shown_in_the_words_of_the_server(
    app: Flask, administrator: Visitor, session: Session, ledger: Ledger
) -> None:
    ledger.say("MAIL", "550 <not> from you")
    administrator.post(f"{URL}tests")
    do_jobs(app, session)

    assert texts(administrator.get(URL).text, "#main .errors p")[1:] == [
        "The mail server takes no letters from press@house.test. It answers: 550 <not> from you"
    ]


def test_a_test_whose_server_is_gone_says_so(
    app: Flask, administrator: Visitor, session: Session, set_server: SetServer
) -> None:
    set_server("smtp://mail.house.test")
    administrator.post(f"{URL}tests")
    set_server("")
    do_jobs(app, session)

    assert texts(administrator.get(URL).text, "#main .errors") == ["No mail server is set."]


@pytest.mark.parametrize(("minutes", "said"), [(1, []), (3, [WORKER_MISSING])])
def test_a_worker_that_does_not_run_is_missed_while_a_test_waits(
    administrator: Visitor,
    session: Session,
    set_server: SetServer,
    minutes: int,
    said: list[str],
) -> None:
    set_server("smtp://mail.house.test")
    session.add(Heartbeat(name="worker", beat_at=NOW - timedelta(minutes=minutes)))
    before = administrator.get(URL).text

    administrator.post(f"{URL}tests")

    assert WORKER_MISSING not in before
    assert texts(administrator.get(URL).text, ".job p") == said


def test_letters_that_wait_or_failed_are_counted(administrator: Visitor, work: Work) -> None:
    empty = texts(administrator.get(URL).text, "section[aria-labelledby=letters] p")
    for number, state in enumerate((Delivery.QUEUED, Delivery.QUEUED, Delivery.FAILED)):
        written(work, state, unique_key=f"letter {number}")

    page = administrator.get(URL).text

    assert empty == ["No letter waits, and none was refused."]
    assert texts(page, "section[aria-labelledby=letters] dl div") == [
        "queued 2",
        "failed 1",
    ]
    assert attributes(page, "section[aria-labelledby=letters] dl a", "href") == [
        "/desk/outbox/?state=queued",
        "/desk/outbox/?state=failed",
    ]


def test_a_server_that_lets_nobody_in_is_told_in_its_number_only(
    administrator: Visitor, session: Session, set_server: SetServer
) -> None:
    set_server("smtp://mail.house.test")
    until = NOW + timedelta(minutes=2)
    session.add_all(
        MailRoute(transport="x", sender=sender, domain="", paused_until=until, error=error)
        for sender, error in (("", "535 5.7.8 <press@other.test>"), ("a@other.test", "550 no"))
    )

    page = administrator.get(URL).text

    assert texts(page, "[role=alert] p") == [
        (
            "No letter leaves at present: the mail server does not let the program in. It answers "
            "535 5.7.8. Nothing is lost. It is tried again at 20\u00a0March\u00a02012, 13:02 MSK."
        )
    ]
    assert attributes(page, "[role=alert] form", "action") == ["/desk/outbox/tries"]
    assert "other.test" not in page


def test_every_page_where_letters_are_sent_leads_administrators_to_it(
    visit: Callable[[Role], Visitor], make: Make, office: Office, set_server: SetServer
) -> None:
    event = make.event(status=EventStatus.HELD)
    make.invitation(event, checked_in_at=NOW)
    issued(make, office, event)
    here = f"/desk/events/{event.id}"
    pages = [
        *("/desk/outbox/", "/desk/mailbox/", f"{here}/invitations/", f"{here}/inviting/"),
        *(f"{here}/inviting/preview", f"{here}/after"),
    ]
    administrator, editor = visit(Role.ADMINISTRATOR), visit(Role.EDITOR)

    for page in (*pages, "/desk/members/"):
        assert attributes(administrator.get(page).text, ".warning a", "href")[:1] == [URL], page
    for page in pages:
        assert f"{NOT_SET} An administrator of your office sets up the mail server." in texts(
            editor.get(page).text, ".warning"
        ), page
    set_server("smtp://mail.house.test")
    for page in pages:
        assert NOT_SET not in administrator.get(page).text, page
