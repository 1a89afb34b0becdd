"""The register of topics, in the order of the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.queries import TopicList
from planner.contacts.topic import Topic
from planner.contacts.topics import enter_topic, move_topic, revise_topic
from planner.kernel.messages import pgettext
from planner.kernel.searchable import Register
from planner.web.desk.events.pages import step
from planner.web.desk.forms.topics import TopicForm
from planner.web.desk.registers.lists import ListQuery, found_in
from planner.web.desk.registers.pages import RegisterPages
from planner.web.doors import needs
from planner.web.transaction import current_office, current_work, reading_languages

blueprint = Blueprint("topics", __name__, url_prefix="/topics")


class TopicPages(RegisterPages[Topic, TopicForm]):
    noun, model, form = "topic", Topic, TopicForm
    heading = (pgettext("thing", "Name"),)

    def enter(self, form: TopicForm) -> Topic:
        return enter_topic(current_work(), form.plan())

    def revise(self, topic: Topic, form: TopicForm) -> None:
        revise_topic(current_work(), topic, form.plan(), form.opened_version)

    def narrowed(self, asked: ListQuery) -> Register[Topic]:
        return TopicList(
            model=Topic,
            office_id=current_office().id,
            search=asked.search,
            archived=asked.archived,
        )

    def lines(self, topics: Iterable[Topic]) -> Iterator[Iterable[object]]:
        languages = reading_languages()
        for topic in topics:
            yield (topic.names.best(*languages),)


@blueprint.post("/<int:topic_id>/place")
@needs(Role.EDITOR)
def move(topic_id: int) -> ResponseReturnValue:
    topic = found_in(Topic, topic_id)
    step(move_topic, topic, topic.names.best(*reading_languages()))
    return redirect(url_for("desk.topics.index"), 303)


TopicPages(blueprint).mount()
