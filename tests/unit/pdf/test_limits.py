"""The limits of a paper, without rendering it."""

from __future__ import annotations

import html5lib
import pytest

from planner.kernel.errors import Unprintable
from planner.pdf.limits import PDF_BYTES, check_pages, check_size, check_source, check_tree
from tests.hostile import papers


def check(html: str) -> None:
    check_source(html)
    check_tree(html5lib.parse(html, namespaceHTMLElements=False))


@pytest.mark.parametrize("kind", sorted(set(papers.TOO_MUCH) - {"pages"}))
def test_each_limit_is_named(kind: str) -> None:
    body, said = papers.TOO_MUCH[kind]

    with pytest.raises(Unprintable) as refusal:
        check(body)

    assert said in refusal.value.message


def test_what_is_within_the_limits_passes() -> None:
    check(f"<!-- note --><style>{'x' * 3000}</style><p>{'word ' * 3000}</p>" + "<div>" * 30)
    check_pages(200)


def test_too_many_pages() -> None:
    with pytest.raises(Unprintable, match="201 pages: the limit is 200"):
        check_pages(201)


def test_a_pdf_has_its_limit() -> None:
    check_size(bytes(PDF_BYTES))

    with pytest.raises(Unprintable, match="20 MB"):
        check_size(bytes(PDF_BYTES + 1))
