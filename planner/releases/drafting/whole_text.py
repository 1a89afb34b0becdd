"""What only the whole text shows, and the answers that a section got about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass
class WholeText:
    """How often each was named, the body, and headline with lead: results of the first pass, and
    empty during it. Sections only `ask`, so that `answers` shows what they depended on.
    """

    named: Counter[str] = field(default_factory=Counter)
    body: str = ""
    opening: str = ""
    answers: dict[tuple[Question, str], bool] = field(default_factory=dict)

    def ask(self, question: Question, about: str) -> bool:
        answer = question(self, about)
        self.answers[question, about] = answer
        return answer

    def answers_like(self, answers: Mapping[tuple[Question, str], bool]) -> bool:
        """Whether another text's answers are those of this text too."""
        return all(question(self, about) is said for (question, about), said in answers.items())


Question = Callable[[WholeText, str], bool]


def is_repeated(whole: WholeText, key: str) -> bool:
    """Whether a body or programme is named more than once."""
    return whole.named[key] > 1


def is_written(whole: WholeText, word: str) -> bool:
    """Whether the word stands in the body."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", whole.body))
