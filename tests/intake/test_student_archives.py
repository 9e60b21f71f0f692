"""One archive a student in a folder of submissions, and the bad inputs that others left us."""

import errno
import os
import stat
from pathlib import Path

import pytest
from packing import NOTEBOOK, entry, member, tarred, zipped

from autograder.collect import Collected, collect
from autograder.course import NAME_RULE, Course
from autograder.errors import CourseError

NAME = "fcn_layer"
FILE = f"{NAME}.ipynb"
SHARED = Path(__file__).parents[3] / "shared" / "bad_inputs"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path / "course")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def taken(course: Course) -> dict[str, bytes]:
    return {path.parent.parent.name: path.read_bytes() for path in course.submitted.glob(f"*/{NAME}/{FILE}")}


def test_packed_and_plain_submissions_lie_side_by_side(course: Course, inbox: Path) -> None:
    (inbox / "ada.ipynb").write_bytes(b"from ada")
    zipped(inbox / "bob.zip", ("answers.ipynb", b"from bob"))
    tarred(inbox / "cyd.tar.gz", ("work/answers.ipynb", b"from cyd"))
    tarred(inbox / "김서연.tgz", (FILE, b"from dan"))
    assert collect(course, NAME, inbox) == Collected(["ada", "bob", "cyd", "김서연"], [])
    assert taken(course) == {"ada": b"from ada", "bob": b"from bob", "cyd": b"from cyd", "김서연": b"from dan"}


def test_a_hostile_archive_costs_its_own_student_and_nobody_else(course: Course, inbox: Path) -> None:
    zipped(inbox / "ada.zip", ("a.ipynb", NOTEBOOK))
    zipped(inbox / "eve.zip", ("a.ipynb", NOTEBOOK), (entry("link", stat.S_IFLNK), b"/etc/passwd"))
    (inbox / "fay.tgz").write_bytes(b"no archive")
    zipped(inbox / "gus.zip", ("readme.txt", b""))
    zipped(inbox / "-rf.zip", ("a.ipynb", NOTEBOOK))
    (inbox / "hal.zip").symlink_to(inbox / "ada.zip")
    collected = collect(course, NAME, inbox)
    assert collected.taken == ["ada"]
    assert [line.partition(", which")[0] for line in collected.refused] == [
        f"'-rf.zip': {NAME_RULE}",
        "'eve.zip': 'link' in it is a link; expected ordinary files only",
        "'fay.tgz': it is not a tar archive, or it is damaged or cut off",
        f"'gus.zip': no notebook in it; expected one named {FILE}",
        "'hal.zip': a link",
    ]


def test_the_time_of_handing_in_is_the_archives_whatever_the_student_wrote_into_it(course: Course, inbox: Path) -> None:
    stamp = b"1999-01-01 00:00:00.000000 UTC"
    path = tarred(inbox / "ada.tgz", (member("a.ipynb", mtime=100), NOTEBOOK), ("timestamp.txt", stamp))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    collect(course, NAME, inbox)
    assert (course.submitted / "ada" / NAME / "timestamp.txt").read_text() == "2023-11-14 22:13:20.000000 UTC\n"


def test_our_own_full_disk_is_nobodys_fault_but_ours(
    course: Course, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    zipped(inbox / "ada.zip", ("a.ipynb", NOTEBOOK))
    monkeypatch.setattr(Path, "write_bytes", fill)
    for path in (inbox, inbox / "ada.zip"):
        with pytest.raises(OSError, match="No space left"):
            collect(course, NAME, path)


ORDINARY = "expected ordinary files only"
APART = f"but no folder {NAME}/; expected <student>/{NAME}/, or <student>.ipynb not in a folder"
OUT = "a path that leads out of the archive"
END = "it is skipped"
TWICE = "is in it twice, or differs from another name only in upper and lower case"
UNCLEAR = "so it is not clear whose this is; rename them"
AS_ONE_STUDENT = {
    "01_zip_slip.zip": f"'../../../../tmp/ngsbx_marker_slip' in it is {OUT}; {ORDINARY}",
    "03_symlink.zip": f"'link.ipynb' in it is a link; {ORDINARY}",
    "06_dup_names.zip": f"'hw.ipynb' {TWICE}",
    "10_tar_tricks.tar.gz": f"'../ngsbx_marker_tar' in it is {OUT}; {ORDINARY}",
}
AS_A_CLASS = {
    "01_zip_slip.zip": [f"'../../../../tmp/ngsbx_marker_slip': {OUT}; {END}"],
    "03_symlink.zip": [
        f"'link.ipynb': 'link.ipynb' in it is a link; {ORDINARY}",
        f"'dir': a link; {END}",
        f"'dir': no notebook in it, {APART}",
    ],
    "06_dup_names.zip": [
        f"'hw.ipynb': 2 students are called 'hw', {UNCLEAR}",
        f"'HW.ipynb': 2 students are called 'HW', {UNCLEAR}",
    ],
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus of bad inputs is not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.*z*")), ids=lambda path: path.name)
def test_each_bad_archive_is_refused_as_one_students(course: Course, inbox: Path, path: Path) -> None:
    (inbox / path.name).write_bytes(path.read_bytes())
    assert collect(course, NAME, inbox) == Collected([], [f"'{path.name}': {AS_ONE_STUDENT[path.name]}"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus of bad inputs is not here")
@pytest.mark.parametrize("name", AS_A_CLASS)
def test_each_bad_archive_has_its_outcome_as_a_class(course: Course, name: str) -> None:
    expected = Collected(["a"] if name == "01_zip_slip.zip" else [], AS_A_CLASS[name])
    assert collect(course, NAME, SHARED / name) == expected


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus of bad inputs is not here")
def test_a_bad_archive_with_nobodys_work_tells_every_entry(course: Course) -> None:
    with pytest.raises(CourseError) as told:
        collect(course, NAME, SHARED / "10_tar_tricks.tar.gz")
    for line in (f"'../ngsbx_marker_tar': {OUT}", "'l': a link", "'h': a link", "'fifo': not an", "'dev': not an"):
        assert line in str(told.value)
