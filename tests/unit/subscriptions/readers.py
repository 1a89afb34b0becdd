"""Readers who subscribe, and what is kept of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.history.models import Entry
from planner.kernel.work import Work
from planner.outbox.models import Letter
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import SubscriptionPlan, ask
from tests.factories import Make

ADDRESS = "Reader@Paper.test"


def asked(make: Make, **given: Any) -> Subscription:
    office = make.work.session.get_one(Office, make.work.office_id)
    plan = SubscriptionPlan(**{"address": ADDRESS, "language": "en", **given})
    row = ask(make.work, office, plan)
    assert row is not None
    return row


def letters(work: Work) -> list[Letter]:
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def count(work: Work, model: Any) -> int:
    return work.session.scalar(select(func.count()).select_from(model)) or 0
