"""What is missing before an event can be announced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.events.known_days import has_hour
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, Certainty, EventStatus
from planner.events.timetable import misfits, overrun
from planner.kernel.dates import LanguageName
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext


class Tab(StrEnum):
    """The tabs of an event's page, in the order in which they are worked through."""

    OUTLINE = "outline"
    PROGRAMME = "programme"
    PEOPLE = "people"
    INVITATIONS = "invitations"
    DOCUMENTS = "documents"
    DAY = "day"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing, the tab to enter it on, whether it blocks the announcement, and the field
    of the outline for it.
    """

    tab: Tab
    sentence: str
    is_needed: bool = False
    field: str = ""


# Without them an event cannot be announced.
_NEEDED = frozenset({"starts_on", "cities"})


def lacks(event: Event) -> list[Lack]:
    """The checklist before an event is announced, required entries first."""
    found = [*_outline_lacks(event), *_programme_lacks(event)]
    return sorted(found, key=lambda lack: not lack.is_needed)


def _outline_lacks(event: Event) -> list[Lack]:
    checks = (
        (event.starts_on is None, _("Give the date."), "starts_on"),
        (not (event.cities or event.venues or event.link), _("Give a place or a link."), "cities"),
        (lacks_hour(event), _("Fix the hour."), "starts_clock"),
        (
            _is_half_sure(event),
            _("The event is confirmed, its date still tentative: fix it."),
            "certainty",
        ),
        (not event.bodies_as(BodyRole.ORGANISER), _("Name the organiser."), "bodies"),
        (not event.contacts, _("Name somebody whom journalists may call."), "contacts"),
        (not event.subjects, _("Say in a few words what it is about."), "subjects"),
        (
            _hotline_is_over(event),
            _("The hot-line is not valid on the day of the event."),
            "hotline_id",
        ),
    )
    found = [
        Lack(Tab.OUTLINE, sentence, field in _NEEDED, field)
        for fails, sentence, field in checks
        if fails
    ]
    for language in event.languages:
        if not event.titles.exactly(language):
            sentence = _(
                "Give the title in %(language)s.",
                language=LanguageName(language),
            )
            found.append(Lack(Tab.OUTLINE, sentence, field="titles"))
    return found


def lacks_hour(event: Event) -> bool:
    """The hour is still to come; events of which no more is known do not lack it."""
    is_open = event.certainty in (Certainty.FIXED, Certainty.TIME_TBC, Certainty.TENTATIVE)
    return event.starts_on is not None and not has_hour(event) and is_open


def _is_half_sure(event: Event) -> bool:
    return event.status is EventStatus.CONFIRMED and event.certainty is Certainty.TENTATIVE


def _hotline_is_over(event: Event) -> bool:
    if event.hotline is None or event.hotline.valid_to is None or event.starts_on is None:
        return False
    return event.hotline.valid_to < event.starts_on


def _programme_lacks(event: Event) -> list[Lack]:
    if not event.programme:
        return [Lack(Tab.PROGRAMME, _("Enter the programme."))]
    taken = any(part.is_taken for item in event.programme for part in item.parts)
    found = [] if taken else [Lack(Tab.PROGRAMME, _("Say who speaks."))]
    if over := overrun(event):
        minutes = int(over.total_seconds() // 60)
        sentence = ngettext(
            "The programme is %(count)s minute longer than the event.",
            "The programme is %(count)s minutes longer than the event.",
            minutes,
        )
        found.append(Lack(Tab.PROGRAMME, sentence))
    # The event was moved away from these items: no paper prints their hours.
    found += [Lack(Tab.PROGRAMME, misfit.with_title()) for misfit in misfits(event)]
    return found
