"""The history of a release by letter: to whom it was sent, and what became of each letter."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.distribution.queries import ReleaseHistory, letters_by_release
from planner.distribution.resending import may_be_resent, resend
from planner.kernel.messages import gettext as _
from planner.outbox.models import Delivery, Letter
from planner.outbox.queries import SHOWN
from planner.releases.publication.publishing import letters_about
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk.outbox.letters import find_letter
from planner.web.desk.releases.editor import find_release
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work, rechecked

blueprint = Blueprint("release_letters", __name__, url_prefix="/releases/<int:release_id>/letters")
_PAGE = 100


@blueprint.get("/")
@needs(Role.EDITOR)
def index(release_id: int) -> ResponseReturnValue:
    """All of them, or with `?state=` those in that state. Whether one is opened is never asked."""
    release, asked = find_release(release_id), request.args.get("state", "")
    delivery = Delivery(asked) if asked in SHOWN else None
    history = ReleaseHistory(release=release, delivery=delivery, before=number_in_query("before"))
    letters = list(db.session.scalars(history.select(_PAGE + 1)))
    return render_template(
        "desk/release_letters/index.html",
        release=release,
        event=release.event,
        letters=letters[:_PAGE],
        has_more=len(letters) > _PAGE,
        delivery=delivery,
        counts=letters_by_release(current_work(), [release.id])[release.id],
        may_be_resent=may_be_resent,
    )


@blueprint.post("/<int:letter_id>/resending")
@needs(Role.EDITOR)
def create(release_id: int, letter_id: int) -> ResponseReturnValue:
    """Once more to that person; the letter is held."""
    begin_writing()
    release, letter = find_release(release_id), _letter_with(release_id, letter_id)
    written = resend(current_work(), release, letter)
    flash(_("The letter is in the outbox and waits for you."))
    return redirect(url_for("desk.mailbox.show", letter_id=written.id), 303)


@rechecked
def _letter_with(release_id: int, letter_id: int) -> Letter:
    """A letter with that version, or a 404."""
    letter = find_letter(letter_id)
    if letter.about != letters_about(release_id):
        abort(404)
    return letter
