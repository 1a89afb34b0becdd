"""The papers that were rendered last, by their content: the editor shows one again and again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

_MOST = 16


class KeptPapers:
    """In the memory of one process, the oldest forgotten first. Safe between threads."""

    def __init__(self) -> None:
        self._papers: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: bytes) -> bytes | None:
        with self._lock:
            if key in self._papers:
                self._papers.move_to_end(key)
            return self._papers.get(key)

    def put(self, key: bytes, pdf: bytes) -> None:
        with self._lock:
            self._papers[key] = pdf
            while len(self._papers) > _MOST:
                self._papers.popitem(last=False)
