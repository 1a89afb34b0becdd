"""Mail servers of offices, as the page stores them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from planner.kernel.encryption import Cipher
from planner.outbox.delivery.mail_servers import password_purpose
from planner.outbox.models import OfficeMailServer
from tests.conftest import SECRET

PASSWORD = "quiet-secret"


def own_server(
    session: Session,
    office_id: int,
    *,
    host: str = "localhost",
    port: int = 587,
    user: str = "",
    secret_key: str = SECRET,
    starts_with_tls: bool = False,
) -> OfficeMailServer:
    """Stored without the checks of the page: at any port. With a user there is `PASSWORD`."""
    token = Cipher(secret_key).encrypt(password_purpose(office_id), PASSWORD)
    server = OfficeMailServer(
        office_id=office_id,
        host=host,
        port=port,
        starts_with_tls=starts_with_tls,
        user_name=user,
        encrypted_password=token if user else "",
    )
    session.add(server)
    session.flush()
    return server
