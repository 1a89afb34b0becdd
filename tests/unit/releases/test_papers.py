"""What stands on a paper and in which order, and what stays off it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from planner.releases.papers.letterhead import Letterhead
from planner.releases.papers.paper import (
    AdvisoryPaper,
    Facet,
    PaperContact,
    PeopleGroup,
    ProgrammeColumn,
    ProgrammePaper,
    ProgrammeRow,
    Who,
    advisory_html,
    programme_html,
)
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import ReleaseText
from tests.unit.releases.samples import AR, EN, HEAD, RU, release
from tests.web.visitor import must_parse


def body_of(html: str) -> str:
    """The words of the page, without its style and what runs on."""
    page = html.partition("</div>\n\n  <header")[2] or html.partition("<header")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<header{page}")).split())


NO_LOGOS = Letterhead(senders=(), emblems=(), masthead="", funding="", pictures={})


def bare() -> ReleaseText:
    return ReleaseText(
        language="en",
        author="Press House",
        masthead="Press House",
        funding="",
        kind_label="Press release",
        release_line="FOR IMMEDIATE RELEASE",
        is_embargoed=False,
        slug_line="",
        accent="#1f4e79",
        footer="",
        headline="Head",
        subhead="",
        blocks=(("lead", "Lead."),),
        end_mark="",
        notes_heading="",
        notes=(),
        boilerplates=(),
        contacts_heading="",
        contacts=(),
    )


@pytest.mark.parametrize(("language", "texts"), [("en", EN), ("ru", RU), ("ar", AR)])
def test_a_release_is_sound_html(language: str, texts: dict[str, str]) -> None:
    html = release_html(release(language, texts), HEAD)

    must_parse(html, language)
    direction = "rtl" if language == "ar" else "ltr"
    assert re.findall("<html [^>]*>", html) == [f'<html lang="{language}" dir="{direction}">']


def test_the_sections_follow_each_other() -> None:
    text = body_of(release_html(release("en", EN), HEAD))

    order = [
        "funded by the European Union",
        "Press release",
        "EMBARGOED UNTIL",
        "Red Cross centre briefs",
        "Two studies",
        "ST. PETERSBURG, 27 March 2012",
        "ENDS",
        "Notes to editors",
        "About the Center",
        "Media contacts",
        "Vera Example",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_is_missing_leaves_no_heading() -> None:
    html = release_html(bare(), NO_LOGOS)

    must_parse(html, "bare")
    assert body_of(html) == "Press House Press release FOR IMMEDIATE RELEASE Head Lead."
    assert "<h2" not in html
    assert html.count('<div class="end-rule"></div>') == 1


def test_what_people_typed_stays_text() -> None:
    hostile = "</style></title><script>alert(1337)</script>{{ 7 * 191 }}"
    html = release_html(
        replace(
            bare(),
            headline=hostile,
            slug_line=hostile,
            footer=hostile,
            author=hostile,
            masthead=hostile,
            notes=(hostile,),
            notes_heading=hostile,
            boilerplates=((hostile, hostile),),
        ),
        NO_LOGOS,
    )

    must_parse(html, "hostile")
    assert "<script" not in html
    assert html.count("</style>") == 1
    assert "1337)&lt;/script&gt;{{ 7 * 191 }}" in html


def with_contacts(*contacts: PaperContact) -> AdvisoryPaper:
    return AdvisoryPaper(
        language="en",
        author="Press House",
        kind_label="Media advisory",
        title="Head",
        facets=(),
        contacts_heading="Contacts",
        contacts=contacts,
    )


def test_what_people_typed_of_contacts_stays_text() -> None:
    hostile = "<script>alert(1337)</script>"
    contact = PaperContact(name=hostile, phone=hostile, dial="+1", email=hostile)

    html = advisory_html(with_contacts(contact))

    must_parse(html, "hostile")
    assert "<script" not in html


@pytest.mark.parametrize("accent", ["red;} body{display:none}", "#FFF", "url(x)", ""])
def test_an_accent_that_is_no_colour_is_ink(accent: str) -> None:
    html = release_html(replace(bare(), accent=accent), NO_LOGOS)

    assert re.findall(":root { --accent[^}]*}", html) == [":root { --accent: #1b1d20 }"]


def test_phones_are_dialled_only_where_they_can_be() -> None:
    paper = with_contacts(
        PaperContact(name="A", phone="+7 1", dial="+71"),
        PaperContact(name="B", phone="internal 12"),
    )

    html = advisory_html(paper)

    assert re.findall(r'href="([^"]+)"', html) == ["tel:+71"]


def test_an_unnamed_role_begins_its_line_with_a_capital() -> None:
    members = Who(name="members of the Union", function="on behalf of the crews", is_role=True)
    van_os = Who(name="van Os", function="pilot")
    of_two, of_one = (
        PeopleGroup(lead="Will speak:", people=people) for people in ((members, van_os), (members,))
    )
    rows = (ProgrammeRow(title="Welcome", who=(members,)),)
    paper = AdvisoryPaper(
        language="en",
        author="Press House",
        kind_label="Media advisory",
        title="Rivers",
        facets=(
            Facet(heading="Who", groups=(of_two, of_one)),
            Facet(heading="Programme", rows=rows),
        ),
    )

    assert body_of(advisory_html(paper)) == (
        "Media advisory Rivers Who Will speak: Members of the Union , on behalf of the crews "
        "van Os , pilot Will speak: members of the Union , on behalf of the crews "
        "Programme Welcome Members of the Union , on behalf of the crews"
    )


def test_no_single_word_ends_a_line_of_a_paper() -> None:
    line = "Workshop for village radio stations on reporting on weather warnings"
    paper = AdvisoryPaper(
        language="en",
        author="Press House",
        kind_label="Media advisory",
        title="Rivers",
        facets=(Facet(heading="What", lines=(line, "Round table")),),
    )

    whole = re.findall('<span class="whole">([^<]+)</span>', advisory_html(paper))

    assert whole == ["weather warnings"]


def test_an_advisory_sets_each_kind_of_facet() -> None:
    rows = (
        ProgrammeRow(clock="11:00", title="Welcome", who=(Who(name="Lena"),)),
        ProgrammeRow(clock="11:10", title="Coffee", is_break=True),
    )
    lena = (Who(name="Lena", function="Director"),)
    paper = AdvisoryPaper(
        language="en",
        author="Press House",
        masthead="Press House",
        kind_label="Media advisory",
        title="Rivers",
        update="Updated 2",
        facets=(
            Facet(heading="What", lines=("Round table",)),
            Facet(heading="Who", groups=(PeopleGroup(lead="Will speak:", people=lena),)),
            Facet(heading="Programme", rows=rows),
        ),
    )

    html = advisory_html(paper)

    must_parse(html, "advisory")
    assert body_of(html) == (
        "Press House Media advisory Updated 2 Rivers What Round table "
        "Who Will speak: Lena , Director Programme 11:00 Welcome Lena 11:10 Coffee"
    )


def test_a_programme_without_hours_has_no_clocks() -> None:
    column = ProgrammeColumn(
        language="ru", title="Реки", when="27 марта", rows=(ProgrammeRow(title="Доклад"),)
    )
    paper = ProgrammePaper(
        language="en",
        author="Press House",
        masthead="Press House",
        kind_label="Programme",
        columns=(replace(column, language="en", title="Rivers", rows=()), column),
    )

    html = programme_html(paper)

    must_parse(html, "programme")
    assert re.findall("<title>.*</title>", html) == ["<title>Programme: Rivers</title>"]
    assert re.findall('<div class="column"[^>]*>', html) == [
        '<div class="column" lang="en" dir="ltr">',
        '<div class="column" lang="ru" dir="ltr">',
    ]
    assert "programme__clock" not in html.partition("</style>")[2]
    assert '<ol class="columns programme--untimed">' in html
