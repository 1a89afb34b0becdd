"""Pages about what goes to the press at large: subscribing, choosing who gets a release, its letters."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from planner.accounts.models import Office
from planner.contacts.assistants import name_assistant
from planner.distribution.embargoed_copies import give_copy
from planner.distribution.models import DistributionKind, EmbargoedCopy
from planner.distribution.operations import DistributionPlan, draft_distribution
from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.operations import FreeLetterPlan, draft_free_letter
from planner.kernel.texts import Texts
from planner.outbox.models import Delivery
from planner.outbox.operations import enqueue
from planner.releases.models import Release
from planner.releases.publication.publishing import BRINGS, letters_about
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import SubscriptionPlan, ask, confirm
from tests.factories import Make
from tests.releases import issued
from tests.unit.outbox.letters import plan


def pages_of_press(make: Make, office: Office, held: Event, release: Release) -> dict[str, str]:
    waiting, reader = _subscriber(make, office, "rea"), _subscriber(make, office, "ferdinand")
    links = make.work.links
    person = confirm(make.work, reader)
    confirm(make.work, _subscriber(make, office, "weir", language="ru", name="Юлия Причалова"))
    choice = draft_distribution(
        make.work,
        held,
        DistributionKind.RELEASE,
        DistributionPlan(
            to_subscribers=True,
            guests=GuestGroup.EVERYBODY,
            person_ids=[make.person("Nobody Nowhere", email="").id],
        ),
    )
    _letters(make, release)
    copy = _copy(make, office)
    here = f"/desk/events/{held.id}/distribution/"
    return {
        "subscribe": f"/newsroom/{office.slug}/subscribe/",
        "subscribe-sent": f"/newsroom/{office.slug}/subscribe/sent",
        "confirm-subscription": urlsplit(links.subscription(waiting.public_id)).path,
        "subscribed": urlsplit(links.subscription(reader.public_id)).path,
        "own-page-of-subscriber": urlsplit(links.own_page(person.public_id)).path,
        "copy-under-embargo": urlsplit(links.embargoed_copy(copy.public_id)).path,
        "copies-under-embargo": f"/desk/releases/{copy.release_id}/embargoed-copies/",
        "subscribers": "/desk/subscribers/",
        "free-letter-again": f"/desk/free-letters/{_free_letter(make).id}/again",
        "to-the-press": here,
        "send-release": f"{here}new?kind=release",
        "who-gets-release": f"{here}{choice.id}",
        "letters-with-release": f"/desk/releases/{release.id}/letters/",
    }


def _copy(make: Make, office: Office) -> EmbargoedCopy:
    """Of a release that is under embargo until tomorrow."""
    release = issued(make, office, make.event(), embargo_until=make.work.now + timedelta(days=1))
    reader = make.person("Ada Ferrymann", email="ada@reader.test")
    return give_copy(make.work, office, release, reader, "By telephone on 19 March.")


def _subscriber(make: Make, office: Office, box: str, **given: Any) -> Subscription:
    wanted: dict[str, Any] = {
        "address": f"{box}@reader.test",
        "language": "en",
        "name": box.title(),
        **given,
    }
    row = ask(make.work, office, SubscriptionPlan(**wanted))
    assert row is not None
    return row


def _letters(make: Make, release: Release) -> None:
    """One that arrived, one that was refused, one of which nobody knows."""
    errors = {
        Delivery.SENT: "",
        Delivery.FAILED: "550 5.1.1 no such mailbox",
        Delivery.IN_DOUBT: "The connection was lost after the text.",
    }
    for delivery, error in errors.items():
        person = make.person(f"Ada {delivery.title()}")
        letter = enqueue(
            make.work,
            plan(
                unique_key=f"release:{release.id}:person:{person.id}",
                about=letters_about(release.id),
                purpose=BRINGS,
                person_id=person.id,
                recipient_name=person.names.best("en"),
                recipient_address=f"{delivery}@paper.test",
            ),
        )
        letter.delivery, letter.error = delivery, error
        letter.sent_at = make.work.now if delivery is Delivery.SENT else None
    make.work.session.flush()


def _free_letter(make: Make) -> FreeLetter:
    """It has reached one, failed with one, and one has no address by now; the first has an assistant."""
    people = [
        make.person(name, email=f"{name.lower()}@rivers.test")
        for name in ("Nadia", "Otto", "Paula", "Quentin")
    ]
    name_assistant(make.work, people[0], people[3].id)
    letter = draft_free_letter(
        make.work,
        None,
        FreeLetterPlan(
            subjects=Texts(en="News of the weir"),
            greetings=Texts(en="{dear} {name},"),
            texts=Texts(en="The weir opens on Friday."),
            person_ids=[person.id for person in people],
        ),
    )
    letter.written_at = make.work.now
    states = (Delivery.SENT, Delivery.FAILED, Delivery.FAILED)
    for person, delivery in zip(people, states, strict=False):
        one = enqueue(
            make.work,
            plan(
                purpose="free_letter",
                about=f"people:{person.id}",
                unique_key=f"{letter.key}{person.id}",
                recipient_name=person.label,
                person_id=person.id,
            ),
        )
        one.delivery, one.sent_at = delivery, make.work.now
        one.error = "550 5.1.1 No such user here" if delivery is Delivery.FAILED else ""
    people[2].channels.clear()
    make.work.session.flush()
    return letter
