"""The table of facts by paper is what the papers of a record with every fact contain."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pytest

from planner.accounts.models import Office
from planner.config import ROOT
from planner.events.attendance_facts import AttendanceFacts, OtherFacts
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, EventStatus, ItemKind, PartRole
from planner.events.models.place import Interpretation
from planner.events.models.statement import SpeechForm, Statement
from planner.events.models.times import ItemBegin
from planner.events.schedule import settle_times
from planner.invitations.calendar import Guest, Organiser, public_calendar, request_for
from planner.invitations.facts import facts_of
from planner.invitations.messages import LetterRenderer, Message
from planner.invitations.purposes import Purpose
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.organisations.models import HotlineOperator, ProjectBody, ProjectRole
from planner.releases.drafting import draft
from planner.releases.facts.loading import load_facts
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.programme import programme_paper
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.releases.advised import advise
from tests.web.newsroom.marks_of_facts import MARKS
from tests.web.visitor import Visitor

TABLE = ROOT / "docs" / "facts-by-paper.md"
PAPERS = (
    *("release", "advisory", "programme", "letter", "calendar entry"),
    *("public page", "public calendar"),
)


def in_table() -> dict[str, dict[str, bool]]:
    """By fact and paper: whether the paper has it."""
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == len(PAPERS) + 2 and set(cells[1:-1]) <= {"yes", "no"}:
            found[cells[0]] = {
                paper: cell == "yes" for paper, cell in zip(PAPERS, cells[1:-1], strict=True)
            }
            assert cells[-1], f"{cells[0]}: no reason"
    return found


@pytest.fixture
def event(make: Make) -> Event:
    found = make.event(**_outline(), project=_project(make), hotline=_hotline(make))
    found.programme_of_work = make.aid_programme(names=Texts(en=MARKS["programme of work"]))
    settle_times(found)
    roles = ("organiser", "co-organiser", "host", "publisher", "partner", "supporter")
    for position, role in enumerate(roles):
        body = make.organisation(MARKS[role])
        make.body(found, BodyRole(role.replace("-", "_")), organisation=body, position=position)
    donor = make.organisation(MARKS["donor of the event"])
    make.body(found, BodyRole.DONOR, organisation=donor, position=9)
    phrases = Texts(en=f"the founding of {MARKS['occasion']}")
    make.occasion(found, anniversary=make.anniversary(phrases=phrases))
    _programme(make, found)
    contact = PressContact(
        office_id=found.office_id,
        event=found,
        names=Texts(en=MARKS["contact"]),
        functions=Texts(en=MARKS["function of a contact"]),
        phone=MARKS["telephone"],
        email=MARKS["e-mail"],
        hours=Texts(en=MARKS["hours of a contact"]),
    )
    make.work.session.add(contact)
    make.work.session.flush()
    make.work.session.expire_all()
    return found


def _outline() -> dict[str, object]:
    texts = {
        "titles": "title",
        "subjects": "subject",
        "descriptions": "description",
        "audiences": "audience",
        "venues": "venue",
        "addresses": "street",
        "cities": "city",
        "countries": "country",
        "remote_sites": "other city",
        "accreditation": "accreditation",
        "next_steps": "next step",
        "next_cities": "city of the next event",
        "earlier_cities": "city of an earlier event",
        "photo_captions": "what a photograph shows",
        "interviews": "interviews",
    }
    return {name: Texts(en=MARKS[fact]) for name, fact in texts.items()} | {
        "languages": ["en"],
        "starts_clock": time(10, 7),
        "ends_clock": time(12, 33),
        "link": f"https://{MARKS['link']}/",
        "materials_url": f"https://{MARKS['materials']}/",
        "accreditation_until": date(2012, 3, 26),
        "accreditation_clock": time(18, 7),
        "accreditation_address": MARKS["address for accreditation"],
        "answers_until": date(2012, 3, 25),
        "next_on": date(2012, 9, 4),
        "earlier_on": date(2011, 9, 6),
        "seats": 417,
        "spoken_languages": ["ka"],
        "interpretation": Interpretation.SIMULTANEOUS,
        "interpreted_from": ["is"],
        "has_sign_language": True,
        "has_remote_guests": True,
        "internal_notes": MARKS["notes"],
        "announced_at": NOW,
    }


def _project(make: Make) -> object:
    project = make.project(
        names=Texts(en=MARKS["project"]),
        aims=Texts(en=f"to {MARKS['aim of the project']}"),
        funding_is_confirmed=True,
        implementer=make.organisation(MARKS["implementer"]),
    )
    donor = make.organisation(MARKS["donor of the project"])
    body = ProjectBody(
        office_id=project.office_id, organisation=donor, role=ProjectRole.DONOR, position=0
    )
    project.bodies.append(body)
    return project


def _hotline(make: Make) -> object:
    hotline = make.hotline(number_as_printed=MARKS["hot-line"])
    operator = HotlineOperator(office_id=hotline.office_id, organisation=make.organisation())
    hotline.operators.append(operator)
    return hotline


def _programme(make: Make, event: Event) -> None:
    item = make.item(
        event,
        titles=Texts(en=MARKS["item"]),
        topics=Texts(en=MARKS["topic of an item"]),
        venues=Texts(en=MARKS["place of an item"]),
        begins=ItemBegin.FIXED,
        clock=time(10, 7),
    )
    person = make.person(
        MARKS["speaker"],
        honorifics=Texts(en=f"Ms {MARKS['form of address']}"),
        biographies=Texts(en=MARKS["biography"]),
        biography_is_public=True,
    )
    part = make.part(
        item,
        person=person,
        functions=Texts(en=MARKS["function"]),
        second_functions=Texts(en=MARKS["second function"]),
        former_functions=Texts(en=MARKS["former function"]),
        organisation=make.organisation(MARKS["body of a speaker"]),
    )
    welcome = make.item(event, kind=ItemKind.WELCOME)
    absent = Texts(en=MARKS["whom a speaker represents"])
    make.part(welcome, person=make.person("Ines Lopo"), on_behalf_of=absent)
    make.part(welcome, unnamed_roles=Texts(en=MARKS["role without a name"]))
    make.part(welcome, person=make.person("Ben Aro"), role=PartRole.MODERATOR)
    study = make.study(titles=Texts(en=MARKS["study"]), findings=Texts(en=MARKS["finding"]))
    make.item(event, kind=ItemKind.STUDY, study=study)
    statement = Statement(
        office_id=event.office_id,
        uid=new_uid(),
        event=event,
        part=part,
        form=SpeechForm.INDIRECT,
        texts=Texts(en=MARKS["statement"]),
    )
    make.work.session.add(statement)


def papers(make: Make, office: Office, event: Event, page: str) -> dict[str, str]:
    session, url = make.work.session, "https://house.test/e"
    came = AttendanceFacts(
        people=2171, others=(OtherFacts(people=6, nouns=Texts(en=MARKS["other guests"])),)
    )
    record = load_facts(session, event, on=date(2012, 3, 27), office=office, attendance=came)
    release = [block.text for block in draft(record.facts("en"))]
    facts = facts_of(event, "en", NOW)
    guest = Guest(name="Ada", address="ada@paper.test", page=url, sequence=0, stamp=NOW)
    message = Message(purpose=Purpose.INVITATION)
    letter = LetterRenderer(office).write(message, facts, guest)
    return {
        "release": "\n".join([letterhead(event, "en", office).masthead, *release]),
        "advisory": repr(replace(advise(event, office), footer="")),
        "programme": repr(programme_paper(event, ["en"], office, issued_at=NOW)),
        "letter": letter.text,
        "calendar entry": _unfolded(
            request_for(facts, guest, Organiser(name="House", address="p@house.test"))
        ),
        "public page": page,
        "public calendar": _unfolded(public_calendar(event, language="en", url=url, at=NOW)),
    }


def _unfolded(calendar: bytes) -> str:
    return calendar.decode().replace("\r\n ", "").replace("\\", "")


def test_the_table_says_what_each_paper_contains(
    make: Make, office: Office, event: Event, stranger: Visitor
) -> None:
    office.prints_country = True
    found: dict[str, dict[str, bool]] = {}

    for changes, facts in _states(make):
        for name, value in changes.items():
            setattr(event, name, value)
        make.work.session.commit()
        page = stranger.get(f"/newsroom/{office.slug}/events/{event.public_id}").text
        texts = papers(make, office, event, page)
        found |= {fact: {paper: _has(texts[paper], fact) for paper in PAPERS} for fact in facts}

    assert found == in_table()


def _states(make: Make) -> list[tuple[dict[str, object], list[str]]]:
    """Changes of the event, one after the other, and the facts that are then read: some take the place of
    others in a paper.
    """
    own_kind = make.own_kind(names=Texts(en=MARKS["own kind"]))
    reasons = Texts(en=MARKS["reason of a change"])
    later: list[tuple[dict[str, object], list[str]]] = [
        ({"own_kind": own_kind}, ["own kind"]),
        ({"news_lines": Texts(en=MARKS["news line"])}, ["news line"]),
        ({"status": EventStatus.CANCELLED, "change_reasons": reasons}, ["reason of a change"]),
    ]
    told_later = [fact for _, facts in later for fact in facts]
    return [({}, [fact for fact in MARKS if fact not in told_later]), *later]


def _has(text: str, fact: str) -> bool:
    plain = re.sub(r"[\u00a0\u202f]|\\xa0", " ", text)
    return MARKS[fact].casefold() in plain.casefold()
