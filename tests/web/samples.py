"""A sample record for every variable in a URL rule: see `matrix`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planner.accounts.keys import make_key
from planner.accounts.models import KeyPurpose, Office, Role, UserSession
from planner.background.operations import JobPlan, start_job
from planner.contacts.assistants import Assistant, name_assistant
from planner.contacts.importing.models import Import
from planner.contacts.notes import Audience, NotePlan, PersonNote, write_note
from planner.contacts.suppression import Suppression
from planner.coverage.models import Clip
from planner.coverage.operations import ClipPlan, add_clip
from planner.events.models.kinds import EventStatus
from planner.events.models.statement import Statement
from planner.events.operations.removing import remove_item
from planner.exchange.deleting import delete_draft
from planner.exchange.templates import keep_template
from planner.files.models import FileKind
from planner.files.operations import store
from planner.inbox.models import ReceivedBy, ReceivedMessage
from planner.inbox.receiving import receive
from planner.kernel.ids import new_token, new_uid
from planner.kernel.links import INVITATION, OWN_PAGE, UNSUBSCRIBE
from planner.kernel.texts import Texts
from planner.mail.reading import read_message
from planner.outbox.operations import enqueue
from planner.releases.models import Comment, Release
from tests.conftest import NOW
from tests.mail_fixtures.answers import counter
from tests.mail_fixtures.replies import Reply
from tests.releases import issued, pictured
from tests.unit.contacts.duplicates.made import merged_two, pair_of_two
from tests.unit.contacts.importing.acts import previewed, row
from tests.unit.outbox.letters import plan
from tests.web.accreditation_samples import ACCREDITATION_SAMPLES
from tests.web.letter_samples import LETTER_SAMPLES

if TYPE_CHECKING:
    from tests.web.matrix import Things


def _stored_file(t: Things) -> str:
    return store(t.work, t.files, FileKind.LOGO, "logo.png", b"png", "image/png").public_id


def _key(purpose: KeyPurpose) -> Callable[[Things], str]:
    def make(t: Things) -> str:
        email = t.make.member().user.email if purpose is KeyPurpose.RESET else "new@paper.example"
        office_id = t.work.office_id if purpose is KeyPurpose.JOIN else None
        return make_key(
            t.work.session, NOW, purpose, email=email, office_id=office_id, role=Role.EDITOR
        )[1]

    return make


def _open_invitation(t: Things) -> Any:
    return make_key(
        t.work.session,
        NOW,
        KeyPurpose.JOIN,
        email="asked@paper.example",
        office_id=t.work.office_id,
        role=Role.EDITOR,
    )[0]


def _session_of_somebody(t: Things) -> UserSession:
    session = UserSession(
        token_hash=new_token(), user_id=t.make.user().id, created_at=NOW, seen_at=NOW
    )
    t.work.session.add(session)
    t.work.session.flush()
    return session


def _message(t: Things) -> ReceivedMessage:
    """A proposal of another time, by somebody who was invited."""
    guest = t.make.invitation(t["event_id"])
    reply = Reply(
        uid=guest.event.calendar_uid,
        address=guest.address,
        results="",
        message_id=f"<{new_token()}@paper.example>",
    )
    raw = counter(reply)
    return receive(t.work, raw, read_message(raw), road=ReceivedBy.IMAP, received_at=NOW)


def _statement(t: Things) -> Statement:
    statement = Statement(
        office_id=t.work.office_id,
        uid=new_uid(),
        event=t["event_id"],
        part=t["part_id"],
        texts=Texts(en="rivers know no borders"),
    )
    t.work.session.add(statement)
    t.work.session.flush()
    return statement


def _guest_token(t: Things) -> str:
    guest = t["invitation_id"]
    return t.work.links.signer.token(INVITATION, guest.public_id, guest.generation)


def _suppression(t: Things) -> Suppression:
    row = Suppression(
        office_id=t.work.office_id, address_hash=new_token(), reason="asked", since=NOW
    )
    t.work.session.add(row)
    t.work.session.flush()
    return row


def _own_token(t: Things, purpose: str) -> str:
    person = t["person_id"]
    return t.work.links.signer.token(purpose, person.public_id, 1)


def _release(t: Things) -> Release:
    """A published release with its PDF and a picture."""
    shown = t["picture_id"]
    pdf = store(t.work, t.files, FileKind.PAPER, "release.pdf", b"%PDF-1.7", "application/pdf")
    return issued(t.make, _office(t), shown.event, pdf=pdf)


def _office(t: Things) -> Office:
    return t.work.session.get_one(Office, t.work.office_id)


def _clip(t: Things) -> Clip:
    return add_clip(t.work, t["event_id"], ClipPlan(title="Rivers"))


def _comment(t: Things) -> Comment:
    release = t["release_id"]
    comment = Comment(
        office_id=t.work.office_id,
        release_id=release.id,
        block_key=release.blocks[0].key,
        made_at=NOW,
        text="Why?",
        proposed="Rivers know a frontier",
    )
    t.work.session.add(comment)
    t.work.session.flush()
    return comment


def _office_logo(t: Things) -> str:
    return store(t.work, t.files, FileKind.OFFICE_LOGO, "logo.png", b"png", "image/png").public_id


def _announced(t: Things) -> str:
    return t.make.event(announced_at=NOW).public_id


def _list(t: Things) -> Import:
    """A list whose preview waits for a person."""
    return previewed(t.work, row(1, "Ada Ferrymann", f"{new_token().lower()}@paper.example"))


def _job(t: Things) -> str:
    plan = JobPlan(kind="event_export", arguments={"event": new_token()}, total=1)
    return start_job(t.work, plan).public_id


def _assistant(t: Things) -> Assistant:
    helper = t.make.person(email=f"{new_token().lower()}@paper.test")
    return name_assistant(t.work, t["person_id"], helper.id)


def _note(t: Things) -> PersonNote:
    plan = NotePlan(text="Calls back after six", audience=Audience.EDITORS)
    return write_note(t.work, t["person_id"], plan)


SAMPLES: dict[str, Callable[[Things], Any]] = {
    **ACCREDITATION_SAMPLES,
    **LETTER_SAMPLES,
    "anniversary_id": lambda t: t.make.anniversary(),
    "auth.join:token": _key(KeyPurpose.JOIN),
    "auth.reset:token": _key(KeyPurpose.RESET),
    "block_id": lambda t: t["release_id"].blocks[0],
    "clip_id": _clip,
    "colour": lambda _: "1f4e79",
    "desk.files:public_id": _stored_file,
    "desk.jobs:public_id": _job,
    "comment_id": _comment,
    "deleted_event_id": lambda t: delete_draft(t.work, t.make.event(status=EventStatus.DRAFT)),
    "event_id": lambda t: t.make.event(),
    "desk.release_letters:letter_id": lambda t: enqueue(
        t.work, plan(unique_key=new_token(), about=f"releases:{t['release_id'].id}")
    ),
    "desk.letter_texts:kind": lambda _: "invitation",
    "desk.letter_texts:language": lambda _: "en",
    "filename": lambda _: "css/text.css",
    "guest.invitation:token": _guest_token,
    "guest.own_page:token": lambda t: _own_token(t, OWN_PAGE),
    "guest.unsubscribe:token": lambda t: _own_token(t, f"{UNSUBSCRIBE}.releases"),
    "filter_id": lambda t: t.make.saved_filter(),
    "hotline_id": lambda t: t.make.hotline(),
    "import_id": _list,
    "kind": lambda _: "briefing",
    "invitation_id": lambda t: t.make.invitation(t["event_id"]),
    "item_id": lambda t: t.make.item(t["event_id"]),
    "key_id": _open_invitation,
    "letter_id": lambda t: enqueue(t.work, plan(unique_key=new_token())),
    "message_id": _message,
    "membership_id": lambda t: t.make.member(Role.VIEWER),
    "newsroom.events:public_id": _announced,
    "newsroom.office:public_id": _office_logo,
    "newsroom.releases:public_id": lambda t: t["picture_id"].wide.public_id,
    "assistant_id": _assistant,
    "note_id": _note,
    "occasion_id": lambda t: t.make.occasion(t["event_id"]),
    "office_slug": lambda t: _office(t).slug,
    "organisation_id": lambda t: t.make.organisation(),
    "outlet_id": lambda t: t.make.outlet(),
    "own_kind_id": lambda t: t.make.own_kind(),
    "part_id": lambda t: t.make.part(t["item_id"], person=t.make.person()),
    "part": lambda _: "place",
    "merge_id": lambda t: merged_two(t.make),
    "pair_id": lambda t: pair_of_two(t.make),
    "person_id": lambda t: t.make.person(),
    "picture_id": lambda t: pictured(t.make, t["event_id"], t.files),
    "pool_id": lambda t: t.make.pool(),
    "programme_of_work_id": lambda t: t.make.aid_programme(),
    "project_id": lambda t: t.make.project(),
    "release_id": _release,
    "release_slug": lambda t: _release(t).slug,
    "removed_id": lambda t: remove_item(t.work, t.make.item(t["event_id"])),
    "session_id": _session_of_somebody,
    "statement_id": _statement,
    "study_id": lambda t: t.make.study(),
    "suppression_id": _suppression,
    "task_id": lambda t: t.make.task(t["event_id"]),
    "template_id": lambda t: keep_template(t.work, t.make.event(), new_token()),
    "topic_id": lambda t: t.make.topic(),
}
