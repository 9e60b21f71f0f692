"""Namespaces, mounts and capabilities of a forked guest (user_namespaces(7), mount(2), capabilities(7)).

As the first process of its namespace a guest is not killed by signals that it sends to itself; the limits of CPU time
and memory, a crash and the supervisor still kill it (pid_namespaces(7)).
"""

import ctypes
import os
import signal

_CLONE_NEWNS = 0x00020000
_CLONE_NEWCGROUP = 0x02000000
_CLONE_NEWUTS = 0x04000000
_CLONE_NEWIPC = 0x08000000
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWPID = 0x20000000
_CLONE_NEWNET = 0x40000000
_ALL_NEW = (
    _CLONE_NEWUSER | _CLONE_NEWNS | _CLONE_NEWPID | _CLONE_NEWNET | _CLONE_NEWIPC | _CLONE_NEWUTS | _CLONE_NEWCGROUP
)
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 2, 4, 8
_MS_REC_PRIVATE = (1 << 14) | (1 << 18)
_HARMLESS = _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
_PR_SET_PDEATHSIG = 1
_PR_CAPBSET_DROP = 24
_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
_CAPABILITY_VERSION_3 = 0x20080522
_MOST_CAPABILITIES = 64
_SHM_BYTES = 1 << 20
_FILES_IN_TMP = 2000
_FILES_IN_SHM = 50

_libc = ctypes.CDLL(None, use_errno=True)


def enter_namespaces() -> None:
    """Enter new namespaces of every kind; the next child is the first process of the new process namespace.

    Raises:
        OSError: the kernel does not allow it.
    """
    uid, gid = os.getuid(), os.getgid()
    _check(_libc.unshare(_ALL_NEW), "unshare")
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{uid} {uid} 1")
    _write("/proc/self/gid_map", f"{gid} {gid} 1")


def die_with_parent() -> None:
    """Be killed when the supervisor ends."""
    _check(_libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "prctl")


def mount_own_files(tmp_bytes: int) -> None:
    """Mount the guest's own files: some in memory, and a /proc that shows its own processes.

    Raises:
        OSError: the kernel does not allow it.
    """
    _mount(None, "/", None, _MS_REC_PRIVATE, None)
    _mount("tmpfs", "/tmp", "tmpfs", _HARMLESS, f"size={tmp_bytes},nr_inodes={_FILES_IN_TMP},mode=700")  # noqa: S108
    _mount("tmpfs", "/dev/shm", "tmpfs", _HARMLESS, f"size={_SHM_BYTES},nr_inodes={_FILES_IN_SHM}")  # noqa: S108
    _mount("proc", "/proc", "proc", _HARMLESS, None)
    _write("/proc/sys/user/max_user_namespaces", "0")
    os.chdir("/tmp")  # noqa: S108


def drop_capabilities() -> None:
    """Give up all capabilities in the new namespaces, for good.

    Raises:
        OSError: the kernel refuses.
    """
    for capability in range(_MOST_CAPABILITIES):
        _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)  # fails for numbers beyond the last one
    _check(_libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "prctl")
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    _check(_libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


def _mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None) -> None:
    texts = [text.encode() if text is not None else None for text in (source, target, kind, options)]
    _check(_libc.mount(*texts[:3], ctypes.c_ulong(flags), texts[3]), f"mount {target}")


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def _check(result: int, what: str) -> None:
    if result:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
