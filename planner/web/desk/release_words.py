"""How the desk speaks of blocks: their sections, their sources, what a proposal changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from planner.kernel.moments import language_name

_WORDS = {
    "bodies": "organisation on the event",
    "names": "name",
    "titles": "title",
    "subjects": "subject",
    "phrases": "phrase",
    "functions": "function",
    "occasions": "anniversary",
    "items": "programme item",
    "programme": "programme item",
    "programme_of_work": "programme of work",
    "parts": "speaker",
    "statements": "statement",
    "contacts": "press contact",
    "starts_on": "date",
    "short_names": "short name",
    "aims": "aim",
    "boilerplates": "standing text",
}


def source_text(path: str) -> str:
    """`occasions.0.phrases.en` as “anniversary 1, phrase, English”."""
    said: list[str] = []
    for step in path.split("."):
        if step.isdigit() and said:
            said[-1] = f"{said[-1]} {int(step) + 1}"
        elif re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", step):
            said.append(language_name(step))
        else:
            said.append(_WORDS.get(step, step.replace("_", " ")))
    return ", ".join(said)


def source_texts(paths: Iterable[str]) -> list[str]:
    """Each source once, in order."""
    return list(dict.fromkeys(source_text(path) for path in paths))


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Runs of words as (`same` | `gone` | `new`, text), to be shown as `del` and `ins`."""
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    runs: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("same", "".join(before[i:j])))
        else:
            runs += [("gone", "".join(before[i:j])), ("new", "".join(after[k:m]))]
    return [(kind, text) for kind, text in runs if text]
