"""The guest process: reads requests, runs cells and calls, replies.

``autograder.sandbox`` starts it with requests on descriptor 0, replies on 1 and everything the student prints on 2; or
it becomes a zygote, which forks guests. Its last argument has the packages, files and limits. From the first cell on
nothing in this process can be trusted, this file included; the grader does not trust it.
"""

import json
import os
import sys


def main() -> None:
    """Prepare the process, then serve until the grader closes the pipe."""
    settings = json.loads(sys.argv[-1])
    sys.path[0] = os.getcwd()  # noqa: PTH109 - it was the folder above this one, which is not for students
    sys.path.extend(settings["site"])
    sys.argv = ["notebook"]
    if settings.get("forks"):
        from .zygote import fork_guests  # noqa: PLC0415 - only now can NumPy be found

        fork_guests(settings)
    else:
        from .spawned import start  # noqa: PLC0415

        start(settings)
