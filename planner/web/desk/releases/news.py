"""Choosing what a release begins with, in its editor."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import ProgrammeItem
from planner.events.models.statement import Statement
from planner.events.operations.news import choose_news
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.releases.editing import redraft
from planner.releases.facts.loading import Record
from planner.releases.news_candidates import Candidate, candidates, lines_of
from planner.web.desk.releases.editor import back, find_release, keeps_what_was_typed
from planner.web.desk.releases.editor_form import save_sent
from planner.web.desk.releases.facts import record_of, revision_of
from planner.web.desk.releases.sheet import page
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work

blueprint = Blueprint("release_news", __name__, url_prefix="/releases/<int:release_id>")


@blueprint.post("/news")
@needs(Role.EDITOR)
@keeps_what_was_typed
def choose(release_id: int) -> ResponseReturnValue:
    """Keep the candidate as the news of the event, and draft the release again from it."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    record = record_of(release.event, release.embargo_until)
    chosen = _chosen(record, release.language)
    row = _row(record, chosen)
    choose_news(current_work(), release.event, lines_of(chosen, row), row)
    record = record_of(release.event, release.embargo_until)
    redraft(current_work(), release, record.facts(release.language), revision_of(record))
    flash(_("The release begins with the news now. You may word it otherwise on the overview."))
    return back(release)


def _chosen(record: Record, language: str) -> Candidate:
    key = request.form.get("candidate", "")
    for candidate in candidates(record.facts(language)):
        if candidate.key == key:
            return candidate
    raise Conflict(_("The record does not say this any more. Choose anew."))


def _row(record: Record, chosen: Candidate) -> Statement | ProgrammeItem:
    """The row that the candidate was read from."""
    rows: list[Statement | ProgrammeItem] = [*record.event.programme]
    rows += [statement for _path, statement in record.spoken]
    return next(row for row in rows if row.uid == chosen.uid)
