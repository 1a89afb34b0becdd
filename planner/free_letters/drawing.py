"""Rendering free letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planner.accounts.models import Office
from planner.contacts.readers import Reader, answers_to, notice
from planner.free_letters.going_along import Along, attached, lines
from planner.free_letters.models import FreeLetter
from planner.free_letters.recipients import Recipient, list_kind_of
from planner.free_letters.wording import said
from planner.invitations.letter_layout import inliner, laid_out
from planner.invitations.wording import letter_word
from planner.kernel.ids import new_uid
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.letter_texts.wording import Said
from planner.outbox.models import TEST
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase

PURPOSE = "free_letter"


def drawn(
    work: Work,
    letter: FreeLetter,
    office: Office,
    recipients: Sequence[Recipient],
    readers: Mapping[int, Reader],
) -> Iterator[LetterPlan]:
    """One letter to each of them, held."""
    kind = list_kind_of(letter)
    for one in recipients:
        reader, language = readers[one.person_id], one.language
        told = notice(office, reader, language) if reader.needs_notice else ()
        words = said(work, letter, office, one.name, reader, language)
        own_page, along = work.links.own_page(reader.public_id), lines(work, letter, language)
        text, html = _bodies(words, office, own_page, told, along)
        yield LetterPlan(
            purpose=PURPOSE,
            about=one.about or f"people:{one.person_id}",
            unique_key=one.key_of(letter),
            language=language,
            sender_name=office.names.best(language, *office.languages),
            sender_address=office.mail_from,
            reply_address=answers_to(work, office, reader),
            recipient_name=one.name,
            recipient_address=one.address,
            subject=words.subject,
            text=text,
            html=html,
            event_id=letter.event_id,
            person_id=one.person_id,
            list_kind=kind,
            unsubscribe_url=work.links.unsubscribe(reader.public_id, kind),
            has_notice=reader.needs_notice,
            attachments=[file.as_json for file in attached(letter, language)],
        )


def shown(work: Work, letter: FreeLetter, office: Office, one: Recipient, reader: Reader) -> str:
    """The HTML of the letter to somebody, with a link to their own page that is nobody's."""
    return _trial(work, letter, office, one, reader)[2]


def plan_trial(
    work: Work, letter: FreeLetter, office: Office, one: Recipient, reader: Reader, key: str
) -> LetterPlan:
    """The letter to somebody, as a test to a member of the office at the address of `one`; once for
    the same `key`.
    """
    words, text, html = _trial(work, letter, office, one, reader)
    return LetterPlan(
        purpose=TEST,
        about="",
        unique_key=f"test:{key or new_uid()}",
        language=one.language,
        sender_name=office.names.best(one.language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=one.name,
        recipient_address=one.address,
        subject=f"[Test] {words.subject}",
        text=text,
        html=html,
        attachments=[file.as_json for file in attached(letter, one.language)],
        is_held=False,
    )


def _trial(
    work: Work, letter: FreeLetter, office: Office, one: Recipient, reader: Reader
) -> tuple[Said, str, str]:
    """With its text and HTML, and links that lead nowhere."""
    words = said(work, letter, office, one.name, reader, one.language)
    along = lines(work, letter, one.language, is_trial=True)
    return words, *_bodies(words, office, f"{work.links.public_url}/m/…", (), along)


def _bodies(
    words: Said, office: Office, own_page: str, told: Sequence[str], along: Sequence[Along]
) -> tuple[str, str]:
    """Text and HTML."""
    language = words.language
    context = {
        "language": language,
        "subject": words.subject,
        "office": office.names.best(language, *office.languages),
        "own_page": own_page,
        "notice": told,
        "along": along,
        "say": lambda key: letter_word(language, key),
        "privacy": lambda key, **values: phrase(language, f"privacy.{key}", **values),
    }
    style = render("mail/guest/letter.css", accent=office.accent)
    html = render("mail/free/letter.html", **context, **words.html())
    text = laid_out(render("mail/free/letter.txt", **context, **words.text()))
    return text, inliner(style).inline(html)
