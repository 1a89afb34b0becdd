"""The form of a topic."""

from __future__ import annotations

from planner.contacts.topic import Topic
from planner.contacts.topics import TopicPlan
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.texts import TextsField


class TopicForm(Form):
    names = TextsField(
        pgettext("thing", "Name"),
        required=True,
        any_language=True,
        description=_("As readers of the newsroom see it: Water, Public health."),
    )

    @classmethod
    def filled(cls, topic: Topic, languages: tuple[str, ...]) -> TopicForm:
        return cls(obj=topic, languages=languages)

    def plan(self) -> TopicPlan:
        return self.plan_of(TopicPlan)
