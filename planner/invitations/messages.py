"""Rendering letters to guests as text, HTML and calendar object. Pure.

What all guests of one language share is rendered once, with random placeholders for the guest's own
values, which no typed text can contain.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.accounts.models import Office
from planner.invitations.calendar import Guest, Organiser, cancel_for, request_for
from planner.invitations.comparing import Aspect
from planner.invitations.facts import InvitationFacts, facts_of, joined
from planner.invitations.letter_layout import as_html, inliner, laid_out, wrapped
from planner.invitations.models import Answer
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import Snapshot
from planner.invitations.wording import letter_word, word
from planner.kernel.rendering import render
from planner.kernel.text_normalising import clean_line
from planner.phrases import phrase

_FIELDS = ("name", "page", "own_page", "notice")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedFact:
    """A change, as texts; `old` is "" if only the new value is shown."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """The content of a letter besides the facts. `opening` is the key of the phrases for subject
    and first sentence; `before` is the state with which the current one is compared.
    """

    purpose: Purpose
    opening: str = "invitation"
    aspects: frozenset[Aspect] = frozenset()
    before: Snapshot | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A rendered letter. `calendar` is None and `method` "" if the event has no date."""

    subject: str
    text: str
    html: str
    calendar: bytes | None
    method: str


def changed_facts(facts: InvitationFacts, before: Snapshot | None) -> tuple[ChangedFact, ...]:
    """The changes since `before`; none without it."""
    if before is None:
        return ()
    then, language = facts_of(before.event, facts.language), facts.language
    nothing = letter_word(language, "nowhere")
    pairs = (
        ("when", then.when, facts.when),
        ("where", then.place, facts.place),
        ("online", then.link, facts.link),
    )
    found = tuple(
        ChangedFact(label=word(language, key), old=old or nothing, new=new or nothing)
        for key, old, new in pairs
        if old != new
    )
    return found if before.is_partial else found + _other_changes(facts, then)


def _other_changes(facts: InvitationFacts, then: InvitationFacts) -> tuple[ChangedFact, ...]:
    """Changes other than date and place. Of longer texts only the fact that they changed."""
    language = facts.language
    found = []
    if then.title != facts.title:
        title = letter_word(language, "title")
        found.append(ChangedFact(label=title, old=then.title, new=facts.title))
    for label, old, new in (
        (letter_word(language, "answers"), then.answer_by, facts.answer_by),
        (word(language, "accreditation"), then.accredit_by, facts.accredit_by),
        (letter_word(language, "places"), then.seats, facts.seats),
        (word(language, "languages"), then.spoken, facts.spoken),
    ):
        if old != new:
            found.append(
                ChangedFact(label=label, old=old, new=new or letter_word(language, "none"))
            )
    below = letter_word(language, "below")
    if _comparable_programme(then, facts) != _comparable_programme(facts, then):
        found.append(ChangedFact(label=word(language, "programme"), old="", new=below))
    if _details(then) != _details(facts):
        found.append(ChangedFact(label=letter_word(language, "details"), old="", new=below))
    return tuple(found)


def _comparable_programme(facts: InvitationFacts, other: InvitationFacts) -> object:
    """Without the hours if the event's own hour differs, since that moves every line."""
    if facts.when == other.when:
        return facts.points
    return tuple(replace(point, clock="", day="") for point in facts.points)


def _details(facts: InvitationFacts) -> object:
    who = facts.organisers, facts.hosts, facts.contacts
    accreditation = facts.accreditation, facts.accredit_at
    return facts.kind, facts.description, accreditation, who


class LetterRenderer:
    """Renders letters about one event; caches a template per kind of letter and language."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._templates: dict[tuple[object, ...], CompiledTemplate] = {}

    def write(
        self,
        message: Message,
        facts: InvitationFacts,
        guest: Guest,
        *,
        sender: str = "",
        dated: InvitationFacts | None = None,
    ) -> Written:
        """`sender` is the ORGANIZER, "" for the office's current address. `dated` are the facts
        with the date in the guest's calendar, for a CANCEL if the event has no date any more.
        """
        key = (
            message.purpose,
            message.opening,
            message.aspects,
            id(message.before),
            message.reason,
            facts.language,
            bool(guest.own_page),
            bool(guest.notice),
        )
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = CompiledTemplate(message, facts, self.office, guest)
        values = {
            "name": _salutation(guest.name, facts.language),
            "page": guest.page,
            "own_page": guest.own_page,
            "notice": "\n\n".join(map(wrapped, guest.notice)),
        }
        calendar = self._calendar(message.purpose, dated or facts, guest, sender)
        return Written(
            subject=template.subject,
            text=template.text(values),
            html=template.html({**values, "notice": "\n".join(guest.notice)}),
            calendar=calendar,
            method=("REQUEST" if message.purpose.asks else "CANCEL") if calendar else "",
        )

    def _calendar(
        self, purpose: Purpose, facts: InvitationFacts, guest: Guest, sender: str
    ) -> bytes | None:
        if facts.starts is None:
            return None
        organiser = Organiser(
            name=self.office.names.best(facts.language, *self.office.languages),
            address=sender or self.office.mail_from,
        )
        if purpose.asks:
            return request_for(facts, guest, organiser)
        return cancel_for(facts, guest, organiser, reason=_CANCEL_REASONS[purpose])


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
        self, message: Message, facts: InvitationFacts, office: Office, sample: Guest
    ) -> None:
        nonce = secrets.token_hex(8)
        self._placeholder = re.compile(f"x{nonce}({'|'.join(_FIELDS)})x")
        context = _context(message, facts, office) | {
            field: f"x{nonce}{field}x" if getattr(sample, field) else "" for field in _FIELDS
        }
        context["name"] = f"x{nonce}namex"
        self.subject = _subject(message, facts)
        self._text = laid_out(render("mail/guest/letter.txt", **context))
        style = render("mail/guest/letter.css", accent=office.accent)
        self._html = inliner(style).inline(render("mail/guest/letter.html", **context))

    def text(self, values: Mapping[str, str]) -> str:
        return self._placeholder.sub(lambda found: values[found[1]], self._text)

    def html(self, values: Mapping[str, str]) -> str:
        return self._placeholder.sub(lambda found: as_html(values[found[1]]), self._html)


def _context(message: Message, facts: InvitationFacts, office: Office) -> dict[str, object]:
    language, purpose = facts.language, message.purpose
    return {
        "purpose": purpose,
        "facts": facts,
        "office": office.names.best(language, *office.languages),
        "reason": message.reason,
        "differences": changed_facts(facts, message.before) if purpose in _SHOW_CHANGES else (),
        "opening": _opening(message, facts),
        "answers": offered_answers(has_link=bool(facts.link)) if purpose.asks else (),
        "word": lambda key: word(language, key),
        "say": lambda key: letter_word(language, key),
        "privacy": lambda key, **values: phrase(language, f"privacy.{key}", **values),
        "joined": joined,
    }


_SHOW_CHANGES = (Purpose.UPDATE, Purpose.DETAILS, Purpose.REINSTATEMENT, Purpose.POSTPONEMENT)


def _opening(message: Message, facts: InvitationFacts) -> str:
    """What has happened, what has changed, and whether the guest has to answer again."""
    opening = message.opening
    if message.purpose is Purpose.POSTPONEMENT and facts.has_new_day:
        opening = "put_off_to"
    sentences = [letter_word(facts.language, f"{opening}.opening")]
    sentences += changes_in_words(facts.language, message.aspects)
    if message.opening == "update" and not message.aspects:
        sentences.append(letter_word(facts.language, "changed.something"))
    if message.purpose.voids_answers and message.purpose is not Purpose.INVITATION:
        sentences.append(letter_word(facts.language, "answer_again"))
    return " ".join(sentences)


def changes_in_words(language: str, aspects: frozenset[Aspect]) -> list[str]:
    """Such as “The time has changed.”; one sentence for day and hour together, none for certainty,
    which has an opening of its own.
    """
    named = [aspect for aspect in Aspect if aspect in aspects and aspect is not Aspect.CERTAINTY]
    keys: list[str] = [aspect.value for aspect in named]
    if {Aspect.DAY, Aspect.HOUR} <= aspects:
        keys = ["day_and_hour", *(aspect.value for aspect in named if aspect is Aspect.PLACE)]
    return [letter_word(language, f"changed.{key}") for key in keys]


def offered_answers(*, has_link: bool) -> tuple[Answer, ...]:
    """The answers that a guest may give; `remote` only if the event has a link."""
    given = (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED, Answer.DELEGATED)
    return (*given, Answer.REMOTE) if has_link else given


def _salutation(name: str, language: str) -> str:
    """The name in the salutation: “colleague” if only the address is known."""
    known = clean_line(name)
    return letter_word(language, "colleague") if not known or "@" in known else known


def _subject(message: Message, facts: InvitationFacts) -> str:
    return clean_line(f"{letter_word(facts.language, f'{message.opening}.subject')} {facts.title}")
