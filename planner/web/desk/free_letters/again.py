"""A free letter once more: to those whom it did not reach, or to people who are ticked."""

from __future__ import annotations

from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.background.queries import is_under_way
from planner.free_letters.again import (
    Latest,
    latest_letters,
    refuse_sending_again,
    sent_again,
    undelivered,
)
from planner.free_letters.models import FreeLetter
from planner.free_letters.recipients import Selection
from planner.jobs.starting import start_again
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.search_keys import search_key
from planner.outbox.models import LEFT
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.desk.free_letters.pages import blueprint, find_free_letter
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs
from planner.web.transaction import begin_writing, current_work

_SHOWN = 50
EVERYBODY = "undelivered"
"""What the button says that means all whom the letter did not reach."""
BEING_WRITTEN = _("Its letters are still being written. Come back when that is done.")


@blueprint.get("/<int:letter_id>/again")
@needs(Role.EDITOR)
def again(letter_id: int) -> ResponseReturnValue:
    """Whom it did not reach, with the reasons, and who has it; `?search=` narrows those."""
    letter, work = find_free_letter(letter_id), current_work()
    latest = latest_letters(work, letter)
    newest = max((one.number for one in latest.values()), default=0)
    having = _having(latest, request.args.get("search", ""))
    return render_template(
        "desk/free_letters/again.html",
        letter=letter,
        latest=latest,
        newest=newest,
        found=_missed(letter, latest, newest),
        everybody=EVERYBODY,
        having=having[:_SHOWN],
        is_more=len(having) > _SHOWN,
        has_it=sum(one.delivery in LEFT for one in latest.values()),
        search=request.args.get("search", ""),
        is_being_written=_is_being_written(letter),
        being_written=BEING_WRITTEN,
    )


@blueprint.post("/<int:letter_id>/again")
@needs(Role.EDITOR)
def send_again(letter_id: int) -> ResponseReturnValue:
    """The letters are held; the page of the job says who gets none, and why."""
    letter, work = find_free_letter(letter_id), current_work()
    if request.form.get("who", "") == EVERYBODY:
        people = undelivered(work, letter, latest_letters(work, letter))
    else:
        ticked = map(row_number, request.form.getlist("person"))
        people = sorted({one for one in ticked if one is not None})
    begin_writing()
    letter = find_free_letter(letter_id)
    refuse_sending_again(letter, people)
    if _is_being_written(letter):
        raise Conflict(BEING_WRITTEN)
    up_to = row_number(request.form.get("up_to", "")) or 0
    return follow(start_again(current_work(), letter, people, up_to))


def _missed(letter: FreeLetter, latest: Mapping[int, Latest], newest: int) -> Selection:
    """Whom it did not reach; nobody before it is written."""
    work = current_work()
    if letter.written_at is None or _is_being_written(letter):
        return Selection()
    return sent_again(work, letter, undelivered(work, letter, latest), newest)


def _is_being_written(letter: FreeLetter) -> bool:
    return is_under_way(db.session(), letter.office_id, letter.job_id)


def _having(latest: Mapping[int, Latest], search: str) -> list[Latest]:
    sought = search_key(search)
    return [
        one for one in latest.values() if one.delivery in LEFT and sought in search_key(one.name)
    ]
