"""The client of the PDF server: renders HTML to PDF, sanitises pictures, and reads lists of people.

Untrusted input is processed by sandboxed workers only. They come from the PDF server that
`bin/serve` runs for all processes of the installation; without it, from a private one of this
process, started on first use and again after it has died.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from planner.kernel.errors import Busy, Invalid, Unprintable
from planner.kernel.messages import gettext as _
from planner.mail import limits as mail_limits
from planner.mail.message import ReadMessage
from planner.mail.parts import NotAMessage, message_of
from planner.mail.reading import unread
from planner.pdf import worker_connection
from planner.pdf.picture import Picture
from planner.pdf.protocol import BrokenConnection, Message
from planner.pdf.refusals import read_refusal
from planner.pdf.sandbox.report import PartState, report
from planner.pdf.server_process import FONTS, FORK_SERVER, ServerProcess
from planner.pdf.worker_connection import NoServer, ServerLost, TooSlow, WorkerConnection
from planner.tables import limits
from planner.tables.parts import NotATable, table_of
from planner.tables.table import Table

log = logging.getLogger(__name__)

_RETRY_SECONDS = 60
_MEDIA_TYPES = frozenset({"image/jpeg", "image/png"})

_TOO_MUCH = _(
    "This cannot be printed. It takes too much time or memory. Make it shorter and simpler, and "
    "try again."
)
_PRINTING_BROKE_OFF = _(
    "This cannot be printed. The work was broken off, and nothing says that it is too long. Try "
    "again in a minute. If it happens again, tell the administrator of this installation."
)
_BROKE_OFF = _(
    "The work was broken off, and nothing says that it is too long. Try again in a minute. If it "
    "happens again, tell the administrator of this installation."
)
_BAD_PICTURE = _("This picture takes too much time or memory. Save it smaller and try again.")
_BAD_DOCUMENT = _(
    "This PDF takes too much time or memory. Save it smaller, or in parts, and try again."
)
_BAD_TABLE = _(
    "Reading this list takes too much time or memory. Delete sheets and columns that are not needed, "
    "or save it as CSV."
)
_BROKEN_TABLE = _(
    "This file cannot be read. It may be damaged, or much larger than it looks. Open it in a "
    "spreadsheet program, save the list as CSV and choose that file."
)
_BUSY = _("The PDF server is busy, or is just starting. Try again in a minute.")
_NOT_STARTED = _(
    "The PDF server does not start on this machine. Whoever runs the program should check that "
    "Pango and the fonts are installed."
)


class PdfClient:
    """Renders papers, cleans pictures and reads lists. Safe to share between threads.

    `shared` is the socket of the PDF server of the installation, which need not be running.
    `server` is the module whose `main` is the private server; only tests pass another one.
    """

    def __init__(
        self,
        fonts: Path = FONTS,
        *,
        server: str = FORK_SERVER,
        shared: Path | None = None,
    ) -> None:
        self._fonts = fonts
        self._shared = shared
        self._module = server
        self._lock = Lock()
        self._server: ServerProcess | None = None

    def render(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        """The paper as tagged PDF (PDF/UA-1); the same bytes for the same input.

        The document may refer to `asset:<name>` for the names in `assets` and to no other resource.
        Raises `Unprintable` or `Busy`.
        """
        named = dict(assets or {})
        source = html.encode("utf-8", "replace")
        job = Message({"job": "render", "assets": list(named)}, [source, *named.values()])
        try:
            return self.ask(job).blobs[0]
        except Unanswered as error:
            why = _TOO_MUCH if isinstance(error, OverLimit) else _PRINTING_BROKE_OFF
            raise Unprintable(why) from error

    def clean_picture(self, raw: bytes) -> Picture:
        """The picture, re-encoded without metadata. Raises `Invalid` at "file", or `Busy`."""
        return self.clean_in_sizes(raw, ())[0]

    def clean_in_sizes(self, raw: bytes, widths: Sequence[int]) -> list[Picture]:
        """As `clean_picture`, followed by the picture in each of `widths`, in pixels."""
        try:
            answer = self.ask(Message({"job": "picture", "widths": list(widths)}, [raw]))
        except Unanswered as error:
            why = _BAD_PICTURE if isinstance(error, OverLimit) else _BROKE_OFF
            raise Invalid("file", why) from error
        except Unprintable as refusal:
            raise Invalid("file", refusal.message) from refusal
        facts = answer.head["pictures"]
        return [_picture(*one) for one in zip(facts, answer.blobs, strict=True)]

    def clean_document(self, raw: bytes) -> bytes:
        """The PDF, written anew without metadata. Raises `Invalid` at "file", or `Busy`."""
        try:
            return self.ask(Message({"job": "document"}, [raw])).blobs[0]
        except (Unanswered, IndexError) as error:
            why = _BROKE_OFF if isinstance(error, WorkerCrashed) else _BAD_DOCUMENT
            raise Invalid("file", why) from error
        except Unprintable as refusal:
            raise Invalid("file", refusal.message) from refusal

    def read_table(self, raw: bytes, *, encoding: str = "", separator: str = "") -> Table:
        """The list of people in a file, see `planner.tables.reading.read_table`.

        Raises `Invalid` at "file", or `Busy`.
        """
        limits.check_file(raw)
        job = Message({"job": "table", "encoding": encoding, "separator": separator}, [raw])
        try:
            answer = self.ask(job)
            return table_of(answer.head, answer.blobs)
        except (Unanswered, NotATable) as error:
            why = _BAD_TABLE if isinstance(error, OverLimit) else _BROKEN_TABLE
            raise Invalid(limits.FIELD, why) from error
        except Unprintable as refusal:
            raise Invalid(limits.FIELD, refusal.message) from refusal

    def read_messages(self, raws: Sequence[bytes]) -> list[ReadMessage]:
        """Messages that came by mail, in their order, see `planner.mail.reading.read_message`.

        All are read by one worker; if it dies or takes too long, each by one of its own, so that one
        message does not spoil the others. Raises `Busy` only.
        """
        known = [mail_limits.within(raw) for raw in raws]
        try:
            return self._read_together(known)
        except (Unanswered, NotAMessage, Unprintable) as error:
            if len(known) == 1:
                return [unread(known[0], is_slow=isinstance(error, OverLimit))]
            return [read for raw in known for read in self.read_messages([raw])]

    def _read_together(self, raws: Sequence[bytes]) -> list[ReadMessage]:
        answer = self.ask(Message({"job": "mail"}, list(raws)), mail_limits.SECONDS)
        found = answer.head.get("messages")
        if not isinstance(found, list) or len(found) != len(raws):
            raise NotAMessage
        return [message_of(one) for one in found]

    def sandbox_parts(self) -> list[PartState]:
        """The parts of the sandbox, and whether each is active on this machine."""
        return report(self.ask(Message({"job": "report"})).head["sandbox"])

    def close(self) -> None:
        """Stop the private server. The next job starts another one."""
        with self._lock:
            if self._server is not None:
                self._server.close()
                self._server = None

    def ask(self, job: Message, within: float | None = None) -> Message:
        """The worker's answer to a job. Raises `Unprintable` if refused, `Unanswered`, or `Busy`.

        If the worker or the server dies other than by our limits, the job is tried once more.
        `within` are the seconds that it may take; None for the limit of all jobs.
        """
        try:
            answer = self._try(job, within)
        except WorkerCrashed:
            answer = self._try_again(job, within)
        except ServerLost:
            self._discard_dead_server()
            answer = self._try_again(job, within)
        _raise_refusal(answer.head)
        return answer

    def _try_again(self, job: Message, within: float | None) -> Message:
        try:
            return self._try(job, within)
        except ServerLost as error:
            self._discard_dead_server()
            log.error("the PDF server does not start", exc_info=error)  # noqa: TRY400
            raise Unprintable(_NOT_STARTED) from error

    def _try(self, job: Message, within: float | None) -> Message:
        with self._worker() as worker:
            try:
                return worker.do(job, within)
            except TooSlow as error:
                raise OverLimit from error
            except BrokenConnection as error:
                status = worker.exit_status()
                log.warning("PDF job %s ended with status %s", job.head["job"], status)
                raise (OverLimit if status == signal.SIGXCPU else WorkerCrashed) from error

    @contextlib.contextmanager
    def _worker(self) -> Iterator[WorkerConnection]:
        """From the shared server if it runs, else the private one. Raises `ServerLost` or `Busy`."""
        with contextlib.ExitStack() as stack:
            try:
                worker = self._shared_worker(stack) or stack.enter_context(
                    worker_connection.connect(self._own_server().path)
                )
            except TimeoutError as error:
                raise Busy(_BUSY, retry_after=_RETRY_SECONDS) from error
            except NoServer as error:
                raise ServerLost from error
            yield worker

    def _shared_worker(self, stack: contextlib.ExitStack) -> WorkerConnection | None:
        if self._shared is None:
            return None
        with contextlib.suppress(NoServer):
            return stack.enter_context(worker_connection.connect(self._shared))
        return None

    def _own_server(self) -> ServerProcess:
        with self._lock:
            if self._server is None or self._server.owner != os.getpid():
                self._server = ServerProcess(self._module, self._fonts)
            return self._server

    def _discard_dead_server(self) -> None:
        with self._lock:
            if self._server is not None and self._server.has_died():
                self._server.close()
                self._server = None


class Unanswered(Exception):
    """The job got no answer."""


class OverLimit(Unanswered):
    """The job exceeded our limit of elapsed time, processor time or memory."""


class WorkerCrashed(Unanswered):
    """The worker crashed or was killed, but not by our limits."""


def _picture(facts: Mapping[str, Any], data: bytes) -> Picture:
    """Raises `Invalid` for a media type that the worker must not answer with."""
    if facts["media_type"] not in _MEDIA_TYPES:
        raise Invalid("file", _BAD_PICTURE)
    return Picture(
        data=data,
        media_type=facts["media_type"],
        width=int(facts["width"]),
        height=int(facts["height"]),
        came_as=str(facts["came_as"]),
    )


def _raise_refusal(head: Mapping[str, Any]) -> None:
    """Raise the error that the worker reported, if any."""
    if "refused" in head:
        raise Unprintable(read_refusal(head))
    if "too_large" in head:
        raise OverLimit
    if "broken" in head:
        log.warning("PDF job broke: %s", str(head["broken"])[:80])
        raise WorkerCrashed
