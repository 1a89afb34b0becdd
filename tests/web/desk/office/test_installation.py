from __future__ import annotations

import re

import pytest

from planner.kernel.press import Press, lock_report
from planner.kernel.press.frames import Parcel
from tests.web.visitor import Visitor

URL = "/desk/installation/"


def test_the_locks_that_hold_on_this_machine_are_shown(
    administrator: Visitor, press: Press
) -> None:
    page = administrator.get(URL)

    rows = re.findall(r'<th scope="row">(.+?)</th>', page.text)
    assert rows == [lock.name for lock in press.locks()]
    assert page.text.count("<td>holds</td>") == sum(lock.holds for lock in press.locks())


def test_a_lock_that_is_missing_is_said(
    administrator: Visitor, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [lock.name for lock in lock_report.report([])]
    took = Parcel({"locks": [name for name in names if name != "system calls"]})
    monkeypatch.setattr(press, "ask", lambda _job: took)

    page = administrator.get(URL)

    assert f"1 of {len(names)} locks do not hold on this machine." in page.text
    assert "<strong>missing</strong>: Run the program on Linux" in page.text


def test_a_press_that_cannot_be_asked_is_no_fault_of_the_page(
    administrator: Visitor, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.kernel.press.press.QUEUE_SECONDS", 0.01)

    with press._place(), press._place():
        page = administrator.get(URL)

    assert page.status_code == 200
    assert "The press is busy, or is just being started." in page.text
