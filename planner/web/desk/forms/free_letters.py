"""The form of a free letter."""

from __future__ import annotations

from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.operations import FreeLetterPlan
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.web.forms.base import Form
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


class PeopleLetterForm(_TextsForm):
    pool_ids = ManyChoicesField(_("To the members of these pools"))
    topic_ids = ManyChoicesField(_("And to those who write about"))

    def plan(self) -> FreeLetterPlan:
        return FreeLetterPlan(
            subjects=self.subjects.data,
            greetings=self.greetings.data,
            texts=self.texts.data,
            pool_ids=self.pool_ids.data or [],
            topic_ids=self.topic_ids.data or [],
        )


def form_for(event: Event | None) -> type[GuestsLetterForm | PeopleLetterForm]:
    return PeopleLetterForm if event is None else GuestsLetterForm


def filled(letter: FreeLetter, languages: tuple[str, ...]) -> GuestsLetterForm | PeopleLetterForm:
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
        },
    )


def blank(event: Event | None, languages: tuple[str, ...], greetings: Texts) -> _TextsForm:
    return form_for(event)(languages=languages, data={"greetings": greetings})
