"""Letters with a release, its correction or the notice that it was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.accounts.models import Office
from planner.contacts.readers import Reader, answers_to, notice
from planner.coverage.addressed import Addressed
from planner.coverage.standard_texts import standard_text, values_of
from planner.invitations.facts import contacts_of, joined
from planner.invitations.letter_layout import inliner
from planner.invitations.models import Invitation
from planner.kernel.rendering import render
from planner.kernel.richtext import to_html, to_text
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
from planner.letter_texts.wording import Said
from planner.outbox.list_kinds import ListKind
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase
from planner.releases.models import Release
from planner.releases.papers.notices import withdrawal_line, withdrawal_reason
from planner.releases.papers.release_text import (
    ReleaseText,
    note_line,
    release_text_at,
    text_of,
)
from planner.releases.publication.publishing import BRINGS, letters_about

WITHDRAWS = "release_withdrawal"
_KIND = ListKind.RELEASES


def follow_up(
    work: Work,
    to: Invitation | Addressed,
    release: Release,
    office: Office,
    own: OwnTexts,
    *,
    reader: Reader,
    has_older: bool = False,
    is_neutral: bool = False,
) -> LetterPlan:
    """A letter with the full text of a release and its addresses in the newsroom.

    The opening depends on whether the guest came, unless `is_neutral`. `has_older`: it says what was
    corrected, which nobody can opt out of (decision 0052); else it reads as a first release. `own`
    are the texts that the office has written itself.
    """
    one = _addressed(to)
    printed, language = release_text_at(release, work.now), release.language
    issue = printed if has_older else _without_correction(printed)
    told = notice(office, reader, language) if reader.needs_notice and not has_older else ()
    kind = _kind(one, has_older=has_older, is_neutral=is_neutral)
    said = _said(kind, own, release, office, one.name, reader)
    foot = _foot(work, reader, release, office, one.why)
    context = {**_context(work, issue, release, office), **foot, "notice": told}
    return _plan(
        one,
        release,
        office,
        purpose=BRINGS,
        answers_to=answers_to(work, office, reader),
        unsubscribe_url="" if has_older else work.links.unsubscribe(reader.public_id, _KIND),
        has_notice=bool(told),
        unique_key=f"release:{release.id}:{one.key}",
        subject=said.subject,
        text=render("mail/release/letter.txt", **context, **said.text()),
        html=_styled(office, render("mail/release/letter.html", **context, **said.html())),
    )


def withdrawal(
    work: Work,
    to: Invitation | Addressed,
    release: Release,
    office: Office,
    own: OwnTexts,
    *,
    reader: Reader,
) -> LetterPlan:
    """A letter saying that the release must no longer be used, with the public reason."""
    one, language = _addressed(to), release.language
    sender = office.names.best(language, *office.languages)
    kind = LetterKind.RELEASE_WITHDRAWAL
    said = _said(kind, own, release, office, one.name, reader)
    context = {
        "language": language,
        "line": withdrawal_line(release, sender),
        "why": withdrawal_reason(release),
        "sender": sender,
        "contact": phrase(language, "invitations.contact"),
        "contacts": joined(contacts_of(release.event, language)),
        **_foot(work, reader, release, office),
    }
    return _plan(
        one,
        release,
        office,
        purpose=WITHDRAWS,
        answers_to=answers_to(work, office, reader),
        unique_key=f"release:{release.id}:withdrawn:{one.key.removeprefix('invitation:')}",
        subject=said.subject,
        text=render("mail/release/withdrawal.txt", **context, **said.text()),
        html=_styled(
            office,
            render("mail/release/withdrawal.html", **context, **said.html(), subject=said.subject),
        ),
    )


def _styled(office: Office, html: str) -> str:
    return inliner(render("mail/guest/letter.css", accent=office.accent)).inline(html)


def _said(
    kind: LetterKind,
    own: OwnTexts,
    release: Release,
    office: Office,
    name: str,
    reader: Reader,
) -> Said:
    """The texts to somebody called `name`, filled in."""
    language = release.language
    wording = own.of(kind, language) or standard_text(kind, language)
    sender = office.names.best(language, *office.languages)
    return Said(wording, values_of(release, sender, name, reader), language)


def _context(work: Work, issue: ReleaseText, release: Release, office: Office) -> dict[str, Any]:
    """Template variables for the text, the correction note and the addresses."""
    language, slug = release.language, release.slug
    page, paper = work.links.release(office.slug, slug), work.links.release_pdf(office.slug, slug)
    return {
        "issue": issue,
        "text": text_of(issue),
        "headline": to_text(issue.headline),
        "blocks": [to_html(text, language) for _, text in issue.blocks],
        "note": note_line(issue),
        "read_online": phrase(language, "releases.read_online", address=page),
        "pdf_at": phrase(language, "releases.pdf_at", address=paper),
    }


def _foot(
    work: Work, reader: Reader, release: Release, office: Office, why: str = "privacy.why"
) -> dict[str, Any]:
    """Why they get the letter, and the link to their own page."""
    language = release.language
    name = office.names.best(language, *office.languages)
    return {
        "why_you": phrase(language, why, office=name),
        "office": name,
        "my_data": phrase(language, "privacy.my_data"),
        "own_page": work.links.own_page(reader.public_id),
        "notice_title": phrase(language, "privacy.notice_title"),
    }


def _without_correction(issue: ReleaseText) -> ReleaseText:
    """The text without its mentions of an earlier version."""
    footer = issue.footer.removeprefix(f"{issue.correction}. ")
    return replace(issue, correction="", correction_note="", footer=footer)


def _addressed(to: Invitation | Addressed) -> Addressed:
    return Addressed.guest(to) if isinstance(to, Invitation) else to


def _kind(one: Addressed, *, has_older: bool, is_neutral: bool) -> LetterKind:
    if has_older:
        return LetterKind.RELEASE_CORRECTION
    if not one.is_guest:
        return LetterKind.RELEASE_NEWS
    if is_neutral:
        return LetterKind.RELEASE_NEUTRAL
    return LetterKind.RELEASE_CAME if one.came else LetterKind.RELEASE_ABSENT


def _plan(
    one: Addressed,
    release: Release,
    office: Office,
    *,
    purpose: str,
    unique_key: str,
    subject: str,
    text: str,
    html: str,
    answers_to: str,
    unsubscribe_url: str = "",
    has_notice: bool = False,
) -> LetterPlan:
    language = release.language
    return LetterPlan(
        purpose=purpose,
        about=letters_about(release.id),
        unique_key=unique_key,
        language=language,
        sender_name=office.names.best(language, *office.languages),
        sender_address=office.mail_from,
        reply_address=answers_to,
        recipient_name=one.name,
        recipient_address=one.address,
        subject=subject,
        text=text,
        html=html,
        event_id=release.event_id,
        person_id=one.person_id,
        list_kind=_KIND if unsubscribe_url else None,
        unsubscribe_url=unsubscribe_url,
        has_notice=has_notice,
    )
