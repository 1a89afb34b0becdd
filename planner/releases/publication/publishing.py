"""Publication in two steps: `prepare` reads and checks, `publish` writes if nothing has changed.

Between them the caller renders the PDF without an open transaction, because that takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.notices import correction_line, correction_mark
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import ReleaseText, release_text_of
from planner.releases.papers.shown_pictures import ShownPicture, shown_pictures
from planner.releases.publication.fingerprint import change_sentence, differing, fingerprint
from planner.releases.queries import releases_of_event

# The purpose of letters that contain a release: their recipients have that version.
BRINGS = "release"
_LONGEST_SLUG = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedRelease:
    """A release ready to be rendered, and the state that it was read in.

    `html` is the paper as published; `open_html` is the one without the embargo line, "" if there
    is no embargo.
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
    """Check that the release may be published; choose its address, make its paper. Writes nothing.

    Raises `Conflict` if it may not be published. `folder` contains the files of the logos.
    """
    if release.status is not ReleaseStatus.CLEARED:
        raise Conflict(_("Only a cleared release can be published."))
    must_pass(findings)
    if sentence := changed_since_clearance(release, office):
        raise Conflict(sentence)
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
        html=release_html(issue, head),
        open_html=release_html(opened, head) if opened else "",
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
    """Freeze the text and make it public, at once or when its embargo ends.

    A correction takes the address of the version that it replaces, which is withdrawn. Raises
    `Conflict` if anything has changed since it was prepared.
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
    """All texts as they would be printed now, to be read at `at` (default: now).

    `slug` is the future address of the release, if it is not its present one.
    """
    address = work.links.release(office.slug, slug or release.slug)
    mark = _correction_mark(work, release)
    when = moment_text(work.now, release.zone, release.language, also=office.zone)
    footer = phrase(release.language, "releases.footer", when=when, address=address)
    text = release_text_of(
        release.blocks,
        language=release.language,
        office=office,
        event=release.event,
        embargo_until=release.embargo_until,
        zone=release.zone,
        slug_line=release.slug_line,
        footer=f"{mark}. {footer}" if mark else footer,
        at=at or work.now,
        correction=mark,
        correction_note=release.correction_note,
    )
    return replace(text, corrects=_corrects(work, release), pictures=_pictures(release))


def changed_since_clearance(release: Release, office: Office) -> str:
    """A sentence on what has changed since clearance; "" if nothing has, or it is not cleared."""
    if release.status is not ReleaseStatus.CLEARED:
        return ""
    who = release.cleared_by.name if release.cleared_by else _("somebody")
    if not release.cleared_fingerprint:
        return _("What %(who)s cleared was not kept. Have it cleared again.", who=who)
    now = fingerprint_of(release, office)
    return change_sentence(differing(release.cleared_fingerprint, now), who)


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
    issue = replace(issue, pictures=_pictures(release))
    return fingerprint(issue, letterhead(release.event, release.language, office))


def _pictures(release: Release) -> tuple[ShownPicture, ...]:
    return shown_pictures(release.pictures, release.language)


def new_address(release: Release) -> str:
    """A slug made of the headline; before publication a release has a random one (S90).

    It ends in random letters, so that nobody can guess the address of a text under embargo or find
    out that one exists.
    """
    headline = next((b.text for b in release.blocks if b.section == "headline"), "")
    stem = re.sub(r"[^a-z0-9]+", "-", anyascii(to_text(headline)).lower())
    return f"{stem[:_LONGEST_SLUG].strip('-')}-{new_public_id()[:6]}".lstrip("-")


def replaced_by(work: Work, release: Release) -> Release | None:
    """The published version that this one corrects, if any."""
    versions = work.session.scalars(releases_of_event(work.office_id, release.event_id))
    return corrected_version(release, versions)


def corrected_version(release: Release, versions: Iterable[Release]) -> Release | None:
    """As `replaced_by`. `versions` must include all versions of this event and language."""
    earlier = (
        version
        for version in versions
        if version.language == release.language
        and version.number < release.number
        and version.status in PUBLIC
    )
    return next(earlier, None)


def replacement(release: Release, versions: Iterable[Release]) -> Release | None:
    """The correction that replaced this version; None if it is public, or a person withdrew it.
    `versions` must include all versions of this event and language.
    """
    if release.withdrawn_at is None:
        return None
    later = (
        version
        for version in versions
        if (version.event_id, version.language) == (release.event_id, release.language)
        and version.number > release.number
        and version.published_at == release.withdrawn_at
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
    """Withdraw a release, because a correction replaces it or (`operations.withdraw`) by decision.

    `notice` is shown to readers. Waiting letters that contain the release are superseded.
    """
    move(release, ReleaseStatus.WITHDRAWN)
    release.revise(None)
    release.withdrawn_at, release.withdrawn_reason = work.now, reason
    release.withdrawn_notice = notice
    supersede(work, _letters_with(work, release))
    record(work, verb, release, event_id=release.event_id, language=release.language)


def _letters_with(work: Work, release: Release) -> Sequence[int]:
    return work.session.scalars(
        select(Letter.id).where(
            Letter.office_id == work.office_id,
            Letter.about == letters_about(release.id),
            Letter.purpose == BRINGS,
        )
    ).all()


def letters_about(release_id: int) -> str:
    """The value of `Letter.about` for letters on this version."""
    return f"releases:{release_id}"


def _must_be_as_prepared(
    release: Release, prepared: PreparedRelease, replaced: Release | None, office: Office
) -> None:
    """Raises `Conflict` if its version, anything printed or the release it replaces has changed."""
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


def _correction_mark(work: Work, release: Release) -> str:
    if not release.is_correction:
        return ""
    day = work.now.astimezone(ZoneInfo(release.zone)).date()
    return correction_mark(release.language, release.number, day)


def _corrects(work: Work, release: Release) -> str:
    """Names the version that this one replaces, by number and day."""
    replaced = replaced_by(work, release) if release.is_correction else None
    return correction_line(replaced) if replaced else ""
