"""Logos in event files: exported as stored, imported only after cleaning."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from planner.exchange.reading import BadFile, Fault
from planner.files.models import StoredFile
from planner.files.operations import NewFile, read, write_cleaned
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from planner.pdf import PdfClient, Picture

MOST_LOGOS = 40
# Base64 adds a third; with all else the file stays below `reading.MOST_BYTES`.
MOST_LOGO_BYTES = 14 * 1024 * 1024
_DEFAULT_NAME = "logo"


@dataclass(frozen=True, slots=True)
class LogoStorage:
    """The client that cleans pictures, and the folder to store them in."""

    pdf_client: PdfClient
    folder: Path


@dataclass(frozen=True, slots=True)
class CleanLogo:
    """A cleaned logo, its file name, and its `path` in the document, for errors."""

    path: str
    name: str
    picture: Picture


def logos_as_json(bodies: Iterable[Organisation], folder: Path) -> dict[str, dict[str, str]]:
    """Logos by the uid of their body, smallest first up to `MOST_LOGO_BYTES` in total.

    A logo whose file is missing is left out.
    """
    room, found = MOST_LOGO_BYTES, {}
    logos = sorted((body.logo.size, body.uid, body.logo) for body in bodies if body.logo)
    for size, uid, logo in logos[:MOST_LOGOS]:
        room -= size
        if room < 0:
            break
        try:
            found[uid] = _logo_as_json(logo, read(folder, logo))
        except FileNotFoundError:
            continue
    return found


def write_logos(
    work: Work, document: dict[str, Any], logo_storage: LogoStorage | None
) -> dict[str, NewFile]:
    """Clean the logos that differ from the stored ones and write them to disk; by uid of the body.

    Raises `BadFile` if one of them is refused; then none is written.
    """
    logos = [
        (f"organisations.{index}.logo", body["uid"], body["logo"])
        for index, body in enumerate(document.get("organisations", []))
        if "logo" in body
    ]
    if not logos:
        return {}
    if logo_storage is None:
        raise BadFile(
            [Fault(path, _("Logos cannot be imported here.")) for path, _uid, _logo in logos]
        )
    if len(logos) > MOST_LOGOS:
        reason = _("A file brings at most %(most)s logos.", most=MOST_LOGOS)
        raise BadFile([Fault("organisations", reason)])
    stored = _stored_digests(work, [uid for _, uid, _ in logos])
    cleaned: dict[str, CleanLogo] = {}
    faults: list[Fault] = []
    for path, uid, logo in logos:
        try:
            picture = _cleaned(logo, stored.get(uid, ""), logo_storage.pdf_client)
        except Invalid as error:
            faults.append(Fault(path, error.message))
            continue
        if picture is not None:
            cleaned[uid] = CleanLogo(path, logo.get("name") or _DEFAULT_NAME, picture)
    if faults:
        raise BadFile(faults)
    return {uid: _write(work, clean, logo_storage.folder) for uid, clean in cleaned.items()}


def _write(work: Work, logo: CleanLogo, folder: Path) -> NewFile:
    try:
        return write_cleaned(work, folder, logo.name, logo.picture)
    except Invalid as error:
        raise BadFile([Fault(logo.path, error.message)]) from error


def _logo_as_json(logo: StoredFile, content: bytes) -> dict[str, str]:
    return {
        "name": logo.name,
        "media_type": logo.media_type,
        "content": base64.b64encode(content).decode("ascii"),
    }


def _stored_digests(work: Work, uids: list[str]) -> dict[str, str]:
    """SHA-256 of the logos that these bodies have, by uid of the body."""
    digests = (
        select(Organisation.uid, StoredFile.sha256)
        .join(Organisation.logo)
        .where(Organisation.office_id == work.office_id, Organisation.uid.in_(uids))
    )
    return dict(work.session.execute(digests).tuples().all())


def _cleaned(logo: dict[str, str], stored: str, pdf_client: PdfClient) -> Picture | None:
    """None if the logo has the SHA-256 `stored`, before or after cleaning. Raises `Invalid`."""
    try:
        raw = base64.b64decode(logo["content"], validate=True)
    except ValueError as error:
        raise Invalid("file", _("Its content is no base64.")) from error
    if _sha256(raw) == stored:
        return None
    picture = pdf_client.clean_picture(raw)
    if picture.came_as != logo["media_type"]:
        raise Invalid(
            "file",
            _(
                "It says %(told)s and is %(came_as)s.",
                told=logo["media_type"],
                came_as=picture.came_as,
            ),
        )
    return None if _sha256(picture.data) == stored else picture


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
