"""Who has subscribed in the newsroom: address, letters, topics, since when."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload, selectinload

from planner.accounts.models import Role
from planner.contacts.suppressions import suppressed_among
from planner.kernel.messages import gettext as _
from planner.outbox.list_kinds import ListKind
from planner.subscriptions.models import Subscription
from planner.subscriptions.queries import confirmed, subscriber_counts
from planner.web.database import db
from planner.web.doors import needs
from planner.web.paging import page_of
from planner.web.transaction import current_office, current_work

blueprint = Blueprint("subscribers", __name__, url_prefix="/subscribers")


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """By address. Who has opted out of letters meanwhile gets none, and that stands there too."""
    work = current_work()
    page = page_of(
        db.session(),
        confirmed(current_office().id),
        Subscription.address_key,
        Subscription.id,
        after=request.args.get("after", ""),
        options=(joinedload(Subscription.person), selectinload(Subscription.topics)),
    )
    addresses = [row.address for row in page.rows]
    unwanted = {kind: suppressed_among(work, addresses, kind) for kind in _LETTERS}
    return render_template(
        "desk/subscribers/index.html",
        page=page,
        counts=subscriber_counts(work),
        letters={row.id: _letters(row, unwanted) for row in page.rows},
    )


_LETTERS = {ListKind.RELEASES: _("press releases"), ListKind.INVITATIONS: _("advisories")}


def _letters(row: Subscription, unwanted: Mapping[ListKind, Collection[str]]) -> list[str]:
    """What they have subscribed to."""
    return [
        _("%(letters)s: opted out since", letters=name)
        if row.address_key in unwanted[kind]
        else name
        for kind, name in _LETTERS.items()
        if kind in row.kinds
    ]
