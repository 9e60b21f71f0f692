"""What the grader needs of a guest and of what starts it, the same for all tiers."""

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from autograder.sandbox.channel import Channel
from autograder.sandbox.limits import Limits

Tier = Literal["zygote", "bubblewrap", "landlock", "none"]

ENDING_S = 2.0
"""How long a guest that has closed its pipe may take to end, before it is killed for it."""


def what_killed(signal_number: int, cpu_s: float, limits: Limits) -> str:
    """Return what killed a process that ended by a signal after so much CPU time; empty if its own code did.

    Of what code in a guest can do to its process only the limit of CPU time leads to SIGKILL: for the first process of
    a namespace its own signals have no effect (pid_namespaces(7)). Where the guest is not that (see ``spawned``), code
    that kills its own process is taken for an accident, too: the submission is tried again and stays ungraded.
    """
    is_ours = signal_number != signal.SIGKILL or cpu_s >= limits.cpu_s - 1
    return "" if is_ours else "it was killed from outside the sandbox; is the machine out of memory?"


class Guest(Protocol):
    """A running guest process and the channel to it."""

    channel: Channel

    def end(self) -> str:
        """Kill the guest with all it started, and wait until it is gone.

        Returns:
            What killed it before, if that was neither we nor its own code; empty otherwise. The memory of the machine
            may be used up, or somebody ends processes there: that is never the student's fault.
        """
        ...


class Launcher(Protocol):
    """Starts one guest after another."""

    tier: Tier

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest that finds ``files`` in its working folder.

        Raises:
            InternalError: it cannot be started.
        """
        ...

    def close(self) -> None:
        """End what is kept running for further guests; the launcher may be used again."""
        ...
