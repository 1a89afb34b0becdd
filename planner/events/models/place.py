"""Further columns of an event on where it is held and in which languages."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import false
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import words
from planner.kernel.texts import Texts


class Interpretation(StrEnum):
    """How what is said is interpreted."""

    NONE = "none"
    UNSPECIFIED = "unspecified"
    SIMULTANEOUS = "simultaneous"
    CONSECUTIVE = "consecutive"


class EventPlace:
    """`venue_takes_the`: in English sentences, “at the Harbour House”. `countries` are printed in the
    dateline if the office does so. `remote_sites` are the cities from which people take part, one a
    line; `has_remote_guests`: somebody did, from there or by video link.

    `spoken_languages` are those of the event, not of its papers. `interpreted_from` may be empty if
    everything is interpreted.
    """

    countries: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    venue_takes_the: Mapped[bool] = mapped_column(default=False, server_default=false())
    remote_sites: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    has_remote_guests: Mapped[bool] = mapped_column(default=False, server_default=false())
    spoken_languages: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    interpretation: Mapped[Interpretation] = mapped_column(
        words(Interpretation), default=Interpretation.NONE, server_default="none"
    )
    interpreted_from: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    interpreted_into: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    has_sign_language: Mapped[bool] = mapped_column(default=False, server_default=false())
