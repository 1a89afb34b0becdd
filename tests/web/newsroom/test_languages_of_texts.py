"""Texts that stand in for missing ones are marked with their language, on pages, papers and letters."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

import pytest

from planner.accounts.models import Office
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, PartRole
from planner.invitations.calendar import Guest
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message
from planner.invitations.purposes import Purpose
from planner.kernel.links import Links
from planner.kernel.text_in import joined, lang_attribute, language_of
from planner.kernel.texts import Texts
from planner.releases.papers.paper import advisory_html, programme_html
from planner.releases.papers.programme import programme_paper
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise
from tests.web.reading import parsed
from tests.web.visitor import Visitor

_CYRILLIC, _LATIN = (re.compile(f"[{letters}]", re.IGNORECASE) for letters in ("а-яё", "a-z"))


def russian(text: str) -> Texts:
    return Texts(ru=text)


@pytest.fixture
def event(make: Make, office: Office) -> Event:
    """In English and Russian, with all its texts in Russian alone."""
    office.names = russian("Пресс-служба")
    found = make.event(
        titles=russian("Малые реки"),
        descriptions=russian("О воде.\nИ о колодцах."),
        venues=russian("Дом порта"),
        addresses=russian("Набережная ул., 4"),
        cities=russian("Линденхольм"),
        accreditation=russian("Нужно удостоверение."),
        own_kind=make.own_kind(names=russian("прогулка")),
        announced_at=NOW,
        starts_on=date(2012, 3, 27),
    )
    for role, name in ((BodyRole.ORGANISER, "Институт рек"), (BodyRole.HOST, "Портовый музей")):
        make.body(found, role, organisation=make.organisation(names=russian(name)))
    item = make.item(
        found, titles=russian("Доклад"), topics=russian("Паводки"), venues=russian("Зал")
    )
    make.part(
        item,
        person=make.person(names=russian("Марта Эллингсен")),
        functions=russian("директор"),
        organisation=make.organisation(names=russian("Озёрный фонд")),
    )
    make.part(item, unnamed_roles=russian("гидролог"), role=PartRole.SPEAKER)
    found.contacts.append(
        PressContact(
            office_id=office.id, names=russian("Ида Морроу"), functions=russian("пресс-секретарь")
        )
    )
    make.work.session.flush()
    make.work.session.expire_all()
    return found


def test_pages(make: Make, office: Office, event: Event, stranger: Visitor, links: Links) -> None:
    guest = make.invitation(event, sent_sequence=0)
    make.work.session.commit()
    page = links.invitation(guest.public_id, guest.generation).removeprefix(links.public_url)
    shown = f"/newsroom/{office.slug}/events/{event.public_id}?language=en"

    for address in (shown, f"/newsroom/{office.slug}/?language=en", page):
        found = list(_russian(stranger.get(address).text))
        assert [text for text, language in found if language != "ru"] == []
        assert any("Малые реки" in text for text, _ in found)


def test_papers_and_letters(office: Office, event: Event) -> None:
    """The kind is one of the program's, and the line with kind of paper and title is left out:
    sentences that hold an entered text are not marked.
    """
    event.own_kind = None
    office.names = russian("Пресса")
    guest = Guest(
        name="Ada", address="ada@paper.test", page="https://p.test", sequence=0, stamp=NOW
    )
    message = Message(purpose=Purpose.INVITATION)

    for html in (
        advisory_html(advise(event, office)),
        programme_html(programme_paper(event, ["en"], office, issued_at=NOW)),
        LetterRenderer(office).write(message, facts_of(event, "en", NOW), guest).html,
    ):
        found = list(_russian(html))
        assert [text for text, language in found if language != "ru"] == []
        assert any("Марта Эллингсен" in text for text, _ in found)


def test_what_is_made_of_texts() -> None:
    one, other = russian("Малые реки").best("en"), Texts(en="Water").best("en")

    assert [language_of(joined("; ", texts)) for texts in ((one, "", one), (one, other))] == [
        *("ru", "")
    ]
    assert lang_attribute(one, "en") == {"lang": "ru"}
    assert [lang_attribute(text, "en") for text in (other, "Water", "")] == [{}, {}, {}]
    assert language_of(pickle.loads(pickle.dumps(one))) == "ru"


def _russian(html: str) -> Iterator[tuple[str, str]]:
    """The texts in Russian letters in the body, each with its language; without sentences of the
    program that hold such a text.
    """
    root, _ = parsed(html)
    body = root.find("body")
    assert body is not None
    yield from _texts(body, root.get("lang", ""))


def _texts(element: Element, around: str) -> Iterator[tuple[str, str]]:
    language = element.get("lang", around)
    for text, of in ((element.text, language), (element.tail, around)):
        if text and _CYRILLIC.search(text) and not _LATIN.search(text):
            yield text.strip(), of
    for child in element:
        if child.get("class") != "running-head":
            yield from _texts(child, language)
