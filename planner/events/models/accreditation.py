"""How journalists are accredited for an event, and whether they may ask to attend."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from sqlalchemy import false
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import words
from planner.kernel.texts import Texts


class RequestsTaken(StrEnum):
    """Whether anybody may ask to attend: not at all; yes; yes, and papers are looked at."""

    OFF = "off"
    OPEN = "open"
    ACCREDITATION = "accreditation"


class EventAccreditation:
    """Until when and where journalists apply. `accreditation_clock` is in the zone of the event;
    without it the whole day counts. `accreditation_address` is an e-mail address or a URL.

    `requests_taken` opens the form on the public page, until the same moment. `asked_papers` says
    which papers whoever asks has to give; `asks_press_card`: the number of the press card.
    """

    accreditation: Mapped[Texts] = mapped_column(default=Texts)
    accreditation_until: Mapped[date | None]
    accreditation_clock: Mapped[time | None]
    accreditation_address: Mapped[str] = mapped_column(default="", server_default="")
    requests_taken: Mapped[RequestsTaken] = mapped_column(
        words(RequestsTaken), default=RequestsTaken.OFF, server_default="off"
    )
    asked_papers: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    asks_press_card: Mapped[bool] = mapped_column(default=False, server_default=false())
