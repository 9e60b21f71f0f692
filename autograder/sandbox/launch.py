"""The launcher of each tier."""

from autograder.sandbox.cold import BubblewrapLauncher, LandlockLauncher, UnsafeLauncher
from autograder.sandbox.guests import Launcher, Tier
from autograder.sandbox.zygote import ZygoteLauncher

_LAUNCHERS: dict[Tier, type[Launcher]] = {
    "zygote": ZygoteLauncher,
    "bubblewrap": BubblewrapLauncher,
    "landlock": LandlockLauncher,
    "none": UnsafeLauncher,
}


def launcher(tier: Tier) -> Launcher:
    """Return a launcher of its own for whoever asks; a zygote starts with its first guest."""
    return _LAUNCHERS[tier]()
