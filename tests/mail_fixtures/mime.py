"""Parts of messages, written by hand: mail programs do not write as the standard library does."""

from __future__ import annotations

import base64
import quopri
from email.header import Header


def encoded_word(words: str) -> str:
    """As it stands, if it is ASCII."""
    return words if words.isascii() else Header(words, "utf-8").encode(linesep="\r\n")


def multipart(kind: str, boundary: str, *parts: str) -> str:
    inner = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n{inner}--{boundary}--\r\n'


def text(text: str, kind: str, encoding: str, charset: str = "UTF-8") -> str:
    return part(f'text/{kind}; charset="{charset}"', text, encoding)


def part(kind: str, content: str, encoding: str, name: str = "") -> str:
    disposition = f'Content-Disposition: attachment; filename="{name}"\r\n' if name else ""
    return (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{disposition}\r\n"
        f"{encoded(content, encoding)}"
    )


def encoded(content: str, encoding: str) -> str:
    if encoding == "base64":
        return base64.encodebytes(content.encode()).decode().replace("\n", "\r\n")
    if encoding == "quoted-printable":
        return (
            quopri.encodestring(content.encode())
            .decode()
            .replace("\r\n", "\n")
            .replace("\n", "\r\n")
        )
    return content
