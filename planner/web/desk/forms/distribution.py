"""To whom a release or an advisory is sent."""

from __future__ import annotations

from wtforms import BooleanField

from planner.distribution.models import Distribution, DistributionKind
from planner.distribution.operations import DistributionPlan
from planner.free_letters.models import GuestGroup
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.free_letters import GROUPS
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, LineField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.rows import RowsField


class OutletRow(Form):
    BLANK = ("outlet_id",)
    outlet_id = ChoiceField(_("Outlet"), may_add=False)


class PersonRow(Form):
    BLANK = ("person_id",)
    person_id = ChoiceField(_("Person"), may_add=False)


class CopyForm(Form):
    person_id = ChoiceField(_("Person"), required=True, may_add=False)
    agreement = LineField(
        _("How they agreed"),
        required=True,
        longest=500,
        description=_(
            "When and how they agreed to the embargo: by telephone on 12 March, in a letter …"
        ),
    )


class DistributionForm(Form):
    to_subscribers = BooleanField(
        _("Subscribers"),
        description=_("Those who want all topics, or one of the topics of this event."),
    )
    guests = EnumField(_("Guests of the event"), GuestGroup, optional=_("no guests"), words=GROUPS)
    pool_ids = ManyChoicesField(_("Members of these pools"))
    topic_ids = ManyChoicesField(_("Those who write about"))
    filter_ids = ManyChoicesField(_("Whom these filters find"))
    outlets = RowsField(_("Those who work for these outlets"), OutletRow, most=20)
    people = RowsField(_("Single people"), PersonRow, most=50)
    in_another = BooleanField(
        _("In another language too"),
        description=_(
            "Whoever reads a language in which there is none gets it in another one. Unticked, they are left out."
        ),
    )

    def plan(self) -> DistributionPlan:
        return DistributionPlan(
            guests=self.guests.data,
            pool_ids=self.pool_ids.data or [],
            topic_ids=self.topic_ids.data or [],
            filter_ids=self.filter_ids.data or [],
            outlet_ids=[row.outlet_id.data for row in self.outlets.rows],
            person_ids=[row.person_id.data for row in self.people.rows],
            to_subscribers=self.to_subscribers.data,
            in_another=self.in_another.data,
        )


def blank(kind: DistributionKind, topic_ids: list[int]) -> DistributionForm:
    """Subscribers are ticked, and of an advisory the beats of the event."""
    beats = topic_ids if kind is DistributionKind.ADVISORY else []
    return DistributionForm(data={"to_subscribers": True, "topic_ids": beats})


def filled(distribution: Distribution) -> DistributionForm:
    return DistributionForm(
        data={
            "version": distribution.version,
            "to_subscribers": distribution.to_subscribers,
            "guests": distribution.guests,
            "pool_ids": distribution.pool_ids,
            "topic_ids": distribution.topic_ids,
            "filter_ids": distribution.filter_ids,
            "outlets": [{"outlet_id": number} for number in distribution.outlet_ids],
            "people": [{"person_id": number} for number in distribution.person_ids],
            "in_another": distribution.in_another,
        }
    )
