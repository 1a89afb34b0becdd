"""A service on 127.0.0.1 that gives access tokens, over TLS."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from planner.outbox.delivery.access_tokens import access_token
from planner.outbox.delivery.mail_server import MailServer, OAuth
from tests.unit.outbox.server import serve_tls, trusting


class TokenServer:
    """Answers with `status` and `told` as JSON, or with the bytes of `told`; `asked` are the forms."""

    def __init__(self) -> None:
        self.status = 200
        self.told: Any = {"access_token": "first", "expires_in": 3600}
        self.asked: list[dict[str, str]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                service.asked.append(dict(parse_qsl(self.rfile.read(length).decode())))
                told = service.told
                body = told if isinstance(told, bytes) else json.dumps(told).encode()
                self.send_response(service.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.socket = serve_tls().wrap_socket(self._http.socket, server_side=True)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._http.server_address[1]}/token"

    def oauth(self, client_id: str = "planner", **given: Any) -> OAuth:
        return OAuth(token_url=self.url, client_id=client_id, client_secret="hush", **given)

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def token_server() -> Iterator[TokenServer]:
    server = TokenServer()
    yield server
    server.close()


def token_of(server: MailServer) -> str:
    return access_token(server, tls=trusting())
