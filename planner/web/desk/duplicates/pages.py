"""The list of pairs that may be one person, what is said of them, and two records side by side."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.duplicates.evidence import SENTENCES
from planner.contacts.duplicates.models import DuplicatePair
from planner.contacts.duplicates.pairs import (
    LEVELS,
    WITH_PEOPLE,
    PairList,
    are_all_compared,
    dismiss,
    level_of,
    open_pairs,
    restore_pair,
)
from planner.contacts.models import Person
from planner.invitations.following import follow_person
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.merging.merge import merge
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.desk.duplicates.side_by_side import chosen_plan, records_beside, suggested
from planner.web.desk.guests.letters import write_letters
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.notices import Undo, flash, refuse
from planner.web.paging import page_of
from planner.web.transaction import begin_writing, current_office, current_work, stop_writing

blueprint = Blueprint("duplicates", __name__, url_prefix="/people/duplicates")

LEVEL_WORDS = {
    "certain": pgettext("duplicates", "certain"),
    "likely": pgettext("duplicates", "likely"),
    "possible": pgettext("duplicates", "possible"),
}


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    office = current_office()
    level = request.args.get("level", "")
    asked = PairList(
        office_id=office.id,
        level=level if level in LEVELS else "",
        dismissed=request.args.get("dismissed") == "yes",
    )
    page = page_of(
        db.session(),
        asked.select(),
        DuplicatePair.doubt,
        DuplicatePair.id,
        after=request.args.get("after", ""),
        options=WITH_PEOPLE,
    )
    return render_template(
        "desk/duplicates/index.html",
        asked=asked,
        page=page,
        count=db.session.scalar(open_pairs(office.id)) or 0,
        is_looking=db.session.scalars(are_all_compared(office.id)).first() is not None,
        levels=LEVEL_WORDS,
        level_of=level_of,
        sentences=SENTENCES,
        today=today(),
    )


@blueprint.post("/<int:pair_id>/dismissal")
@needs(Role.EDITOR)
def dismiss_pair(pair_id: int) -> ResponseReturnValue:
    """They are not the same person."""
    found_in(DuplicatePair, pair_id)
    begin_writing()
    dismiss(current_work(), found_in(DuplicatePair, pair_id))
    again = url_for("desk.duplicates.restore", pair_id=pair_id)
    flash(_("Not the same person: they are not shown together again."), Undo(again))
    return redirect(url_for("desk.duplicates.index"), 303)


@blueprint.post("/<int:pair_id>/restoration")
@needs(Role.EDITOR)
def restore(pair_id: int) -> ResponseReturnValue:
    found_in(DuplicatePair, pair_id)
    begin_writing()
    restore_pair(current_work(), found_in(DuplicatePair, pair_id))
    flash(_("They stand in the list again."))
    return redirect(url_for("desk.duplicates.index"), 303)


@blueprint.get("/merge")
@needs(Role.APPROVER)
def compare() -> ResponseReturnValue:
    """Two records side by side: `?keep=` stays, `?other=` is merged into it."""
    numbers = number_in_query("keep"), number_in_query("other")
    if None in numbers:
        return redirect(url_for("desk.duplicates.index"), 303)
    keep, other = _two(*numbers)
    if "suggest" in request.args:
        keep, other = suggested(current_work(), keep, other)
    return _page(keep, other)


@blueprint.post("/merge")
@needs(Role.APPROVER)
def create() -> ResponseReturnValue:
    """Merge as chosen. Letters to guests of coming events follow."""
    numbers = _number("keep"), _number("other")
    if 0 in numbers:
        return redirect(url_for("desk.duplicates.index"), 303)
    keep, other = _two(*numbers)
    begin_writing()
    keep, other = _two(*numbers)
    work = current_work()
    try:
        row = merge(work, keep, other, chosen_plan())
        for guest in follow_person(work, keep):
            write_letters(guest.event, [guest.id])
    except Conflict as error:
        stop_writing()
        refuse(error.message)
        return _page(*_two(*numbers)), 409
    flash(
        _("Merged. This can be undone for 30 days."),
        Undo(url_for("desk.merges.undo", merge_id=row.id)),
    )
    return redirect(url_for("desk.people.show", person_id=keep.id), 303)


def _page(keep: Person, other: Person) -> str:
    return render_template(
        "desk/duplicates/merge.html",
        keep=keep,
        other=other,
        records=records_beside(current_work(), keep, other),
    )


def _two(keep: int | None, other: int | None) -> tuple[Person, Person]:
    return found_in(Person, keep or 0), found_in(Person, other or 0)


def _number(name: str) -> int:
    given = request.form.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
