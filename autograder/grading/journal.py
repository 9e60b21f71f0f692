"""``results.jsonl``: a verdict is on disk before it counts, so a run that was killed goes on where it was."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.verdict import Verdict, from_json, to_json


def fingerprint(files: Iterable[Path], tier: str) -> str:
    """Return a hash of all that verdicts depend on beside the submission: graders, reference, sandbox tier."""
    digest = hashlib.sha256(tier.encode())
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Journal:
    """The verdicts of one assignment, one a line, each on disk as soon as it falls."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Open the journal in ``folder``; verdicts of a course with another ``fingerprint`` are dropped."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "results.jsonl"
        mark = folder / "course.sha256"
        if not mark.is_file() or mark.read_text(encoding="utf-8").strip() != fingerprint:
            self.path.unlink(missing_ok=True)
            mark.write_text(fingerprint + "\n", encoding="utf-8")
        self._verdicts = {verdict.student: verdict for verdict in _read(self.path)}
        self._write_all()

    def known(self, student: str, sha256: str) -> Verdict | None:
        """Return the verdict on exactly this submission, if one fell that was not our failure."""
        verdict = self._verdicts.get(student)
        if verdict is None or verdict.submission_sha256 != sha256 or verdict.status != "graded":
            return None
        return verdict

    def add(self, verdict: Verdict) -> None:
        """Write a verdict, and wait until it is on disk."""
        self._verdicts[verdict.student] = verdict
        with self.path.open("ab") as file:
            file.write(to_json(verdict) + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def close(self, students: list[str]) -> list[Verdict]:
        """Keep the last verdict on each of ``students``, in their order; return them."""
        self._verdicts = {student: self._verdicts[student] for student in students}
        self._write_all()
        return list(self._verdicts.values())

    def _write_all(self) -> None:
        fresh = self.path.with_name(f".{self.path.name}.new")
        with fresh.open("wb") as file:
            file.writelines(to_json(verdict) + b"\n" for verdict in self._verdicts.values())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def _read(path: Path) -> list[Verdict]:
    """Read what is whole; a line that was cut off when the machine stopped is graded again."""
    verdicts = []
    for line in path.read_bytes().splitlines() if path.is_file() else []:
        try:
            verdicts.append(from_json(line))
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return verdicts
