"""Pictures come out clean, upright and of bearable size, or not at all (S67, S68).

Most are cleaned here and not in a worker, whose steps no coverage can count.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFile

from planner.kernel.errors import Invalid
from planner.pdf import PdfClient
from planner.pdf.image_sanitiser import clean_picture
from tests.hostile import pictures


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("name", sorted(pictures.NOT_TAKEN))
def test_what_is_no_picture_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        clean_picture(pictures.NOT_TAKEN[name])

    assert refusal.value.field == "file"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_half_a_picture_is_refused_also_beside_weasyprint(
    form: str, part: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as importing it leaves it
    raw = pictures.noisy(form)

    with pytest.raises(Invalid, match="damaged"):
        clean_picture(raw[: int(len(raw) * part)])


def test_half_a_picture_is_refused_in_the_worker(pdf_client: PdfClient) -> None:
    raw = pictures.noisy("JPEG")

    with pytest.raises(Invalid, match="damaged"):
        pdf_client.clean_picture(raw[: len(raw) // 2])


def test_nothing_that_hung_on_a_photograph_stays() -> None:
    picture = clean_picture(pictures.told_everything())

    assert (picture.media_type, picture.width, picture.height) == ("image/jpeg", 40, 60)
    assert pictures.MARK not in picture.data
    assert b"<?php" not in picture.data
    assert dict(opened(picture.data).getexif()) == {}
    assert set(opened(picture.data).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


def test_a_transparent_png_stays_one() -> None:
    picture = clean_picture(pictures.annotated_png())

    assert picture.media_type == "image/png"
    assert opened(picture.data).mode == "RGBA"
    assert opened(picture.data).getpixel((0, 0)) == (1, 2, 3, 100)
    assert pictures.MARK not in picture.data


def test_the_first_picture_of_two_is_the_photograph() -> None:
    picture = clean_picture(pictures.two_in_one())

    assert opened(picture.data).format == "JPEG"
    assert (picture.width, picture.height) == (60, 40)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_only_the_first_frame_is_kept(form: str) -> None:
    picture = clean_picture(pictures.animated(form))

    assert getattr(opened(picture.data), "n_frames", 1) == 1
    red, _green, blue = opened(picture.data).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > 200 > 50 > blue


@pytest.mark.parametrize(
    ("form", "mode", "media_type", "kept"),
    [
        ("JPEG", "RGB", "image/jpeg", "RGB"),
        ("JPEG", "CMYK", "image/jpeg", "RGB"),
        ("JPEG", "L", "image/jpeg", "RGB"),
        ("PNG", "P", "image/png", "RGB"),
        ("PNG", "1", "image/png", "RGB"),
        ("PNG", "I;16", "image/png", "RGB"),
        ("PNG", "LA", "image/png", "RGBA"),
        ("WEBP", "RGB", "image/jpeg", "RGB"),
        ("WEBP", "RGBA", "image/png", "RGBA"),
    ],
)
def test_every_kind_of_pixel(form: str, mode: str, media_type: str, kept: str) -> None:
    picture = clean_picture(pictures.plain(form, mode))

    assert picture.media_type == media_type
    assert opened(picture.data).mode == kept


def test_colours_are_turned_into_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "JPEG", icc_profile=profile)

    picture = clean_picture(file.getvalue())

    assert opened(picture.data).info.get("icc_profile") is None


def test_a_broken_profile_does_no_harm() -> None:
    file = BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "JPEG", icc_profile=b"x" * 200)

    assert clean_picture(file.getvalue()).width == 60


def test_large_pictures_are_kept_smaller() -> None:
    picture = clean_picture(pictures.plain("PNG", "L", (6000, 3000)))

    assert (picture.width, picture.height) == (3000, 1500)


@pytest.mark.parametrize(
    ("width", "height"),
    [(12_001, 10), (10, 12_001), (9_000, 9_000), (11_000, 11_000), (50_000, 50_000)],
)
def test_bombs_are_refused_before_they_are_opened(width: int, height: int) -> None:
    bomb = pictures.png_bomb(width, height)

    with pytest.raises(Invalid) as refusal:
        clean_picture(bomb)

    assert refusal.value.message.endswith(
        "A picture may have 50 million pixels, and 12,000 on its longer side."
    )


def test_the_largest_picture_fits_into_the_worker(pdf_client: PdfClient) -> None:
    picture = pdf_client.clean_picture(pictures.png_bomb(10_000, 5_000))

    assert (picture.width, picture.height) == (3000, 1500)


def test_a_worker_answers_as_the_sanitiser_does(pdf_client: PdfClient) -> None:
    raw = pictures.told_everything()

    assert pdf_client.clean_picture(raw) == clean_picture(raw)
    with pytest.raises(Invalid) as refusal:
        pdf_client.clean_picture(pictures.NOT_TAKEN["svg"])
    assert refusal.value.message.startswith("Choose a JPEG, PNG or WebP picture")
