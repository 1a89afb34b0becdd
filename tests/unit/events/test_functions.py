from __future__ import annotations

import pytest

from planner.events.functions import mentions_body


@pytest.mark.parametrize(
    ("function", "names", "is_told"),
    [
        ("Head of the UNHCR office", ("UNHCR Jordan",), True),
        ("Vice-Minister of Health", ("Ministry of Health of the Republic", "MoH"), True),
        ("начальник УФМС России", ("Федеральная миграционная служба", "ФМС России"), True),
        ("руководитель Белого центра", ("Белый центр",), True),
        ("EU Ambassador", ("European Union", "EU"), True),
        ("President of the Foundation", ("Fondation Rivière", "River Foundation"), True),
        ("президент фонда", ("Фонд «Живая река»",), True),
        ("Press Officer", ("United Nations Office",), False),
        ("Chair of the Board", ("Steppe Lung Foundation", "SLF"), False),
        ("Representative", ("UNHCR Jordan", ""), False),
        ("Pilot", ("Volunteer Pilots",), False),
        ("Deputy Minister", ("Ministry of Forests",), False),
        ("Deputy Minister of Forests", ("Ministry of Forests",), True),
        ("заместитель министра", ("Министерство лесов",), False),
        ("заместитель министра лесов", ("Министерство лесов",), True),
        ("", ("UNHCR",), False),
    ],
)
def test_a_function_tells_of_a_body(function: str, names: tuple[str, ...], is_told: bool) -> None:
    assert mentions_body(function, *names) is is_told
