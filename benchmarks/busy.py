"""Answering and signing in, while thousands are invited and papers are rendered."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from statistics import median, quantiles
from urllib.parse import urlencode

from sqlalchemy import func, select

from benchmarks.crowd import Crowd, Size, crowd
from benchmarks.figures import Figure
from benchmarks.load import FLASK, HOST, free_port, running, wait_for
from benchmarks.stage import Stage, stage
from planner.accounts.models import Role
from planner.accounts.passwords import hash_password
from planner.contacts.models import Person
from planner.invitations.models import Invitation
from planner.kernel.links import INVITATION

_INVITED, _PAPERS = 5_000, 10
_IDLE_TURNS = 60
_PATIENCE_SECONDS = 600.0
_EMAIL, _PASSWORD = "anna@office.test", "rivers know no borders"
_SIZE = Size(people=_INVITED + 2, events=10, guests=_INVITED, releases=10, letters=100, bodies=50)
_TOKEN = re.compile(r'name="csrf_token" value="([0-9a-f]+)"')


@dataclass
class Times:
    """Response times in seconds, and the status codes of failed requests."""

    taken: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    def p99(self) -> float:
        return quantiles(self.taken, n=100, method="inclusive")[98]

    def __str__(self) -> str:
        return (
            f"{len(self.taken)} requests, median {median(self.taken):.3f} s, p99 {self.p99():.3f} s"
        )


class Browser:
    """Keeps cookies and submits the form of a page."""

    def __init__(self, port: int) -> None:
        self.line = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, url: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": HOST, "Cookie": cookies}
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, url, urlencode(data) if data is not None else None, headers)
        response = self.line.getresponse()
        self._keep(response)
        return response.status, response.read().decode("utf-8", "replace")

    def send(self, page: str, url: str, data: dict[str, str]) -> tuple[int, float]:
        """The status code and the response time in seconds of the form on `page`."""
        _, text = self.ask("GET", page)
        found = _TOKEN.search(text)
        if found is None:
            raise SystemExit(f"no form on {page}")
        began = time.perf_counter()
        status, _ = self.ask("POST", url, {"csrf_token": unescape(found[1]), **data})
        return status, time.perf_counter() - began

    def _keep(self, response: HTTPResponse) -> None:
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value


def measure() -> Iterator[Figure]:
    with stage() as on:
        made = crowd(on, _SIZE)
        event = on.make.event()
        user = on.make.user(email=_EMAIL, password_hash=hash_password(_PASSWORD))
        on.make.member(Role.APPROVER, user=user)
        on.session.commit()
        acts = {"a guest's answer": _answers(on, made), "a sign-in": _sign_in}
        with _web_and_worker(on) as port:
            idle = {name: _repeat(act, port, [True] * _IDLE_TURNS) for name, act in acts.items()}
            busy = _while_busy(on, made, event.id, port, acts)
    for name in acts:
        yield Figure(
            f"p99 of {name} while {_INVITED:,} are invited and {_PAPERS} papers printed, in seconds",
            busy[name].p99(),
            most=1.0,
            detail=f"busy {busy[name]}; idle {idle[name]}",
        )
        yield Figure(
            f"refusals of {name}",
            len(busy[name].refused),
            most=0,
            detail=str(sorted(set(busy[name].refused))),
        )


def _answers(on: Stage, made: Crowd) -> Callable[[int], tuple[int, float]]:
    """Each guest answers once, because the answers of one guest are rate-limited."""
    event = on.make.event()
    first = on.make.invitation(event, person=made.person, sent_sequence=0)
    people = on.session.scalars(select(Person.id).where(Person.id != made.person.id)).all()
    on.multiply(first, len(people), person_id=lambda number: people[number])
    asked = select(Invitation.public_id, Invitation.generation)
    guests = iter(on.session.execute(asked.where(Invitation.event_id == event.id)).all())
    lock = threading.Lock()

    def answer(port: int) -> tuple[int, float]:
        with lock:
            public_id, generation = next(guests)
        token = on.settings.links.signer.token(INVITATION, public_id, generation)
        typed = {"answer": "accepted", "sequence": "0"}
        return Browser(port).send(f"/i/{token}", f"/i/{token}/answer", typed)

    return answer


def _sign_in(port: int) -> tuple[int, float]:
    typed = {"email": _EMAIL, "password": _PASSWORD}
    return Browser(port).send("/sign-in", "/sign-in", typed)


def _repeat(act: Callable[[int], tuple[int, float]], port: int, turns: Iterable[object]) -> Times:
    times = Times()
    for _ in turns:
        status, taken = act(port)
        times.taken.append(taken)
        if status != 303:
            times.refused.append(status)
    return times


def _until(done: threading.Event) -> Iterator[bool]:
    while not done.is_set():
        yield True


def _while_busy(
    on: Stage,
    made: Crowd,
    event_id: int,
    port: int,
    acts: dict[str, Callable[[int], tuple[int, float]]],
) -> dict[str, Times]:
    member = Browser(port)
    member.send("/sign-in", "/sign-in", {"email": _EMAIL, "password": _PASSWORD})
    done = threading.Event()
    times: dict[str, Times] = {}

    def repeat(name: str) -> None:
        times[name] = _repeat(acts[name], port, _until(done))

    askers = [threading.Thread(target=repeat, args=(name,)) for name in acts]
    papers = threading.Thread(
        target=_render_papers, args=(port, dict(member.cookies), made.release.id)
    )
    for thread in (*askers, papers):
        thread.start()
    page = f"/desk/events/{event_id}/inviting/"
    status, _ = member.send(page, page, {"pool": str(made.pool.id)})
    _wait_for_guests(on, event_id, status)
    papers.join()
    done.set()
    for thread in askers:
        thread.join()
    return times


def _render_papers(port: int, cookies: dict[str, str], release_id: int) -> None:
    browser = Browser(port)
    browser.cookies = cookies
    for _ in range(_PAPERS):
        status, _ = browser.ask("GET", f"/desk/releases/{release_id}/paper.pdf")
        if status != 200:
            raise SystemExit(f"a paper was answered with {status}")


def _wait_for_guests(on: Stage, event_id: int, status: int) -> None:
    asked = select(func.count()).select_from(Invitation).where(Invitation.event_id == event_id)
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        number = on.session.scalar(asked)
        on.session.rollback()
        if number == _INVITED:
            return
        if time.monotonic() > until:
            raise SystemExit(f"{number} were invited; the form was answered with {status}")
        time.sleep(0.5)


@contextmanager
def _web_and_worker(on: Stage) -> Iterator[int]:
    """Web and worker as separate processes; yields the port."""
    port = free_port()
    settings = {
        "PLANNER_INSTANCE": str(on.settings.instance),
        "PLANNER_CLOCK_FILE": str(on.settings.clock_file),
    }
    with (
        running([*FLASK, "worker"], settings),
        running([*FLASK, "web", "--port", str(port)], settings),
    ):
        wait_for(port)
        yield port
