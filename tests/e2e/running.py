"""Starting the program as a newcomer does: a fresh clone and `bin/serve`."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 600
_CODE = re.compile(r"code[^\n]*?:\s*([A-Za-z0-9_-]{8,})", re.IGNORECASE)


@dataclass
class Running:
    """A started program. `code` is the one-time code that it printed, "" if it printed none."""

    process: subprocess.Popen[str]
    url: str
    folder: Path
    instance: Path
    clock: Path
    code: str
    printed: list[str]
    reader: Thread

    def set_clock(self, moment: str) -> None:
        """Set the clock of the program to an ISO 8601 time."""
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(moment)
        fresh.replace(self.clock)

    def keep(self, picture: bytes, name: str) -> None:
        """Store a screenshot."""
        folder = ROOT / "screenshots"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.png").write_bytes(picture)

    def letters(self) -> list[Path]:
        """The letters that left, oldest first."""
        return sorted((self.instance / "mail").glob("*.eml"), key=lambda p: p.stat().st_mtime_ns)

    def stop(self) -> int:
        """Ask it to stop as Ctrl-C would; returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self.reader.join(timeout=30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status


def clone(folder: Path) -> Path:
    """Copy the tracked and the new files, but nothing that was built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder


def start(folder: Path, instance: Path, moment: str, **settings: str) -> Running:
    """Run `bin/serve` in `folder` on a free port, its clock set to `moment`, with these variables of
    the environment.
    """
    port = free_port()
    clock = instance.parent / "clock"
    clock.write_text(moment)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PLANNER_")
    }
    process = subprocess.Popen(
        ["bin/serve", "--port", str(port), "--instance", str(instance)],
        cwd=folder,
        env={**environment, "PLANNER_CLOCK_FILE": str(clock), **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: Queue[str | None] = Queue()
    reader = Thread(target=_pump, args=(process.stdout, lines), daemon=True)
    reader.start()
    printed, code = _read_until_ready(process, lines)
    return Running(
        process=process,
        url=f"http://127.0.0.1:{port}",
        folder=folder,
        instance=instance,
        clock=clock,
        code=code,
        printed=printed,
        reader=reader,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _read_until_ready(
    process: subprocess.Popen[str], lines: Queue[str | None]
) -> tuple[list[str], str]:
    """The lines printed until the program is ready, and the one-time code in them."""
    printed: list[str] = []
    while not any("Ctrl-C" in line for line in printed):
        try:
            line = lines.get(timeout=_START_SECONDS)
        except Empty:
            process.kill()
            raise AssertionError("bin/serve did not come up:\n" + "".join(printed)) from None
        if line is None:
            raise AssertionError("bin/serve ended:\n" + "".join(printed))
        printed.append(line)
    found = _CODE.search("".join(printed))
    return printed, found[1] if found else ""


def _pump(stream: IO[str] | None, lines: Queue[str | None]) -> None:
    for line in stream or ():
        lines.put(line)
    lines.put(None)
