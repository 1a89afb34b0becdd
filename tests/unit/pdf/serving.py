"""A PDF server in a process of its own, without its warm-up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from planner.pdf.fork_server import ForkServer


@contextmanager
def serving(server: ForkServer) -> Iterator[None]:
    parent_pipe, ours = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        server.serve_until_end_of(parent_pipe)
        os._exit(0)
    os.close(parent_pipe)
    yield
    os.close(ours)
    assert os.waitpid(process, 0)[1] == 0
