"""Which files a notebook has no reason to open.

Most paths that do not exist here are innocent: they are where the data was when the notebook was written.
"""

import os

_ELSEWHERE = ("/content/", "/kaggle/", "/gdrive/", "/datasets/", "/mnt/", "/media/", "/data/", "/workspace/")
"""Where rented or shared machines, such as Colab's, have files."""
_SUSPICIOUS = (
    *("/etc/", "/proc/", "/root/", "/guest/", "/boot/", "/run/", "/var/lib/", "/var/log/", "/var/spool/", "/sys/"),
)
_ABOUT_THE_MACHINE = frozenset(
    ("cpuinfo", "meminfo", "version", "stat", "uptime", "loadavg", "filesystems", "driver/nvidia/version")
)
_WORDS = ("gradebook", ".ssh", "id_rsa", "password", "/etc/passwd", "/etc/shadow")
_FOLDERS = frozenset(("autograded", "autograder", "feedback", "graders", "release", "solutions", "source", "submitted"))
"""Folders of a course: where other graders run notebooks, these are near."""
_WORTH_READING = (".ipynb", ".py", ".pyc", ".db", ".sqlite", ".sqlite3", ".toml", ".env", ".pem", ".key", "_history")


class Paths:
    """Knows which folders a notebook may use."""

    def __init__(self, places: "tuple[str, ...]") -> None:
        """Allow ``places``, folders with a slash at the end."""
        self._places = places
        self._folder = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - audit hooks give paths as text

    def is_suspicious(self, path: object) -> bool:
        """Whether somebody who opens ``path`` is probably looking for what is not theirs."""
        text = os.fsdecode(path) if isinstance(path, bytes) else path
        if not isinstance(text, str) or "\\" in text:  # a path of Windows
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
        return is_worth_reading or f"{whole}/".startswith(_SUSPICIOUS)
