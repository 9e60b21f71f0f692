"""The filter of system calls that a guest puts on itself before any student code runs.

A program for the kernel's classic BPF machine, written here without a library: it looks at the architecture, the number
of the call and, for some calls, at an argument, and answers allow, an error number or kill (seccomp(2)). It denies:
starting programs and processes (threads are allowed), namespaces and mounts, reading other processes or changing their
limits and priorities, kernel keys, BPF, io_uring, asynchronous input and output, and memory, queues or watches that
outlive or evade a process's limits.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from autograder.sandbox.syscalls import FIRST_UNKNOWN, OF_ALL_FILES, OF_OTHERS_TOO, Machine

ALLOW = 0x7FFF0000
KILL = 0x80000000
_ERRNO = 0x00050000
EPERM = _ERRNO | 1
ENOSYS = _ERRNO | 38
EAFNOSUPPORT = _ERRNO | 97

LOAD = 0x20
JUMP_EQUAL = 0x15
JUMP_AT_LEAST = 0x35
JUMP_ANY_BIT = 0x45
RETURN = 0x06

# Offsets in struct seccomp_data; an argument's low half, on little-endian machines.
_NUMBER, _ARCHITECTURE, _FIRST, _SECOND = 0, 4, 16, 24

_AF_UNIX = 1
_CLONE_THREAD = 0x00010000
_NEW_NAMESPACES = 0x7E020080
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
_NO_STREAM = 0x0E
"""Bits that are set in the type of every socket but a stream, whose type is 1."""
_F_SETLEASE = 1024
_QUESTIONS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX."""


class Instruction(NamedTuple):
    """``struct sock_filter``: after a comparison, skip ``if_true`` or ``if_false`` instructions."""

    code: int
    if_true: int
    if_false: int
    operand: int


def program(target: Machine, *, strict: bool = False) -> list[Instruction]:
    """Return the filter for a machine.

    A ``strict`` filter is for a guest without namespaces: it also denies sockets, and changes of files that Landlock
    does not prevent.
    """
    calls = target.calls
    code = [
        Instruction(LOAD, 0, 0, _ARCHITECTURE),
        Instruction(JUMP_EQUAL, 1, 0, target.architecture),
        _answer(KILL),
        Instruction(LOAD, 0, 0, _NUMBER),
        # calls newer than the tables, and those of the second table (x32) that some x86-64 kernels have
        Instruction(JUMP_AT_LEAST, 0, 1, FIRST_UNKNOWN),
        _answer(ENOSYS),
    ]
    for number in target.denied:
        code += [Instruction(JUMP_EQUAL, 0, 1, number), _answer(EPERM)]
    # The flags of clone3 are in memory, which a filter cannot read; without it the C library falls back on clone.
    code += [Instruction(JUMP_EQUAL, 0, 1, calls["clone3"]), _answer(ENOSYS)]
    code += _block(calls["clone"], _FIRST, _only_threads())
    for name in OF_OTHERS_TOO:
        code += _block(calls[name], _FIRST, [Instruction(JUMP_EQUAL, 1, 0, 0), _answer(EPERM)])
    return [*code, *(_without_namespaces(calls) if strict else _within_namespaces(calls)), _answer(ALLOW)]


def _within_namespaces(calls: Mapping[str, int]) -> list[Instruction]:
    code = _block(calls["socket"], _FIRST, _only_local())
    code += _block(calls["socketpair"], _FIRST, _only_local())
    return code + _block(calls["ioctl"], _SECOND, _no_typing_for_others())


def _without_namespaces(calls: Mapping[str, int]) -> list[Instruction]:
    code = [Instruction(JUMP_EQUAL, 0, 1, calls["socket"]), _answer(EAFNOSUPPORT)]
    code += _block(calls["socketpair"], _FIRST, [*_only_local(), *_only_streams()])
    code += _block(calls["ioctl"], _SECOND, _only_questions())
    code += _block(calls["fcntl"], _SECOND, [Instruction(JUMP_EQUAL, 0, 1, _F_SETLEASE), _answer(EPERM)])
    for name in OF_ALL_FILES:
        if name in calls:
            code += [Instruction(JUMP_EQUAL, 0, 1, calls[name]), _answer(EPERM)]
    return code


def encode(code: Iterable[Instruction]) -> bytes:
    """Return a program in the kernel's binary form."""
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def _block(number: int, argument: int, judged: list[Instruction]) -> list[Instruction]:
    """For one call: load an argument, decide by it, allow the rest."""
    body = [Instruction(LOAD, 0, 0, argument), *judged, _answer(ALLOW)]
    return [Instruction(JUMP_EQUAL, 0, len(body), number), *body]


def _only_local() -> list[Instruction]:
    return [Instruction(JUMP_EQUAL, 1, 0, _AF_UNIX), _answer(EAFNOSUPPORT)]


def _only_streams() -> list[Instruction]:
    """Allow streams only: a datagram socket of a pair could send to any socket that has a name in the file system."""
    return [Instruction(LOAD, 0, 0, _SECOND), Instruction(JUMP_ANY_BIT, 0, 1, _NO_STREAM), _answer(EAFNOSUPPORT)]


def _only_questions() -> list[Instruction]:
    """Allow queries about a file or terminal, and flags of the descriptor: other requests change the file."""
    code: list[Instruction] = []
    for request in _QUESTIONS:
        code += [Instruction(JUMP_EQUAL, 0, 1, request), _answer(ALLOW)]
    return [*code, _answer(EPERM)]


def _only_threads() -> list[Instruction]:
    return [
        Instruction(JUMP_ANY_BIT, 1, 0, _NEW_NAMESPACES),
        Instruction(JUMP_ANY_BIT, 1, 0, _CLONE_THREAD),
        _answer(EPERM),
    ]


def _no_typing_for_others() -> list[Instruction]:
    return [
        Instruction(JUMP_EQUAL, 1, 0, _TIOCSTI),
        Instruction(JUMP_EQUAL, 0, 1, _TIOCLINUX),
        _answer(EPERM),
    ]


def _answer(answer: int) -> Instruction:
    return Instruction(RETURN, 0, 0, answer)
