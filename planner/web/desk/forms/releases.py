"""The forms of the editor of a release."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from wtforms import BooleanField, HiddenField

from planner.events.models.event import Event
from planner.kernel.messages import gettext as _
from planner.releases.models import Release
from planner.releases.operations import EmbargoPlan
from planner.web.forms.base import Form
from planner.web.forms.fields import ClockField, DayField, LineField, TextField, ZoneField


class BlockForm(Form):
    """One paragraph; `after` is the id of the block that a new one follows."""

    text = TextField(_("Text"), required=True)
    after = HiddenField()


class EmbargoForm(Form):
    """The end of an embargo by the wall clock of a zone; empty for no embargo.

    `asked_twice` is sent when the form offered `second_hour`.
    """

    day = DayField(_("Embargo until, day"))
    clock = ClockField(_("Hour"))
    zone = ZoneField()
    second_hour = BooleanField(_("The later of the two hours"))
    asked_twice = HiddenField()

    @classmethod
    def filled(cls, release: Release, event: Event) -> EmbargoForm:
        zone = release.zone or event.zone
        until = release.embargo_until.astimezone(ZoneInfo(zone)) if release.embargo_until else None
        return cls(
            data={
                "day": until.date() if until else None,
                "clock": until.time() if until else None,
                "zone": zone,
                "second_hour": bool(until and until.fold),
                "version": release.version,
            }
        )

    def plan(self) -> EmbargoPlan:
        was_asked = bool(self.asked_twice.data)
        return EmbargoPlan(
            day=self.day.data,
            clock=self.clock.data,
            zone=self.zone.data or "",
            second_hour=bool(self.second_hour.data) if was_asked else None,
        )


class SlugForm(Form):
    slug_line = LineField(_("Line at the head of page 2"), longest=80)

    @classmethod
    def filled(cls, release: Release) -> SlugForm:
        return cls(data={"slug_line": release.slug_line, "version": release.version})


class ReasonForm(Form):
    reason = TextField(_("Why it is withdrawn"), required=True, longest=1000)
    notice = TextField(_("What readers are told"), longest=500)


class SendBackForm(Form):
    """Why a release is sent back; empty if those who wrote it take it back themselves."""

    reason = TextField(_("Why it is sent back"), longest=1000)


class NoteForm(Form):
    """What is corrected, for readers, in the language of the release."""

    note = LineField(_("What is corrected"), required=True, longest=300)

    @classmethod
    def filled(cls, release: Release) -> NoteForm:
        return cls(data={"note": release.correction_note, "version": release.version})
