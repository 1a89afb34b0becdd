"""Forgetting subscriptions that nobody has confirmed, run by the worker for all offices."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.outbox.models import Letter
from planner.subscriptions.letters import letters_about
from planner.subscriptions.models import Subscription, SubscriptionTopic

KEPT_FOR = timedelta(days=7)
PORTION = 200


def forget_unconfirmed(session: Session, now: datetime) -> int:
    """Delete a portion of them with their letters, so that no trace of a stranger's address stays;
    how many.
    """
    old = list(
        session.scalars(
            select(Subscription.id)
            .where(Subscription.confirmed_at.is_(None), Subscription.asked_at < now - KEPT_FOR)
            .limit(PORTION)
        )
    )
    forget(session, old)
    return len(old)


def forget(session: Session, numbers: list[int]) -> None:
    """Delete subscriptions with the letters about them."""
    if not numbers:
        return
    letters = [letters_about(number) for number in numbers]
    session.execute(delete(Letter).where(Letter.about.in_(letters)))
    of_them = SubscriptionTopic.subscription_id.in_(numbers)
    session.execute(delete(SubscriptionTopic).where(of_them))
    session.execute(delete(Subscription).where(Subscription.id.in_(numbers)))
