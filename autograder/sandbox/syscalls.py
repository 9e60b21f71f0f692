"""Numbers of the system calls that the filter looks at, for the supported machines."""

import platform
from typing import NamedTuple

from autograder.errors import InternalError

FIRST_UNKNOWN = 448
"""Calls with higher numbers are newer than these tables; programs fall back on older ones."""


class Machine(NamedTuple):
    """What differs between machines: the audit number of the architecture, and numbers of system calls by name."""

    architecture: int
    calls: dict[str, int]
    denied: tuple[int, ...]


def _numbers(table: str) -> dict[str, int]:
    words = table.split()
    return {name: int(number) for name, number in zip(words[::2], words[1::2], strict=True)}


# The same numbers on both machines: newer calls share one table on all architectures.
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
    io_setup 206  inotify_init 253  inotify_init1 294  sync 162  syncfs 306  splice 275  tee 276  remap_file_pages 216
    clone 56  socket 41  socketpair 53  ioctl 16  fcntl 72  seccomp 317
    prlimit64 302  sched_setaffinity 203  sched_setscheduler 144  sched_setparam 142  sched_setattr 314
    setpriority 141  ioprio_set 251
    chmod 90  fchmod 91  fchmodat 268  chown 92  fchown 93  lchown 94  fchownat 260
    utime 132  utimes 235  futimesat 261  utimensat 280
    setxattr 188  lsetxattr 189  fsetxattr 190  removexattr 197  lremovexattr 198  fremovexattr 199
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
    io_setup 0  inotify_init1 26  sync 81  syncfs 267  splice 76  tee 77  remap_file_pages 234
    clone 220  socket 198  socketpair 199  ioctl 29  fcntl 25  seccomp 277
    prlimit64 261  sched_setaffinity 122  sched_setscheduler 119  sched_setparam 118  sched_setattr 274
    setpriority 140  ioprio_set 30
    fchmod 52  fchmodat 53  fchown 55  fchownat 54  utimensat 88
    setxattr 5  lsetxattr 6  fsetxattr 7  removexattr 14  lremovexattr 15  fremovexattr 16
""")
OF_OTHERS_TOO = ("prlimit64", "sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr")
"""Calls whose first argument is a process; 0 is the caller itself."""
OF_ALL_FILES = (
    *("chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "futimesat"),
    *("utimensat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
)
"""Calls that Landlock does not prevent: they change mode, owner, times and attributes of any file of the same user."""
_NOT_ALWAYS_DENIED = (
    *("clone", "clone3", "socket", "socketpair", "ioctl", "fcntl", "seccomp"),
    *OF_OTHERS_TOO,
    *OF_ALL_FILES,
)


def _machine(architecture: int, calls: dict[str, int]) -> Machine:
    denied = tuple(sorted(number for name, number in calls.items() if name not in _NOT_ALWAYS_DENIED))
    return Machine(architecture, calls, denied)


MACHINES = {"x86_64": _machine(0xC000003E, _X86_64), "aarch64": _machine(0xC00000B7, _AARCH64)}


def machine() -> Machine:
    """Return the tables for this machine.

    Raises:
        InternalError: there are none.
    """
    name = platform.machine()
    if name not in MACHINES:
        msg = f"no table of system calls for {name}; there are: {', '.join(MACHINES)}"
        raise InternalError(msg)
    return MACHINES[name]
