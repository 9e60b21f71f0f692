"""What the grader needs of a guest and of what starts it, the same for all tiers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from autograder.sandbox.channel import Channel
from autograder.sandbox.limits import Limits

Tier = Literal["zygote", "bubblewrap", "landlock", "none"]


class Guest(Protocol):
    """A running guest process and the channel to it."""

    channel: Channel

    def end(self) -> None:
        """Kill the guest with all it started, and wait until it is gone."""
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
