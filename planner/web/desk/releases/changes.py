"""The changes in the text of a release: any two revisions compared, word by word."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.messages import gettext as _
from planner.releases.comparing import changes, compare
from planner.releases.models import TextRevision
from planner.releases.revisions import (
    blocks_now,
    blocks_of,
    note_reading,
    revision_before,
    revisions_of,
)
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.desk.releases.editor import find_release
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work, found, member

blueprint = Blueprint("release_changes", __name__, url_prefix="/releases/<int:release_id>")


@blueprint.get("/changes")
@needs(Role.VIEWER)
def show(release_id: int) -> ResponseReturnValue:
    """`from` and `to` are revisions. Without: since the reader saw it last, as it is now."""
    release = find_release(release_id)
    revisions = list(db.session.scalars(revisions_of(release)))
    before = _chosen("from", revisions)
    before = before or revision_before(release, revisions, member().user.id)
    after = _chosen("to", revisions)
    shown = blocks_of(after) if after else blocks_now(release)
    differences = compare(blocks_of(before), shown) if before else []
    return render_template(
        "desk/release_changes/show.html",
        release=release,
        revisions=revisions,
        before=before,
        after=after,
        differences=differences,
        count=len(changes(differences)),
    )


@blueprint.post("/readings")
@needs(Role.EDITOR)
def read(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    note_reading(current_work(), release)
    flash(_("Noted. Changes are shown from here on."))
    return redirect(url_for("desk.releases.show", release_id=release.id), 303)


def _chosen(name: str, revisions: list[TextRevision]) -> TextRevision | None:
    """The revision that the address names; a 404 if the release has no such one."""
    asked = request.args.get(name, "")
    if not asked:
        return None
    number = row_number(asked)
    return found(next((one for one in revisions if one.id == number), None))
