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
from tests.web.reading import attributes, rows, texts
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


def told(page: str) -> list[str]:
    """The lines about jobs that stand on every page."""
    return texts(page, "div[role=status] p")


def end(job: Job, state: JobState, error: str = "") -> None:
    job.state, job.finished_at, job.error = state, NOW, error


def test_a_job_under_way_can_be_followed_and_stopped(mine: Visitor, job: Job) -> None:
    before = mine.get(page(job)).text
    stopped = mine.post(f"{page(job)}/stop")

    assert attributes(before, ".job form", "action") == [f"{page(job)}/stop"]
    assert attributes(before, ".job a", "href") == [page(job)]
    assert texts(before, ".job a, .job .job__said") == ["under way", "Look again"]
    assert (stopped.status_code, stopped.headers["Location"]) == (303, page(job))
    assert job.state is JobState.STOPPED
    after = mine.get(page(job)).text
    assert attributes(after, ".job form", "action") == [f"{page(job)}/resumption"]


def test_the_script_is_told_how_far_it_is(mine: Visitor, job: Job) -> None:
    progress = json.loads(mine.get(f"{page(job)}/progress").data)

    assert progress == {"is_open": True, "done": 4, "said": ""}


def test_a_stopped_job_goes_on_when_asked(mine: Visitor, job: Job) -> None:
    mine.post(f"{page(job)}/stop")

    mine.post(f"{page(job)}/resumption")

    assert job.state is JobState.RUNNING


def test_what_has_ended_is_not_stopped(mine: Visitor, job: Job) -> None:
    end(job, JobState.DONE)

    answer = mine.post(f"{page(job)}/stop")

    assert answer.status_code == 409
    assert texts(answer.text, ".errors") == [
        "This job has ended already. There is nothing to stop."
    ]


def test_a_job_of_which_all_is_done_offers_no_stop_and_says_what_is_left(
    mine: Visitor, job: Job
) -> None:
    job.kind, job.done = "invitations", 10

    under_way = mine.get(page(job)).text
    answer = mine.post(f"{page(job)}/stop")
    end(job, JobState.STOPPED)
    stopped = mine.get(page(job)).text

    assert attributes(under_way, "main form", "action") == []
    assert (answer.status_code, texts(answer.text, ".errors")) == (
        409,
        ["All of it is done already: there is nothing left to stop. It ends by itself."],
    )
    assert texts(stopped, "#main p")[0] == (
        "10 of 10 people. All were looked at, but letters to the last of them are not "
        "written yet: Go on writes them."
    )


def test_what_was_not_done_stands_first_with_its_reason(mine: Visitor, job: Job) -> None:
    first, rest = mine.get(page(job)).text, mine.get(f"{page(job)}?show=done").text

    assert rows(first) == [["Boris <b>", "no e-mail address"]]
    assert rows(rest) == [["Anna"], ["Vera"], ["Gleb"]]


def test_the_list_has_pages_and_is_whole_as_csv(
    mine: Visitor, job: Job, make: Make, session: Session
) -> None:
    note_outcomes(make.work, job.id, 4, [Outcome(f"Guest {n}") for n in range(60)])
    session.commit()

    first = mine.get(f"{page(job)}?show=done").text
    [onward] = attributes(first, "a[rel=next]", "href")
    second = mine.get(onward).text
    lines = mine.get(f"{page(job)}/outcomes.csv").get_data(as_text=True).splitlines()

    before, guests = ["Anna", "Vera", "Gleb"], [f"Guest {n}" for n in range(60)]
    assert texts(first, "tbody th") == [*before, *guests[:47]]
    assert texts(second, "tbody th") == guests[47:]
    assert lines == [
        "\ufeffWhat,Outcome,Reason",
        "Anna,done,",
        "Boris <b>,passed,no e-mail address",
        *(f"{name},done," for name in ("Vera", "Gleb", *guests)),
    ]


def test_the_end_is_told_on_every_page_until_it_is_seen(
    mine: Visitor, editor: Visitor, job: Job
) -> None:
    before = mine.get("/desk/events/").text
    assert told(before) == ["old_kind: under way.", "Look at it"]
    assert attributes(before, ".next a", "href") == [page(job)]
    assert told(mine.get(page(job)).text) == []

    end(job, JobState.DONE)

    assert told(mine.get("/desk/events/").text) == ["old_kind: done."]
    assert told(mine.get(page(job)).text) == []
    assert told(editor.get("/desk/events/").text) == []
    assert mine.post(f"{page(job)}/acknowledgement").headers["Location"] == page(job)
    assert told(mine.get("/desk/events/").text) == []


def test_the_line_and_the_list_name_the_event(
    mine: Visitor, job: Job, make: Make, session: Session
) -> None:
    event = make.event()
    job.event_id = event.id
    session.commit()
    line, listed = mine.get("/desk/events/").text, mine.get("/desk/jobs/").text

    assert (
        told(line) == told(listed) == ["old_kind: under way. Rivers without borders", "Look at it"]
    )
    assert texts(listed, "tbody th") == ["old_kind Rivers without borders"]


def test_nobody_else_takes_the_line_away(mine: Visitor, editor: Visitor, job: Job) -> None:
    end(job, JobState.FAILED, "The event is over.")

    editor.post(f"{page(job)}/acknowledgement")

    assert told(mine.get("/desk/events/").text) == ["old_kind: not finished. The event is over."]


def test_who_became_a_viewer_is_told_nothing_more(mine: Visitor, me: Membership, job: Job) -> None:
    end(job, JobState.DONE)
    me.role = Role.VIEWER

    assert told(mine.get("/desk/events/").text) == []
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

    assert rows(listed) == [["old_kind", "", "under way", "20\u00a0March\u00a02012, 13:00 MSK"]]
    assert attributes(listed, "tbody a", "href") == [page(job)]


def test_an_office_without_jobs(editor: Visitor) -> None:
    assert texts(editor.get("/desk/jobs/").text, ".empty") == [
        (
            "There has been no job yet. Inviting very many people, or importing a large file, "
            "becomes one by itself."
        )
    ]


def test_an_event_is_taken_out_with_its_logos(
    app: Flask, session: Session, make: Make, mine: Visitor, editor: Visitor
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
    assert attributes(mine.get(where).text, ".job a", "href") == [f"{where}/file"]
    assert file.headers["Content-Disposition"] == f"attachment; filename=event-{event.id}.json"
    assert file.mimetype == "application/json"
    document = json.loads(file.data)
    assert [one["logo"]["name"] for one in document["organisations"]] == ["logo.png"]
    assert editor.get(f"{where}/file").status_code == 404
    assert texts(editor.get(where).text, ".job p") == [
        "Only the person who asked for the file may have it."
    ]
    kept = session.scalars(select(StoredFile).where(StoredFile.kind == FileKind.TRANSFER)).one()
    assert mine.get(f"/desk/files/{kept.public_id}").status_code == 404
    kept.expires_at = NOW
    assert mine.get(f"{where}/file").status_code == 404
    assert texts(mine.get(where).text, ".job p")[:1] == [
        "The file was kept for a day and is deleted. Take it out anew."
    ]


def test_an_event_that_has_vanished_is_not_taken_out(
    app: Flask, session: Session, make: Make, mine: Visitor
) -> None:
    event = make.event()
    where = mine.post(f"/desk/events/{event.id}/event-file").headers["Location"]
    session.delete(event)

    do_jobs(app, session)

    assert texts(mine.get(where).text, ".errors") == ["The event is not there any more."]


def test_the_file_that_a_job_works_on_is_not_offered(
    app: Flask, mine: Visitor, make: Make, job: Job
) -> None:
    folder = app.extensions["planner.settings"].files_folder
    upload = keep(make.work, write(folder, b"[]"), "upload.json", "application/json")
    job.file_id = upload.id
    end(job, JobState.STOPPED)

    response = mine.get(page(job))

    assert attributes(response.text, ".job a", "href") == []
    assert mine.get(f"{page(job)}/file").status_code == 404
