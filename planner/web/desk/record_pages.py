"""The page of a record, for links to it."""

from __future__ import annotations

from typing import Any

from flask import url_for

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Outlet, Person, Pool
from planner.contacts.topic import Topic
from planner.events.models.event import Event
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project
from planner.releases.models import Release

# By model: the endpoint of the page, and its parameter for the id.
PAGES: dict[type[Any], tuple[str, str]] = {
    Event: ("desk.overview.show", "event_id"),
    Release: ("desk.releases.show", "release_id"),
    Person: ("desk.people.show", "person_id"),
    Outlet: ("desk.outlets.show", "outlet_id"),
    Pool: ("desk.pools.show", "pool_id"),
    Topic: ("desk.topics.show", "topic_id"),
    Organisation: ("desk.organisations.show", "organisation_id"),
    Project: ("desk.projects.show", "project_id"),
    AidProgramme: ("desk.programmes_of_work.show", "programme_of_work_id"),
    Hotline: ("desk.hotlines.show", "hotline_id"),
    OwnKind: ("desk.own_kinds.show", "own_kind_id"),
    Study: ("desk.studies.show", "study_id"),
    Anniversary: ("desk.anniversaries.show", "anniversary_id"),
}


def page_of(model: type[Any], number: int) -> str:
    endpoint, key = PAGES[model]
    values: dict[str, Any] = {key: number}
    return url_for(endpoint, **values)
