"""Taking a merge back."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.duplicates.models import Merge
from planner.invitations.following import follow_person
from planner.kernel.messages import gettext as _
from planner.merging.undoing import undo_merge
from planner.web.desk.guests.letters import write_letters
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work

blueprint = Blueprint("merges", __name__, url_prefix="/people/merges")


@blueprint.post("/<int:merge_id>/undoing")
@needs(Role.APPROVER)
def undo(merge_id: int) -> ResponseReturnValue:
    found_in(Merge, merge_id)
    begin_writing()
    work, merge = current_work(), found_in(Merge, merge_id)
    people = (merge.survivor, merge.merged)
    stays = undo_merge(work, merge)
    for person in people:
        for guest in follow_person(work, person):
            write_letters(guest.event, [guest.id])
    flash(" ".join([str(_("Two records again, as they were.")), *map(str, stays)]))
    return redirect(url_for("desk.people.show", person_id=people[0].id), 303)
