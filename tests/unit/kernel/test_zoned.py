"""A clock that leaves the house carries its zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.kernel.zoned import moment_text

NINE_IN_NEW_YORK = datetime(2026, 12, 1, 14, tzinfo=UTC)
NEW_YORK, VIENNA = "America/New_York", "Europe/Vienna"


@pytest.mark.parametrize(
    ("moment", "zone", "language", "also", "said"),
    [
        (
            NINE_IN_NEW_YORK,
            NEW_YORK,
            "en",
            VIENNA,
            "1 December 2026, 09:00 (EST, UTC−05:00; 14:00 UTC; 15:00 in Vienna)",
        ),
        (
            NINE_IN_NEW_YORK,
            NEW_YORK,
            "ru",
            VIENNA,
            "1 декабря 2026 г., 09:00 (EST, UTC−05:00; 14:00 UTC; 15:00 по времени города Вена)",
        ),
        (
            NINE_IN_NEW_YORK,
            NEW_YORK,
            "en",
            NEW_YORK,
            "1 December 2026, 09:00 (EST, UTC−05:00; 14:00 UTC)",
        ),
        (NINE_IN_NEW_YORK, "UTC", "en", "UTC", "1 December 2026, 14:00 (UTC+00:00)"),
        (
            NINE_IN_NEW_YORK,
            NEW_YORK,
            "en",
            "UTC",
            "1 December 2026, 09:00 (EST, UTC−05:00; 14:00 UTC)",
        ),
        (
            datetime(2026, 12, 2, 3, tzinfo=UTC),
            NEW_YORK,
            "en",
            VIENNA,
            (
                "1 December 2026, 22:00 (EST, UTC−05:00; 2 December 2026, 03:00 UTC; "
                "2 December 2026, 04:00 in Vienna)"
            ),
        ),
    ],
)
def test_an_hour_is_told_in_its_zone_in_utc_and_where_the_office_is(
    moment: datetime, zone: str, language: str, also: str, said: str
) -> None:
    assert moment_text(moment, zone, language, also=also).replace("\xa0", " ") == said
