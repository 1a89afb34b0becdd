"""Pictures with something on them: made here, so that nothing of anybody's lies in the tree."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random

from PIL import Image
from PIL.PngImagePlugin import PngInfo

MARK = b"secret-sx001"


def plain(form: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    file = BytesIO()
    Image.new(mode, size, 1 if mode == "P" else None).save(file, form)
    return file.getvalue()


def noisy(form: str) -> bytes:
    """A picture whose content does not shrink: every part of the file holds some of it."""
    file = BytesIO()
    grain = Random(1).randbytes(120 * 80 * 3)
    Image.frombytes("RGB", (120, 80), grain).save(file, form)
    return file.getvalue()


def told_everything() -> bytes:
    """A JPEG that knows where it was taken, by whom, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = MARK.decode()
    exif[0x8825] = {1: "N", 2: (59.0, 56.0, 4.0)}
    file = BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "JPEG", exif=exif, comment=MARK)
    return file.getvalue() + b"<?php " + MARK


def annotated_png() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", MARK.decode())
    texts.add_itxt("XML:com.adobe.xmp", MARK.decode())
    file = BytesIO()
    Image.new("RGBA", (60, 40), (1, 2, 3, 100)).save(file, "PNG", pnginfo=texts)
    return file.getvalue() + MARK


def two_in_one() -> bytes:
    """What a telephone saves with a second picture behind the first (MPO)."""
    file = BytesIO()
    first, second = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (9, 9), "blue")
    first.save(file, "MPO", save_all=True, append_images=[second])
    return file.getvalue()


def animated(form: str) -> bytes:
    file = BytesIO()
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that claims, and has, that many grey pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(width + 1)) for _ in range(min(height, 20_000)))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", rows + packer.flush())
        + chunk(b"IEND", b"")
    )


NOT_TAKEN = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1337)"/>',
    "html": b"<!doctype html><script>alert(1337)</script>",
    "pdf": b"%PDF-1.7\n",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "zip": b"PK\x03\x04",
    "gif": plain("GIF", "P"),
    "bmp": plain("BMP"),
    "tiff": plain("TIFF"),
    "ico": plain("ICO"),
    "ppm": plain("PPM"),
    "riff": b"RIFF\x00\x00\x00\x00WAVE",
    "empty": b"",
    "magic-only": b"\xff\xd8\xff",
    "magic-of-png": b"\x89PNG\r\n\x1a\n" + b"x" * 100,
    "half": plain(size=(600, 400))[:600],
    "webp-in-name": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
}
