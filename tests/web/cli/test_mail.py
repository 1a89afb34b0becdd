"""`flask mail receive`: what a mail server pipes is taken in, once."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from planner.accounts.models import Office
from planner.inbox.models import Outcome, ReceivedBy, ReceivedMessage
from planner.invitations.models import Answer
from planner.kernel.work import Work
from tests.factories import Make
from tests.mail_fixtures.answers import gmail
from tests.mail_fixtures.replies import OWN_SERVER, Reply
from tests.unit.invitations.post import invite, send


def test_a_message_is_taken_in_once(app: Flask, work: Work, make: Make, office: Office) -> None:
    office.authserv_id = OWN_SERVER
    (ada,) = invite(work, make.event(), [make.person("Ada", email="ada@paper.test")]).invited
    send(work)
    work.session.commit()
    raw = gmail(Reply(uid=ada.event.calendar_uid, address="ada@paper.test"))

    runs = [app.test_cli_runner().invoke(args=["mail", "receive"], input=raw) for _ in range(2)]

    assert [run.exit_code for run in runs] == [0, 0]
    assert [run.output for run in runs] == ["1\tanswer\tapplied\tAda comes.\n"] * 2
    work.session.expire_all()
    (message,) = work.session.scalars(select(ReceivedMessage))
    assert (message.road, message.outcome) == (ReceivedBy.COMMAND, Outcome.APPLIED)
    assert ada.answer is Answer.ACCEPTED


def test_whatever_comes_is_stored(app: Flask, work: Work, office: Office) -> None:
    work.session.commit()

    run = app.test_cli_runner().invoke(args=["mail", "receive"], input=b"\xff\x00 nothing")

    assert (run.exit_code, run.output.split("\t")[1:3]) == (0, ["words", "held"])
