"""The papers of an event: advisory, programme, and its releases by language."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.guard_paper import MOST_ROWS
from planner.events.completeness import lacks_hour
from planner.events.models.event import Event
from planner.grammar.languages import grammar_of
from planner.kernel.messages import gettext as _
from planner.releases.checks.form_checks import check_forms_of_advisory
from planner.releases.drafting.wording import is_drafted
from planner.releases.models import Release, ReleaseStatus
from planner.releases.operations import draft_release
from planner.releases.publication.publishing import replacement
from planner.releases.queries import releases_of_event
from planner.web.database import db
from planner.web.desk.attending.guard import guard_languages, is_long
from planner.web.desk.events.pages import find_event
from planner.web.desk.releases.facts import languages_of, record_of, revision_of
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work

blueprint = Blueprint("documents", __name__, url_prefix="/events/<int:event_id>")


@blueprint.get("/documents")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    releases: dict[str, list[Release]] = {language: [] for language in languages_of(event)}
    for release in db.session.scalars(releases_of_event(current_office().id, event.id)):
        releases.setdefault(release.language, []).append(release)
    open_languages = [
        language
        for language, versions in releases.items()
        if all(version.status is ReleaseStatus.WITHDRAWN for version in versions)
    ]
    return render_template(
        "desk/documents/index.html",
        event=event,
        releases=releases,
        replaced_by={
            release.id: correction.number
            for versions in releases.values()
            for release in versions
            if (correction := replacement(release, versions)) is not None
        },
        open_languages=open_languages,
        lacks_hour=lacks_hour(event),
        guard_languages=guard_languages(),
        most_in_part=MOST_ROWS,
        long_guard_list=is_long(event),
        long_silent_list=is_long(event, with_silent=True),
        drafted=[tag for tag in event.languages if is_drafted(tag)],
        proposed=_proposed_in_advisories(event),
        undrafted=[tag for tag in event.languages if not is_drafted(tag)],
    )


def _proposed_in_advisories(event: Event) -> dict[str, list[str]]:
    """By language: what is said of the forms that the advisory prints and nobody has confirmed."""
    bent = [tag for tag in event.languages if is_drafted(tag) and grammar_of(tag)]
    if not bent:
        return {}
    record = record_of(event)
    said = {
        tag: [finding.sentence for finding in check_forms_of_advisory(record.facts(tag))]
        for tag in bent
    }
    return {tag: sentences for tag, sentences in said.items() if sentences}


@blueprint.post("/releases")
@needs(Role.EDITOR)
def draft(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    language = request.form.get("language", "")
    if language not in languages_of(event):
        abort(404)
    begin_writing()
    record = record_of(event)
    release = draft_release(current_work(), event, record.facts(language), revision_of(record))
    flash(_("The release is drafted from the record. Read it with your own eyes."))
    return redirect(url_for("desk.releases.show", release_id=release.id), 303)
