"""Subscriptions of a person who is erased, and wishes for one from their addresses: they are gone."""

from __future__ import annotations

from sqlalchemy import delete, or_, select

from planner.kernel.addresses import address_key
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.privacy.traces import Traces
from planner.subscriptions.models import Subscription, SubscriptionTopic


def forget_subscriptions(work: Work, traces: Traces) -> None:
    keys = {address_key(one) for one in traces.addresses}
    theirs = select(Subscription.id).where(
        Subscription.office_id == work.office_id,
        or_(Subscription.person_id == traces.person_id, Subscription.address_key.in_(keys)),
    )
    for some in portions(work.session.scalars(theirs).all()):
        for model, column in (
            (SubscriptionTopic, SubscriptionTopic.subscription_id),
            (Subscription, Subscription.id),
        ):
            work.session.execute(
                delete(model).where(model.office_id == work.office_id, column.in_(some)),
                execution_options={"synchronize_session": False},
            )
