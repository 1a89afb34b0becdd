"""The page of a release: its text as one sheet, with the findings, sources and acts beside it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office, Role
from planner.kernel.messages import reader_language
from planner.kernel.zoned import moment_text
from planner.releases.authors import authors
from planner.releases.checks.findings import each_once
from planner.releases.comparing import changes, compare, shown_difference
from planner.releases.editing import is_free, text_mark
from planner.releases.models import Comment, Release, ReleaseStatus
from planner.releases.news_candidates import candidates
from planner.releases.papers.changed_words import changed_words
from planner.releases.papers.release_text import ReleaseText, body_of
from planner.releases.publication.policy import MAY_CLEAR, may_clear
from planner.releases.publication.publishing import (
    changed_since_clearance,
    corrected_version,
    replacement,
)
from planner.releases.queries import acts_since_clearance, approver_count, counterpart
from planner.releases.revisions import blocks_now, blocks_of, revision_before, revisions_of
from planner.web.database import db
from planner.web.desk.forms.releases import ReasonForm, SendBackForm
from planner.web.desk.releases.editor_form import Editor, editor_of, marks_of
from planner.web.desk.releases.facts import (
    comments_on,
    findings_of,
    languages_of,
    record_of,
    revision_of,
    versions_of,
)
from planner.web.desk.releases.field_links import FieldLinks
from planner.web.requests import note_refusal
from planner.web.transaction import current_office, current_work, member


def page(
    release: Release,
    editor: Editor | None = None,
    *,
    reason: ReasonForm | None = None,
    sending_back: SendBackForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    """The editor with what is stored, or `editor` with what was typed and refused."""
    editor = editor or editor_of(release)
    if editor.status != 200:
        note_refusal()
    record, office = record_of(release.event, release.embargo_until), current_office()
    versions, comments = versions_of(release), comments_on(release)
    findings = findings_of(release, record, versions, comments)
    html = render_template(
        "desk/releases/show.html",
        release=release,
        event=release.event,
        editor=editor,
        marks=marks_of(release),
        findings=findings,
        findings_once=each_once(findings),
        candidates=candidates(record.facts(release.language)),
        reason=reason or ReasonForm(),
        sending_back=sending_back or SendBackForm(),
        replaced=replacement(release, versions),
        moment=partial(moment_text, language=reader_language(), also=office.zone),
        now=current_work().now,
        is_outdated=release.data_revision != revision_of(record),
        is_free=is_free,
        difference=shown_difference,
        languages=_newest_by_language(release, versions),
        languages_left=_left(release, versions),
        where=FieldLinks(release.event),
        **_clearing(release, office, versions),
        **_comments(release, comments),
        **_other_language(release, versions),
    )
    return html, max(status, editor.status)


def _clearing(release: Release, office: Office, versions: list[Release]) -> dict[str, Any]:
    """Who may clear it, what became of its clearance, what it corrects, what changed meanwhile."""
    approvers, user = db.session.scalar(approver_count(office.id)) or 0, member().user
    corrected = corrected_version(release, versions)
    return {
        "may_clear": may_clear(authors(db.session(), release), user.id, approvers),
        "is_author": user.id in release.author_ids,
        "clears_alone": approvers < 2 and member().may(MAY_CLEAR),
        "fallen": changed_since_clearance(release, office),
        "corrects": corrected,
        "proposed_note": _proposed_note(release, corrected) if corrected else "",
        "acts_since": _acts_since_clearance(release),
        **_changes(release, user.id),
    }


def _other_language(release: Release, versions: list[Release]) -> dict[str, Any]:
    """The newest release in another language, its printed paragraphs by key, and those that ours lacks."""
    other = counterpart(release, versions)
    theirs = {block.key: block for block in blocks_now(other)} if other else {}
    ours = {block.key for block in release.blocks}
    return {
        "other": other,
        "theirs": theirs,
        "only_theirs": [block for key, block in theirs.items() if key not in ours],
    }


def _comments(release: Release, comments: list[Comment]) -> dict[str, Any]:
    """The comments by the key of their block; those whose block is gone apart."""
    found: dict[str, list[Comment]] = {}
    for comment in comments:
        found.setdefault(comment.block_key, []).append(comment)
    keys = {block.key for block in release.blocks}
    is_out = release.published_at is not None
    return {
        "comments": found,
        "orphaned": [one for key in found.keys() - keys for one in found[key]],
        "can_comment": member().may(Role.EDITOR) and not is_out,
        "text_mark": text_mark,
    }


def _changes(release: Release, user_id: int) -> dict[str, Any]:
    """For whoever reads it in review: since which revision the text has changed, and the paragraphs
    that did, by key.
    """
    if release.status is not ReleaseStatus.IN_REVIEW:
        return {"since": None, "changed": {}}
    revisions = list(db.session.scalars(revisions_of(release)))
    since = revision_before(release, revisions, user_id)
    differences = compare(blocks_of(since), blocks_now(release)) if since else []
    return {"since": since, "changed": {one.key: one for one in changes(differences)}}


def _newest_by_language(release: Release, versions: list[Release]) -> list[Release]:
    """The newest version in each language, in the order of the event's languages, others last."""
    newest: dict[str, Release] = {}
    for one in versions:
        newest.setdefault(one.language, one)
    order = dict.fromkeys([*release.event.languages, *newest])
    return [newest[language] for language in order if language in newest]


def _left(release: Release, versions: list[Release]) -> list[str]:
    """The languages of the event in which there is no release, or only one that was withdrawn."""
    written = {one.language for one in versions if one.status is not ReleaseStatus.WITHDRAWN}
    return [tag for tag in languages_of(release.event) if tag not in written]


def _proposed_note(release: Release, corrected: Release) -> str:
    """What the version changes in the texts of the one that it corrects."""
    before = [text for _, text in ReleaseText.from_json(corrected.issued).blocks]
    after = [text for _, text in body_of(release.blocks)]
    return changed_words(before, after, release.language)


def _acts_since_clearance(release: Release) -> list[tuple[datetime, str, str, datetime | None]]:
    """What was set since the clearance: when, by whom, the verb, and until when an embargo."""
    if release.cleared_at is None:
        return []
    rows = db.session.execute(acts_since_clearance(release)).all()
    return [
        (at, name, verb, datetime.fromisoformat(to) if to else None) for at, name, verb, to in rows
    ]
