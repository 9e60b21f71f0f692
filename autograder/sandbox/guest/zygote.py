"""A process that has imported what notebooks import; it forks a guest whenever the grader asks for one.

A guest is the first process of a namespace of its own. Its parent, the supervisor, stays outside, where the guest
cannot see it, and kills the guest when the grader closes its end of the stop socket. Supervisors and zygote never run
student code.
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
from .confine import REPLIES, REQUESTS, filter_calls, give_files, list_fonts, set_descriptors, set_limits
from .namespaces import die_with_parent, drop_capabilities, enter_namespaces, mount_own_files
from .pipe import Pipe
from .serve import Server
from .shell import Notebook, seed

_PRELOADED = ("numpy.random", "numpy.linalg", "numpy.fft", "numpy.ma", "numpy.testing")
_READY = b"+"
_GONE, _CLOSED = b".", b"?"
_ENDING_MS = 2000
"""How long a guest that has closed its pipe may take to end, before it is killed for it."""
_ORDER_BYTES = 1 << 16
_DESCRIPTORS = 4
_WARM_UP_S = 60.0


def fork_guests(settings: dict[str, Any]) -> None:
    """Fork a guest for every message on descriptor 0, until the grader closes it."""
    for name in _PRELOADED:
        importlib.import_module(name)
    list_fonts()
    notebook = Notebook()
    clock = Clock(_WARM_UP_S, _WARM_UP_S)
    notebook.run(0, "pass", clock)  # so that IPython's work for its first cell is done
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
                _be_supervisor(notebook, settings | json.loads(message), descriptors)
            for descriptor in descriptors:
                os.close(descriptor)


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _be_supervisor(notebook: Notebook, settings: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """Fork the guest and stay with it."""
    requests, replies, output, stop = descriptors
    try:
        os.dup2(output, 2)  # until the guest serves, errors are reported there
        enter_namespaces()
        guest = os.fork()
        if guest == 0:
            _be_guest(notebook, settings, (requests, replies, output))
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 2)
        for descriptor in (requests, replies, output, null):
            os.close(descriptor)
        _watch(guest, stop)
    except BaseException:  # noqa: BLE001 - this process must never return to the zygote's loop
        traceback.print_exc()
    os._exit(1)


def _watch(guest: int, stop: int) -> NoReturn:
    """Wait until the guest ends or the grader closes ``stop``; kill the guest, and report that it is gone, and how.

    That is the signal that ended it, 0 if it ended by itself or we did it, and its CPU time in seconds.
    """
    held = os.pidfd_open(guest)
    both = select.poll()
    both.register(stop, select.POLLIN)
    both.register(held, select.POLLIN)
    has_ended = held in dict(both.poll())
    if not has_ended and os.read(stop, 1) == _CLOSED:  # its pipe is closed: is it about to end?
        ending = select.poll()
        ending.register(held, select.POLLIN)
        has_ended = bool(ending.poll(_ENDING_MS))
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(held, signal.SIGKILL)
    _, status, used = os.wait4(guest, 0)  # returns only when all processes in its namespace are gone
    killed_by = os.WTERMSIG(status) if has_ended and os.WIFSIGNALED(status) else 0
    with suppress(OSError):
        os.write(stop, _GONE + f"{killed_by} {used.ru_utime + used.ru_stime}".encode())
    os._exit(0)


def _be_guest(notebook: Notebook, settings: dict[str, Any], pipes: tuple[int, int, int]) -> NoReturn:
    """Confine this process, and serve."""
    try:
        os.setsid()  # kill(0) signals the whole group, also outside the process namespace
        die_with_parent()
        mount_own_files(settings["tmp_bytes"])
        set_descriptors(*pipes)
        give_files(settings["files"])
        drop_capabilities()
        set_limits(settings["rlimits"])
        seed()
        filter_calls(settings["filter"])
        Server(notebook, Pipe(REQUESTS, REPLIES)).serve()
    except BaseException:  # noqa: BLE001 - this process must never return to the zygote's loop
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(0)
