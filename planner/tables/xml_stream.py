"""Going through XML as it streams by, without building a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate


class BadXml(Exception):
    """Not well-formed, or with a document type, which no spreadsheet program writes."""


class XmlStream:
    """Calls `start` for each element, `text` for each text if there is such a method, and `finish`.
    Written for millions of elements.
    """

    text: Callable[[str], None] | None = None

    def read(self, blocks: Iterable[bytes]) -> None:
        """Raises `BadXml`."""
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        if self.text is not None:
            parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse_document_type
        try:
            for block in blocks:
                parser.Parse(block, False)  # noqa: FBT003 - the signature of expat
            parser.Parse(b"", True)  # noqa: FBT003
        except (ExpatError, ValueError) as error:
            raise BadXml from error
        self.finish()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its name may have a prefix, see `LocalNames`."""

    def finish(self) -> None:
        """The end of the document."""


class LocalNames(dict[str, str]):
    """Names without their prefix, “c” for “x:c”."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def _refuse_document_type(*_declaration: object) -> NoReturn:
    raise BadXml
