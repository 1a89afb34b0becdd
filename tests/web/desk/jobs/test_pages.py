"""The page of a job: how far it is, what was done and what not, and who is told."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Role
from planner.background.models import Job, JobState, OutcomeKind
from planner.background.operations import JobPlan, Outcome, note_outcomes, start_job
from planner.events.models.kinds import BodyRole
from planner.files.models import FileKind, StoredFile
from planner.files.operations import store
from planner.files.transfers import keep, write
from tests.conftest import NOW
from tests.factories import Make
from tests.web.visitor import Visitor
from tests.web.working import do_jobs


@pytest.fixture
def me(make: Make) -> Membership:
    return make.member(Role.EDITOR)


@pytest.fixture
def mine(app: Flask, session: Session, me: Membership) -> Visitor:
    visitor = Visitor(app, session)
    visitor.sign_in(me)
    return visitor


@pytest.fixture
def job(make: Make, me: Membership, session: Session) -> Job:
    """Ten things, four of them looked at, one of those passed over."""
    plan = JobPlan(kind="old_kind", total=10)
    job = start_job(make.work, plan)
    job.started_by_id, job.state, job.done = me.user_id, JobState.RUNNING, 4
    passed = Outcome("Boris <b>", OutcomeKind.PASSED, "no e-mail address")
    outcomes = [Outcome("Anna"), passed, Outcome("Vera"), Outcome("Gleb")]
    note_outcomes(make.work, job.id, 0, outcomes)
    session.commit()
    return job


def page(job: Job) -> str:
    return f"/desk/jobs/{job.public_id}"


def end(job: Job, state: JobState, error: str = "") -> None:
    job.state, job.finished_at, job.error = state, NOW, error


def test_a_job_under_way_can_be_followed_and_stopped(mine: Visitor, job: Job) -> None:
    before = mine.get(page(job)).text
    stopped = mine.post(f"{page(job)}/stop")

    assert f'action="{page(job)}/stop"' in before
    assert f'<a class="button" href="{page(job)}">Look again</a>' in before
    assert (stopped.status_code, stopped.headers["Location"]) == (303, page(job))
    assert job.state is JobState.STOPPED
    assert f'action="{page(job)}/resumption"' in mine.get(page(job)).text


def test_the_script_is_told_how_far_it_is(mine: Visitor, job: Job) -> None:
    told = json.loads(mine.get(f"{page(job)}/progress").data)

    assert told == {"is_open": True, "done": 4, "said": ""}


def test_a_stopped_job_goes_on_when_asked(mine: Visitor, job: Job) -> None:
    mine.post(f"{page(job)}/stop")

    mine.post(f"{page(job)}/resumption")

    assert job.state is JobState.RUNNING


def test_what_has_ended_is_not_stopped(mine: Visitor, job: Job) -> None:
    end(job, JobState.DONE)

    answer = mine.post(f"{page(job)}/stop")

    assert answer.status_code == 409
    assert "This job has ended already. There is nothing to stop." in answer.text


def test_a_job_of_which_all_is_done_offers_no_stop_and_says_what_is_left(
    mine: Visitor, job: Job
) -> None:
    job.kind, job.done = "invitations", 10

    under_way = mine.get(page(job)).text
    answer = mine.post(f"{page(job)}/stop")
    end(job, JobState.STOPPED)
    stopped = mine.get(page(job)).text

    assert f'action="{page(job)}/stop"' not in under_way
    assert (answer.status_code, "It ends by itself." in answer.text) == (409, True)
    assert "letters to the last of them are not written yet: Go on writes them." in stopped


def test_what_was_not_done_stands_first_with_its_reason(mine: Visitor, job: Job) -> None:
    first, rest = mine.get(page(job)).text, mine.get(f"{page(job)}?show=done").text

    assert "<bdi>Boris &lt;b&gt;</bdi></th><td>no e-mail address</td>" in first
    assert "Anna" not in first
    assert "<bdi>Anna</bdi>" in rest
    assert "Boris" not in rest


def test_the_list_has_pages_and_is_whole_as_csv(
    mine: Visitor, job: Job, make: Make, session: Session
) -> None:
    note_outcomes(make.work, job.id, 4, [Outcome(f"Guest {n}") for n in range(60)])
    session.commit()

    first = mine.get(f"{page(job)}?show=done")
    lines = mine.get(f"{page(job)}/outcomes.csv").get_data(as_text=True).splitlines()

    assert first.text.count("<bdi>Guest") == 47
    assert 'rel="next"' in first.text
    assert lines[:3] == [
        "\ufeffWhat,Outcome,Reason",
        "Anna,done,",
        "Boris <b>,passed,no e-mail address",
    ]
    assert len(lines) == 65


def test_the_end_is_told_on_every_page_until_it_is_seen(
    mine: Visitor, editor: Visitor, job: Job
) -> None:
    line, under_way = "<p>old_kind: done.", "<p>old_kind: under way."
    before = mine.get("/desk/events/").text
    assert under_way in before
    assert f'<a href="{page(job)}">Look at it</a>' in before
    assert under_way not in mine.get(page(job)).text

    end(job, JobState.DONE)

    assert line in mine.get("/desk/events/").text
    assert line not in mine.get(page(job)).text
    assert line not in editor.get("/desk/events/").text
    assert mine.post(f"{page(job)}/acknowledgement").headers["Location"] == page(job)
    assert line not in mine.get("/desk/events/").text


def test_the_line_and_the_list_name_the_event(
    mine: Visitor, job: Job, make: Make, session: Session
) -> None:
    event = make.event()
    job.event_id = event.id
    session.commit()
    name = f'<bdi class="soft">{event.title("en")}</bdi>'

    assert f"<p>old_kind: under way. {name}</p>" in mine.get("/desk/events/").text
    assert mine.get("/desk/jobs/").text.count(name) == 2


def test_nobody_else_takes_the_line_away(mine: Visitor, editor: Visitor, job: Job) -> None:
    end(job, JobState.FAILED, "The event is over.")

    editor.post(f"{page(job)}/acknowledgement")

    assert "old_kind: not finished. The event is over." in mine.get("/desk/events/").text


def test_who_became_a_viewer_is_told_nothing_more(mine: Visitor, me: Membership, job: Job) -> None:
    end(job, JobState.DONE)
    me.role = Role.VIEWER

    assert "old_kind" not in mine.get("/desk/events/").text
    assert mine.get(page(job)).status_code == 403


def test_the_list_shows_the_jobs_of_the_office(mine: Visitor, job: Job, make: Make) -> None:
    theirs = make.office()
    job_of_others = Job(
        office_id=theirs.id,
        public_id="theirs",
        kind="secret_kind",
        arguments={},
        act_key="x",
        total=1,
        created_at=NOW,
        due_at=NOW,
    )
    make.work.session.add(job_of_others)

    listed = mine.get("/desk/jobs/").text

    assert f'href="{page(job)}"' in listed
    assert "secret_kind" not in listed


def test_an_office_without_jobs(editor: Visitor) -> None:
    assert "There has been no job yet." in editor.get("/desk/jobs/").text


def test_an_event_is_taken_out_with_its_logos(
    app: Flask,
    session: Session,
    make: Make,
    mine: Visitor,
    editor: Visitor,
) -> None:
    event = make.event()
    folder = app.extensions["planner.settings"].files_folder
    logo = store(make.work, folder, FileKind.LOGO, "logo.png", b"png", "image/png")
    body = make.organisation("Centre", logo=logo)
    make.body(event, BodyRole.ORGANISER, organisation=body)

    started = mine.post(f"/desk/events/{event.id}/event-file")
    twice = mine.post(f"/desk/events/{event.id}/event-file")
    where = started.headers["Location"]
    waiting = mine.get(f"{where}/file")
    do_jobs(app, session)
    file = mine.get(f"{where}/file")

    assert twice.headers["Location"] == where
    assert waiting.status_code == 404
    assert "Download the file" in mine.get(where).text
    assert file.headers["Content-Disposition"] == f"attachment; filename=event-{event.id}.json"
    assert file.mimetype == "application/json"
    told = json.loads(file.data)
    assert [one["logo"]["name"] for one in told["organisations"]] == ["logo.png"]
    assert editor.get(f"{where}/file").status_code == 404
    assert "Only the person who asked for the file may have it." in editor.get(where).text
    public_id = session.scalars(
        select(StoredFile.public_id).where(StoredFile.kind == FileKind.TRANSFER)
    ).one()
    assert mine.get(f"/desk/files/{public_id}").status_code == 404
    session.scalars(
        select(StoredFile).where(StoredFile.kind == FileKind.TRANSFER)
    ).one().expires_at = NOW
    assert mine.get(f"{where}/file").status_code == 404
    assert "The file was kept for a day and is deleted." in mine.get(where).text


def test_an_event_that_has_vanished_is_not_taken_out(
    app: Flask, session: Session, make: Make, mine: Visitor
) -> None:
    event = make.event()
    where = mine.post(f"/desk/events/{event.id}/event-file").headers["Location"]
    session.delete(event)

    do_jobs(app, session)

    assert "The event is not there any more." in mine.get(where).text


def test_the_file_that_a_job_works_on_is_not_offered(
    app: Flask, mine: Visitor, make: Make, job: Job
) -> None:
    folder = app.extensions["planner.settings"].files_folder
    upload = keep(make.work, write(folder, b"[]"), "upload.json", "application/json")
    job.file_id = upload.id
    end(job, JobState.STOPPED)

    response = mine.get(page(job))

    assert "Download the file" not in response.text
    assert mine.get(f"{page(job)}/file").status_code == 404
