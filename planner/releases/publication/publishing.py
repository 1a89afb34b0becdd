"""Publication in two acts: prepare reads, checks and numbers; publish writes, if nothing changed.

Between them the boundary prints, while no transaction is open: printing takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from anyascii import anyascii
from sqlalchemy import select

from planner.accounts.models import Office
from planner.files.models import StoredFile
from planner.history.operations import record
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.richtext import to_text
from planner.kernel.work import Work
from planner.kernel.zoned import moment_text
from planner.outbox.models import Letter
from planner.outbox.operations import supersede
from planner.phrases import phrase
from planner.releases.checks.findings import Finding, must_pass
from planner.releases.lifecycle import PUBLIC, move
from planner.releases.models import Release, ReleaseStatus
from planner.releases.papers.letterhead import Letterhead, letterhead
from planner.releases.papers.paper import release_html
from planner.releases.papers.release_text import (
    ReleaseText,
    correction_mark,
    paper_of,
    release_text_of,
)
from planner.releases.publication.fingerprint import differing, fingerprint, said

# The purpose of letters that bring a release: whoever has one has that version.
BRINGS = "release"
_LONGEST_SLUG = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedRelease:
    """A release ready to be rendered, and what it was read from.

    `html` is the paper as it comes out, `open_html` as it is handed out once its embargo has
    lifted, "" where there is none.
    """

    release_id: int
    version: int
    fingerprint: dict[str, str]
    replaces_id: int | None
    slug: str
    issue: ReleaseText
    html: str
    open_html: str
    assets: dict[str, bytes]


def prepare(
    work: Work, release: Release, findings: Sequence[Finding], office: Office, folder: Path
) -> PreparedRelease:
    """Check that it may be published now, give it its address and set its paper. Writes nothing.

    Raises `Conflict` where something stands in the way. `folder` holds the logos.
    """
    if release.status is not ReleaseStatus.CLEARED:
        raise Conflict(_("Only a cleared release can be published."))
    must_pass(findings)
    must_be_as_cleared(release, office)
    replaced = replaced_by(work, release)
    if replaced is not None and not release.correction_note:
        raise Conflict(_("Say what is corrected: take it back to draft and write the note."))
    slug = replaced.slug if replaced else new_address(release)
    head = letterhead(release.event, release.language, office)
    issue = text_to_publish(work, release, office, slug)
    opens = release.embargo_until
    is_embargoed = opens is not None and opens > work.now
    opened = text_to_publish(work, release, office, slug, at=opens) if is_embargoed else None
    return PreparedRelease(
        release_id=release.id,
        version=release.version,
        fingerprint=fingerprint(issue, head),
        replaces_id=replaced.id if replaced else None,
        slug=slug,
        issue=issue,
        html=release_html(paper_of(issue, head)),
        open_html=release_html(paper_of(opened, head)) if opened else "",
        assets=head.assets(folder),
    )


def publish(
    work: Work,
    release: Release,
    prepared: PreparedRelease,
    office: Office,
    pdf: StoredFile,
    open_pdf: StoredFile | None = None,
) -> None:
    """Freeze the text and give it to the public, at once or when its embargo ends.

    A correction takes the address of the version that it replaces, which is withdrawn. Raises
    `Conflict` where anything is other than when it was prepared.
    """
    replaced = replaced_by(work, release)
    _must_be_as_prepared(release, prepared, replaced, office)
    _take_address(work, release, prepared.slug, replaced)
    move(release, ReleaseStatus.CORRECTED if replaced else ReleaseStatus.PUBLISHED)
    release.revise(None)
    release.issued, release.pdf, release.open_pdf = prepared.issue.as_json(), pdf, open_pdf
    release.published_at, release.published_by_id = work.now, work.actor_id
    work.session.flush()
    record(work, "release.published", release, event_id=release.event_id, language=release.language)
    if replaced is not None:
        reason = _("Replaced by version %(number)s.", number=release.number)
        retire(work, replaced, reason, verb="release.replaced")
    work.session.flush()


def text_to_publish(
    work: Work, release: Release, office: Office, slug: str = "", *, at: datetime | None = None
) -> ReleaseText:
    """All texts as they would be printed now; `at` is when they are read, now unless given."""
    address = work.links.release(office.slug, slug or release.slug)
    mark = _mark(work, release)
    when = moment_text(work.now, release.zone, release.language, also=office.zone)
    foot = phrase(release.language, "releases.footer", when=when, address=address)
    return release_text_of(
        release.blocks,
        language=release.language,
        office=office,
        event=release.event,
        embargo_until=release.embargo_until,
        zone=release.zone,
        slug_line=release.slug_line,
        footer=f"{mark}. {foot}" if mark else foot,
        at=at or work.now,
        correction=mark,
        correction_note=release.correction_note,
    )


def changed_since_clearance(release: Release, office: Office) -> str:
    """The sentence that names what is other than what was cleared; "" where nothing is."""
    if release.status is not ReleaseStatus.CLEARED:
        return ""
    who = release.cleared_by.name if release.cleared_by else _("somebody")
    if not release.cleared_fingerprint:
        return _("What %(who)s cleared was not kept. Have it cleared again.", who=who)
    now = fingerprint_of(release, office)
    return said(differing(release.cleared_fingerprint, now), who)


def must_be_as_cleared(release: Release, office: Office) -> None:
    """Raises `Conflict` with what has changed since somebody cleared it."""
    if sentence := changed_since_clearance(release, office):
        raise Conflict(sentence)


def fingerprint_of(release: Release, office: Office) -> dict[str, str]:
    """The fingerprint of what would be printed now."""
    issue = release_text_of(
        release.blocks,
        language=release.language,
        office=office,
        event=release.event,
        slug_line=release.slug_line,
        correction_note=release.correction_note,
    )
    return fingerprint(issue, _head(release, office))


def new_address(release: Release) -> str:
    """The address of its publication; before that it has a random one (S90).

    It ends in a few random letters: nobody guesses the address of a text under embargo, nor
    learns that a name is taken.
    """
    headline = next((b.text for b in release.blocks if b.section == "headline"), "")
    stem = re.sub(r"[^a-z0-9]+", "-", anyascii(to_text(headline)).lower())
    return f"{stem[:_LONGEST_SLUG].strip('-')}-{new_public_id()[:6]}".lstrip("-")


def replaced_by(work: Work, release: Release) -> Release | None:
    """The published version that this one corrects, if any."""
    return work.session.scalars(
        select(Release).where(
            Release.office_id == work.office_id,
            Release.event_id == release.event_id,
            Release.language == release.language,
            Release.number < release.number,
            Release.status.in_(PUBLIC),
        )
    ).one_or_none()


def replacement(release: Release, versions: Iterable[Release]) -> Release | None:
    """The correction that took the place of this version; None where it stands, or where a person
    withdrew it. `versions` are the event's in its language, or more.
    """
    if release.withdrawn_at is None:
        return None
    later = (
        one
        for one in versions
        if (one.event_id, one.language) == (release.event_id, release.language)
        and one.number > release.number
        and one.published_at == release.withdrawn_at
    )
    return next(later, None)


def retire(
    work: Work,
    release: Release,
    reason: str,
    notice: str = "",
    *,
    verb: str = "release.withdrawn",
) -> None:
    """Out of the newsroom. `notice` is what its readers are told.

    Letters that bring it and still wait are not sent any more.
    """
    move(release, ReleaseStatus.WITHDRAWN)
    release.revise(None)
    release.withdrawn_at, release.withdrawn_reason = work.now, reason
    release.withdrawn_notice = notice
    supersede(work, _letters_that_bring(work, release))
    record(work, verb, release, event_id=release.event_id, language=release.language)


def _letters_that_bring(work: Work, release: Release) -> Sequence[int]:
    return work.session.scalars(
        select(Letter.id).where(
            Letter.office_id == work.office_id,
            Letter.about == letters_about(release.id),
            Letter.purpose == BRINGS,
        )
    ).all()


def letters_about(release_id: int) -> str:
    """How the outbox names the version that a letter concerns."""
    return f"releases:{release_id}"


def _must_be_as_prepared(
    release: Release, prepared: PreparedRelease, replaced: Release | None, office: Office
) -> None:
    """Nothing of what was read may be other now: text, standing, letterhead, what it replaces."""
    replaces_id = replaced.id if replaced else None
    is_same = (release.id, release.version, replaces_id) == (
        prepared.release_id,
        prepared.version,
        prepared.replaces_id,
    )
    if not is_same or differing(prepared.fingerprint, fingerprint_of(release, office)):
        raise Conflict(
            _(
                "The release was changed while its paper was printed. Nothing was published: "
                "look at it again."
            )
        )


def _take_address(work: Work, release: Release, slug: str, replaced: Release | None) -> None:
    if replaced is not None:
        replaced.slug = new_public_id()
        work.session.flush()
    release.slug = slug


def _mark(work: Work, release: Release) -> str:
    if not release.is_correction:
        return ""
    day = work.now.astimezone(ZoneInfo(release.zone)).date()
    return correction_mark(release.language, release.number, day)


def _head(release: Release, office: Office) -> Letterhead:
    return letterhead(release.event, release.language, office)
