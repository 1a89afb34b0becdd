"""What a correction changes, in words: a proposal for the note to readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from planner.kernel.richtext import to_text
from planner.phrases import phrase

# Words that are quoted after the changed ones, so that readers find the place.
_WORDS_AFTER = 2
# Words that do not end a quotation: prepositions, mostly.
_SHORT = 2
_LONGEST_QUOTATION = 12


def changed_words(before: Sequence[str], after: Sequence[str], language: str) -> str:
    """“In paragraph 2, “280 gauging posts” should read “208 gauging posts”.”; "" if nothing differs.

    The texts are those of the paragraphs of both versions, in Markdown.
    """
    old, new = ([to_text(text) for text in texts] for texts in (before, after))
    sentences: list[str] = []
    for tag, i, k, j, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "replace" and k - i == m - j:
            pairs = zip(old[i:k], new[j:m], range(j + 1, m + 1), strict=True)
            for one, other, number in pairs:
                sentences += _in_paragraph(one, other, number, language)
        elif tag != "equal":
            sentences += _paragraphs(tag, range(i + 1, k + 1), range(j + 1, m + 1), language)
    return " ".join(sentences)


def _in_paragraph(old: str, new: str, number: int, language: str) -> Iterator[str]:
    olds, news = old.split(), new.split()
    for tag, i, k, j, m in SequenceMatcher(a=olds, b=news, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        after = olds[k : k + _WORDS_AFTER]
        while after and len(after[-1]) <= _SHORT:
            after.pop()
        was, now = [*olds[i:k], *after], [*news[j:m], *after]
        if max(len(was), len(now)) > _LONGEST_QUOTATION:
            yield phrase(language, "releases.paragraph_changed", number=number)
            return
        values = {"old": _quotable(was), "new": _quotable(now), "number": number}
        yield phrase(language, "releases.words_changed", **values)


def _paragraphs(tag: str, olds: range, news: range, language: str) -> Iterator[str]:
    if tag != "insert":
        yield from (phrase(language, "releases.paragraph_removed", number=one) for one in olds)
    if tag != "delete":
        yield from (phrase(language, "releases.paragraph_added", number=one) for one in news)


def _quotable(words: Sequence[str]) -> str:
    return " ".join(words).strip(".,;:")
