"""The waitress server, which finishes its answers when it is stopped and closes idle connections.

One loop reads requests and writes answers of all connections; a request is given to a thread when
it has arrived in full, and its answer is kept for a slow reader. So nobody who is slow takes a
thread: what they take is a connection, and how long they may have it is said here.
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
# Seconds. A connection on which nothing happens is closed; a head must be complete, and a body
# arrive at a speed that any telephone has, however often something happens.
IDLE = 30
HEAD = 20
BODY = 60
BODY_BYTES_PER_SECOND = 4_000
# Within what the supervisor waits before it kills.
LONGEST_GOODBYE = 6
_TICK = 0.5
_FILES_BESIDE = 100


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection; it knows since when the request that is arriving has been doing so."""

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
        """Whether somebody waits for an answer, or for the rest of one."""
        return bool(self.requests or self.total_outbufs_len)

    def is_dawdling(self, now: float) -> bool:
        """Whether the request that is arriving takes longer than an honest one would."""
        request = self.request
        if request is None:
            return False
        if not request.headers_finished:
            return now - self.began > HEAD
        received: int = request.body_bytes_received
        return now - self.began > BODY + received / BODY_BYTES_PER_SECOND


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Serves `app` on a socket that listens already, until `stop`."""

    channel_class = Channel

    def __init__(self, app: WSGIApplication, listener: socket.socket, *, proxies: int = 0) -> None:
        self._stopping_since = 0.0
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        adjustments = Adjustments(
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST_REQUEST,
            # An answer that is read slowly lies on the disk and keeps no thread.
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
        """Take nothing new, and end when everybody has their answer. May be called by a signal."""
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
            if channel.is_dawdling(now):
                channel.will_close = True

    def _has_ended(self) -> bool:
        if not self._stopping_since:
            return False
        is_late = time.monotonic() - self._stopping_since > LONGEST_GOODBYE
        return is_late or not any(one.is_busy() for one in list(self.active_channels.values()))


def listen(port: int) -> socket.socket:
    """A socket on this machine only. Raises `OSError`."""
    listener = socket.create_server((HOST, port), backlog=1024)
    listener.settimeout(0)
    return listener


def proxy_settings(count: int) -> dict[str, Any]:
    """How waitress reads what proxies say: not at all, unless we know how many there are."""
    if count == 0:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": HOST,
        "trusted_proxy_count": count,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _connection_limit() -> int:
    """As many as there may be open files, beside those of the program itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + _FILES_BESIDE
    if soft < wanted and (hard == resource.RLIM_INFINITY or hard > soft):
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(MOST_CONNECTIONS, soft - _FILES_BESIDE))
