"""The filter of system calls that a guest puts on itself before any student code runs.

A program for the kernel's classic BPF machine, made here without a library: it looks at the architecture, the number of
the call and, for some calls, at an argument, and answers allow, an error number or kill (seccomp(2)). What is
denied: starting programs and processes (threads are allowed), namespaces and mounts, looking into other processes or
changing their limits and priorities, kernel keys, BPF, io_uring, and memory or queues that outlive or evade a
process's limits.
"""

import platform
import struct
from collections.abc import Iterable
from typing import NamedTuple

from autograder.errors import InternalError

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
_X32_BIT = 0x40000000


class Instruction(NamedTuple):
    """``struct sock_filter``: after a comparison, skip ``if_true`` or ``if_false`` instructions."""

    code: int
    if_true: int
    if_false: int
    operand: int


class Machine(NamedTuple):
    """What differs between machines: the audit number of the architecture, and numbers of system calls by name."""

    architecture: int
    calls: dict[str, int]
    denied: tuple[int, ...]


def _numbers(table: str) -> dict[str, int]:
    words = table.split()
    return {name: int(number) for name, number in zip(words[::2], words[1::2], strict=True)}


# The same numbers on both machines: calls newer than the point where all architectures took to one table.
_COMMON = _numbers("""
    pidfd_send_signal 424  io_uring_setup 425  io_uring_enter 426  io_uring_register 427  open_tree 428
    move_mount 429  fsopen 430  fsconfig 431  fsmount 432  fspick 433  clone3 435  pidfd_getfd 438
    process_madvise 440  mount_setattr 442  quotactl_fd 443  memfd_secret 447
""")
_X86_64 = _COMMON | _numbers("""
    execve 59  execveat 322  fork 57  vfork 58  ptrace 101  process_vm_readv 310  process_vm_writev 311  kcmp 312
    unshare 272  setns 308  mount 165  umount2 166  pivot_root 155  chroot 161
    add_key 248  request_key 249  keyctl 250  bpf 321  perf_event_open 298  userfaultfd 323  memfd_create 319
    shmget 29  shmat 30  shmctl 31  semget 64  semop 65  semctl 66  semtimedop 220
    msgget 68  msgsnd 69  msgrcv 70  msgctl 71  mq_open 240  mq_unlink 241  mq_timedsend 242  mq_timedreceive 243
    mq_notify 244  mq_getsetattr 245  fanotify_init 300  name_to_handle_at 303  open_by_handle_at 304
    personality 135  kexec_load 246  kexec_file_load 320  init_module 175  finit_module 313  delete_module 176
    reboot 169  swapon 167  swapoff 168  acct 163  quotactl 179  settimeofday 164  clock_settime 227  adjtimex 159
    clock_adjtime 305  sethostname 170  setdomainname 171  syslog 103  vhangup 153  mknod 133  mknodat 259
    iopl 172  ioperm 173  modify_ldt 154  uselib 134  ustat 136  sysfs 139  nfsservctl 180  lookup_dcookie 212
    move_pages 279  migrate_pages 256  mbind 237  set_mempolicy 238  vmsplice 278
    clone 56  socket 41  ioctl 16  seccomp 317
    prlimit64 302  sched_setaffinity 203  sched_setscheduler 144  sched_setparam 142  sched_setattr 314
    setpriority 141  ioprio_set 251
""")
_AARCH64 = _COMMON | _numbers("""
    execve 221  execveat 281  ptrace 117  process_vm_readv 270  process_vm_writev 271  kcmp 272
    unshare 97  setns 268  mount 40  umount2 39  pivot_root 41  chroot 51
    add_key 217  request_key 218  keyctl 219  bpf 280  perf_event_open 241  userfaultfd 282  memfd_create 279
    shmget 194  shmat 196  shmctl 195  semget 190  semop 193  semctl 191  semtimedop 192
    msgget 186  msgsnd 189  msgrcv 188  msgctl 187  mq_open 180  mq_unlink 181  mq_timedsend 182  mq_timedreceive 183
    mq_notify 184  mq_getsetattr 185  fanotify_init 262  name_to_handle_at 264  open_by_handle_at 265
    personality 92  kexec_load 104  kexec_file_load 294  init_module 105  finit_module 273  delete_module 106
    reboot 142  swapon 224  swapoff 225  acct 89  quotactl 60  settimeofday 170  clock_settime 112  adjtimex 171
    clock_adjtime 266  sethostname 161  setdomainname 162  syslog 116  vhangup 58  mknodat 33
    nfsservctl 42  lookup_dcookie 18  move_pages 239  migrate_pages 238  mbind 235  set_mempolicy 237  vmsplice 75
    clone 220  socket 198  ioctl 29  seccomp 277
    prlimit64 261  sched_setaffinity 122  sched_setscheduler 119  sched_setparam 118  sched_setattr 274
    setpriority 140  ioprio_set 30
""")
_OF_OTHERS_TOO = ("prlimit64", "sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr")
"""Calls whose first argument is a process; 0 is the caller itself."""
_NOT_ALWAYS_DENIED = ("clone", "clone3", "socket", "ioctl", "seccomp", *_OF_OTHERS_TOO)


def _machine(architecture: int, calls: dict[str, int]) -> Machine:
    denied = tuple(sorted(number for name, number in calls.items() if name not in _NOT_ALWAYS_DENIED))
    return Machine(architecture, calls, denied)


MACHINES = {"x86_64": _machine(0xC000003E, _X86_64), "aarch64": _machine(0xC00000B7, _AARCH64)}


def machine() -> Machine:
    """Return the tables of the machine this runs on.

    Raises:
        InternalError: there are none for it.
    """
    name = platform.machine()
    if name not in MACHINES:
        msg = f"no table of system calls for {name}; there are: {', '.join(MACHINES)}"
        raise InternalError(msg)
    return MACHINES[name]


def program(target: Machine, *, with_sockets: bool = True) -> list[Instruction]:
    """Return the filter for a machine; without ``with_sockets`` local ones are refused, too."""
    calls = target.calls
    code = [
        Instruction(LOAD, 0, 0, _ARCHITECTURE),
        Instruction(JUMP_EQUAL, 1, 0, target.architecture),
        _answer(KILL),
        Instruction(LOAD, 0, 0, _NUMBER),
        Instruction(JUMP_AT_LEAST, 0, 1, _X32_BIT),  # a second table of calls that some x86-64 kernels have
        _answer(ENOSYS),
    ]
    for number in target.denied:
        code += [Instruction(JUMP_EQUAL, 0, 1, number), _answer(EPERM)]
    # Its flags lie in memory, out of a filter's reach; without it the C library falls back on clone.
    code += [Instruction(JUMP_EQUAL, 0, 1, calls["clone3"]), _answer(ENOSYS)]
    code += _block(calls["clone"], _FIRST, _only_threads())
    code += _block(calls["socket"], _FIRST, _only_local() if with_sockets else [_answer(EAFNOSUPPORT)])
    for name in _OF_OTHERS_TOO:
        code += _block(calls[name], _FIRST, [Instruction(JUMP_EQUAL, 1, 0, 0), _answer(EPERM)])
    code += _block(calls["ioctl"], _SECOND, _no_typing_for_others())
    return [*code, _answer(ALLOW)]


def encode(code: Iterable[Instruction]) -> bytes:
    """Return a program as the kernel reads it."""
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def _block(number: int, argument: int, judged: list[Instruction]) -> list[Instruction]:
    """For one call: load an argument, judge it, allow what is left."""
    body = [Instruction(LOAD, 0, 0, argument), *judged, _answer(ALLOW)]
    return [Instruction(JUMP_EQUAL, 0, len(body), number), *body]


def _only_local() -> list[Instruction]:
    return [Instruction(JUMP_EQUAL, 1, 0, _AF_UNIX), _answer(EAFNOSUPPORT)]


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
