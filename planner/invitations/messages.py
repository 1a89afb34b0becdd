"""Letters to guests: facts in, text and HTML and calendar out. Pure.

What all guests of one language share is rendered once, with marks where their own words go; each
letter is then filled in one pass. The marks are random, so that no text a person typed can be
one of them.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import escape
from textwrap import fill

import css_inline

from planner.accounts.models import Office
from planner.invitations.calendar import Guest, Organiser, cancel_for, request_for
from planner.invitations.facts import Facts
from planner.invitations.models import Answer
from planner.invitations.wording import letter_word, word
from planner.kernel.hygiene import clean_line
from planner.kernel.rendering import render

_LONGEST_SUBJECT = 200
_WIDTH = 76
_FIELDS = ("name", "page")


class Purpose(StrEnum):
    """What a letter to a guest is for."""

    INVITATION = "invitation"
    UPDATE = "update"
    POSTPONEMENT = "postponement"
    CANCELLATION = "cancellation"
    WITHDRAWAL = "withdrawal"

    @property
    def asks(self) -> bool:
        """It wants an answer: a REQUEST; the others take the entry out of the calendar."""
        return self in (Purpose.INVITATION, Purpose.UPDATE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a guest was told: date and place in words, the rest so that a change can be seen.

    `programme` and `wording` are prints of longer texts, `said` one of all that is not date or
    place; "" where it was not noted. `sequence` is the version that the letter told of.
    """

    when: str = ""
    place: str = ""
    link: str = ""
    title: str = ""
    programme: str = ""
    wording: str = ""
    said: str = ""
    sequence: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that changed, in words; `old` is "" where only the new is shown, further down."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A letter as it will arrive. `calendar` is None and `method` "" without a date."""

    subject: str
    text: str
    html: str
    calendar: bytes | None
    method: str


def known_of(facts: Facts) -> Known:
    """What a letter with these facts tells."""
    programme = _print(facts.points)
    wording = _print(facts.description, facts.organisers, facts.accreditation, facts.contacts)
    return Known(
        when=facts.when,
        place=facts.place,
        link=facts.link,
        title=facts.title,
        programme=programme,
        wording=wording,
        said=_print(facts.title, facts.kind, programme, wording),
    )


def differences(facts: Facts, before: Known) -> tuple[Difference, ...]:
    """What is now other than a guest knows it; empty for one who knows nothing."""
    if not before.when:
        return ()
    pairs = (
        ("when", before.when, facts.when),
        ("where", before.place, facts.place),
        ("online", before.link, facts.link),
    )
    nothing = letter_word(facts.language, "nowhere")
    found = tuple(
        Difference(label=word(facts.language, key), old=old or nothing, new=new or nothing)
        for key, old, new in pairs
        if old != new
    )
    return found + _reworded(facts, before)


def _reworded(facts: Facts, before: Known) -> tuple[Difference, ...]:
    """What changed beside date and place. Longer texts are only pointed at."""
    now, language = known_of(facts), facts.language
    found = []
    if before.title not in ("", now.title):
        title = letter_word(language, "title")
        found.append(Difference(label=title, old=before.title, new=now.title))
    below = letter_word(language, "below")
    # Another hour moves every line of the programme: that is said already.
    if before.when == now.when and before.programme not in ("", now.programme):
        found.append(Difference(label=word(language, "programme"), old="", new=below))
    if before.wording not in ("", now.wording):
        details = letter_word(language, "details")
        found.append(Difference(label=details, old="", new=below))
    return tuple(found)


def _print(*told: object) -> str:
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Scribe:
    """Writes the letters of one act about one event, for guests of all languages."""

    def __init__(self, office: Office, *, reason: str = "") -> None:
        self.office = office
        self.reason = reason
        self._moulds: dict[tuple[Purpose, str, Known, bool], Mould] = {}

    def write(self, purpose: Purpose, facts: Facts, guest: Guest, before: Known) -> Written:
        stands = purpose is Purpose.UPDATE and before.sequence == guest.sequence
        key = (purpose, facts.language, before, stands)
        mould = self._moulds.get(key)
        if mould is None:
            context = _context(
                purpose, facts, self.office, before, self.reason, answer_stands=stands
            )
            mould = self._moulds[key] = Mould(purpose, facts, self.office, context)
        values = {"name": _addressed(guest.name, facts.language), "page": guest.page}
        calendar = self._calendar(purpose, facts, guest)
        return Written(
            subject=mould.subject,
            text=mould.text(values),
            html=mould.html(values),
            calendar=calendar,
            method=("REQUEST" if purpose.asks else "CANCEL") if calendar else "",
        )

    def _calendar(self, purpose: Purpose, facts: Facts, guest: Guest) -> bytes | None:
        if facts.starts is None:
            return None
        organiser = Organiser(
            name=self.office.names.best(facts.language, *self.office.languages),
            address=self.office.mail_from,
        )
        if purpose.asks:
            return request_for(facts, guest, organiser)
        return cancel_for(facts, guest, organiser, reason=_CANCEL_REASONS[purpose])


_CANCEL_REASONS = {
    Purpose.POSTPONEMENT: "is_postponed",
    Purpose.CANCELLATION: "is_cancelled",
    Purpose.WITHDRAWAL: "is_withdrawn",
}


class Mould:
    """A letter with marks in place of what differs from guest to guest."""

    def __init__(
        self, purpose: Purpose, facts: Facts, office: Office, context: dict[str, object]
    ) -> None:
        nonce = secrets.token_hex(8)
        self._mark = re.compile(f"x{nonce}({'|'.join(_FIELDS)})x")
        context = context | {field: f"x{nonce}{field}x" for field in _FIELDS}
        self.subject = _subject(purpose, facts)
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


def _context(
    purpose: Purpose,
    facts: Facts,
    office: Office,
    before: Known,
    reason: str,
    *,
    answer_stands: bool,
) -> dict[str, object]:
    """`answer_stands`: the guest knows date and place already, so nothing is asked anew."""
    language = facts.language
    opening = "update.opening_words" if answer_stands else f"{purpose}.opening"
    shows_difference = purpose in (Purpose.UPDATE, Purpose.POSTPONEMENT)
    return {
        "purpose": purpose,
        "facts": facts,
        "office": office.names.best(language, *office.languages),
        "reason": reason,
        "differences": differences(facts, before) if shows_difference else (),
        "opening": letter_word(language, opening),
        "answers": offered_answers(has_link=bool(facts.link)) if purpose.asks else (),
        "word": lambda key: word(language, key),
        "say": lambda key: letter_word(language, key),
    }


def offered_answers(*, has_link: bool) -> tuple[Answer, ...]:
    """The answers that a guest may give; to take part online only where there is a link."""
    given = (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED, Answer.DELEGATED)
    return (*given, Answer.REMOTE) if has_link else given


def _addressed(name: str, language: str) -> str:
    """How the letter speaks to the guest: somebody known by an address only is a colleague."""
    known = clean_line(name)
    return letter_word(language, "colleague") if not known or "@" in known else known


def _subject(purpose: Purpose, facts: Facts) -> str:
    said = f"{letter_word(facts.language, f'{purpose}.subject')} {facts.title}"
    return clean_line(said)[:_LONGEST_SUBJECT].strip()


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
