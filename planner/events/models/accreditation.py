"""How journalists are accredited for an event."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.texts import Texts


class EventAccreditation:
    """Until when and where journalists apply. `accreditation_clock` is in the zone of the event;
    without it the whole day counts. `accreditation_address` is an e-mail address or a URL.
    """

    accreditation: Mapped[Texts] = mapped_column(default=Texts)
    accreditation_until: Mapped[date | None]
    accreditation_clock: Mapped[time | None]
    accreditation_address: Mapped[str] = mapped_column(default="", server_default="")
