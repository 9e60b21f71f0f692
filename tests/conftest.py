"""What most tests run students' code in."""

import sys
from collections.abc import Callable, Iterator

import pytest

from autograder.sandbox.guests import Launcher
from autograder.sandbox.launch import launcher

WITHOUT = """
import os, sys
from autograder.sandbox.guest.filter import install
from autograder.sandbox.seccomp import ALLOW, ENOSYS, EPERM, JUMP_ANY_BIT, JUMP_EQUAL, LOAD, RETURN, Instruction
from autograder.sandbox.seccomp import encode
from autograder.sandbox.syscalls import machine

calls = machine().calls
landlock_create_ruleset, new_namespaces, number, flags = 444, 0x7E020000, 0, 16
program = [
    Instruction(LOAD, 0, 0, number),
    Instruction(JUMP_EQUAL, 0, 1, landlock_create_ruleset if "landlock" in sys.argv[1] else -1 & 0xFFFFFFFF),
    Instruction(RETURN, 0, 0, ENOSYS),
    Instruction(JUMP_EQUAL, 0, 1, calls["unshare"]),
    Instruction(RETURN, 0, 0, EPERM),
    Instruction(JUMP_EQUAL, 0, 1, calls["clone3"]),
    Instruction(RETURN, 0, 0, ENOSYS),
    Instruction(JUMP_EQUAL, 0, 3, calls["clone"]),
    Instruction(LOAD, 0, 0, flags),
    Instruction(JUMP_ANY_BIT, 0, 1, new_namespaces),
    Instruction(RETURN, 0, 0, EPERM),
    Instruction(RETURN, 0, 0, ALLOW),
]
install(encode(program), calls["seccomp"])
os.execvp(sys.argv[2], sys.argv[2:])
"""


@pytest.fixture(scope="session")
def zygote() -> Iterator[Launcher]:
    """A launcher whose guests start in milliseconds; it may be used by any number of sessions, one after another."""
    starter = launcher("zygote")
    yield starter
    starter.close()


@pytest.fixture(scope="session")
def without() -> Callable[[str], list[str]]:
    """Begin a command that runs where there are no ``namespaces``, or neither ``namespaces and landlock``."""
    return lambda what: [sys.executable, "-c", WITHOUT, what]
