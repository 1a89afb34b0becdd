"""Texts that stand in for missing ones are marked with their language, on pages, papers and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, PartRole
from planner.invitations.calendar import Guest
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message
from planner.invitations.purposes import Purpose
from planner.kernel.dates import direction
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.pdf import PdfClient
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.paper import advisory_html, programme_html
from planner.releases.papers.programme import programme_paper
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import release_text_of
from planner.releases.publication.slug_line import first_slug_line
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise
from tests.web.desk.releases.test_desk import drafted
from tests.web.reading import parsed
from tests.web.visitor import Visitor

# Entered words by language; each record is in English and the language, its texts in that alone.
_WORDS = {
    "ru": {
        "office": "Пресс-служба",
        "title": "Малые реки",
        "description": "О воде.\nИ о колодцах.",
        "venue": "Дом порта",
        "address": "Набережная ул., 4",
        "city": "Линденхольм",
        "accreditation": "Нужно удостоверение.",
        "kind": "прогулка",
        "organiser": "Институт рек",
        "host": "Портовый музей",
        "item": "Доклад",
        "study": "Уровни воды",
        "topic": "Паводки",
        "hall": "Зал",
        "person": "Марта Эллингсен",
        "function": "директор",
        "former": "главный инженер",
        "absent": "Озёрный союз",
        "body": "Озёрный фонд",
        "role": "гидролог",
        "contact": "Ида Морроу",
        "post": "пресс-секретарь",
    },
    "ar": {
        "office": "المكتب الصحفي",
        "title": "الأنهار الصغيرة",
        "description": "عن الماء.\nوعن الآبار.",
        "venue": "دار الميناء",
        "address": "شارع الرصيف",
        "city": "ليندنهولم",
        "accreditation": "يلزم إبراز بطاقة.",
        "kind": "نزهة",
        "organiser": "معهد الأنهار",
        "host": "متحف الميناء",
        "item": "تقرير",
        "study": "مناسيب المياه",
        "topic": "الفيضانات",
        "hall": "القاعة",
        "person": "مارتا إلينغسن",
        "function": "مديرة",
        "former": "كبيرة المهندسين",
        "absent": "اتحاد البحيرات",
        "body": "صندوق البحيرات",
        "role": "عالم مياه",
        "contact": "إيدا مورو",
        "post": "المتحدثة",
    },
}
_LETTERS = {"ru": re.compile("[а-яё]", re.IGNORECASE), "ar": re.compile("[\u0620-\u064a]")}


@dataclass(frozen=True)
class Record:
    """An event in English and another language that has all its texts."""

    language: str
    event: Event

    def words(self, name: str) -> str:
        return _WORDS[self.language][name].split("\n")[0]


@pytest.fixture(params=list(_WORDS))
def record(request: pytest.FixtureRequest, make: Make, office: Office) -> Record:
    language: str = request.param
    texts = {name: Texts({language: words}) for name, words in _WORDS[language].items()}
    office.names = texts["office"]
    found = make.event(
        titles=texts["title"],
        languages=["en", language],
        descriptions=texts["description"],
        venues=texts["venue"],
        addresses=texts["address"],
        cities=texts["city"],
        remote_sites=texts["hall"],
        accreditation=texts["accreditation"],
        own_kind=make.own_kind(names=texts["kind"]),
        announced_at=NOW,
        starts_on=date(2012, 3, 27),
    )
    for role, name in ((BodyRole.ORGANISER, "organiser"), (BodyRole.HOST, "host")):
        make.body(found, role, organisation=make.organisation(names=texts[name]))
    item = make.item(found, titles=texts["item"], topics=texts["topic"], venues=texts["hall"])
    make.part(
        item,
        person=make.person(names=texts["person"]),
        functions=texts["function"],
        former_functions=texts["former"],
        on_behalf_of=texts["absent"],
        organisation=make.organisation(names=texts["body"]),
    )
    make.part(item, unnamed_roles=texts["role"], role=PartRole.SPEAKER)
    make.item(found, study=make.study(titles=texts["study"]), titles=Texts())
    found.contacts.append(
        PressContact(office_id=office.id, names=texts["contact"], functions=texts["post"])
    )
    make.work.session.flush()
    make.work.session.expire_all()
    return Record(language, found)


def unmarked(page: str, language: str) -> list[str]:
    """What is written in the letters of the language without `lang`, or without its direction."""
    root, _ = parsed(page)
    body = root.find("body")
    assert body is not None
    found = [one for one in _texts(body, "", "ltr") if _LETTERS[language].search(one[0])]
    assert found
    wanted = ("auto", direction(language))
    return [text for text, of, told in found if of != language or told not in wanted]


def _texts(element: Element, language: str, told: str) -> Iterator[tuple[str, str, str]]:
    """The texts, each with its language and its direction; that of a `bdi` is “auto”."""
    own = element.get("lang", language)
    own_direction = element.get("dir", "auto" if element.tag == "bdi" else told)
    if element.text and element.tag not in ("script", "style"):
        yield element.text.strip(), own, own_direction
    for child in element:
        yield from _texts(child, own, own_direction)
        if child.tail:
            yield child.tail.strip(), own, own_direction


@pytest.mark.parametrize(
    "address",
    [
        "/newsroom/{office}/events/{event}?language=en",
        "/newsroom/{office}/?language=en",
        "/newsroom/{office}/events/?language=en",
    ],
)
def test_pages_of_the_newsroom(
    make: Make, office: Office, record: Record, stranger: Visitor, address: str
) -> None:
    make.work.session.commit()

    page = stranger.get(
        address.format(
            office=office.slug, event=record.event.public_id, title=record.words("title")
        )
    )

    assert unmarked(page.text, record.language) == []


def test_the_page_of_a_guest(make: Make, record: Record, stranger: Visitor, links: Links) -> None:
    guest = make.invitation(record.event, sent_sequence=0)
    make.work.session.commit()
    address = links.invitation(guest.public_id, guest.generation).removeprefix(links.public_url)

    page = stranger.get(address)

    assert unmarked(page.text, record.language) == []


def test_the_paper_of_a_release(make: Make, office: Office, record: Record) -> None:
    text = release_text_of(
        [],
        language="en",
        office=office,
        event=record.event,
        slug_line=first_slug_line(make.work, record.event, "en"),
    )

    html = release_html(text, letterhead(record.event, "en", office))

    assert unmarked(html, record.language) == []


def test_an_advisory(office: Office, record: Record) -> None:
    assert unmarked(advisory_html(advise(record.event, office)), record.language) == []


def test_a_programme(office: Office, record: Record) -> None:
    paper = programme_paper(record.event, ["en"], office, issued_at=NOW)

    assert unmarked(programme_html(paper), record.language) == []


@pytest.mark.parametrize("record", ["ru"], indirect=True)
def test_a_programme_in_two_languages(office: Office, record: Record) -> None:
    paper = programme_paper(record.event, ["en", record.language], office, issued_at=NOW)

    assert unmarked(programme_html(paper), record.language) == []


def test_mixed_papers_are_printed(office: Office, record: Record, pdf_client: PdfClient) -> None:
    """Their pictures show the runs of another direction."""
    advisory = advisory_html(advise(record.event, office))
    programme = programme_html(programme_paper(record.event, ["en"], office, issued_at=NOW))

    pages = [
        len(PdfReader(BytesIO(pdf_client.render(html))).pages) for html in (advisory, programme)
    ]

    assert pages == [1, 1]


@pytest.mark.parametrize("purpose", [Purpose.INVITATION, Purpose.UPDATE, Purpose.CANCELLATION])
def test_letters(office: Office, record: Record, purpose: Purpose) -> None:
    guest = Guest(
        name="Ada", address="ada@paper.test", page="https://p.test", sequence=0, stamp=NOW
    )

    letter = LetterRenderer(office).write(
        Message(purpose=purpose), facts_of(record.event, "en", NOW), guest
    )

    assert unmarked(letter.html, record.language) == []


def test_the_overview_of_the_desk(make: Make, record: Record, editor: Visitor) -> None:
    make.work.session.commit()

    page = editor.get(f"/desk/events/{record.event.id}/")

    assert unmarked(page.text, record.language) == []


def test_the_sheet_of_a_release(
    make: Make, record: Record, editor: Visitor, session: Session
) -> None:
    make.work.session.commit()
    release = drafted(editor, record.event, session)

    page = editor.get(f"/desk/releases/{release.id}")

    assert unmarked(page.text, record.language) == []
