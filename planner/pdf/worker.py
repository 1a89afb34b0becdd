"""A worker: a process that does one job inside the sandbox, and ends.

It is forked and sandboxed before its job arrives, so that no client waits for that. It receives the
job and sends the answer over one connection; if the other end is closed, it ends.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import NoReturn

from planner.kernel.errors import PlannerError
from planner.mail.parts import head_of as head_of_message
from planner.mail.reading import read_message
from planner.pdf import protocol, sandbox
from planner.pdf.document_sanitiser import clean_document
from planner.pdf.image_sanitiser import clean_in_sizes
from planner.pdf.protocol import BrokenConnection, Message
from planner.pdf.refusals import refusal_head
from planner.pdf.renderer import render_pdf
from planner.tables.parts import blobs_of, head_of
from planner.tables.reading import read_table

JOB_BYTES = 64 * 1024 * 1024
_LAST_STANDARD_FILE = 2
_MOST_FILES = 1 << 16

Job = Callable[[Message], Message]


def do_render(message: Message) -> Message:
    html, *assets = message.blobs
    named = dict(zip(message.head["assets"], assets, strict=True))
    return Message({}, [render_pdf(html.decode(), named)])


def do_picture(message: Message) -> Message:
    pictures = clean_in_sizes(message.blobs[0], message.head.get("widths", ()))
    facts = [
        {
            "media_type": picture.media_type,
            "width": picture.width,
            "height": picture.height,
            "came_as": picture.came_as,
        }
        for picture in pictures
    ]
    return Message({"pictures": facts}, [picture.data for picture in pictures])


def do_document(message: Message) -> Message:
    document = clean_document(message.blobs[0])
    return Message({"pages": document.pages}, [document.data])


def do_table(message: Message) -> Message:
    head = message.head
    table = read_table(message.blobs[0], encoding=head["encoding"], separator=head["separator"])
    return Message(head_of(table), blobs_of(table))


def do_mail(message: Message) -> Message:
    return Message({"messages": [head_of_message(read_message(raw)) for raw in message.blobs]})


def do_report(_message: Message) -> Message:
    """An empty answer: the active parts of the sandbox are in every answer."""
    return Message({})


JOBS: Mapping[str, Job] = {
    "render": do_render,
    "picture": do_picture,
    "document": do_document,
    "table": do_table,
    "mail": do_mail,
    "report": do_report,
}


def run(
    jobs: Mapping[str, Job], server: int, inherited: Sequence[str], connection: int, alive: int
) -> NoReturn:
    """The main function of a worker of the process `server`.

    `inherited` are the sandbox parts already active when it was forked. The descriptors
    `connection` and `alive` stay open; `alive` is the write end of a pipe that tells the server of
    our end.
    """
    status = 1
    try:
        os.setsid()
        _close_all_but(connection, alive)
        active = [*sandbox.enter(server), *inherited]
        _serve(jobs, active, Connection(connection))
        status = 0
    finally:
        os._exit(status)


def _close_all_but(*kept: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(_LAST_STANDARD_FILE + 1):
        os.dup2(nothing, number)
    for number, other in pairwise([_LAST_STANDARD_FILE, *sorted(kept), _MOST_FILES]):
        os.closerange(number + 1, other)


def _serve(jobs: Mapping[str, Job], active: Sequence[str], connection: Connection) -> None:
    try:
        message = protocol.receive(connection, limit=JOB_BYTES)
        answer = jobs[message.head["job"]](message)
    except BrokenConnection:
        return
    except PlannerError as refusal:
        answer = Message(refusal_head(refusal.message))
    except MemoryError:
        answer = Message({"too_large": True})
    except Exception as error:  # noqa: BLE001, RUF100 - reported to the client, which logs it
        answer = Message({"broken": type(error).__name__})
    protocol.send(connection, Message({**answer.head, "sandbox": active}, answer.blobs))
