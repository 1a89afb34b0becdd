from __future__ import annotations

from tests.web.visitor import Visitor


def test_a_member_reads_the_list(viewer: Visitor) -> None:
    response = viewer.get("/desk/events/")

    assert response.status_code == 200


def test_a_stranger_is_sent_to_sign_in(stranger: Visitor) -> None:
    response = stranger.get("/desk/events/")

    assert response.status_code == 303
    assert response.location == "/sign-in?next=/desk/events/"


def test_signing_out_takes_a_token(viewer: Visitor) -> None:
    assert viewer.post("/sign-out", csrf="").status_code == 403
    assert viewer.post("/sign-out").status_code == 303
    assert viewer.get("/desk/events/").status_code == 303
