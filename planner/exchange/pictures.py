"""Logos inside an event file: out as they are kept, in only cleaned."""

from __future__ import annotations

import base64
import binascii
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
# In base64 they take a third more: with its words the file stays below `reading.MOST_BYTES`.
MOST_LOGO_BYTES = 14 * 1024 * 1024
_NAMELESS = "logo"


@dataclass(frozen=True, slots=True)
class LogoStorage:
    """What cleans pictures, and the folder where they are kept."""

    pdf_client: PdfClient
    folder: Path


@dataclass(frozen=True, slots=True)
class CleanLogo:
    """A cleaned logo, what its file was called, and where it stands."""

    path: str
    name: str
    picture: Picture


def logos_as_json(bodies: Iterable[Organisation], folder: Path) -> dict[str, dict[str, str]]:
    """By uid. Smallest first while there is room; one whose file is gone is left out."""
    room, told = MOST_LOGO_BYTES, {}
    drawn = sorted((body.logo.size, body.uid, body.logo) for body in bodies if body.logo)
    for size, uid, logo in drawn[:MOST_LOGOS]:
        room -= size
        if room < 0:
            break
        try:
            told[uid] = _logo_as_json(logo, read(folder, logo))
        except FileNotFoundError:
            continue
    return told


def write_logos(
    work: Work, document: dict[str, Any], logo_storage: LogoStorage | None
) -> dict[str, NewFile]:
    """The logos of the file that differ from those kept here, by uid: clean, and on the disk.

    Raises `BadFile`: one bad picture refuses the whole file, and then nothing is written.
    """
    brought = [
        (f"organisations.{index}.logo", body["uid"], body["logo"])
        for index, body in enumerate(document.get("organisations", []))
        if "logo" in body
    ]
    if not brought:
        return {}
    if logo_storage is None:
        raise BadFile(
            [Fault(path, _("Logos cannot be taken in here.")) for path, _uid, _told in brought]
        )
    if len(brought) > MOST_LOGOS:
        reason = _("A file brings at most %(most)s logos.", most=MOST_LOGOS)
        raise BadFile([Fault("organisations", reason)])
    kept = _kept(work, [uid for _, uid, _ in brought])
    cleaned: dict[str, CleanLogo] = {}
    faults: list[Fault] = []
    for path, uid, told in brought:
        try:
            picture = _cleaned(told, kept.get(uid, ""), logo_storage.pdf_client)
        except Invalid as error:
            faults.append(Fault(path, error.message))
            continue
        if picture is not None:
            cleaned[uid] = CleanLogo(path, told.get("name") or _NAMELESS, picture)
    if faults:
        raise BadFile(faults)
    return {uid: _written(work, logo, logo_storage.folder) for uid, logo in cleaned.items()}


def _written(work: Work, logo: CleanLogo, folder: Path) -> NewFile:
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


def _kept(work: Work, uids: list[str]) -> dict[str, str]:
    """The fingerprints of the logos that these bodies have."""
    bodies = select(Organisation.uid, StoredFile.sha256).join(Organisation.logo)
    mine = Organisation.office_id == work.office_id, Organisation.uid.in_(uids)
    return {row.uid: row.sha256 for row in work.session.execute(bodies.where(*mine))}


def _cleaned(told: dict[str, str], kept: str, pdf_client: PdfClient) -> Picture | None:
    """None where the logo is the one that is kept, before or after cleaning."""
    try:
        raw = base64.b64decode(told["content"], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("file", _("Its content is no base64.")) from error
    if _fingerprint(raw) == kept:
        return None
    picture = pdf_client.clean_picture(raw)
    if picture.came_as != told["media_type"]:
        raise Invalid(
            "file",
            _(
                "It says %(told)s and is %(came_as)s.",
                told=told["media_type"],
                came_as=picture.came_as,
            ),
        )
    if _fingerprint(picture.data) == kept:
        return None
    return picture


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
