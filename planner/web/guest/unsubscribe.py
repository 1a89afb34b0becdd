"""The address behind the button of a mail program (RFC 8058): only its POST changes anything."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from planner.kernel.links import UNSUBSCRIBE
from planner.outbox.list_kinds import ListKind
from planner.privacy.choices import unsubscribe
from planner.web.doors import by_link, one_click
from planner.web.guest.reader import ReaderVisit, enter, gone
from planner.web.transaction import begin_writing

blueprint = Blueprint("unsubscribe", __name__, url_prefix="/u")
blueprint.register_error_handler(404, gone)

_PURPOSES = {f"{UNSUBSCRIBE}.{kind}": kind for kind in ListKind}
_BODY = [("List-Unsubscribe", "One-Click")]


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    """A page with the button, for people and for programs that open every link."""
    return _page(enter(token, *_PURPOSES), is_done=False)


@blueprint.post("/<token>")
@by_link
@one_click
def create(token: str) -> ResponseReturnValue:
    """Without cookie, form token and redirect; urlencoded or multipart (RFC 8058 3.2)."""
    visit = enter(token, *_PURPOSES)
    if list(request.form.items(multi=True)) != _BODY or request.files:
        abort(400)
    begin_writing()
    visit = enter(token, *_PURPOSES)
    unsubscribe(visit.work, visit.person, _PURPOSES[visit.purpose])
    return _page(visit, is_done=True)


def _page(visit: ReaderVisit, *, is_done: bool) -> str:
    return render_template(
        "guest/unsubscribe/show.html",
        kind=_PURPOSES[visit.purpose],
        is_done=is_done,
        **visit.words(),
    )
