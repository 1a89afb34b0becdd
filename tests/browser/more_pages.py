"""The records behind the pages of registers and of single records, and the path of each page."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from planner.accounts.keys import make_key
from planner.accounts.models import KeyPurpose, Role
from planner.background.operations import JobPlan, start_job
from planner.confirmations.models import ProposalState, SpeakerAnswer, SpeakerConfirmation
from planner.contacts.models import Affiliation, PoolMember
from planner.contacts.notes import Audience, NotePlan, write_note
from planner.contacts.suppression import Suppression, SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, suppressions_of
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, PartState
from planner.events.models.own_kind import OwnKind
from planner.events.models.statement import Statement
from planner.exchange.deleting import delete_draft
from planner.exchange.templates import keep_template
from planner.files.operations import write
from planner.free_letters.attaching import attach_page
from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import FreeLetterPlan, draft_free_letter
from planner.invitations.models import Invitation
from planner.kernel.ids import new_public_id, new_token
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter, Way
from planner.letter_plans.operations import choose_way, drop, miss, take_office_plan
from planner.letter_plans.queries import plan_of
from planner.outbox.operations import enqueue
from planner.releases.models import ReleasePicture
from planner.releases.picture_operations import (
    NARROW,
    WIDE,
    PicturePlan,
    add_release_picture,
)
from tests.factories import Make
from tests.seed import Seed
from tests.seed_register import add
from tests.unit.outbox.letters import invitation

_LISTS = (
    "anniversaries", "hotlines", "kinds-of-event", "outlets", "pools", "programmes-of-work",
    "projects", "studies", "topics", "checklists", "jobs", "mailbox",
)  # fmt: skip
_FORMS = (
    "events/import", "hotlines/new", "kinds-of-event/new", "organisations/new",
    "organisations/several", "outlets/new", "people/new", "pools/new", "programmes-of-work/new",
    "projects/new", "studies/new", "topics/new",
)  # fmt: skip


def pages_of_registers(make: Make, seed: Seed) -> dict[str, str]:
    """The lists, the forms of new records and one filled record of each register."""
    held, work = seed.event, make.work
    outlet = make.outlet(names=Texts(en="Harbour Times", ru="Портовые новости"))
    for name in ("Ada Ferrymann", "Юлия Причалова"):
        reader = make.person(name, is_journalist=True)
        add(make, Affiliation, person=reader, outlet=outlet)
        add(make, PoolMember, pool=seed.pool, person=reader)
    job = start_job(work, JobPlan(kind="event_export", arguments={"event": new_token()}, total=1))
    letter = enqueue(work, invitation(40, event_id=held.id))
    study = next(item.study for item in held.programme if item.study)
    records = {
        "anniversary": f"anniversaries/{held.occasions[0].anniversary_id}",
        "hotline": f"hotlines/{seed.hotline.id}",
        "kind-of-event": f"kinds-of-event/{_own_kind(make).id}",
        "outlet": f"outlets/{outlet.id}",
        "pool": f"pools/{seed.pool.id}",
        "programme-of-work": f"programmes-of-work/{seed.carmp.id}",
        "project": f"projects/{seed.project.id}",
        "study": f"studies/{study.id}",
        "topic": f"topics/{make.topic(names=Texts(en='Water', ru='Вода')).id}",
        "checklist-of-kind": "checklists/briefing",
        "job": f"jobs/{job.public_id}",
        "letter": f"mailbox/{letter.id}",
        "frozen-outbox": "outbox/frozen/",
        "letter-plan": "letter-plan",
        "letter-limits": "office/letter-limits/",
        "free-letters": "free-letters/",
        "new-free-letter": "free-letters/new",
        "free-letter": f"free-letters/{_free_letter(make, seed).id}",
        "letter-texts": "letter-texts",
        "letter-text": "letter-texts/invitation/en",
        "suppressions": "suppressions/",
        "private-note": _note(make),
        "lift-suppression": f"suppressions/{_suppression(work).id}/lifting",
    }
    lists = {f"list-of-{name}": f"{name}/" for name in _LISTS}
    lists |= {name.replace("/", "-"): name for name in _FORMS}
    found = {**lists, **records, **_templates(make, held)}
    return {name: f"/desk/{path}" for name, path in found.items()}


def _note(make: Make) -> str:
    """The path of what somebody has noted who shows it to all editors."""
    plan = NotePlan(text="Calls back after six.\nNot on Fridays.", audience=Audience.EDITORS)
    note = write_note(make.work, make.person("Ada Ferrymann"), plan)
    return f"people/{note.person_id}/notes/{note.id}"


def _suppression(work: Work) -> Suppression:
    """One of three addresses whose owners have opted out."""
    for number, kind in enumerate(Unwanted):
        suppress(work, [f"tired{number}@paper.test"], kind, SuppressionRoad.LINK)
    (row,) = suppressions_of(work, "tired0@paper.test")
    return row


def _own_kind(make: Make) -> OwnKind:
    return make.own_kind(names=Texts(en="quay walk", ru="прогулка по набережной"))


def _templates(make: Make, held: Event) -> dict[str, str]:
    """Templates of events, and what was deleted."""
    template = keep_template(make.work, held, "Round table with the Red Cross")
    delete_draft(
        make.work,
        make.event(status=EventStatus.DRAFT, titles=Texts(en="Breakfast on the quay")),
    )
    return {
        "templates": "events/templates",
        "template": f"events/templates/{template.id}",
        "deleted-events": "events/deleted",
    }


def pages_of_one_event(make: Make, held: Event, coming: Event, guest: Invitation) -> dict[str, str]:
    """The pages of single records of an event."""
    statement = make.work.session.query(Statement).filter_by(event_id=held.id).first()
    assert statement is not None
    draft = make.event(status=EventStatus.DRAFT, titles=Texts(en="Walk along the weir"))
    tasks = [make.task(coming, titles=Texts(en=title)) for title in ("Book the hall", "Print")]
    planned = _plan_of_letters(make, coming, held)
    item, over, event = held.programme[0], f"events/{held.id}", f"events/{coming.id}"
    found = {
        "checklist": f"{event}/checklist/",
        "task": f"{event}/checklist/{tasks[0].id}",
        "copy-event": f"{over}/copies",
        "delete-event": f"events/{draft.id}/deletion",
        "keep-template": f"{over}/template",
        "responsible": f"{event}/responsible",
        "confirmations": f"{event}/confirmations/",
        "guest-of-event": f"{event}/invitations/{guest.id}",
        "letter-preview": f"{event}/inviting/preview",
        "letter-plan-of-event": f"{event}/letter-plan",
        "letter-plan-of-past-event": f"{over}/letter-plan",
        "planned-letter": f"{event}/letter-plan/{planned.id}",
        "letter-texts-of-event": f"{event}/letter-texts",
        "letter-text-of-event": f"{event}/letter-texts/cancellation/en",
        "programme-item": f"{over}/programme/items/{item.id}",
        "new-programme-item": f"{over}/programme/items/new",
        "speaker": f"{over}/parts/{item.parts[0].id}",
        "new-speaker": f"{over}/programme/items/{item.id}/parts/new",
        "statement": f"{over}/statements/{statement.id}",
        "new-statement": f"{over}/parts/{item.parts[0].id}/statements/new",
    }
    asked = f"/t/{_asked_speaker(make, coming)}"
    return {name: f"/desk/{path}" for name, path in found.items()} | {"asked-speaker": asked}


def _asked_speaker(make: Make, coming: Event) -> str:
    """The token of one who proposes another function; another has not been asked yet."""
    item = make.item(coming, titles=Texts(en="The weir and its fish"))
    people = [
        make.person(name, email=f"{number}@rivers.test", is_journalist=False)
        for number, name in enumerate(("Rosa Weir", "Otto Bank"))
    ]
    for number, person in enumerate(people):
        functions = Texts(en="Head of the fishery")
        state = PartState.PLANNED
        make.part(item, person=person, functions=functions, state=state, position=number)
    row = SpeakerConfirmation(
        office_id=make.work.office_id,
        public_id=new_public_id(),
        event=coming,
        person=people[0],
        letters=1,
        answer=SpeakerAnswer.CORRECTED,
        answered_at=make.work.now,
        message="By train.",
        language="en",
        proposed_function="Keeper of the weir",
        proposal=ProposalState.OPEN,
    )
    make.work.session.add(row)
    make.work.session.flush()
    return make.work.links.speaker(row.public_id).rpartition("/")[2]


def _free_letter(make: Make, seed: Seed) -> FreeLetter:
    """To a pool, in English only."""
    plan = FreeLetterPlan(
        subjects=Texts(en="News of {office}"),
        greetings=Texts(en="{dear} {name},"),
        texts=Texts(en="The weir opens on Friday.\n\nMore at https://press.house.test/weir"),
        pool_ids=[seed.pool.id],
    )
    letter = draft_free_letter(make.work, None, plan)
    attach_page(make.work, letter, "Survey of wells", "https://wells.house.test/")
    return letter


def _plan_of_letters(make: Make, coming: Event, over: Event) -> PlannedLetter:
    """Letters that stand differently; the first of the coming event."""
    work = make.work
    for event in (coming, over):
        take_office_plan(work, event)
    first, second, third, *_rest = plan_of(work, coming.id)
    choose_way(work, first, Way.RELEASED)
    choose_way(work, second, Way.HELD)
    drop(work, third)
    reminder = plan_of(work, over.id)[0]
    miss(work, reminder, "The event had begun.")
    return first


def pages_of_keys(work: Work, email: str) -> dict[str, str]:
    """What a letter to a new member leads to, and how the user with that address gets a new password."""
    _row, join = make_key(
        work.session,
        work.now,
        KeyPurpose.JOIN,
        email="new@house.test",
        office_id=work.office_id,
        role=Role.EDITOR,
    )
    _row, reset = make_key(work.session, work.now, KeyPurpose.RESET, email=email)
    return {"join": f"/join/{join}", "reset": "/reset/", "new-password": f"/reset/{reset}"}


def add_picture_of_a_river(make: Make, event: Event, files: Path) -> ReleasePicture:
    """A picture that a browser can show, in the sizes that a release needs."""
    sizes = [
        write(files, "river.jpg", _river(width), "image/jpeg", (width, width * 2 // 3))
        for width in (1600, NARROW, WIDE)
    ]
    plan = PicturePlan(
        alt_texts=Texts(en="A river between two banks", ru="Река между двух берегов"),
        captions=Texts(en="The Neva in March.", ru="Нева в марте."),
        credits=Texts(en="Press House"),
    )
    return add_release_picture(make.work, event, plan, sizes)


def _river(width: int) -> bytes:
    """A JPEG: sky, two banks and the water between them."""
    height = width * 2 // 3
    picture = Image.new("RGB", (width, height), "#c9d9e6")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 0.45, width, height), fill="#6e8a5c")
    banks = ((0.45, 0.45), (0.55, 0.45), (0.95, 1), (0.05, 1))
    draw.polygon([(width * x, height * y) for x, y in banks], fill="#3f6f93")
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=80)
    return content.getvalue()
