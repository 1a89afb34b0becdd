"""Releases that wait: to be cleared, published or corrected, or for the end of an embargo."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten

from flask import url_for

from planner.kernel.dates import LanguageName
from planner.kernel.messages import gettext as _
from planner.kernel.richtext import to_text
from planner.releases.waiting import HANDED_IN, SENT_BACK, Act
from planner.web.desk.today.records import Records
from planner.web.desk.today.task import Task, title_of
from planner.web.desk.today.waiting import Waiting
from planner.web.pages import local_time_text
from planner.web.words import word

_LONGEST_REASON = 160


def to_clear(one: Waiting, records: Records) -> Task | None:
    return _release_task(
        one,
        records,
        headline=lambda title, language: _(
            "Clear the release “%(title)s”, %(language)s", title=title, language=language
        ),
        act=_("Read and clear"),
        said=_handed_in(records.acts.get((one.number, HANDED_IN))),
    )


def to_publish(one: Waiting, records: Records) -> Task | None:
    return _release_task(
        one,
        records,
        headline=lambda title, language: _(
            "Publish the release “%(title)s”, %(language)s", title=title, language=language
        ),
        act=_("Open the release"),
        said=_("cleared, not published yet"),
    )


def sent_back(one: Waiting, records: Records) -> Task | None:
    release = records.releases.get(one.number)
    reason = shorten(release.sent_back_reason, _LONGEST_REASON, placeholder=" …") if release else ""
    who = _sent_back_by(records.acts.get((one.number, SENT_BACK)))
    return _release_task(
        one,
        records,
        headline=lambda title, language: _(
            "The release “%(title)s”, %(language)s, was sent back", title=title, language=language
        ),
        act=_("Correct it"),
        said=" · ".join(filter(None, (reason, who))),
    )


def embargo(one: Waiting, records: Records) -> Task | None:
    release = records.releases.get(one.number)
    if release is None or release.embargo_until is None:
        return None
    return _release_task(
        one,
        records,
        headline=lambda title, language: _(
            "The embargo on the release “%(title)s”, %(language)s, ends",
            title=title,
            language=language,
        ),
        act=_("Open the release"),
        said=f"{local_time_text(release.embargo_until)} · {word(release.status)}",
    )


def _release_task(
    one: Waiting,
    records: Records,
    *,
    headline: Callable[[str, LanguageName], str],
    act: str,
    said: str,
) -> Task | None:
    release = records.releases.get(one.number)
    if release is None:
        return None
    title = to_text(records.headlines.get(release.id, "")) or title_of(release.event)
    return Task(
        group=one.kind.group,
        headline=headline(title, LanguageName(release.language)),
        details=[text for text in (title_of(release.event), said) if text and text != title],
        act=act,
        url=url_for("desk.releases.show", release_id=release.id),
    )


def _handed_in(act: Act | None) -> str:
    if act is None:
        return ""
    if not act.who:
        return _("handed in on %(when)s", when=local_time_text(act.at))
    return _("handed in by %(name)s on %(when)s", name=act.who, when=local_time_text(act.at))


def _sent_back_by(act: Act | None) -> str:
    if act is None or not act.who:
        return ""
    return _("by %(name)s on %(when)s", name=act.who, when=local_time_text(act.at))
