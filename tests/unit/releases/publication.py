"""A release on its way to the public, for the tests of clearance and of publication."""

from __future__ import annotations

from pathlib import Path

from planner.accounts.models import Office
from planner.files.models import FileKind, StoredFile
from planner.kernel.ids import new_public_id
from planner.kernel.work import Work
from planner.releases.clearance import clear, request_clearance
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import prepare, publish


def stored(work: Work, name: str = "paper") -> StoredFile:
    file = StoredFile(
        office_id=work.office_id,
        public_id=new_public_id(),
        kind=FileKind.PAPER,
        name=f"{name}.pdf",
        media_type="application/pdf",
        path=f"ab/{name}",
        sha256=name.ljust(64, "0"),
        size=1,
        created_at=work.now,
    )
    work.session.add(file)
    work.session.flush()
    return file


def cleared(approver: Work, release: Release, office: Office) -> None:
    if release.status is ReleaseStatus.DRAFT:
        request_clearance(approver, release)
    clear(approver, release, [], office, approvers=2)


def out(approver: Work, release: Release, office: Office, pdf: StoredFile, folder: Path) -> None:
    cleared(approver, release, office)
    context = prepare(approver, release, [], office, folder)
    publish(approver, release, context, office, pdf)
