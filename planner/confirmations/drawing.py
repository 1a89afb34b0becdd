"""The letter that asks a speaker to confirm."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.confirmations.facts import Asked
from planner.confirmations.models import PURPOSE, SpeakerConfirmation
from planner.confirmations.speakers import KIND, Speaker
from planner.contacts.readers import Reader
from planner.invitations.letter_layout import inliner, laid_out
from planner.invitations.messages import Written
from planner.invitations.standard_texts import (
    addressee,
    event_values,
    personal_values,
    standard_text,
)
from planner.invitations.wording import letter_word, word
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
from planner.letter_texts.wording import Said
from planner.outbox.operations import LetterPlan


def written(
    office: Office,
    own: OwnTexts,
    asked: Asked,
    name: str,
    reader: Reader,
    page: str,
    kind: LetterKind,
) -> Written:
    """`page` is the link by which they answer."""
    language = asked.language
    sender = office.names.best(language, *office.languages)
    wording = own.of(kind, language) or standard_text(kind, language)
    values = {
        **event_values(asked.event, sender),
        **personal_values(addressee(name, reader, language), language),
    }
    said = Said(wording, values, language)
    context = {
        "language": language,
        "subject": said.subject,
        "office": sender,
        "asked": asked,
        "page": page,
        "word": lambda key: word(language, key),
        "say": lambda key: letter_word(language, key),
    }
    style = render("mail/guest/letter.css", accent=office.accent)
    html = render("mail/speaker/letter.html", **context, **said.html())
    text = laid_out(render("mail/speaker/letter.txt", **context, **said.text()))
    return Written(
        subject=said.subject, text=text, html=inliner(style).inline(html), calendar=None, method=""
    )


def plan(
    work: Work,
    office: Office,
    speaker: Speaker,
    asked: Asked,
    reader: Reader,
    row: SpeakerConfirmation,
    own: OwnTexts,
    kind: LetterKind = KIND,
) -> LetterPlan:
    """The letter to one speaker, held. Nobody can opt out of it: it is about their own part."""
    language = speaker.language
    name = speaker.person.name(language)
    page = work.links.speaker(row.public_id)
    letter = written(office, own, asked, name, reader, page, kind)
    return LetterPlan(
        purpose=PURPOSE,
        about=row.about,
        unique_key=f"speaker:{row.id}:{row.letters}",
        language=language,
        sender_name=office.names.best(language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=name,
        recipient_address=speaker.address,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        event_id=row.event_id,
        person_id=speaker.person.id,
        wording=own.key(kind, language),
    )
