"""The sample and the invented events on paper: what their pages hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.accounts.models import Office
from planner.exchange.reading import parse
from planner.exchange.sample import SAMPLE
from planner.invitations.attendance import attendance_facts
from planner.kernel.work import Work
from planner.pdf import PdfClient
from planner.releases.drafting import draft
from planner.releases.facts.loading import load_facts
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.paper import advisory_html, programme_html
from planner.releases.papers.programme import programme_paper
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import ReleaseText, release_text_of
from tests.unit.exchange.acts import import_event
from tests.unit.releases.advised import advise
from tests.unit.releases.test_records import NAMES, RECORDS

FILES = {"sample.en": SAMPLE, "sample.ru": SAMPLE} | {
    name: RECORDS / f"{name}.json" for name in NAMES
}
CONTACTS = {"en": "Media contact", "ru": "Контакт"}
FILLING = {
    "en": "Wells and rivers are measured in spring and in autumn, and always at noon. ",
    "ru": "Реки и колодцы измеряют весной и осенью, и всегда в один и тот же час. ",
}
MOST_LINES = 40
WRITTEN = datetime(2027, 12, 1, 9, tzinfo=UTC)


class Printer:
    """Prints the release of an event file in one language, at need with more lines of text."""

    def __init__(self, work: Work, office: Office, client: PdfClient, name: str) -> None:
        self.language = name.rpartition(".")[2]
        self.client = client
        work = replace(work, now=WRITTEN)
        self.event = event = import_event(work, parse(FILES[name].read_bytes()))
        self.office = office
        loaded = load_facts(
            work.session,
            event,
            on=WRITTEN.date(),
            office=office,
            attendance=attendance_facts(work, event),
        )
        blocks = draft(loaded.facts(self.language))
        self.text = release_text_of(blocks, language=self.language, office=office, event=event)
        self.head = replace(letterhead(event, self.language, office), senders=(), emblems=())

    def pages(self, lines: int = 0, *, is_loose: bool = False) -> list[str]:
        """The text of each page; `is_loose`: as if no tighter setting were offered."""
        html = release_html(self._longer(lines), self.head)
        if is_loose:
            html = html.replace('name="tighter"', 'name="other"')
        return self._printed(html)

    def advisory(self) -> list[str]:
        paper = advise(self.event, self.office, self.language, at=WRITTEN)
        return self._printed(advisory_html(replace(paper, letterhead=(), emblems=())))

    def programme(self) -> list[str]:
        """In the languages of the event, as the office has it printed."""
        languages = self.event.languages[:2]
        paper = programme_paper(self.event, languages, self.office, issued_at=WRITTEN)
        return self._printed(programme_html(replace(paper, letterhead=(), emblems=())))

    def _printed(self, html: str) -> list[str]:
        pages = PdfReader(BytesIO(self.client.render(html))).pages
        return [page.extract_text() for page in pages]

    def _longer(self, lines: int) -> ReleaseText:
        more = [("more", FILLING[self.language] * lines)] if lines else []
        return replace(self.text, blocks=(*self.text.blocks, *more))


@pytest.mark.parametrize("name", FILES)
def test_the_pages_of_a_release(
    work: Work, office: Office, pdf_client: PdfClient, name: str
) -> None:
    printer = Printer(work, office, pdf_client, name)

    pages = printer.pages()

    headline, contacts = printer.text.headline.split()[0], CONTACTS[printer.language]
    assert len(pages) <= 2
    assert headline in pages[0]
    assert [contacts in page for page in pages].count(True) == 1
    assert len(pages[-1].partition(contacts)[0].split()) > 15


@pytest.mark.walk
@pytest.mark.parametrize("name", FILES)
def test_the_pages_of_an_advisory_and_a_programme(
    work: Work, office: Office, pdf_client: PdfClient, name: str
) -> None:
    printer = Printer(work, office, pdf_client, name)
    first = printer.event.title(printer.language).split()[0]

    advisory, programme = printer.advisory(), printer.programme()

    for pages, most in ((advisory, 2), (programme, 1)):
        assert len(pages) <= most
        assert first in pages[0]
        assert all(len(page.split()) > 15 for page in pages)


@pytest.mark.walk
@pytest.mark.parametrize(
    "name", ["sample.en", "sample.ru", "conference.en", "centenary.ru", "tour.en"]
)
def test_the_first_lines_of_another_page_are_taken_back(
    work: Work, office: Office, pdf_client: PdfClient, name: str
) -> None:
    printer = Printer(work, office, pdf_client, name)
    least = len(printer.pages(is_loose=True))

    lines = next(n for n in range(1, MOST_LINES) if len(printer.pages(n, is_loose=True)) > least)

    assert len(printer.pages(lines)) == least
