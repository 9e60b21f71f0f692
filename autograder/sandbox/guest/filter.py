"""Puts a filter of system calls on this process, which nothing can remove (seccomp(2))."""

import ctypes
import os

_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_FILTER_FLAG_TSYNC = 1
_INSTRUCTION_BYTES = 8


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def install(code: bytes, seccomp_number: int) -> None:
    """Filter the system calls of all threads from now on.

    Raises:
        OSError: the kernel refuses the filter.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(code) // _INSTRUCTION_BYTES, code)
    arguments = (_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC, ctypes.byref(program))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.syscall(seccomp_number, *arguments):
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
