"""A process with all that notebooks import in its memory; it forks a guest whenever the grader asks for one.

A guest is the first process of a namespace of its own. Its parent, the warden, stays outside, where the guest cannot
see it: it kills the guest as soon as the grader lets go of the leash. Wardens and zygote never run student code.
"""

import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import traceback
from contextlib import suppress
from typing import Any, NoReturn

from .clock import Clock
from .confine import REPLIES, REQUESTS, filter_calls, give_files, list_fonts, set_limits, take_places
from .jail import die_with_parent, drop_capabilities, enter_namespaces, furnish
from .pipe import Pipe
from .serve import Server
from .shell import Notebook, seed

_PRELOADED = ("numpy.random", "numpy.linalg", "numpy.fft", "numpy.ma", "numpy.testing")
_READY = b"+"
_GONE = b"."
_ORDER_BYTES = 1 << 16
_DESCRIPTORS = 4
_WARM_UP_S = 60.0


def fork_guests(order: dict[str, Any]) -> None:
    """Fork a guest for every message on descriptor 0, until the grader closes it."""
    for name in _PRELOADED:
        importlib.import_module(name)
    list_fonts()
    notebook = Notebook()
    clock = Clock(_WARM_UP_S, _WARM_UP_S)
    notebook.run(0, "pass", clock)  # what IPython does for its first cell is done
    clock.stop()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=0) as control:
        control.send(_READY)
        while True:
            message, descriptors, _, _ = socket.recv_fds(control, _ORDER_BYTES, _DESCRIPTORS)
            if not message:
                return
            _reap()
            if os.fork() == 0:
                control.close()
                _be_warden(notebook, order | json.loads(message), descriptors)
            for descriptor in descriptors:
                os.close(descriptor)


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _be_warden(notebook: Notebook, order: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """Fork the guest and stay with it."""
    requests, replies, output, leash = descriptors
    try:
        os.dup2(output, 2)  # until the guest serves, what goes wrong is told there
        enter_namespaces()
        guest = os.fork()
        if guest == 0:
            _be_guest(notebook, order, (requests, replies, output))
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 2)
        for descriptor in (requests, replies, output, null):
            os.close(descriptor)
        _watch(guest, leash)
    except BaseException:  # noqa: BLE001 - nothing may come back to the zygote's loop
        traceback.print_exc()
    os._exit(1)


def _watch(guest: int, leash: int) -> NoReturn:
    """Wait for the guest's end or the grader's, make sure of the guest's, and tell."""
    held = os.pidfd_open(guest)
    poll = select.poll()
    poll.register(leash, select.POLLIN)
    poll.register(held, select.POLLIN)
    poll.poll()
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(held, signal.SIGKILL)
    os.waitpid(guest, 0)  # comes back only when all in its namespace are gone
    with suppress(OSError):
        os.write(leash, _GONE)
    os._exit(0)


def _be_guest(notebook: Notebook, order: dict[str, Any], pipes: tuple[int, int, int]) -> NoReturn:
    """Shut this process in, and serve."""
    try:
        os.setsid()  # kill(0) reaches the whole group, over the border of a process namespace
        die_with_parent()
        furnish(order["tmp_bytes"])
        take_places(*pipes)
        give_files(order["files"])
        drop_capabilities()
        set_limits(order["rlimits"])
        seed()
        filter_calls(order["filter"])
        Server(notebook, Pipe(REQUESTS, REPLIES)).serve()
    except BaseException:  # noqa: BLE001 - the code of the zygote must not go on here
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(0)
