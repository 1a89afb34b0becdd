"""The contents of papers, and their HTML; releases are in `release_paper`.

Texts are plain unless they are `Markup` (from `kernel.richtext`). A logo's `asset` is the name
under which its picture is passed to the PDF worker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from planner.config import ROOT
from planner.kernel.dates import direction
from planner.kernel.marking import marked_run
from planner.kernel.rendering import render
from planner.kernel.richtext import isolated
from planner.kernel.text_in import as_told, language_of, runs_of, split
from planner.phrases import phrase
from planner.releases.drafting.no_breaks import no_breaks, no_loose_article, no_single_word
from planner.releases.drafting.typography import base, capital
from planner.releases.papers.even_lines import balanced
from planner.releases.papers.tightness import tighter
from planner.releases.papers.whole_words import kept_whole

# Between organisers in the letterhead; where they need more lines, each has its own.
SEPARATOR = " · "
_SHEETS = ROOT / "static" / "css" / "print"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_INK = "#1b1d20"
# Written from right to left, with the comma of Latin letters.
_HEBREW = ("he", "yi")
_WORDS = ("page", "of", "phone", "email")


@dataclass(frozen=True, kw_only=True, slots=True)
class Logo:
    """A picture in the letterhead; if `asset` is "", the text `alt` instead."""

    asset: str
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperContact:
    """A press contact as printed; empty parts are left out.

    `dial` is the number for the link (E.164), "" if `phone` cannot be dialled.
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
    """The parts that every paper has. `author` goes into the document's properties.

    `letterhead` holds the logos of the organisers, `masthead` the name to print if there are none.
    `emblems` are those of the donors, beside the `funding` statement. `slug_line` is the running
    head from page 2; `footer` is at the end of the last page. `accent` is `#rrggbb`.
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
class Who:
    """A speaker as printed. `is_role`: nobody is named, as in “members of the Union”."""

    name: str
    function: str = ""
    is_role: bool = False

    @property
    def at_line_start(self) -> str:
        return as_told(capital(self.name), self.name) if self.is_role else self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleGroup:
    """People with the words in front of them: “Will speak:”."""

    lead: str
    people: tuple[Who, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeRow:
    """A programme item. `clock` is "" if the hour is not known; `day` is the heading in front of the
    first item of a day, `where` the place if the item has one of its own.
    """

    day: str = ""
    clock: str = ""
    title: str
    where: str = ""
    who: tuple[Who, ...] = ()
    is_break: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """A heading of an advisory with its content: lines, people, or a programme."""

    heading: str
    lines: tuple[Markup | str, ...] = ()
    groups: tuple[PeopleGroup, ...] = ()
    rows: tuple[ProgrammeRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AdvisoryPaper(Paper):
    """A media advisory. `update` is a note on a reissue or a cancellation, else ""."""

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
    """The programme on one page, with a column for each of one or two languages."""

    columns: tuple[ProgrammeColumn, ...]


def advisory_html(paper: AdvisoryPaper) -> str:
    return paper_html("print/advisory.html", paper, paper.title, ("rows", "advisory"))


def programme_html(paper: ProgrammePaper) -> str:
    title = f"{paper.kind_label}: {paper.columns[0].title}"
    return paper_html("print/programme.html", paper, title, ("rows", "programme"))


def paper_html(
    template: str, paper: Paper, title: str, sheets: tuple[str, ...], **values: object
) -> str:
    """The HTML of a paper. `sheets` are its style sheets beside that of all papers; `values` are
    further variables of the template.
    """
    words = {key: phrase(paper.language, f"papers.{key}") for key in _WORDS}
    style = _style(paper.accent if _COLOUR.fullmatch(paper.accent) else _INK, sheets)

    def lay(text: str | Markup, language: str = "") -> Markup:
        return text if isinstance(text, Markup) else laid(text, language or paper.language)

    def lay_line(text: str | Markup, language: str = "") -> Markup:
        return lay(text if isinstance(text, Markup) else _without_single_word(text), language)

    def balance(kind: str, text: str) -> Markup:
        whole = no_loose_article(text, paper.language)
        return balanced(kind, no_breaks(whole, paper.language))

    def lay_headline(text: str, language: str = "") -> Markup:
        tag = language or paper.language
        return lay(as_told(no_loose_article(text, tag), text), tag)

    def comma_of(tag: str = "") -> str:
        return comma(tag or paper.language)

    is_short = not balance("name", paper.masthead)
    names = [paper.masthead] if is_short else split(SEPARATOR, paper.masthead)
    given = {
        "names": names,
        "lay": lay,
        "lay_line": lay_line,
        "lay_headline": lay_headline,
        "balance": balance,
        "tighter": tighter(),
        "comma": comma_of,
        **values,
    }
    return render(template, paper=paper, title=title, style=style, words=words, **given)


def laid(text: str, language: str) -> Markup:
    """Plain text as HTML: without breaks in dates and names, runs of another direction isolated, an
    entered text in another language marked as such.
    """
    return Markup("").join(_laid_run(run, language) for run in runs_of(text))


def _without_single_word(text: str) -> str:
    return as_told(no_single_word(text), text)


def _laid_run(text: str, language: str) -> Markup:
    own = language_of(text) or language
    return marked_run(kept_whole(isolated(no_breaks(text, own), own)), own, language)


def comma(language: str) -> str:
    """The comma of a list, with its space: “, ”, in Arabic “، ”."""
    is_arabic = direction(language) == "rtl" and base(language) not in _HEBREW
    return "، " if is_arabic else ", "


def _style(accent: str, sheets: tuple[str, ...]) -> Markup:
    """The style sheets of the program; the only entered value is the colour, which was checked."""
    rules = [f":root {{ --accent: {accent} }}", *map(_sheet, ("paper", *sheets))]
    return Markup("\n".join(rules))  # noqa: S704 - our own files


@cache
def _sheet(name: str) -> str:
    return (_SHEETS / f"{name}.css").read_text("utf-8")
