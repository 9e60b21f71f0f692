"""Confines this process where there are no namespaces, by Landlock's rules and scopes (landlock(7))."""

import ctypes
import os

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1
_LEAST_ABI = 6
"""The first version with scopes: without them any process of the same user could be signalled."""
_ALL_OF_FILES = (1 << 16) - 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_ALL_OF_NET = 0b11
_ALL_SCOPES = 0b11
_PR_SET_NO_NEW_PRIVS = 38

_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def shut_in(readable: list[str]) -> None:
    """Allow only to read these files and folders; no TCP, and no signal to other processes.

    Raises:
        OSError: the kernel has no Landlock, or one that is too old.
    """
    abi = _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)
    if abi < _LEAST_ABI:
        msg = f"Landlock is of version {max(abi, 0)} here; needed: {_LEAST_ABI} (Linux 6.12)"
        raise OSError(msg)
    wanted = _Ruleset(_ALL_OF_FILES, _ALL_OF_NET, _ALL_SCOPES)
    ruleset = _checked(_libc.syscall(_CREATE_RULESET, ctypes.byref(wanted), ctypes.c_size_t(ctypes.sizeof(wanted)), 0))
    for path in readable:
        _allow(ruleset, path)
    _checked(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _checked(_libc.syscall(_RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def _allow(ruleset: int, path: str) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        allowed = _READ_FILE | _EXECUTE | (_READ_DIR if os.path.isdir(path) else 0)  # noqa: PTH112
        rule = _Beneath(allowed, descriptor)
        _checked(_libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0))
    finally:
        os.close(descriptor)


def _checked(result: int) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result
