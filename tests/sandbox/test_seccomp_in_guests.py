"""The filter of system calls, for real in a guest."""

from collections.abc import Callable
from contextlib import closing

import pytest

from autograder.sandbox.calls import Call, Outcome, Returned
from autograder.sandbox.guests import Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session


@pytest.mark.parametrize(
    "action",
    [
        "os.fork()",
        "os.execv('/usr/bin/true', ['true'])",
        "__import__('subprocess').run(['/usr/bin/true'])",
        "__import__('socket').socket()",
        "os.memfd_create('x')",
        "os.mknod('/tmp/x')",
        "fail(libc.ptrace(0, 0, 0, 0))",
        "fail(libc.unshare(0x10000000))",
        "fail(libc.syscall(250, 0, -3, 0))",
        "fail(libc.syscall(321, 0, 0, 0))",
    ],
)
def test_a_guest_is_refused(ask: Callable[..., Outcome], action: str) -> None:
    source = f"""
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def fail(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), "refused")
def attempt():
    try:
        {action}
    except OSError as error:
        return error.errno
"""
    outcome = ask(source, "attempt")
    assert isinstance(outcome, Returned)
    assert outcome.value in {1, 97}


def test_a_guest_may_use_threads(ask: Callable[..., Outcome]) -> None:
    source = """
from concurrent.futures import ThreadPoolExecutor
def squares():
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda n: n * n, range(9)))
"""
    assert ask(source, "squares") == Returned([n * n for n in range(9)])


SCHEDULING = """
import os, resource

def attempt(action):
    try:
        action()
    except PermissionError:
        return "refused"
    except OSError as error:
        return error.errno
    return "done"

def of(process):
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    cores = os.sched_getaffinity(0)
    batch, parameter = os.SCHED_BATCH, os.sched_param(0)
    return {
        "limit": attempt(lambda: resource.prlimit(process, resource.RLIMIT_NOFILE, files)),
        "cores": attempt(lambda: os.sched_setaffinity(process, cores)),
        "scheduler": attempt(lambda: os.sched_setscheduler(process, batch, parameter)),
        "parameter": attempt(lambda: os.sched_setparam(process, parameter)),
        "priority": attempt(lambda: os.setpriority(os.PRIO_PROCESS, process, 19)),
    }

def own_number(): return os.getpid()
"""
ALL = ("limit", "cores", "scheduler", "parameter", "priority")


@pytest.mark.parametrize("tier", ["zygote", "bubblewrap"])
def test_a_guest_changes_limits_and_scheduling_of_itself_only_where_it_calls_itself_nobody_else(tier: Tier) -> None:
    with closing(launcher(tier)) as starter, Session(starter, [Cell(1, SCHEDULING)], (), Limits()) as session:
        itself, first, named = session.run([Call("of", (0,)), Call("of", (1,)), Call("own_number", ())])
        assert isinstance(named, Returned)
        (by_number,) = session.run([Call("of", (named.value,))])
    assert itself == Returned(dict.fromkeys(ALL, "done") | {"priority": "refused"})
    assert first == by_number == Returned(dict.fromkeys(ALL, "refused"))


def test_libraries_that_ask_for_their_limits_and_cores_are_answered(ask: Callable[..., Outcome]) -> None:
    source = "import os, resource\ndef asked():\n"
    source += "    limit = resource.prlimit(0, resource.RLIMIT_AS)\n"
    source += "    return limit == resource.getrlimit(resource.RLIMIT_AS), len(os.sched_getaffinity(0)) > 0"
    assert ask(source, "asked") == Returned((True, True))
