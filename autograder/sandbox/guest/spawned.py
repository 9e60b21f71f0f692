"""A guest that is a new process, in a sandbox that it is started in or that it puts on itself."""

import sys
from typing import Any

from .confine import REPLIES, REQUESTS, filter_calls, give_files, list_fonts, set_descriptors, set_limits
from .landlock import shut_in
from .namespaces import drop_capabilities


def start(settings: dict[str, Any]) -> None:
    """Set this process up as ``settings`` say, and serve."""
    set_descriptors(0, 1, 2)
    from .pipe import Pipe  # noqa: PLC0415 - from here on an import cannot print into the wire
    from .serve import Server  # noqa: PLC0415
    from .shell import Notebook, seed  # noqa: PLC0415

    give_files(settings["files"])
    set_limits(settings["rlimits"])
    notebook = Notebook()
    list_fonts()  # writes a file, which may be impossible later
    if "readable" in settings:
        sys.path[1:] = [settings["library"], f"{settings['library']}/lib-dynload", *settings["site"]]
        shut_in(settings["readable"])
        drop_capabilities()
    seed()
    filter_calls(settings.get("filter"))
    Server(notebook, Pipe(REQUESTS, REPLIES)).serve()
