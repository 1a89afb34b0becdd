"""Letters to guests: facts in, text and HTML and calendar out. Pure.

What all guests of one language share is rendered once, with marks where their own words go; each
letter is then filled in one pass. The marks are random, so that no text a person typed can be
one of them.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from textwrap import fill

import css_inline

from planner.accounts.models import Office
from planner.invitations.calendar import Guest, Organiser, cancel_for, request_for
from planner.invitations.comparing import Aspect
from planner.invitations.facts import InvitationFacts, facts_of, joined
from planner.invitations.models import Answer
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import Snapshot
from planner.invitations.wording import letter_word, word
from planner.kernel.rendering import render
from planner.kernel.text_normalising import clean_line

_WIDTH = 76
_FIELDS = ("name", "page")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedFact:
    """One thing that changed, in words; `old` is "" where only the new is shown."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What a letter says beside the facts. `opening` names the phrases of its subject and first
    sentence; `before` is what the guest knew, so that both can be shown beside each other.
    """

    purpose: Purpose
    opening: str = "invitation"
    aspects: frozenset[Aspect] = frozenset()
    before: Snapshot | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A letter as it will arrive. `calendar` is None and `method` "" without a date."""

    subject: str
    text: str
    html: str
    calendar: bytes | None
    method: str


def changed_facts(facts: InvitationFacts, before: Snapshot | None) -> tuple[ChangedFact, ...]:
    """What is now other than a guest knows it, in words; empty for one who knows nothing."""
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
    return found if before.is_partial else found + _other_words(facts, then)


def _other_words(facts: InvitationFacts, then: InvitationFacts) -> tuple[ChangedFact, ...]:
    """What changed beside date and place. Longer texts are only pointed at."""
    language = facts.language
    found = []
    if then.title != facts.title:
        title = letter_word(language, "title")
        found.append(ChangedFact(label=title, old=then.title, new=facts.title))
    for label, old, new in (
        (letter_word(language, "answers"), then.answer_by, facts.answer_by),
        (word(language, "accreditation"), then.accredit_by, facts.accredit_by),
        (letter_word(language, "places"), then.seats, facts.seats),
    ):
        if old != new:
            found.append(
                ChangedFact(label=label, old=old, new=new or letter_word(language, "none"))
            )
    below = letter_word(language, "below")
    if _programme(then, facts) != _programme(facts, then):
        found.append(ChangedFact(label=word(language, "programme"), old="", new=below))
    if _details(then) != _details(facts):
        found.append(ChangedFact(label=letter_word(language, "details"), old="", new=below))
    return tuple(found)


def _programme(facts: InvitationFacts, other: InvitationFacts) -> object:
    """Another hour moves every line of the programme: that is said already."""
    if facts.when == other.when:
        return facts.points
    return tuple(replace(point, clock="") for point in facts.points)


def _details(facts: InvitationFacts) -> object:
    return facts.kind, facts.description, facts.organisers, facts.accreditation, facts.contacts


class LetterRenderer:
    """Writes the letters of one act about one event, for guests of all languages."""

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
        """`sender` is the mailbox that the guest knows, where it is not the office's of today.
        `dated` are the facts whose date stands in the guest's calendar, where it is to be
        taken out although the event has none any more.
        """
        key = (
            message.purpose,
            message.opening,
            message.aspects,
            id(message.before),
            message.reason,
            facts.language,
        )
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = CompiledTemplate(message, facts, self.office)
        values = {"name": _addressed(guest.name, facts.language), "page": guest.page}
        calendar = self._calendar(message.purpose, dated or facts, guest, sender)
        return Written(
            subject=template.subject,
            text=template.text(values),
            html=template.html(values),
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
    """A letter with marks in place of what differs from guest to guest."""

    def __init__(self, message: Message, facts: InvitationFacts, office: Office) -> None:
        nonce = secrets.token_hex(8)
        self._mark = re.compile(f"x{nonce}({'|'.join(_FIELDS)})x")
        context = _context(message, facts, office) | {
            field: f"x{nonce}{field}x" for field in _FIELDS
        }
        self.subject = _subject(message, facts)
        self._text = _lines(render("mail/guest/letter.txt", **context))
        style = render("mail/guest/letter.css", accent=office.accent)
        self._html = _inliner(style).inline(render("mail/guest/letter.html", **context))

    def text(self, values: Mapping[str, str]) -> str:
        return self._mark.sub(lambda found: values[found[1]], self._text)

    def html(self, values: Mapping[str, str]) -> str:
        return self._mark.sub(lambda found: escape(values[found[1]]), self._html)


@cache
def _inliner(style: str) -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        extra_css=style, load_remote_stylesheets=False, keep_style_tags=False
    )


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
        "joined": joined,
    }


_SHOW_CHANGES = (Purpose.UPDATE, Purpose.DETAILS, Purpose.REINSTATEMENT, Purpose.POSTPONEMENT)


def _opening(message: Message, facts: InvitationFacts) -> str:
    """What has happened, what of it is other, and whether an answer is wanted again."""
    said = [letter_word(facts.language, f"{message.opening}.opening")]
    said += changes_in_words(facts.language, message.aspects)
    if message.opening == "update" and not message.aspects:
        said.append(letter_word(facts.language, "changed.something"))
    if message.purpose.voids_answers and message.purpose is not Purpose.INVITATION:
        said.append(letter_word(facts.language, "answer_again"))
    return " ".join(said)


def changes_in_words(language: str, aspects: frozenset[Aspect]) -> list[str]:
    """“The time has changed.”: a sentence for each, one for day and hour. Certainty has words of
    its own.
    """
    said = [aspect for aspect in Aspect if aspect in aspects and aspect is not Aspect.CERTAINTY]
    keys: list[str] = [aspect.value for aspect in said]
    if {Aspect.DAY, Aspect.HOUR} <= aspects:
        keys = ["day_and_hour", *(aspect.value for aspect in said if aspect is Aspect.PLACE)]
    return [letter_word(language, f"changed.{key}") for key in keys]


def offered_answers(*, has_link: bool) -> tuple[Answer, ...]:
    """The answers that a guest may give; to take part online only where there is a link."""
    given = (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED, Answer.DELEGATED)
    return (*given, Answer.REMOTE) if has_link else given


def _addressed(name: str, language: str) -> str:
    """How the letter speaks to the guest: somebody known by an address only is a colleague."""
    known = clean_line(name)
    return letter_word(language, "colleague") if not known or "@" in known else known


def _subject(message: Message, facts: InvitationFacts) -> str:
    """As long as it is: mail programs show as much as they have room for."""
    return clean_line(f"{letter_word(facts.language, f'{message.opening}.subject')} {facts.title}")


def _lines(text: str) -> str:
    """At most one empty line in a row, so that templates may be laid out to be read; and lines
    that fit an old screen. Addresses are never broken.
    """
    lines = [_wrapped(line) for line in text.replace("\u00a0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _wrapped(line: str) -> str:
    if len(line) <= _WIDTH:
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return fill(
        line.strip(),
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent and f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
