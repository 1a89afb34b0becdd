"""The waitress server, with limits for slow clients and a graceful shutdown.

One loop reads requests and writes responses of all connections; a thread gets a request when it has
arrived in full, and the response is buffered. So a slow client occupies a connection, but no
thread; how long it may do so is limited here.
"""

from __future__ import annotations

import logging
import resource
import socket
import time
from typing import TYPE_CHECKING, Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from waitress.wasyncore import close_all, loop

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"
THREADS = 4
MOST_CONNECTIONS = 1000
LARGEST_REQUEST = 64 * 1024 * 1024
# Seconds: until an idle connection is closed, until the head must be complete, and until the body
# must be complete, plus the time for its bytes at the rate of a slow telephone.
IDLE = 30
HEAD = 20
BODY = 60
BODY_BYTES_PER_SECOND = 4_000
# Seconds; less than the supervisor waits before it kills the process.
LONGEST_SHUTDOWN = 6
_TICK = 0.5
_OTHER_FILES = 100


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection. `began` is when the first bytes of the incoming request arrived."""

    began = 0.0

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.began = time.time()
        return bool(super().received(data))

    def handle_close(self) -> None:
        if self.request is not None:
            self.request.close()
        super().handle_close()

    def is_busy(self) -> bool:
        """Whether a response is being made or sent."""
        return bool(self.requests or self.total_outbufs_len)

    def is_too_slow(self, now: float) -> bool:
        """Whether the incoming request exceeds the limits above."""
        request = self.request
        if request is None:
            return False
        if not request.headers_finished:
            return now - self.began > HEAD
        received: int = request.body_bytes_received
        return now - self.began > BODY + received / BODY_BYTES_PER_SECOND


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Serves `app` on a listening socket until `stop`."""

    channel_class = Channel

    def __init__(self, app: WSGIApplication, listener: socket.socket, *, proxies: int = 0) -> None:
        self._stopping_since = 0.0
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        adjustments = Adjustments(
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST_REQUEST,
            # Slowly read responses are buffered on disk, so that they do not block threads.
            outbuf_high_watermark=LARGEST_REQUEST,
            connection_limit=_connection_limit(),
            channel_timeout=IDLE,
            cleanup_interval=5,
            **proxy_settings(proxies),
        )
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(adjustments.threads)
        family, kind, protocol = listener.family, listener.type, listener.proto
        super().__init__(
            app,
            {},
            _sock=listener,
            dispatcher=dispatcher,
            adj=adjustments,
            sockinfo=(family, kind, protocol, listener.getsockname()),
            bind_socket=False,
        )

    def stop(self, *_signal: object) -> None:
        """Accept no connections and end after the current responses. Usable as a signal handler."""
        if not self._stopping_since:
            self._stopping_since = time.monotonic()
            self.accepting = False
            self.pull_trigger()

    def run(self) -> None:
        while not self._has_ended():
            loop(timeout=_TICK, use_poll=True, map=self._map, count=1)
        self.task_dispatcher.shutdown(timeout=0.5)
        for channel in list(self.active_channels.values()):
            channel.handle_close()
        close_all(self._map, ignore_all=True)

    def maintenance(self, now: float) -> None:
        super().maintenance(now)
        for channel in list(self.active_channels.values()):
            if channel.is_too_slow(now):
                channel.will_close = True

    def _has_ended(self) -> bool:
        if not self._stopping_since:
            return False
        is_late = time.monotonic() - self._stopping_since > LONGEST_SHUTDOWN
        return is_late or not any(one.is_busy() for one in list(self.active_channels.values()))


def listen(port: int) -> socket.socket:
    """A socket on the loopback interface. Raises `OSError`."""
    listener = socket.create_server((HOST, port), backlog=1024)
    listener.settimeout(0)
    return listener


def proxy_settings(count: int) -> dict[str, Any]:
    """Options of waitress: proxy headers are ignored unless the number of proxies is known."""
    if count == 0:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": HOST,
        "trusted_proxy_count": count,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _connection_limit() -> int:
    """Limited by the number of open files, less those of the program itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + _OTHER_FILES
    if soft < wanted and (hard == resource.RLIM_INFINITY or hard > soft):
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(MOST_CONNECTIONS, soft - _OTHER_FILES))
