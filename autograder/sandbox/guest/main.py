"""The guest process: reads requests, runs cells and calls, answers.

Started by ``autograder.sandbox.launch`` with requests on descriptor 0, replies on 1 and everything the student
prints on 2; its last argument says which packages and files there are and which limits hold. From the first cell on
nothing in this process can be trusted, this file included; the grader does not.
"""

import json
import os
import resource
import sys


def _open_pipes() -> tuple[int, int]:
    """Move the wire away from the standard streams; the student gets an empty stdin and one output."""
    requests, replies = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1, errors="replace", closefd=False)
    return requests, replies


def _set_limits(limits: dict[str, int]) -> None:
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


def main() -> None:
    """Prepare the process, then serve until the grader closes the pipe."""
    config = json.loads(sys.argv[-1])
    requests, replies = _open_pipes()
    sys.path[0] = os.getcwd()  # noqa: PTH109 - was the folder above this one; the student has no use for it
    sys.path.extend(config["site"])
    sys.argv = ["notebook"]
    from .filter import install  # noqa: PLC0415
    from .pipe import Pipe  # noqa: PLC0415 - only now can NumPy be found
    from .serve import Server  # noqa: PLC0415
    from .shell import Notebook, seed  # noqa: PLC0415

    for entry in config["files"]:
        os.symlink(entry, os.path.basename(entry))  # noqa: PTH119, PTH211
    _set_limits(config["rlimits"])
    notebook = Notebook()
    seed()
    if config["filter"] is not None:
        install(bytes.fromhex(config["filter"]["code"]), config["filter"]["seccomp_number"])
    Server(notebook, Pipe(requests, replies)).serve()
