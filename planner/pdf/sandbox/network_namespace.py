"""A network namespace without interfaces (network_namespaces(7)).

Where it may not be made, and on other systems, seccomp alone prevents that a worker connects to
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
    """Move this process there; its name if that is done.

    Its children are born there, and creating one for each would cost more than a paper. Root needs no
    user namespace for it; others do, and some systems refuse them.
    """
    wanted = _NEW_NET | _NEW_IPC | (0 if os.geteuid() == 0 else _NEW_USER)
    unshare = getattr(libc, "unshare", None)
    return [PART.name] if unshare is not None and unshare(wanted) == 0 else []
