"""Where lines of papers end, looked at in the printed paper."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.config import ROOT
from planner.pdf import PdfClient
from planner.releases.drafting.no_breaks import no_breaks
from planner.releases.papers.even_lines import HEADLINES, balanced
from planner.releases.papers.release_paper import release_html
from tests.unit.releases.samples import EN, HEAD, release

NO_LOGOS = replace(HEAD, senders=(), emblems=())
HEADLINE = (
    "Round table on low water in small rivers of the northern districts brings journalists and "
    "hydrologists together"
)
NAME = "Санкт-Петербургский центр международного сотрудничества Красного Креста"
ADDRESS = "https://rivers.example/studies/small-rivers/summary?language=en&year=2028&part=wells"


def lines(pdf_client: PdfClient, **changed: object) -> list[str]:
    text = replace(release("en", {"lead": "Lead."}), **changed)  # type: ignore[arg-type]
    pdf = pdf_client.render(release_html(text, NO_LOGOS))
    return [line.strip() for line in PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()]


def part_of(printed: list[str], first: str, last: str) -> list[str]:
    """The lines from the one that begins with the first word to the one that ends with the last."""
    begin = next(at for at, line in enumerate(printed) if line.startswith(first))
    end = next(at for at, line in enumerate(printed) if at >= begin and line.endswith(last))
    return printed[begin : end + 1]


def test_no_line_of_a_headline_ends_with_an_article(pdf_client: PdfClient) -> None:
    headline = "Open day “Neighbours of the Lighthouse” held in Farol Point"

    found = part_of(lines(pdf_client, headline=headline), "Open", "Point")

    assert found == ["Open day “Neighbours of", "the Lighthouse” held in Farol Point"]


def test_no_paragraph_ends_with_a_line_of_one_word(pdf_client: PdfClient) -> None:
    text = (
        "Журналистам рассказали о реках, о колодцах и о том, почему мелеют озёра " + "и реки " * 3
    )
    blocks = tuple(("lead", text + "очень " * n + "быстро.") for n in range(9))

    printed = lines(pdf_client, blocks=blocks)

    assert [line for line in printed if line.endswith("быстро.") and " " not in line] == []
    assert sum(line.endswith("быстро.") for line in printed) == len(blocks)


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "Round table in Lindenholm looks at low water in small rivers",
        "Red Cross centre briefs journalists on migrants in St. Petersburg",
        "В Линденхольме обсудили обмеление малых рек и судьбу колодцев",
    ],
)
def test_lines_of_a_headline_are_even(pdf_client: PdfClient, headline: str) -> None:
    words = headline.split(" ")

    found = part_of(lines(pdf_client, headline=headline), words[0], words[-1])

    assert " ".join(found) == headline
    assert len(found) > 1
    assert min(map(len, found)) > 0.6 * max(map(len, found))


SINGLE = (
    "Вспольский северо-западный государственный университет представил исследование здравоохранения"
)
WORDS = {
    "en": (
        "rivers wells of in on and to the hydrologists journalists presents international study "
        "low water districts northern conference representatives examines Lindenholm care"
    ),
    "ru": (
        "университет представил исследование здравоохранения государственный рек в о на и с для "
        "международного сотрудничества конференция журналистов малых вода обмеление северных"
    ),
}


def headlines() -> list[tuple[str, str]]:
    """The language and the text of headlines of six to fourteen words."""
    chance = random.Random(8)
    return [("ru", SINGLE)] + [
        (language, " ".join(chance.choices(words.split(), k=chance.randint(6, 14))))
        for language, words in WORDS.items()
        for _ in range(40)
    ]


def test_no_line_of_a_headline_has_a_single_word(pdf_client: PdfClient) -> None:
    given = [no_breaks(text, language) for language, text in headlines()]
    html = release_html(release("en", {"lead": "Lead."}), NO_LOGOS)
    many = "".join(f'<h1 class="headline"{balanced("headline", one)}>{one}</h1>' for one in given)
    html = re.sub(r'<h1 class="headline".*?</h1>', lambda _: many, html, flags=re.DOTALL)
    pages = PdfReader(BytesIO(pdf_client.render(html))).pages
    printed = [line.strip() for page in pages for line in page.extract_text().splitlines()]

    found = [lines_of(one, printed) for one in given]

    assert [some for some in found if len(some) > 1 and single_words(some)] == []


def lines_of(text: str, printed: list[str]) -> list[str]:
    """Those lines of the paper which make up the text."""
    for begin in range(len(printed)):
        for end in range(begin + 1, begin + 6):
            if " ".join(printed[begin:end]).split() == text.split():
                return printed[begin:end]
    raise AssertionError(text)


def single_words(some: list[str]) -> list[str]:
    return [line for line in some if len(line.split()) == 1]


def test_a_headline_of_one_line_needs_no_width() -> None:
    assert balanced("headline", "Rivers lose water") == ""
    assert balanced("column", "Straßenverkehrsordnungswidrigkeitenverfahren rechts") == ""


def test_organisers_with_long_names_have_a_line_each(pdf_client: PdfClient) -> None:
    printed = lines(pdf_client, masthead=f"{NAME} · Lake Fund", funding="")

    assert part_of(printed, "Санкт", "Fund") == [
        "Санкт-Петербургский центр международного",
        "сотрудничества Красного Креста",
        "Lake Fund",
    ]


def test_dates_names_and_words_with_hyphens_are_not_torn(pdf_client: PdfClient) -> None:
    whole = ("14 March 2028", "St. Petersburg", "Dr Ambrey", "20-летию", "+7 (812) 000-00-01")
    many = [f"{'o' * length} {one}." for length in range(1, 60, 6) for one in whole]

    printed = lines(pdf_client, headline="Head", blocks=(("lead", " ".join(many)),))

    text = "\n".join(printed)
    assert {one: text.count(one) for one in whole} == dict.fromkeys(whole, 10)


def test_a_long_address_is_parted_at_its_marks(pdf_client: PdfClient) -> None:
    entries = tuple(("rest", f"{'o' * length} <{ADDRESS}> o.") for length in range(8, 44, 6))

    printed = lines(pdf_client, blocks=entries)

    ends = [line for line in printed if "oooo" in line and not line.endswith(".")]
    assert len(ends) == len(entries)
    assert {line[-1] for line in ends} <= set("/.?&=")
    assert "".join(printed).count(ADDRESS) == len(entries)


def test_sizes_are_those_of_the_style_sheets() -> None:
    sheets = {
        name: (ROOT / "static" / "css" / "print" / f"{name}.css").read_text()
        for name in ("paper", "release", "programme")
    }
    size = {
        "headline": _size(sheets["paper"], r"\n\.headline"),
        "subhead": _size(sheets["release"], r"\.subhead"),
        "name": _size(sheets["paper"], r"\n\.letterhead__name"),
        "programme": _size(sheets["programme"], r"\.programme-title \.headline"),
        "column": _size(sheets["programme"], r"\.column \.headline"),
    }
    column = dict.fromkeys(size, 162.0) | {"column": 76.0}

    assert {
        kind: round(measure[0] * size[kind] * 25.4 / 72) for kind, measure in HEADLINES.items()
    } == column
    assert "margin: 26mm 24mm 24mm" in sheets["paper"]
    assert "width: 10mm" in sheets["programme"]


def _size(sheet: str, selector: str) -> float:
    found = re.search(selector + r" {[^}]*?font-size: ([\d.]+)pt", sheet)
    assert found
    return float(found[1])


def test_the_text_of_a_paper_is_set_in_our_typefaces(pdf_client: PdfClient) -> None:
    pdf = PdfReader(BytesIO(pdf_client.render(release_html(release("en", EN), NO_LOGOS))))

    resources = pdf.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in resources.values()}
    assert {name for name in names if "Source" not in name} == set()
    assert len(names) == 4
