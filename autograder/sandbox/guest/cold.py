"""A guest that starts from nothing, in a sandbox that is around it already or that it closes itself."""

import sys
from typing import Any

from .confine import REPLIES, REQUESTS, filter_calls, give_files, list_fonts, set_limits, take_places
from .jail import drop_capabilities
from .landlock import shut_in


def start(order: dict[str, Any]) -> None:
    """Become the guest that was ordered, and serve."""
    take_places(0, 1, 2)
    from .pipe import Pipe  # noqa: PLC0415 - whatever an import prints is not the wire's any more
    from .serve import Server  # noqa: PLC0415
    from .shell import Notebook, seed  # noqa: PLC0415

    give_files(order["files"])
    set_limits(order["rlimits"])
    notebook = Notebook()
    list_fonts()  # writes a file: later there may be no place for it
    if "readable" in order:
        sys.path[1:] = [order["library"], f"{order['library']}/lib-dynload", *order["site"]]
        shut_in(order["readable"])
        drop_capabilities()
    seed()
    filter_calls(order.get("filter"))
    Server(notebook, Pipe(REQUESTS, REPLIES)).serve()
