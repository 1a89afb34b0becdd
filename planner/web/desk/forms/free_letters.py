"""The form of a free letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlencode

from wtforms import HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.operations import FreeLetterPlan
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.texts import Texts
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField, Rows
from planner.web.forms.fields import EnumField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.texts import TextsField

GROUPS = {
    GuestGroup.EVERYBODY.value: _("everybody on the guest list"),
    GuestGroup.SILENT.value: _("those who have not answered"),
    GuestGroup.MAYBE.value: _("those who said “perhaps”"),
    GuestGroup.COMING.value: _("those who come"),
    GuestGroup.DECLINED.value: _("those who do not come"),
    GuestGroup.CAME.value: _("those who were ticked off at the door"),
    GuestGroup.ABSENT.value: _("those who were not ticked off at the door"),
}


class _TextsForm(Form):
    subjects = TextsField(_("Subject"), required=True)
    greetings = TextsField(_("Greeting"), required=True)
    texts = TextsField(
        _("Text"),
        lines=12,
        required=True,
        description=_(
            "An empty line begins a new paragraph. Addresses of web pages become links. The foot with the name of the office and the page of the reader follows by itself."
        ),
    )


class GuestsLetterForm(_TextsForm):
    to = EnumField(_("To"), GuestGroup, words=GROUPS, default=GuestGroup.EVERYBODY)

    def plan(self) -> FreeLetterPlan:
        return FreeLetterPlan(
            subjects=self.subjects.data,
            greetings=self.greetings.data,
            texts=self.texts.data,
            to=self.to.data,
        )


Conditions = Mapping[str, Sequence[str]]
THESE = "these"
"""The value of `chosen_filter` for the conditions that came along (`conditions`)."""


class PeopleLetterForm(_TextsForm):
    """`chosen_filter` is "" for none, `THESE`, or the number of a saved filter, whose conditions are
    taken when the form is saved. `person` is one more person besides those ticked.
    """

    pool_ids = ManyChoicesField(_("To the members of these pools"))
    topic_ids = ManyChoicesField(_("And to those who write about"))
    chosen_filter = SelectField(_("And to all whom a filter lets through"), default="")
    person_ids = ManyChoicesField(_("And to these people"))
    person = ChoiceField(_("Add a person"), blank=pgettext("filter", "choose"), may_add=False)
    conditions = HiddenField()

    @property
    def given_conditions(self) -> dict[str, list[str]]:
        """Those that came along with the form."""
        return parse_qs(self.conditions.data or "", max_num_fields=500)

    def offer_filters(self, saved: Rows, these: str) -> None:
        """Saved filters by number; `these` describes the conditions that came along, "" for none."""
        none = SelectChoice(value="", label=str(pgettext("filter", "none")))
        kept = [SelectChoice(value=THESE, label=these)] if these else []
        rows = [SelectChoice(value=str(number), label=name) for number, name in saved]
        self.chosen_filter.choices = [none, *kept, *rows]
        if not (saved or kept):
            del self.chosen_filter

    def offer_people(self, rows: Rows) -> None:
        """Those who are chosen already."""
        self.person_ids.offer(rows)
        if not rows:
            del self.person_ids

    @property
    def filter_number(self) -> int | None:
        """Of the saved filter that is chosen."""
        chosen = self.chosen_filter.data if "chosen_filter" in self else ""
        return int(chosen) if chosen and chosen != THESE else None

    @property
    def takes_these(self) -> bool:
        return "chosen_filter" in self and self.chosen_filter.data == THESE

    def take_filter(self, conditions: Conditions) -> None:
        """From now on these are the conditions that came along, and are chosen."""
        self.conditions.data = conditions_text(conditions)
        self.chosen_filter.data = THESE

    @property
    def chosen_people(self) -> list[int]:
        ticked = list(self.person_ids.data or []) if "person_ids" in self else []
        return [*ticked, self.person.data] if self.person.data else ticked

    def plan(self) -> FreeLetterPlan:
        return FreeLetterPlan(
            subjects=self.subjects.data,
            greetings=self.greetings.data,
            texts=self.texts.data,
            pool_ids=self.pool_ids.data or [],
            topic_ids=self.topic_ids.data or [],
            person_ids=self.chosen_people,
            conditions=self.given_conditions if self.takes_these else {},
        )


def conditions_text(conditions: Conditions) -> str:
    """As they stand in an address."""
    return urlencode(conditions, doseq=True)


def form_for(event: Event | None) -> type[GuestsLetterForm | PeopleLetterForm]:
    return PeopleLetterForm if event is None else GuestsLetterForm


def filled(
    letter: FreeLetter, languages: tuple[str, ...], person_ids: list[int]
) -> GuestsLetterForm | PeopleLetterForm:
    return form_for(letter.event)(
        languages=languages,
        data={
            "version": letter.version,
            "subjects": letter.subjects,
            "greetings": letter.greetings,
            "texts": letter.texts,
            "to": letter.to,
            "pool_ids": letter.pool_ids,
            "topic_ids": letter.topic_ids,
            "person_ids": person_ids,
            "conditions": conditions_text(letter.conditions),
            "chosen_filter": THESE if letter.conditions else "",
        },
    )


def blank(
    event: Event | None,
    languages: tuple[str, ...],
    greetings: Texts,
    conditions: Conditions,
    person_ids: list[int],
) -> GuestsLetterForm | PeopleLetterForm:
    """With the people of whom the page before has said that they get it."""
    given = {
        "greetings": greetings,
        "conditions": conditions_text(conditions),
        "chosen_filter": THESE if conditions else "",
        "person_ids": person_ids,
    }
    return form_for(event)(languages=languages, data=given)
