"""What papers hold, ready to be set: every text decided, nothing left to compute.

Texts are plain unless they are `Markup` (from `kernel.richtext`). A logo's `asset` is the name
under which its picture is handed to the press.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from planner.config import ROOT
from planner.kernel.rendering import render
from planner.kernel.richtext import isolated
from planner.phrases import phrase

_SHEETS = ROOT / "static" / "css" / "print"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_INK = "#1b1d20"


@dataclass(frozen=True, kw_only=True, slots=True)
class Logo:
    """A picture in the letterhead; without an `asset`, its `alt` in words."""

    asset: str
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperBlock:
    """A paragraph or list of the body; `section` is a value of `Section`."""

    section: str
    html: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperContact:
    """Whom journalists may call, as printed; empty parts are left out.

    `dial` is the number for the link (E.164), "" where `phone` is not to be dialled.
    """

    name: str
    function: str = ""
    organisation: str = ""
    phone: str = ""
    dial: str = ""
    email: str = ""
    languages: str = ""
    hours: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What every paper has. `author` stands in the document's properties: the office's name.

    `letterhead` holds the logos of the organisers, `masthead` the name to print where there are
    none. `emblems` are those of the donors, beside the `funding` statement. `slug_line` runs on
    from page 2. `footer` closes the last page. `accent` is `#rrggbb`.
    """

    language: str
    author: str
    masthead: str = ""
    letterhead: tuple[Logo, ...] = ()
    emblems: tuple[Logo, ...] = ()
    funding: str = ""
    kind_label: str
    slug_line: str = ""
    footer: str = ""
    accent: str = "#1f4e79"
    watermark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasePaper(Paper):
    """A press release. `notes` are numbered; `boilerplates` are pairs of heading and text;
    `contact_texts` are contacts that a person has written as text.

    Without `end_mark` a ruled line ends the body. `title` is that of the document; a correction
    bears its mark `correction` and the note at the head.
    """

    title: str = ""
    correction: str = ""
    correction_note: str = ""
    release_line: str
    is_embargoed: bool = False
    headline: str
    subhead: str = ""
    blocks: tuple[PaperBlock, ...]
    end_mark: str = ""
    notes_heading: str = ""
    notes: tuple[Markup | str, ...] = ()
    boilerplates: tuple[tuple[str, Markup | str], ...] = ()
    contacts_heading: str = ""
    contacts: tuple[PaperContact, ...] = ()
    contact_texts: tuple[Markup, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """Somebody on a programme: `name` as printed, `function` beside it."""

    name: str
    function: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeRow:
    """A point of the programme. `clock` is "" where the hour is not known."""

    clock: str = ""
    title: str
    who: tuple[Who, ...] = ()
    is_break: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """One heading of an advisory and what stands under it: lines, people, or a programme."""

    heading: str
    lines: tuple[Markup | str, ...] = ()
    people: tuple[Who, ...] = ()
    rows: tuple[ProgrammeRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AdvisoryPaper(Paper):
    """A media advisory: what, when, where, who, why. `update` says what a reissue changes."""

    title: str
    update: str = ""
    facets: tuple[Facet, ...]
    contacts_heading: str = ""
    contacts: tuple[PaperContact, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeColumn:
    """The programme in one language."""

    language: str
    title: str
    when: str
    where: str = ""
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammePaper(Paper):
    """The programme on one page, in one language or in two."""

    columns: tuple[ProgrammeColumn, ...]


def release_html(paper: ReleasePaper) -> str:
    """The release, ready for the press."""
    return _set("print/release.html", paper, paper.title or paper.headline, ("release",))


def advisory_html(paper: AdvisoryPaper) -> str:
    """The advisory, ready for the press."""
    return _set("print/advisory.html", paper, paper.title, ("rows", "advisory"))


def programme_html(paper: ProgrammePaper) -> str:
    """The programme, ready for the press."""
    title = f"{paper.kind_label}: {paper.columns[0].title}"
    return _set("print/programme.html", paper, title, ("rows", "programme"))


def _set(template: str, paper: Paper, title: str, sheets: tuple[str, ...]) -> str:
    words = {key: phrase(paper.language, f"papers.{key}") for key in _WORDS}
    style = _style((_COLOUR.fullmatch(paper.accent) and paper.accent) or _INK, sheets)

    def lay(text: str | Markup) -> Markup:
        return text if isinstance(text, Markup) else isolated(text, paper.language)

    return render(template, paper=paper, title=title, style=style, words=words, lay=lay)


_WORDS = ("page", "of", "phone", "email")


def _style(accent: str, sheets: tuple[str, ...]) -> Markup:
    """Our own style sheets as one; nothing that anybody typed but a colour, which was checked."""
    rules = [f":root {{ --accent: {accent} }}", *map(_sheet, ("paper", *sheets))]
    return Markup("\n".join(rules))  # noqa: S704 - our own files


@cache
def _sheet(name: str) -> str:
    return (_SHEETS / f"{name}.css").read_text("utf-8")
