"""Letters with the advisory on a coming event to the press at large."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from markupsafe import Markup

from planner.accounts.models import Office
from planner.contacts.readers import Reader, answers_to, notice
from planner.coverage.addressed import Addressed
from planner.events.announced import announced_state
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.invitations.facts import facts_of
from planner.invitations.letter_layout import inliner, laid_out
from planner.invitations.standard_texts import (
    addressee,
    event_values,
    personal_values,
    standard_text,
)
from planner.kernel.messages import gettext as _
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
from planner.letter_texts.wording import Said
from planner.outbox.list_kinds import ListKind
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase
from planner.releases.drafting.wording import is_drafted
from planner.releases.facts.issue_day import release_day
from planner.releases.facts.loading import Record, load_facts
from planner.releases.papers.advisory import advisory_paper
from planner.releases.papers.paper import AdvisoryPaper

ADVISES = "advisory"
_OFF = {
    EventStatus.DRAFT: _("The event is a draft. Confirm it first."),
    EventStatus.POSTPONED: _("The event is postponed. Confirm the new date first."),
    EventStatus.CANCELLED: _("The event is cancelled. Nobody is invited to it any more."),
}
_IS_OVER = _("The event is over. Nobody is invited to it any more.")


def why_no_advisory(work: Work, event: Event) -> str:
    """Why an advisory on the event is not sent, as a sentence; "" if it can be."""
    if event.status in _OFF:
        return _OFF[event.status]
    is_over = event.ends_at is not None and event.ends_at <= work.now
    return _IS_OVER if is_over or event.status in OVER else ""


def letters_about(event_id: int) -> str:
    """The value of `Letter.about` of its letters."""
    return f"events:{event_id}"


def languages_of_advisory(event: Event) -> list[str]:
    """The event's languages that papers are made in."""
    return [tag for tag in event.languages if is_drafted(tag)]


class AdvisoryLetters:
    """Renders the advisory to one person after the other; the paper is made once per language."""

    def __init__(self, work: Work, event: Event, office: Office, own: OwnTexts) -> None:
        self.work, self.event, self.office, self.own = work, event, office, own
        self._papers: dict[str, AdvisoryPaper] = {}

    def plan(self, one: Addressed, language: str, reader: Reader) -> LetterPlan:
        """The key names the version of the event: a changed one is told anew."""
        work, event, office = self.work, self.event, self.office
        told = notice(office, reader, language) if reader.needs_notice else ()
        said = self._said(one, language, reader)
        context = {**self._context(language, reader, one.why), "notice": told}
        style = render("mail/guest/letter.css", accent=office.accent)
        html = render("mail/advisory/letter.html", **context, **said.html(), subject=said.subject)
        kind = ListKind.INVITATIONS
        return LetterPlan(
            purpose=ADVISES,
            about=letters_about(event.id),
            unique_key=f"advisory:{event.id}:{event.sequence}:{one.key}",
            language=language,
            sender_name=office.names.best(language, *office.languages),
            sender_address=office.mail_from,
            reply_address=answers_to(work, office, reader),
            recipient_name=one.name,
            recipient_address=one.address,
            subject=said.subject,
            text=laid_out(render("mail/advisory/letter.txt", **context, **said.text())),
            html=inliner(style).inline(html),
            sequence=event.sequence,
            event_id=event.id,
            wording=self.own.key(LetterKind.ADVISORY, language),
            person_id=one.person_id,
            list_kind=kind,
            unsubscribe_url=work.links.unsubscribe(reader.public_id, kind),
            has_notice=bool(told),
        )

    def _said(self, one: Addressed, language: str, reader: Reader) -> Said:
        kind, sender = LetterKind.ADVISORY, self.office.names
        wording = self.own.of(kind, language) or standard_text(kind, language)
        facts = facts_of(self.event, language, self.work.now)
        values: dict[str, str] = {
            **personal_values(addressee(one.name, reader, language), language),
            **event_values(facts, sender.best(language, *self.office.languages)),
        }
        return Said(wording, values, language)

    def _context(self, language: str, reader: Reader, why: str) -> dict[str, Any]:
        name = self.office.names.best(language, *self.office.languages)
        page = phrase(language, "guest_letters.advisory.page", address=self._page)
        return {
            "language": language,
            "office": name,
            "paper": self._paper(language),
            "plain": lambda line: line.striptags() if isinstance(line, Markup) else line,
            "page": page if self._page else "",
            "attend": phrase(language, "guest_letters.advisory.attend"),
            "why_you": phrase(language, why, office=name),
            "own_page": self.work.links.own_page(reader.public_id),
            "privacy": lambda key, **values: phrase(language, f"privacy.{key}", **values),
        }

    def _paper(self, language: str) -> AdvisoryPaper:
        if language not in self._papers:
            self._papers[language] = advisory_paper(
                self.event,
                self._record.facts(language),
                self.office,
                issued_at=self.work.now,
                before=announced_state(self.work.session, self.event),
                address=self._page,
            )
        return self._papers[language]

    @cached_property
    def _record(self) -> Record:
        at = self.work.now
        return load_facts(
            self.work.session,
            self.event,
            on=release_day(self.event, at),
            office=self.office,
            at=at,
        )

    @property
    def _page(self) -> str:
        """The address of the event in the newsroom, "" if it has none."""
        if not self.event.is_announced:
            return ""
        return self.work.links.event(self.office.slug, self.event.public_id)
