"""What waits for a member, each with the page where it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import url_for

from planner.anniversaries.models import Anniversary
from planner.anniversaries.rounds import next_round
from planner.contacts.importing.models import ImportState
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.study import Study
from planner.events.next_step import over_sentence
from planner.kernel.dates import day_text, list_text, number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, reader_language
from planner.web.desk.events.pages import event_when
from planner.web.desk.events.step_links import inviting_address
from planner.web.desk.today.guest_tasks import requests_to_attend
from planner.web.desk.today.mail_tasks import mailbox_in_trouble, messages_received
from planner.web.desk.today.records import Records
from planner.web.desk.today.release_tasks import embargo, sent_back, to_clear, to_publish
from planner.web.desk.today.task import Task, title_of
from planner.web.desk.today.waiting import Kind, Waiting
from planner.web.pages import local_time_text
from planner.web.transaction import current_office, reading_languages
from planner.web.words import word


def tasks_of(waiting: list[Waiting], records: Records) -> Iterator[Task]:
    """One for each thing that waits and still exists, in the same order."""
    for one in waiting:
        task = _TASKS[one.kind](one, records)
        if task is not None:
            yield task


def _over(one: Waiting, records: Records) -> Task | None:
    event = records.events.get(one.number)
    if event is None:
        return None
    sentence, act = over_sentence(event.status), _("Change the status")
    return _event_task(one, event, sentence, act, "desk.event_status.show", _when(event))


def _checklist(one: Waiting, records: Records) -> Task | None:
    event, due = records.events.get(one.number), records.tasks.get(one.number)
    if event is None or not due:
        return None
    names, languages = [], reading_languages()
    for task in due:
        assert task.due_on is not None
        is_late = task.due_on < records.today
        day = day_text(task.due_on, reader_language())
        said = _("since %(day)s", day=day) if is_late else _("until %(day)s", day=day)
        names.append(f"{task.titles.best(*languages)} ({said})")
    headline = names[0]
    if len(due) > 1:
        headline = ngettext(
            "%(count)s thing on the checklist is due",
            "%(count)s things on the checklist are due",
            len(due),
        )
    details = [] if len(due) == 1 else [list_text(names)]
    act = _("Open the checklist")
    return _event_task(one, event, headline, act, "desk.checklist.index", *details)


def _held_letters(one: Waiting, records: Records) -> Task | None:
    event = records.events.get(one.number)
    headline = ngettext("1 letter is held", "%(count)s letters are held", one.count)
    if event is None:
        return None
    return Task(
        group=one.kind.group,
        headline=headline,
        details=[title_of(event), word(one.purpose)],
        act=_("See the letters"),
        url=url_for("desk.outbox.index", event=event.id),
    )


def _planned_letters(one: Waiting, records: Records) -> Task | None:
    return _event_task(
        one,
        records.events.get(one.number),
        ngettext(
            "1 letter of the plan waits for your decision",
            "%(count)s letters of the plan wait for your decision",
            one.count,
        ),
        _("Open the plan"),
        "desk.letter_plan.index",
        _("missed, or a draft whose hour is near"),
    )


def _uninvited(one: Waiting, records: Records) -> Task | None:
    event = records.events.get(one.number)
    if event is None:
        return None
    return Task(
        group=one.kind.group,
        headline=_("Nobody is invited yet"),
        details=[title_of(event), _when(event)],
        act=_("Invite journalists"),
        url=inviting_address(event),
    )


def _colleagues(one: Waiting, records: Records) -> Task | None:
    headline = ngettext(
        "1 colleague is named and not invited",
        "%(count)s colleagues are named and not invited",
        one.count,
    )
    return _event_task(
        one,
        records.events.get(one.number),
        headline,
        _("See the guest list"),
        "desk.invitations.index",
    )


def _unconfirmed(one: Waiting, records: Records) -> Task | None:
    event = records.events.get(one.number)
    headline = ngettext(
        "1 speaker has not confirmed", "%(count)s speakers have not confirmed", one.count
    )
    details = [_when(event)] if event else []
    if names := records.speakers.get(one.number):
        details.append(list_text(names))
    act, page = _("Ask the speakers"), "desk.confirmations.index"
    return _event_task(one, event, headline, act, page, *details)


def _quotes(one: Waiting, records: Records) -> Task | None:
    headline = ngettext(
        "1 quotation waits for approval", "%(count)s quotations wait for approval", one.count
    )
    return _event_task(
        one,
        records.events.get(one.number),
        headline,
        _("See the quotations"),
        "desk.speakers.index",
    )


def _event_task(
    one: Waiting, event: Event | None, headline: str, act: str, endpoint: str, *details: str
) -> Task | None:
    if event is None:
        return None
    return Task(
        group=one.kind.group,
        headline=headline,
        details=[title_of(event), *details],
        act=act,
        url=url_for(endpoint, event_id=event.id),
    )


def _refused(one: Waiting, records: Records) -> Task | None:
    person: Person | None = records.people.get(one.number)
    if person is None:
        return None
    return Task(
        group=one.kind.group,
        headline=_("Letters to %(name)s come back", name=person.name(*reading_languages())),
        details=[
            ngettext(
                "a mail server refuses the address",
                "mail servers refuse %(count)s addresses",
                one.count,
            )
        ],
        act=_("Correct the address"),
        url=url_for("desk.people.show", person_id=person.id),
    )


def _list(one: Waiting, records: Records) -> Task | None:
    brought = records.lists.get(one.number)
    if brought is None:
        return None
    is_read = brought.state is ImportState.READ
    return Task(
        group=one.kind.group,
        headline=_("The preview of a list waits for you")
        if is_read
        else _("The columns of a list are to be confirmed"),
        details=[
            brought.file_name,
            ngettext(
                "%(number)s row",
                "%(number)s rows",
                brought.total,
                number=number_text(brought.total),
            ),
        ],
        act=_("Open the list"),
        url=url_for("desk.imports.show", import_id=brought.id),
    )


def _erasure(one: Waiting, records: Records) -> Task | None:
    person: Person | None = records.people.get(one.number)
    if person is None or person.erasure_asked_at is None:
        return None
    day = day_text(person.erasure_asked_at.date(), reader_language())
    return Task(
        group=one.kind.group,
        headline=_("%(name)s asks to be erased", name=person.name(*reading_languages())),
        details=[_("asked on %(day)s; an answer is due within a month", day=day)],
        act=_("See what is to be done"),
        url=url_for("desk.erasing.show", person_id=person.id),
    )


def _study_embargo(one: Waiting, records: Records) -> Task | None:
    study: Study | None = records.studies.get(one.number)
    if study is None or study.embargo_until is None:
        return None
    title = study.titles.best(*reading_languages()) or study.label
    return Task(
        group=one.kind.group,
        headline=_("The embargo on the study “%(title)s” ends", title=title),
        details=[local_time_text(study.embargo_until)],
        act=_("Open the study"),
        url=url_for("desk.studies.show", study_id=study.id),
    )


def _anniversary(one: Waiting, records: Records) -> Task | None:
    anniversary: Anniversary | None = records.anniversaries.get(one.number)
    if anniversary is None:
        return None
    year, day = next_round(anniversary, records.today)
    phrase = anniversary.phrases.best(*reading_languages())
    return Task(
        group=one.kind.group,
        headline=ngettext(
            "An anniversary falls due: %(count)s year, %(phrase)s",
            "An anniversary falls due: %(count)s years, %(phrase)s",
            anniversary.years_in(year),
            phrase=phrase,
        ),
        details=[
            *([day_text(day, reader_language())] if day else []),
            _("nothing is planned yet"),
        ],
        act=_("Plan an event"),
        url=url_for("desk.events.new"),
    )


def _when(event: Event) -> str:
    return event_when(event, current_office().zone)


_TASKS: dict[Kind, Callable[[Waiting, Records], Task | None]] = {
    Kind.TO_CLEAR: to_clear,
    Kind.TO_PUBLISH: to_publish,
    Kind.SENT_BACK: sent_back,
    Kind.OVER: _over,
    Kind.CHECKLIST: _checklist,
    Kind.HELD_LETTERS: _held_letters,
    Kind.PLANNED_LETTERS: _planned_letters,
    Kind.UNINVITED: _uninvited,
    Kind.COLLEAGUES: _colleagues,
    Kind.REQUESTS: requests_to_attend,
    Kind.UNCONFIRMED: _unconfirmed,
    Kind.QUOTES: _quotes,
    Kind.MAILBOX: mailbox_in_trouble,
    Kind.REFUSED: _refused,
    Kind.LISTS: _list,
    Kind.ERASURE: _erasure,
    Kind.MESSAGES: messages_received,
    Kind.EMBARGO: embargo,
    Kind.STUDY_EMBARGO: _study_embargo,
    Kind.ANNIVERSARY: _anniversary,
}
