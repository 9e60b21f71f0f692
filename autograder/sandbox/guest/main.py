"""The guest process: reads requests, runs cells and calls, answers.

Started by ``autograder.sandbox`` with requests on descriptor 0, replies on 1 and everything the student prints on 2, or
forked by the zygote that it can also become; its last argument says which packages and files there are and which limits
hold. From the first cell on nothing in this process can be trusted, this file included; the grader does not.
"""

import json
import os
import sys


def main() -> None:
    """Prepare the process, then serve until the grader closes the pipe."""
    order = json.loads(sys.argv[-1])
    sys.path[0] = os.getcwd()  # noqa: PTH109 - was the folder above this one; the student has no use for it
    sys.path.extend(order["site"])
    sys.argv = ["notebook"]
    if order.get("forks"):
        from .zygote import fork_guests  # noqa: PLC0415 - only now can NumPy be found

        fork_guests(order)
    else:
        from .cold import start  # noqa: PLC0415

        start(order)
