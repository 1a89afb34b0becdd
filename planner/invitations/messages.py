"""Rendering letters to guests as text, HTML and calendar object. Pure.

What all guests of one language share is rendered once, with random placeholders for the guest's own
values, which no typed text can contain.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from planner.accounts.models import Office
from planner.invitations.calendar import Guest, Organiser, cancel_for, request_for
from planner.invitations.calendar_template import CalendarTemplate, shape_of, values_of
from planner.invitations.changed_facts import changed_facts, changes_in_words
from planner.invitations.comparing import Aspect
from planner.invitations.facts import InvitationFacts, joined
from planner.invitations.letter_layout import as_html, inliner, laid_out, wrapped
from planner.invitations.models import Answer
from planner.invitations.purposes import PlainPurpose, Purpose
from planner.invitations.snapshots import Snapshot
from planner.invitations.standard_texts import (
    Addressee,
    event_values,
    personal_values,
    standard_text,
)
from planner.invitations.wording import letter_word, word
from planner.kernel.rendering import render
from planner.kernel.text_normalising import clean_line
from planner.letter_texts.kinds import LetterKind, Placeholder
from planner.letter_texts.queries import OwnTexts
from planner.letter_texts.wording import Said, Wording, fill
from planner.phrases import phrase

# What the program fills in per guest, besides the placeholders of the wording.
_FIELDS = ("page", "own_page", "notice")
_PERSONAL = (*(one.value for one in Placeholder if one.is_personal), *_FIELDS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """The content of a letter besides the facts. `opening` is the `LetterKind` of its texts;
    `before` is the state with which the current one is compared. `release_page` is the address of
    the release about the event, in letters after it.
    """

    purpose: Purpose | PlainPurpose
    opening: str = "invitation"
    aspects: frozenset[Aspect] = frozenset()
    before: Snapshot | None = None
    reason: str = ""
    release_page: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A rendered letter. `calendar` is None and `method` "" if the event has no date, and in letters
    that change nothing (`PlainPurpose`).
    """

    subject: str
    text: str
    html: str
    calendar: bytes | None
    method: str


class LetterRenderer:
    """Renders letters about one event, in the office's `own` texts where there are some; caches a
    template per kind of letter and language.
    """

    def __init__(self, office: Office, own: OwnTexts | None = None) -> None:
        self.office = office
        self.own = own or OwnTexts()
        self._templates: dict[tuple[object, ...], CompiledTemplate] = {}
        self._calendars: dict[tuple[object, ...], CalendarTemplate] = {}

    def write(
        self,
        message: Message,
        facts: InvitationFacts,
        guest: Guest,
        *,
        organiser: str = "",
        dated: InvitationFacts | None = None,
        whom: Addressee | None = None,
    ) -> Written:
        """`organiser` is the address of the ORGANIZER, "" for the office's current address. `dated` are the facts
        with the date in the guest's calendar, for a CANCEL if the event has no date any more.
        `whom` is needed for greetings by first names or gender.
        """
        template = self._template(message, facts, guest)
        values = {
            **personal_values(whom or Addressee(guest.name), facts.language),
            "page": guest.page,
            "own_page": guest.own_page,
            "notice": "\n\n".join(map(wrapped, guest.notice)),
        }
        calendar = self._calendar(message.purpose, dated or facts, guest, organiser)
        return Written(
            subject=template.subject(values),
            text=template.text(values),
            html=template.html({**values, "notice": "\n".join(guest.notice)}),
            calendar=calendar,
            method=("REQUEST" if message.purpose.asks else "CANCEL") if calendar else "",
        )

    def _template(self, message: Message, facts: InvitationFacts, guest: Guest) -> CompiledTemplate:
        key = (
            message.purpose,
            message.opening,
            message.aspects,
            id(message.before),
            message.reason,
            message.release_page,
            facts.language,
            bool(guest.own_page),
            bool(guest.notice),
            facts.tells_link,
        )
        if key not in self._templates:
            wording = self.wording(message, facts)
            template = CompiledTemplate(message, facts, self.office, wording, guest)
            self._templates[key] = template
        return self._templates[key]

    def wording(self, message: Message, facts: InvitationFacts) -> Wording:
        kind = kind_of_letter(message, facts)
        return self.own.of(kind, facts.language) or standard_text(kind, facts.language)

    def wording_key(self, message: Message, facts: InvitationFacts) -> str:
        """`Letter.wording` of such a letter."""
        return self.own.key(kind_of_letter(message, facts), facts.language)

    def _calendar(
        self, purpose: Purpose | PlainPurpose, facts: InvitationFacts, guest: Guest, address: str
    ) -> bytes | None:
        if facts.starts is None or isinstance(purpose, PlainPurpose):
            return None
        organiser = Organiser(
            name=self.office.names.best(facts.language, *self.office.languages),
            address=address or self.office.mail_from,
        )
        values = values_of(guest, organiser, facts.language)
        same = (guest.sequence, guest.stamp, guest.answer, organiser.name)
        key = (purpose, facts, *same, *shape_of(values))
        if key not in self._calendars:
            make = _make_calendar(purpose, facts)
            self._calendars[key] = CalendarTemplate(make, guest, organiser, values)
        return self._calendars[key].filled(values)


def _make_calendar(purpose: Purpose, facts: InvitationFacts) -> Callable[[Guest, Organiser], bytes]:
    if purpose.asks:
        return partial(request_for, facts)
    return partial(cancel_for, facts, reason=_CANCEL_REASONS[purpose])


_CANCEL_REASONS = {
    Purpose.POSTPONEMENT: "is_postponed",
    Purpose.CANCELLATION: "is_cancelled",
    Purpose.WITHDRAWAL: "is_withdrawn",
    Purpose.OLD_ADDRESS: "is_moved",
}


class CompiledTemplate:
    """A rendered letter with placeholders for the values of each guest; it has room for those that
    `sample` has.
    """

    def __init__(
        self,
        message: Message,
        facts: InvitationFacts,
        office: Office,
        wording: Wording,
        sample: Guest,
    ) -> None:
        nonce = secrets.token_hex(8)
        personal = {field: f"x{nonce}{field}x" for field in _PERSONAL}
        self._placeholder = re.compile(f"x{nonce}({'|'.join(_PERSONAL)})x")
        fields = {one: personal[one] if getattr(sample, one) else "" for one in _FIELDS}
        context = _context(message, facts, office) | fields
        values = {**event_values(facts, str(context["office"])), **personal}
        said, follow = Said(wording, values, facts.language), _generated(message, facts)
        self._subject = fill(wording.subject, values)
        self._text = laid_out(render("mail/guest/letter.txt", **context, **said.text(follow)))
        style = render("mail/guest/letter.css", accent=office.accent)
        html = render("mail/guest/letter.html", **context, **said.html(follow))
        self._html = inliner(style).inline(html)

    def subject(self, values: Mapping[str, str]) -> str:
        return clean_line(self._filled(self._subject, values))

    def text(self, values: Mapping[str, str]) -> str:
        return self._filled(self._text, values)

    def html(self, values: Mapping[str, str]) -> str:
        return self._placeholder.sub(lambda found: as_html(values[found[1]]), self._html)

    def _filled(self, text: str, values: Mapping[str, str]) -> str:
        return self._placeholder.sub(lambda found: values[found[1]], text)


def _context(message: Message, facts: InvitationFacts, office: Office) -> dict[str, object]:
    language, purpose = facts.language, message.purpose
    shown = _SHOWN.get(message.opening, _EVERYTHING if purpose.asks else ())
    return {
        "purpose": purpose,
        "facts": facts,
        "office": office.names.best(language, *office.languages),
        "reason": message.reason,
        "differences": changed_facts(facts, message.before) if purpose in _SHOW_CHANGES else (),
        "answers": offered_answers(has_link=facts.is_online) if "answers" in shown else (),
        "shows": shown,
        "is_waiting": message.opening == LetterKind.WAITING_LIST,
        "release_page": message.release_page,
        "word": lambda key: word(language, key),
        "say": lambda key: letter_word(language, key),
        "privacy": lambda key, **values: phrase(language, f"privacy.{key}", **values),
        "joined": joined,
    }


# What stands below the place and the hour, besides the sentences. The address of the video link is
# told again only to those who come.
_EVERYTHING = ("uncertain", "link", "answers", "programme", "accreditation")
_SHOWN: dict[str, tuple[str, ...]] = {
    LetterKind.REMINDER_SILENT: ("uncertain", "answers", "accreditation"),
    LetterKind.REMINDER_MAYBE: ("uncertain", "answers", "accreditation"),
    LetterKind.ACCREDITED: ("uncertain", "link", "page", "programme", "accreditation"),
    LetterKind.REMINDER_COMING: ("uncertain", "link", "page", "programme", "accreditation"),
    LetterKind.WAITING_LIST: ("uncertain", "page"),
    LetterKind.SEAT: ("uncertain", "link", "page", "programme", "accreditation"),
}
_SHOW_CHANGES = (
    *(Purpose.UPDATE, Purpose.DETAILS, Purpose.REINSTATEMENT, Purpose.POSTPONEMENT),
    *(Purpose.WAITING_LIST, Purpose.SEAT),
)


def kind_of_letter(message: Message, facts: InvitationFacts) -> LetterKind:
    if message.purpose is Purpose.POSTPONEMENT and facts.has_new_day:
        return LetterKind.PUT_OFF_TO
    return LetterKind(message.opening)


def _generated(message: Message, facts: InvitationFacts) -> str:
    """What has changed, and whether the guest has to answer again, whatever the wording is."""
    sentences = changes_in_words(facts.language, message.aspects)
    if message.opening == "update" and not message.aspects:
        sentences.append(letter_word(facts.language, "changed.something"))
    if message.purpose.voids_answers and message.purpose is not Purpose.INVITATION:
        sentences.append(letter_word(facts.language, "answer_again"))
    return " ".join(sentences)


def offered_answers(*, has_link: bool) -> tuple[Answer, ...]:
    """The answers that a guest may give; `remote` only if the event has a link."""
    given = (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED, Answer.DELEGATED)
    return (*given, Answer.REMOTE) if has_link else given
