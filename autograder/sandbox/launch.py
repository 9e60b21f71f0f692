"""The launcher of each tier."""

from autograder.sandbox.guests import Launcher, Tier
from autograder.sandbox.spawned import BubblewrapLauncher, LandlockLauncher, UnsafeLauncher
from autograder.sandbox.zygote import ZygoteLauncher

_LAUNCHERS: dict[Tier, type[Launcher]] = {
    "zygote": ZygoteLauncher,
    "bubblewrap": BubblewrapLauncher,
    "landlock": LandlockLauncher,
    "none": UnsafeLauncher,
}


def launcher(tier: Tier) -> Launcher:
    """Return a new launcher; its zygote, if it has one, starts with the first guest."""
    return _LAUNCHERS[tier]()
