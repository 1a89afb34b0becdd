"""A network namespace without interfaces (network_namespaces(7)).

If it cannot be created, and on other systems, only seccomp keeps workers from connecting to
anything.
"""

from __future__ import annotations

import os

from planner.kernel.messages import gettext as _
from planner.pdf.sandbox.part import Part, libc

PART = Part(
    "network",
    _("reaching any network (a namespace of its own)"),
    _(
        "Allow user namespaces: sysctl kernel.unprivileged_userns_clone=1, and no profile of AppArmor "
        "or of a container that forbids them."
    ),
)
_NEW_NET, _NEW_IPC, _NEW_USER = 0x40000000, 0x08000000, 0x10000000


def enter() -> list[str]:
    """Move this process into a new namespace; the name of the part, or none if that is refused.

    Children inherit it: creating one for each would take longer than rendering a paper. Users other
    than root also need a user namespace, which some systems forbid.
    """
    wanted = _NEW_NET | _NEW_IPC | (0 if os.geteuid() == 0 else _NEW_USER)
    unshare = getattr(libc, "unshare", None)
    return [PART.name] if unshare is not None and unshare(wanted) == 0 else []
