"""What a guest in bubblewrap sees, and the two nested bubblewraps around it.

The outer one collects what the guest may see under ``/mnt`` (our Python may lie in a home folder that nobody else can
enter). It has a process namespace, which ends with it whatever the guest did to the first process of its own namespace.
If it is root, it then becomes an ordinary user. The inner one is the sandbox.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from autograder.sandbox.bubblewrap import bubblewrap
from autograder.sandbox.environment import python_prefix, student_packages
from autograder.sandbox.limits import Limits

GUEST = Path(__file__).parent / "guest"
SITE = "/site"
"""Where the students' packages are, inside the sandbox."""
ENVIRONMENT = {
    "HOME": "/tmp",  # noqa: S108 - inside, /tmp is the guest's own
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp",  # noqa: S108
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PATH": "/usr/bin:/bin",
    "PYTHONHASHSEED": "0",
}

_NOBODY = "65534"
_STAGE = "/mnt"
_BECOME_NOBODY = (
    "setpriv",
    f"--reuid={_NOBODY}",
    f"--regid={_NOBODY}",
    "--clear-groups",
    "--inh-caps=-all",
    "--bounding-set=-all",
    "--",
)
_ISOLATION = (
    "--unshare-all",
    "--unshare-user",
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    *("--cap-drop", "ALL"),
    *("--hostname", "sandbox"),
)


def inside(files: Sequence[Path], limits: Limits, command: Sequence[str], *, has_guests: bool = False) -> list[str]:
    """Return the command that runs ``command`` in the sandbox, where ``/files`` has the files.

    Only with ``has_guests`` may it make namespaces: a student who could would mount a /tmp without limits.

    Raises:
        InternalError: there is no bubblewrap.
    """
    binds = _binds(files)
    staged = {f"{_STAGE}/{index}": target for index, target in enumerate(binds.values())}
    outer = _staging(dict(zip(staged, binds, strict=True)))
    tool = f"{_STAGE}/bubblewrap/{bubblewrap().relative}"
    own = [] if has_guests else ["--disable-userns"]
    return [*outer, tool, *_ISOLATION, *own, *_sandbox(staged, limits), *command]


def _binds(files: Sequence[Path]) -> dict[str, str]:
    """Return what a guest may see: the path outside to the path inside."""
    prefix = python_prefix()
    binds = {"/usr/bin": "/usr/bin", "/usr/lib": "/usr/lib"}
    if Path("/usr/lib64").is_dir():
        binds["/usr/lib64"] = "/usr/lib64"
    for name in ("bin", "lib"):
        binds[str(prefix / name)] = str(prefix / name)
    binds[str(GUEST)] = "/guest/guest"
    binds[str(student_packages())] = SITE
    binds |= {str(path.resolve()): f"/files/{path.name}" for path in files}
    return binds


def _sandbox(binds: dict[str, str], limits: Limits) -> list[str]:
    """Return the options for file system and environment of the inner bubblewrap."""
    arguments = []
    for source, target in binds.items():
        arguments += ["--ro-bind", source, target]
    for link, target in (("/lib", "usr/lib"), ("/lib64", "usr/lib64"), ("/bin", "usr/bin")):
        arguments += ["--symlink", target, link]
    for folder in site_folders():  # students must not see the interpreter's own packages
        arguments += ["--size", "4096", "--tmpfs", folder, "--remount-ro", folder]
    arguments += ["--proc", "/proc", "--dev", "/dev"]
    arguments += ["--size", str(1 << 20), "--tmpfs", "/dev/shm"]  # noqa: S108 - a path inside the sandbox
    arguments += ["--remount-ro", "/dev/pts", "--remount-ro", "/dev"]
    arguments += ["--size", str(limits.tmp_bytes), "--tmpfs", "/tmp"]  # noqa: S108
    arguments += ["--remount-ro", "/", "--chdir", "/tmp"]  # noqa: S108
    for name, value in ENVIRONMENT.items():
        arguments += ["--setenv", name, value]
    return [*arguments, "--"]


def site_folders() -> list[str]:
    """Return the folders with packages below the folders that are shown for the interpreter."""
    prefix = python_prefix()
    patterns = ("lib/python3*/site-packages", "lib/python3*/dist-packages", "lib/python3/dist-packages")
    roots = {prefix, Path("/usr")}
    return sorted({str(path) for root in roots for pattern in patterns for path in root.glob(pattern) if path.is_dir()})


def _staging(sources: dict[str, str]) -> list[str]:
    """Return the command of the outer bubblewrap: collect ``sources`` below ``/mnt``, and be an ordinary user."""
    tool = bubblewrap()
    is_root = os.geteuid() == 0
    # --die-with-parent is not enough for the inner one: root without capabilities may not signal an ordinary user's
    # process, and a student can reach the first process of the inner namespace. A process namespace of the outer one
    # always ends with its first process.
    arguments = [str(tool.path), "--die-with-parent", "--unshare-pid", *([] if is_root else ["--unshare-user"])]
    arguments += ["--dev-bind", "/", "/", "--tmpfs", _STAGE]
    for target, source in sources.items():
        arguments += ["--ro-bind", source, target]
    for folder in tool.folders:
        arguments += ["--perms", "0755", "--dir", f"{_STAGE}/bubblewrap"]
        arguments += ["--ro-bind", str(folder), f"{_STAGE}/bubblewrap/{folder.name}"]
    return [*arguments, "--", *(_BECOME_NOBODY if is_root else ())]
