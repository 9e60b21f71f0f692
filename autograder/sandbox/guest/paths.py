"""Which files there is no reason to look at, from within a notebook.

Most paths that lead nowhere here are innocent: that is where the data lay when the notebook was written.
"""

import os

_ELSEWHERE = ("/content/", "/kaggle/", "/gdrive/", "/datasets/", "/mnt/", "/media/", "/data/", "/workspace/")
"""Where files lie on machines that are rented or shared, such as Colab's."""
_TELLING = ("/etc/", "/proc/", "/root/", "/guest/", "/boot/", "/run/", "/var/lib/", "/var/log/", "/var/spool/", "/sys/")
_ABOUT_THE_MACHINE = frozenset(
    ("cpuinfo", "meminfo", "version", "stat", "uptime", "loadavg", "filesystems", "driver/nvidia/version")
)
_WORDS = ("gradebook", ".ssh", "id_rsa", "password", "/etc/passwd", "/etc/shadow")
_FOLDERS = frozenset(("autograded", "autograder", "feedback", "graders", "release", "solutions", "source", "submitted"))
"""Folders of a course, beside which a notebook may lie when it is graded elsewhere."""
_WORTH_READING = (".ipynb", ".py", ".pyc", ".db", ".sqlite", ".sqlite3", ".toml", ".env", ".pem", ".key", "_history")


class Paths:
    """Knows which places a notebook may use."""

    def __init__(self, places: "tuple[str, ...]") -> None:
        """Take ``places``, folders with a slash at the end, for what a notebook may use."""
        self._places = places
        self._folder = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - audit hooks name texts

    def is_telling(self, path: object) -> bool:
        """Whether somebody who opens ``path`` looks for what is not theirs."""
        text = os.fsdecode(path) if isinstance(path, bytes) else path
        if not isinstance(text, str) or "\\" in text:  # where Windows has it
            return False
        whole = os.path.normpath(os.path.join(self._folder, text)).replace("//", "/")  # noqa: PTH118
        if whole.startswith(_ELSEWHERE):
            return False
        lower = whole.lower()
        if any(word in lower for word in _WORDS):
            return True
        is_worth_reading = lower.endswith(_WORTH_READING)
        if f"{whole}/".startswith(self._places):
            is_there = os.path.exists(whole)  # noqa: PTH110
            return is_worth_reading and not is_there and not _FOLDERS.isdisjoint(lower.split("/"))
        if whole.startswith("/proc/") and whole.removeprefix("/proc/") in _ABOUT_THE_MACHINE:
            return False
        return is_worth_reading or f"{whole}/".startswith(_TELLING)
