"""The pictures of the manuals, taken from the sample event: `python -m tests.browser.pictures`.

Writes `docs/img/<name>.png`. Run it after a change of the pages that they show.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, FloatRect, sync_playwright
from sqlalchemy.orm import Session

from planner.app import create_app
from planner.config import ROOT, Settings
from planner.contacts.models import Affiliation
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.exchange.sample import load_sample
from planner.invitations.attendance import attendance_facts
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.models import metadata
from planner.releases.facts.loading import load_facts
from planner.releases.operations import draft_release
from planner.web.database import db
from tests.browser.conftest import served
from tests.browser.house import make_administrator, make_office
from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS, NOW, SECRET
from tests.e2e.running import free_port
from tests.factories import Make
from tests.seed_register import add
from tests.unit.invitations.post import invite

HEIGHT = 860
IMAGES = ROOT / "docs" / "img"
GUESTS = (
    ("Ada Ferrymann", "Harbour Times", Answer.ACCEPTED),
    ("Ivo Lindqvist", "Northern Wire", Answer.ACCEPTED),
    ("Мария Заречная", "Невский вестник", Answer.REMOTE),
    ("Tomas Okello", "Radio Quay", Answer.TENTATIVE),
    ("Лев Островский", "Портал «Мосты»", Answer.DECLINED),
    ("Nadia Bell", "The Evening Post", None),
)


def main() -> None:
    with TemporaryDirectory() as folder:
        port = free_port()
        clock = Path(folder) / "now"
        clock.write_text(NOW.isoformat())
        known = Settings.load(
            instance=Path(folder),
            public_url=f"http://127.0.0.1:{port}",
            secret_key=SECRET,
            clock_file=clock,
        )
        app = create_app(known)
        with app.app_context():
            metadata.create_all(db.engine)
            with Session(db.engine, expire_on_commit=False) as session:
                token, pages = _fill(session, known)
        with served(app, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
            for name, (path, width, top) in pages.items():
                _take(browser, name, f"{known.public_url}{path}", token, width, top)
            browser.close()


def _fill(session: Session, known: Settings) -> tuple[str, dict[str, tuple[str, int, int]]]:
    """The token of a session, and by picture the page, its width, and where the picture begins."""
    office = make_office(session)
    work = Work(session=session, now=NOW, office_id=office.id, links=known.links)
    make = Make(work)
    event = load_sample(work)
    event.status, event.announced_at = EventStatus.CONFIRMED, NOW
    guests = _guests(make, event)
    attendance = attendance_facts(work, event)
    record = load_facts(session, event, on=NOW.date(), office=office, attendance=attendance, at=NOW)
    release = draft_release(work, event, record.facts("en"), record.revision(event.languages))
    token = make_administrator(session, make)
    session.commit()
    desk = f"/desk/events/{event.id}"
    return token, {
        "event": (f"{desk}/", 1280, 0),
        "programme": (f"{desk}/programme", 1280, 210),
        "guests": (f"{desk}/invitations/", 1280, 0),
        "guest-page": (
            known.links.invitation(guests[0], 1).removeprefix(known.public_url),
            480,
            0,
        ),
        "installation": ("/desk/installation/", 1280, 0),
        "release-editor": (f"/desk/releases/{release.id}", 1280, 0),
    }


def _guests(make: Make, event: Event) -> list[str]:
    """Invite them and note what they answered; the public IDs of their invitations."""
    people = []
    for name, outlet, _answer in GUESTS:
        person = make.person(name, is_journalist=True)
        add(make, Affiliation, person=person, outlet=make.outlet(names=Texts(en=outlet)))
        people.append(person)
    invited = invite(make.work, event, people).invited
    for guest, (_name, _outlet, answer) in zip(invited, GUESTS, strict=True):
        if answer is not None:
            guest.answer, guest.answered_at = answer, NOW
            guest.answered_sequence = event.sequence
    bring_in_line(make.work, event)
    return [guest.public_id for guest in invited]


def _take(browser: Browser, name: str, url: str, token: str, width: int, top: int) -> None:
    window = browser.new_context(viewport={"width": width, "height": HEIGHT}, locale="en-GB")
    window.add_cookies([{"name": "planner-session", "value": token, "url": url}])
    page = window.new_page()
    answered = page.goto(url)
    if answered is None or answered.status != 200:
        raise SystemExit(f"{name}: {answered and answered.status}")
    clip: FloatRect = {"x": 0, "y": top, "width": width, "height": HEIGHT}
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip)))
    picture.convert("RGB").quantize(96).save(IMAGES / f"{name}.png", optimize=True)
    window.close()


if __name__ == "__main__":
    main()
