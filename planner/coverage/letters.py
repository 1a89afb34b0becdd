"""The letter that brings the release to somebody who was asked to the event."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.invitations.models import Invitation
from planner.kernel.phrases import phrase
from planner.kernel.rendering import render
from planner.kernel.richtext import to_html, to_text
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan
from planner.releases.issue import Issue, text_of
from planner.releases.models import Release


def follow_up(work: Work, invitation: Invitation, release: Release, office: Office) -> LetterPlan:
    """The whole text, and where it stands in the newsroom. Opens as the guest came or did not."""
    issue = Issue.from_json(release.issued)
    language = release.language
    address = work.links.release(office.slug, release.slug)
    said = "for_those_who_came" if invitation.came else "for_those_who_did_not"
    told = {
        "issue": issue,
        "name": invitation.name,
        "dear": phrase(language, "releases.dear", name=invitation.name),
        "opening": phrase(language, f"releases.{said}"),
        "read_online": phrase(language, "releases.read_online", address=address),
        "pdf_at": phrase(
            language, "releases.pdf_at", address=work.links.release_pdf(office.slug, release.slug)
        ),
    }
    return LetterPlan(
        purpose="release",
        about=f"releases:{release.id}",
        unique_key=f"release:{release.id}:invitation:{invitation.id}",
        language=language,
        sender_name=office.names.best(language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=invitation.name,
        recipient_address=invitation.address,
        subject=phrase(language, "releases.letter", title=to_text(issue.headline)),
        text=render("mail/release/letter.txt", **told, text=text_of(issue)),
        html=render(
            "mail/release/letter.html",
            **told,
            headline=to_text(issue.headline),
            blocks=[to_html(text, language) for _, text in issue.blocks],
        ),
        event_id=release.event_id,
    )
