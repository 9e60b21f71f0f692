"""Archives of a class: every layout is understood, each student is taken or refused, and nothing is lost silently."""

import stat
import struct
from pathlib import Path

import pytest
from packing import NOTEBOOK, entry, member, tarred, zipped

from autograder.collect import Collected, collect
from autograder.course import NAME_RULE, Course
from autograder.errors import CourseError

NAME = "fcn_layer"
FILE = f"{NAME}.ipynb"


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


FORMS = {
    "flat": ["ada.ipynb", "Bob B.ipynb"],
    "flat, as tar writes it": ["./ada.ipynb", "./Bob B.ipynb"],
    "flat, in a folder": ["downloads/ada.ipynb", "downloads/Bob B.ipynb"],
    "tree": [f"ada/{NAME}/{FILE}", f"Bob B/{NAME}/{FILE}"],
    "tree, in its folder": [f"submitted/ada/{NAME}/{FILE}", f"submitted/Bob B/{NAME}/{FILE}"],
    "tree, other names": [f"ada/{NAME}/mine.ipynb", f"Bob B/{NAME}/deeper/{FILE}"],
    "Moodle": ["ada_1041_assignsubmission_file_/my.ipynb", "Bob B_1042_assignsubmission_file/x.ipynb"],
    "Moodle, one folder": ["ada_1041_assignsubmission_file_my.ipynb", "Bob B_1042_assignsubmission_file_x.ipynb"],
    "Canvas": ["ada_7_1041_my.ipynb", "Bob B_LATE_8_1042_x.ipynb"],
}


@pytest.mark.parametrize("kind", ["class.zip", "class.tar.gz", "class.tgz", "class.tar", "CLASS.ZIP"])
@pytest.mark.parametrize("form", FORMS)
def test_every_layout_is_understood_in_every_kind_of_archive(course: Course, inbox: Path, form: str, kind: str) -> None:
    pack = zipped if kind.lower().endswith("zip") else tarred
    entries = [(name, f"from {number}".encode()) for number, name in enumerate(FORMS[form])]
    assert collect(course, NAME, pack(inbox / kind, *entries)) == Collected(["ada", "Bob B"], [])
    assert taken(course) == {"ada": b"from 0", "Bob B": b"from 1"}


def test_names_that_are_not_ascii_are_kept_with_and_without_the_mark_that_they_are_utf_8(
    course: Course, inbox: Path
) -> None:
    path = zipped(inbox / "class.zip", ("김서연.ipynb", NOTEBOOK), ("Åsa_3_assignsubmission_file_/x.ipynb", NOTEBOOK))
    path.write_bytes(path.read_bytes().replace(b"\x00\x08", b"\x00\x00"))  # the mark, as macOS leaves it out
    assert collect(course, NAME, path) == Collected(["김서연", "Åsa"], [])


def test_a_name_in_an_old_encoding_is_refused_and_not_guessed(course: Course, inbox: Path) -> None:
    path = zipped(inbox / "class.zip", ("ada.ipynb", NOTEBOOK), ("b__.ipynb", NOTEBOOK))
    path.write_bytes(path.read_bytes().replace(b"b__", "b서".encode("cp949")))
    collected = collect(course, NAME, path)
    assert collected.taken == ["ada"]
    assert "a name in an unknown encoding: pack it again" in collected.refused[0]


@pytest.mark.parametrize("name", ["-rf", "=1+1", "[ab]", "x" * 81])
def test_the_rule_for_names_of_students_holds_in_archives(course: Course, inbox: Path, name: str) -> None:
    path = zipped(inbox / "class.zip", (f"{name}.ipynb", NOTEBOOK), (f"{name}/{NAME}/{FILE}", NOTEBOOK))
    first = zipped(inbox / "first.zip", (f"{name}.ipynb", NOTEBOOK))
    assert collect(course, NAME, first) == Collected([], [f"'{name}.ipynb': {NAME_RULE}"])
    assert collect(course, NAME, path).taken == []


def test_a_hostile_entry_costs_its_own_student_and_nobody_else(course: Course, inbox: Path) -> None:
    path = zipped(
        inbox / "class.zip",
        ("ada_1_assignsubmission_file_/my.ipynb", NOTEBOOK),
        ("eve_2_assignsubmission_file_/my.ipynb", NOTEBOOK),
        (entry("eve_2_assignsubmission_file_/link", stat.S_IFLNK), b"/etc/passwd"),
        ("bob_3_assignsubmission_file_/my.ipynb", NOTEBOOK),
        ("bob_3_assignsubmission_file_/../../ada/fcn_layer/fcn_layer.ipynb", NOTEBOOK),
        ("cyd_4_assignsubmission_file_/large.bin", bytes(21 * 1024**2)),
        ("dan_5_assignsubmission_file_/work.zip", b"PK"),
        ("fay_6_assignsubmission_onlinetext_/onlinetext.html", b"my answer"),
    )
    collected = collect(course, NAME, path)
    assert collected.taken == ["ada", "bob"]
    lines = sorted(line.replace("_assignsubmission_file_", "..") for line in collected.refused)
    assert lines == [
        f"'bob_3../../../ada/{NAME}/{FILE}': a path that leads out of the archive; it is skipped",
        "'cyd_4..': 22020096 bytes from one student; at most 20971520 are read: clear the notebook's outputs",
        "'dan_5..': 'dan_5../work.zip' in it is an archive again and is not opened; expected the notebook itself",
        "'eve_2..': 'eve_2../link' in it is a link; expected ordinary files only",
        f"'fay_6_assignsubmission_onlinetext_': no notebook in it; expected one named {FILE}",
    ]


def test_two_hundred_files_of_one_student_are_taken_and_one_more_is_not(course: Course, inbox: Path) -> None:
    files = [(f"ada/{NAME}/{number}.png", b"") for number in range(199)]
    more = [(f"eve/{NAME}/{number}.png", b"") for number in range(200)]
    notebooks = [(f"{student}/{NAME}/{FILE}", NOTEBOOK) for student in ("ada", "eve")]
    collected = collect(course, NAME, zipped(inbox / "class.zip", *files, *more, *notebooks))
    told = "more than 200 files from one student; hand in the notebook and what it needs"
    assert collected == Collected(["ada"], [f"'eve/{NAME}': {told}"])


@pytest.mark.parametrize(
    "names",
    [
        ["ada.ipynb", "ada.ipynb"],
        ["ada.ipynb", "Ada.ipynb"],
        ["Jos\u00e9.ipynb", "Jose\u0301.ipynb"],
        ["ada_1_assignsubmission_file_/a.ipynb", "ada_2_assignsubmission_file_/a.ipynb"],
        ["ada_1_2_a.ipynb", "ada_3_4_a.ipynb"],
        ["ada.ipynb", f"ada/{NAME}/{FILE}"],
    ],
)
def test_of_two_that_may_be_one_student_neither_is_taken(course: Course, inbox: Path, names: list[str]) -> None:
    path = zipped(inbox / "class.zip", *[(name, NOTEBOOK) for name in names], ("bob.ipynb", NOTEBOOK))
    collected = collect(course, NAME, path)
    assert collected.taken == ["bob"]
    assert all("twice" in line or "2 students are called" in line for line in collected.refused)
    assert collected.refused


def test_what_is_nobodys_is_told_with_what_was_expected(course: Course, inbox: Path) -> None:
    path = zipped(
        inbox / "class.zip",
        ("ada.ipynb", NOTEBOOK),
        ("notes.txt", b""),
        ("bob.zip", b"PK"),
        ("group a/cyd.ipynb", NOTEBOOK),
        ("group a/dan.ipynb", NOTEBOOK),
        ("pictures/plot.png", b""),
        (FILE, NOTEBOOK),
        ("eve/another/another.ipynb", NOTEBOOK),
        ("__MACOSX/._ada.ipynb", b"a fork"),
        ("._ada.ipynb", b"a fork"),
        (".DS_Store", b""),
    )
    form = f"but no folder {NAME}/; expected <student>/{NAME}/, or <student>.ipynb not in a folder"
    collected = collect(course, NAME, path)
    assert collected.taken == ["ada"]
    assert sorted(collected.refused) == [
        "'bob.zip': an archive in an archive, so it is not opened; expected <student>.ipynb",
        "'fcn_layer.ipynb': names no student; expected <student>.ipynb",
        f"'group a': 2 notebooks or archives in it, {form}",
        "'notes.txt': not a notebook; expected <student>.ipynb; if it is one, rename it",
        f"'pictures': no notebook in it, {form}",
    ]


def test_a_student_without_a_notebook_is_told(course: Course, inbox: Path) -> None:
    path = zipped(inbox / "class.zip", ("ada.ipynb", NOTEBOOK), (f"eve/{NAME}/", b""), (f"bob/{NAME}/plot.png", b""))
    assert collect(course, NAME, path).refused == [
        f"'eve/{NAME}': no notebook in it; expected one named {FILE}",
        f"'bob/{NAME}': no notebook in it; expected one named {FILE}",
    ]


@pytest.mark.parametrize("name", ["a b.ipynb", "x (1).ipynb", "역전파.ipynb"])
def test_a_notebook_may_have_any_name_that_people_give(course: Course, inbox: Path, name: str) -> None:
    path = zipped(inbox / "class.zip", (f"ada_1_assignsubmission_file_/{name}", NOTEBOOK))
    assert collect(course, NAME, path) == Collected(["ada"], [])


@pytest.mark.parametrize("name", ["a<b>.ipynb", "a" * 75 + ".ipynb"])
def test_a_notebook_without_a_plain_name_is_told_what_one_is(course: Course, inbox: Path, name: str) -> None:
    path = zipped(inbox / "class.zip", (f"ada_1_assignsubmission_file_/{name}", NOTEBOOK))
    expected = 'expected at most 80 printable characters, none of " * : < > ? \\ |'
    expected = f"{name!r} in it is not an ordinary name; {expected}"
    assert collect(course, NAME, path) == Collected([], [f"'ada_1_assignsubmission_file_': {expected}"])


def test_the_time_of_handing_in_is_nbgraders_or_else_the_entrys(course: Course, inbox: Path) -> None:
    path = tarred(
        inbox / "class.tgz",
        (f"ada/{NAME}/{FILE}", NOTEBOOK),
        (f"ada/{NAME}/timestamp.txt", b"2026-03-05 11:22:33.456789 UTC\n"),
        (f"bob/{NAME}/{FILE}", NOTEBOOK),
    )
    collect(course, NAME, path)
    stamps = {student: (course.submitted / student / NAME / "timestamp.txt").read_text() for student in ("ada", "bob")}
    assert stamps == {"ada": "2026-03-05 11:22:33.456789 UTC\n", "bob": "2023-11-14 22:13:20.000000 UTC\n"}


def test_a_time_among_what_a_student_sent_to_a_platform_is_not_believed(course: Course, inbox: Path) -> None:
    top = "ada_1_assignsubmission_file_"
    path = tarred(inbox / "class.tgz", (f"{top}/my.ipynb", NOTEBOOK), (f"{top}/timestamp.txt", b"1999-01-01 00:00:00"))
    collect(course, NAME, path)
    assert (course.submitted / "ada" / NAME / "timestamp.txt").read_text().startswith("2023-11-14")


def test_a_zip_says_when_a_file_was_changed_only_in_the_field_that_is_in_utc(course: Course, inbox: Path) -> None:
    timed = entry("ada.ipynb")
    timed.extra = struct.pack("<HHBi", 0x5455, 5, 1, 1_700_000_000)
    collect(course, NAME, zipped(inbox / "class.zip", (timed, NOTEBOOK), ("bob.ipynb", NOTEBOOK)))
    folders = {student: course.submitted / student / NAME for student in ("ada", "bob")}
    assert (folders["ada"] / "timestamp.txt").read_text() == "2023-11-14 22:13:20.000000 UTC\n"
    assert not (folders["bob"] / "timestamp.txt").exists()


@pytest.mark.parametrize("extra", [b"UT", b"UT\x01\x00\x01", b"UT\x05\x00\x02\0\0\0\0"])
def test_a_field_for_the_time_that_has_none_says_nothing(course: Course, inbox: Path, extra: bytes) -> None:
    timed = entry("ada.ipynb")
    timed.extra = extra
    collect(course, NAME, zipped(inbox / "class.zip", (timed, NOTEBOOK)))
    assert [path.name for path in (course.submitted / "ada" / NAME).iterdir()] == [FILE]


@pytest.mark.parametrize("time", [0, -5, 1e30])
def test_a_time_that_cannot_be_is_not_known(course: Course, inbox: Path, time: float) -> None:
    collect(course, NAME, tarred(inbox / "class.tgz", (member("ada.ipynb", mtime=time), NOTEBOOK)))
    assert [path.name for path in (course.submitted / "ada" / NAME).iterdir()] == [FILE]


def test_taking_the_same_archive_twice_changes_nothing(course: Course, inbox: Path) -> None:
    path = zipped(inbox / "class.zip", ("ada.ipynb", b"first"), ("bob.ipynb", b"first"))
    first = collect(course, NAME, path)
    before = sorted((file, file.stat().st_mtime_ns) for file in course.root.rglob("*"))
    assert collect(course, NAME, path) == first
    assert sorted((file, file.stat().st_mtime_ns) for file in course.root.rglob("*")) == before


def test_an_archive_of_nobodys_work_is_the_instructors_to_mend(course: Course, inbox: Path) -> None:
    path = zipped(inbox / "class.zip", ("notes.txt", b""))
    with pytest.raises(
        CourseError, match=r"class\.zip: neither <student>\.ipynb files nor .* in it: 'notes\.txt': not a"
    ):
        collect(course, NAME, path)
    with pytest.raises(CourseError, match=r"empty\.zip: .*: it is empty"):
        collect(course, NAME, zipped(inbox / "empty.zip"))
