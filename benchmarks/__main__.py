"""Run all benchmarks, or those that are named."""

from __future__ import annotations

import importlib
import sys

from benchmarks.figures import Figure

NAMES = (
    "pages",
    "walk",
    "papers",
    "drafts",
    "letters",
    "replies",
    "lists",
    "imports",
    "duplicates",
    "busy",
    "connections",
)


def main(wanted: list[str]) -> int:
    unknown = sorted(set(wanted) - set(NAMES))
    if unknown:
        print(f"There is no {', '.join(unknown)}. Choose from: {', '.join(NAMES)}")
        return 2
    figures: list[Figure] = []
    for name in wanted or NAMES:
        print(f"\n{name}")
        for figure in importlib.import_module(f"benchmarks.{name}").measure():
            print(f"  {figure}", flush=True)
            figures.append(figure)
    return 0 if all(figure.is_reached for figure in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
