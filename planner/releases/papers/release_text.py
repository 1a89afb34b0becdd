"""The final texts of a release, in the Markdown dialect of `kernel.richtext`.

They are stored at publication; papers and pages are rendered from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from planner.accounts.models import EndMark, Office
from planner.events.models.event import Event
from planner.kernel.dates import NBSP, clock_text, day_text, short_zone_text
from planner.kernel.embargo import is_over
from planner.kernel.richtext import to_text
from planner.phrases import phrase
from planner.releases.checks.findings import Paragraph
from planner.releases.drafting.typography import sentence
from planner.releases.models import OUTSIDE_BODY, Release, Section
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.shown_pictures import ShownPicture

_WORDS = re.compile(r"(\w+)")
_ABBREVIATION = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseText:
    """All texts of one release. `blocks` are (section, text), `boilerplates` (heading, text).

    `correction` is the mark of a corrected version with its number and day, "" for a first version;
    `corrects` names the version before, `correction_note` says what was corrected.
    """

    language: str
    author: str
    masthead: str
    funding: str
    kind_label: str
    release_line: str
    is_embargoed: bool
    slug_line: str
    accent: str
    footer: str
    headline: str
    subhead: str
    blocks: tuple[tuple[str, str], ...]
    end_mark: str
    notes_heading: str
    notes: tuple[str, ...]
    boilerplates: tuple[tuple[str, str], ...]
    contacts_heading: str
    contacts: tuple[str, ...]
    correction: str = ""
    corrects: str = ""
    correction_note: str = ""
    pictures: tuple[ShownPicture, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """The text from `as_json` as read from the database: lists become tuples again."""
        texts: dict[str, Any] = {name: _tuples(value) for name, value in stored.items()}
        pictures = tuple(map(ShownPicture.from_json, stored.get("pictures", ())))
        return cls(**{**texts, "pictures": pictures})


def release_text_of(
    blocks: Iterable[Paragraph],
    *,
    language: str,
    office: Office,
    event: Event,
    embargo_until: datetime | None = None,
    zone: str = "",
    slug_line: str = "",
    footer: str = "",
    at: datetime | None = None,
    correction: str = "",
    correction_note: str = "",
) -> ReleaseText:
    """The texts of the blocks that are not left out, as printed at `at` (None: under embargo)."""
    printed = [block for block in blocks if not block.is_left_out]
    head = letterhead(event, language, office)
    return ReleaseText(
        language=language,
        author=office.names.best(language, *office.languages),
        masthead=head.masthead,
        funding=head.funding,
        kind_label=phrase(language, "releases.kind"),
        release_line=release_line(language, embargo_until, zone or event.zone, at),
        is_embargoed=not is_over(embargo_until, at),
        slug_line=slug_line,
        accent=office.accent,
        footer=footer,
        headline=_text(printed, Section.HEADLINE),
        subhead=_text(printed, Section.SUBHEAD),
        blocks=body_of(printed),
        end_mark=_end_mark(office.end_mark, language),
        notes_heading=phrase(language, "releases.notes"),
        notes=_texts(printed, Section.NOTES),
        boilerplates=tuple(map(_heading_and_text, _texts(printed, Section.BOILERPLATE))),
        contacts_heading=_contacts_heading(printed, language),
        contacts=_texts(printed, Section.CONTACTS),
        correction=correction,
        correction_note=correction_note,
    )


def _contacts_heading(printed: Iterable[Paragraph], language: str) -> str:
    count = sum(block.section is Section.CONTACTS for block in printed)
    return phrase(language, "releases.contacts", count=count)


def body_of(blocks: Iterable[Paragraph]) -> tuple[tuple[str, str], ...]:
    """Section and text of the paragraphs between subhead and notes, without those left out."""
    return tuple(
        (block.section.value, block.text)
        for block in blocks
        if block.section not in OUTSIDE_BODY and not block.is_left_out
    )


def release_text_at(release: Release, moment: datetime) -> ReleaseText:
    """The published text, without the embargo once that has ended at `moment`."""
    issue = ReleaseText.from_json(release.issued)
    if release.embargo_until is None or not is_over(release.embargo_until, moment):
        return issue
    line = release_line(release.language, release.embargo_until, release.zone, moment)
    return replace(issue, release_line=line, is_embargoed=False)


def release_line(
    language: str, embargo_until: datetime | None, zone: str, at: datetime | None = None
) -> str:
    """What may be done with the release at `at`: “FOR IMMEDIATE RELEASE”, or until when it may not.

    Each sentence stays true on a paper that is read later: the embargo says that it ends.
    """
    if embargo_until is None:
        return phrase(language, "releases.immediate")
    day = day_text(embargo_until.astimezone(ZoneInfo(zone)).date(), language)
    hour = _hour(embargo_until, zone, language)
    if is_over(embargo_until, at):
        return phrase(language, "releases.lifted", hour=hour, day=day)
    # «2028 г.» at the end of a sentence has its full stop.
    line = phrase(language, "releases.embargoed", hour=hour, day=_in_capitals(day))
    return line.replace("..", ".")


def _hour(moment: datetime, zone: str, language: str) -> str:
    """“10:00 MSK (07:00 UTC)”; the day of UTC is said where it is another one."""
    local, utc = moment.astimezone(ZoneInfo(zone)), moment.astimezone(UTC)
    hour = f"{clock_text(local.time())}{NBSP}{short_zone_text(moment, zone, language)}"
    if not local.utcoffset():
        return hour
    other_day = "" if utc.date() == local.date() else f", {day_text(utc.date(), language)}"
    return f"{hour} ({clock_text(utc.time())}{NBSP}UTC{other_day})"


def _in_capitals(day: str) -> str:
    """“14 MARCH 2028”, «14 МАРТА 2028 г.»: abbreviations stay as they are."""
    return "".join(
        part.upper() if len(part) > _ABBREVIATION else part for part in _WORDS.split(day)
    )


def document_title(issue: ReleaseText) -> str:
    """The headline; for a correction, marked as one."""
    headline = to_text(issue.headline)
    if not issue.correction:
        return headline
    return phrase(issue.language, "releases.correction_of", title=headline)


def note_line(issue: ReleaseText) -> str:
    """“CORRECTION to press release 2028/04 … The corrected text follows.”; "" for a first version."""
    if not issue.correction_note:
        return ""
    note = sentence(issue.correction_note)
    said = phrase(issue.language, "releases.what_is_corrected", note=note)
    return " ".join(filter(None, (issue.corrects, said)))


def text_of(issue: ReleaseText) -> str:
    """The release as plain text, for letters and the command line."""
    paragraphs = [
        issue.kind_label.upper(),
        issue.correction,
        note_line(issue),
        issue.release_line,
        to_text(issue.headline),
        to_text(issue.subhead),
        *(to_text(text) for _, text in issue.blocks),
        issue.end_mark,
        issue.notes_heading if issue.notes else "",
        *(f"{number}. {to_text(note)}" for number, note in enumerate(issue.notes, 1)),
        *(f"{heading}\n{to_text(text)}" for heading, text in issue.boilerplates),
        issue.contacts_heading if issue.contacts else "",
        *(to_text(text) for text in issue.contacts),
        issue.footer,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _tuples(value: Any) -> Any:
    return tuple(_tuples(inner) for inner in value) if isinstance(value, list) else value


def _text(blocks: Iterable[Paragraph], section: Section) -> str:
    return next(iter(_texts(blocks, section)), "")


def _texts(blocks: Iterable[Paragraph], section: Section) -> tuple[str, ...]:
    return tuple(block.text for block in blocks if block.section is section)


def _heading_and_text(text: str) -> tuple[str, str]:
    """A first paragraph entirely in bold is the heading; else the heading is ""."""
    first, _, rest = text.partition("\n\n")
    if rest and first.startswith("**") and first.endswith("**"):
        return to_text(first), rest
    return "", text


def _end_mark(mark: EndMark, language: str) -> str:
    """Empty in Russian, where a ruled line ends the body."""
    return "" if language.split("-")[0] == "ru" else mark.value
