"""A scan of a paper that somebody uploads, on the desk or on their own page."""

from __future__ import annotations

from werkzeug.datastructures import FileStorage

from planner.accreditation.models import AttendanceRequest
from planner.accreditation.papers import why_no_papers
from planner.files.operations import NewFile, write_document
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.web.extensions import pdf_client, settings

MEGABYTES = 10


def written_scan(work: Work, request: AttendanceRequest, upload: FileStorage | None) -> NewFile:
    """Cleaned and written, without a row; slow. Raises `Conflict` if none can be given now, and `Invalid`
    at the field `file`.
    """
    if why := why_no_papers(request):
        raise Conflict(why)
    if upload is None:
        raise Invalid("file", _("Choose a file first."))
    name, raw = upload.filename or "", upload.read()
    return write_document(work, pdf_client(), settings().files_folder, name, raw)
