"""The letterhead of papers: senders, donors, logos."""

from __future__ import annotations

from pathlib import Path

from planner.accounts.models import Office
from planner.events.models.kinds import BodyRole
from planner.files.models import FileKind
from planner.files.operations import add, write
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation, ProjectBody, ProjectRole
from planner.releases.papers.letterhead import letterhead
from tests.factories import Make


def with_logo(work: Work, make: Make, folder: Path, name: str, **given: object) -> Organisation:
    written = write(folder, "logo.png", name.encode(), "image/png", (9, 9))
    logo = add(work, FileKind.LOGO, written)
    return make.organisation(name, logo=logo, **given)


def test_donors_stand_beside_their_statement(
    work: Work, make: Make, office: Office, tmp_path: Path
) -> None:
    donor = with_logo(
        work, make, tmp_path, "Union", funding_statements=Texts(en="Funded by the Union")
    )
    project = make.project(funding_is_confirmed=True)
    project.bodies.append(
        ProjectBody(office_id=work.office_id, organisation=donor, role=ProjectRole.DONOR)
    )
    event = make.event(project=project)
    sender = with_logo(work, make, tmp_path, "House")
    make.body(event, BodyRole.ORGANISER, organisation=sender)
    work.session.flush()
    work.session.expire(event)

    head = letterhead(event, "en", office)

    assert [logo.alt for logo in head.senders] == ["House"]
    assert [logo.alt for logo in head.emblems] == ["Union"]
    assert head.funding == "Funded by the Union"
    assert head.assets(tmp_path) == {f"logo-{donor.id}": b"Union", f"logo-{sender.id}": b"House"}
    project.funding_statements = Texts(en="Word for word")
    assert letterhead(event, "en", office).funding == "Word for word"
    project.visibility_waived = "At the donor's wish"
    assert letterhead(event, "en", office).emblems == ()
    assert letterhead(event, "en", office).funding == ""


def test_a_publisher_stands_beside_the_organisers_once(make: Make, office: Office) -> None:
    event = make.event()
    organiser, publisher = make.organisation("House"), make.organisation("Press")
    for role, body in (
        (BodyRole.ORGANISER, organiser),
        (BodyRole.PUBLISHER, organiser),
        (BodyRole.PUBLISHER, publisher),
    ):
        make.body(event, role, organisation=body)
    make.work.session.expire(event)

    assert letterhead(event, "en", office).masthead == "House · Press"


def test_emblems_stand_in_the_order_of_protocol(
    work: Work, make: Make, office: Office, tmp_path: Path
) -> None:
    event = make.event()
    given = (
        (BodyRole.DONOR, "Union"),
        (BodyRole.PARTNER, "Museum"),
        (BodyRole.CO_ORGANISER, "Society"),
        (BodyRole.ORGANISER, "Institute"),
        (BodyRole.PUBLISHER, "Press"),
        (BodyRole.SUPPORTER, "Bank"),
    )
    for position, (role, name) in enumerate(given):
        body = with_logo(work, make, tmp_path, name)
        make.body(event, role, organisation=body, position=position)
        if role is BodyRole.DONOR:
            make.body(event, BodyRole.PARTNER, organisation=body, position=9)
    make.body(event, BodyRole.PARTNER, organisation=make.organisation("No Logo"), position=10)
    work.session.expire(event)

    head = letterhead(event, "en", office)

    assert [logo.alt for logo in head.senders] == ["Press", "Institute", "Society"]
    assert [logo.alt for logo in head.emblems] == ["Museum", "Union"]
    assert len(head.assets(tmp_path)) == 5


def test_a_logo_whose_file_is_gone_is_left_out(
    work: Work, make: Make, office: Office, tmp_path: Path
) -> None:
    event = make.event()
    make.body(event, BodyRole.DONOR, organisation=with_logo(work, make, tmp_path, "Union"))
    work.session.expire(event)

    assert letterhead(event, "en", office).assets(tmp_path / "elsewhere") == {}
