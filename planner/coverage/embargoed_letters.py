"""The letter with the link to a copy of a release under embargo. The text is behind the link only, so
that a copy can be revoked.
"""

from __future__ import annotations

from planner.accounts.models import Office
from planner.contacts.readers import Reader
from planner.coverage.addressed import Addressed
from planner.coverage.standard_texts import standard_text, values_of
from planner.invitations.letter_layout import inliner, laid_out
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
from planner.letter_texts.wording import Said
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase
from planner.releases.models import Release
from planner.releases.papers.release_text import release_text_at
from planner.releases.publication.publishing import BRINGS, letters_about


def copy_mark(language: str, number: int, name: str) -> str:
    """“Copy 3, for Anna Arden only”."""
    return phrase(language, "releases.copy_mark", number=number, name=name)


def copy_letter(
    work: Work,
    one: Addressed,
    release: Release,
    office: Office,
    own: OwnTexts,
    *,
    reader: Reader,
    number: int,
    address: str,
) -> LetterPlan:
    """To somebody who has agreed to the embargo; nobody opts out of what they have asked for."""
    language, kind = release.language, LetterKind.RELEASE_EMBARGOED
    sender = office.names.best(language, *office.languages)
    wording = own.of(kind, language) or standard_text(kind, language)
    said = Said(wording, values_of(release, sender, one.name, reader), language)
    context = {
        "office": sender,
        "line": release_text_at(release, work.now).release_line,
        "mark": copy_mark(language, number, one.name),
        "read": phrase(language, "releases.copy_at", address=address),
        **_foot(work, language, sender, reader),
    }
    html = render("mail/embargoed/letter.html", **context, **said.html(), subject=said.subject)
    return LetterPlan(
        purpose=BRINGS,
        about=letters_about(release.id),
        unique_key=f"release:{release.id}:copy{number}:{one.key}",
        language=language,
        sender_name=sender,
        sender_address=office.mail_from,
        recipient_name=one.name,
        recipient_address=one.address,
        subject=said.subject,
        text=laid_out(render("mail/embargoed/letter.txt", **context, **said.text())),
        html=inliner(render("mail/guest/letter.css", accent=office.accent)).inline(html),
        event_id=release.event_id,
        person_id=one.person_id,
    )


def _foot(work: Work, language: str, sender: str, reader: Reader) -> dict[str, str]:
    return {
        "language": language,
        "why_you": phrase(language, "privacy.why", office=sender),
        "my_data": phrase(language, "privacy.my_data"),
        "own_page": work.links.own_page(reader.public_id),
    }
