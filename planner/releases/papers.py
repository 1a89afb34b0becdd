"""What papers hold, ready to be set: every text decided, nothing left to compute.

Texts are plain unless they are `Markup` (from `kernel.richtext`). A logo's `asset` is the name
under which its picture is handed to the press.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class Logo:
    """A picture in the letterhead."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasePaper(Paper):
    """A press release. `notes` are numbered; `boilerplates` are pairs of heading and text.

    Without `end_mark` a ruled line ends the body.
    """

    release_line: str
    headline: str
    subhead: str = ""
    blocks: tuple[PaperBlock, ...]
    end_mark: str = ""
    notes_heading: str = ""
    notes: tuple[Markup | str, ...] = ()
    boilerplates: tuple[tuple[str, Markup | str], ...] = ()
    contacts_heading: str = ""
    contacts: tuple[PaperContact, ...] = ()


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
