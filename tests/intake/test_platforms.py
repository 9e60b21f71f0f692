"""What learning platforms hand over: the same students packed and unpacked, and nobody in another's name."""

import zipfile
from pathlib import Path

import pytest
from packing import NOTEBOOK, tarred, zipped

from autograder.collect import collect
from autograder.course import Course
from autograder.errors import CourseError

NAME = "fcn_layer"
FILE = f"{NAME}.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path / "course")


@pytest.fixture(params=["packed", "unpacked"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def given(folder: Path, form: str, *names: str) -> Path:
    """Lay out what a platform hands over; each file says what it is called."""
    path = zipped(folder / "class.zip", *((name, name.encode()) for name in names))
    if form == "packed":
        return path
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def taken(course: Course) -> dict[str, str]:
    """Return whose notebook was what."""
    return {path.parent.parent.name: path.read_text() for path in course.submitted.glob(f"*/{NAME}/{FILE}")}


PLATFORMS = {
    "Moodle": ["Ada L_1_assignsubmission_file_/my.ipynb", "Al T_2_assignsubmission_file_/sub/x.ipynb"],
    "Moodle, flat": ["Ada L_1_assignsubmission_file_my.ipynb", "Al T_2_assignsubmission_file_x.ipynb"],
    "Canvas": ["Ada L_7_1041_my.ipynb", "Al T_LATE_8_1042_x-1.ipynb"],
    "ILIAS": [f"Ada L/{FILE}", "Al T/mine.ipynb"],
    "ILIAS, in folders": [f"Week 3/Submissions/Ada L/{FILE}", "Week 3/Submissions/Al T/mine.ipynb"],
    "Brightspace": ["12-9 - Ada L - Oct 3, 2025 1022 PM/a.ipynb", "13-9 - Al T - Oct 3, 2025 1102 PM/b.ipynb"],
    "Brightspace, flat": [
        "12-9 - Ada L - Oct 3, 2025 1022 PM - a.ipynb",
        "13-9 - Al T- 3 October, 2025 1102 PM - b.ipynb",
        "index.html",
    ],
    "Blackboard": [
        "Week_3_Ada L_attempt_2025-10-03-11-00-00_a.ipynb",
        "Week_3_Ada L_attempt_2025-10-03-11-00-00.txt",
        "Week_3_Al T_attempt_2025-10-03-11-00-00_b.ipynb",
    ],
}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_students_and_only_they_are_taken(course: Course, tmp_path: Path, form: str, platform: str) -> None:
    names = PLATFORMS[platform]
    collect(course, NAME, given(tmp_path, form, *names))
    notebooks = [name for name in names if name.endswith(".ipynb")]
    assert taken(course) == dict(zip(["Ada L", "Al T"], notebooks, strict=True))


@pytest.mark.parametrize(
    ("earlier", "latest"),
    [
        (f"{NAME}_ada_attempt_2025-10-03-10-22-11_b.ipynb", f"{NAME}_ada_attempt_2025-10-03-11-00-00_a.ipynb"),
        ("12-9 - ada - Sep 30, 2025 1102 PM/b.ipynb", "12-9 - ada - Oct 3, 2025 902 AM/a.ipynb"),
        ("12-9 - ada - Oct 3, 2025 1159 AM/b.ipynb", "12-9 - ada - Oct 3, 2025 1201 PM/a.ipynb"),
    ],
)
def test_of_several_attempts_the_latest_is_taken_and_the_others_are_told(
    course: Course, tmp_path: Path, form: str, earlier: str, latest: str
) -> None:
    collected = collect(course, NAME, given(tmp_path, form, earlier, latest))
    assert taken(course) == {"ada": latest}
    (told,) = collected.refused
    assert told.startswith(f"'{earlier.partition('/')[0]}': the attempt of ")


def test_of_attempts_whose_dates_cannot_be_read_none_is_taken(course: Course, tmp_path: Path, form: str) -> None:
    names = [
        "12-9 - ada - 3 okt. 2025 kl 1/a.ipynb",
        "12-9 - ada - 4 okt. 2025 kl 1/a.ipynb",
        "13-9 - bob - 4 x 2/a.ipynb",
    ]
    collected = collect(course, NAME, given(tmp_path, form, *names))
    assert list(taken(course)) == ["bob"]
    assert len(collected.refused) == 2


FORGED = {
    "Moodle's form in Canvas's": ["mallory_9_11_x_7_assignsubmission_file_y.ipynb", "bob_8_12_z.ipynb"],
    "Moodle's form in Canvas's, alone": ["mallory_9_11_x_7_assignsubmission_file_y.ipynb"],
    "Canvas's form in Moodle's": [
        "mallory_9_assignsubmission_file_eve_1_2_x.ipynb",
        "bob_8_assignsubmission_file_x.ipynb",
    ],
    "Blackboard's form in Canvas's": ["mallory_9_11_x_eve_attempt_2099-10-03-11-00-00_x.ipynb", "bob_8_12_z.ipynb"],
    "Brightspace's form in Moodle's": [
        "mallory_9_assignsubmission_file_/12-9 - eve - Oct 3, 2025 902 AM/eve.ipynb",
        "bob_8_assignsubmission_file_/x.ipynb",
    ],
    "an attempt in an attempt": [
        f"{NAME}_mallory_attempt_2025-10-03-11-00-00_x_eve_attempt_2099-10-03-11-00-00_x.ipynb",
        f"{NAME}_bob_attempt_2025-10-03-11-00-00_x.ipynb",
    ],
    "a tree in ILIAS's": [f"mallory/{NAME}/{FILE}", "bob/x.ipynb", "cyd/y.ipynb"],
}


@pytest.mark.parametrize("names", FORGED.values(), ids=FORGED)
def test_what_a_student_calls_a_file_makes_nobody_else_of_the_student(
    course: Course, tmp_path: Path, form: str, names: list[str]
) -> None:
    collect(course, NAME, given(tmp_path, form, *names))
    assert taken(course)["mallory"] == names[0]
    assert taken(course).keys() <= {"mallory", "bob", "cyd"}


def test_names_that_fit_two_platforms_are_not_guessed(course: Course, tmp_path: Path) -> None:
    path = given(tmp_path, "packed", "HW_1_2_ada_attempt_2025-10-03-11-00-00_x.ipynb")
    with pytest.raises(CourseError, match="fit Blackboard and Canvas equally well"):
        collect(course, NAME, path)


def test_a_time_in_what_a_student_sent_to_a_platform_is_not_believed(course: Course, tmp_path: Path) -> None:
    stamp = b"1999-01-01 00:00:00 UTC"
    tops = (f"ada/{NAME}", "bob", "cyd")
    path = tarred(
        tmp_path / "class.tgz",
        *((f"{top}/{FILE}", NOTEBOOK) for top in tops),
        *((f"{top}/timestamp.txt", stamp) for top in tops),
    )
    collect(course, NAME, path)
    times = [path.read_text() for path in course.submitted.rglob("timestamp.txt")]
    assert times == ["2023-11-14 22:13:20.000000 UTC\n"] * 3


def test_one_time_beside_notebooks_of_several_is_nobodys(course: Course, tmp_path: Path, form: str) -> None:
    path = given(tmp_path, form, "ada.ipynb", "bob.ipynb", "timestamp.txt")
    refused = collect(course, NAME, path).refused
    assert [line.partition(":")[0] for line in refused] == ["'timestamp.txt'"]
    assert not any("timestamp" in path.read_text() for path in course.submitted.rglob("timestamp.txt"))


@pytest.mark.parametrize(
    "name", [FILE, f"{NAME} (1).ipynb", f"{NAME}-Copy1.ipynb", f"{NAME.upper()}.ipynb", f"{FILE}.txt"]
)
def test_a_notebook_that_has_only_the_name_of_the_assignment_is_nobodys(
    course: Course, tmp_path: Path, form: str, name: str
) -> None:
    collected = collect(course, NAME, given(tmp_path, form, name, "ada.ipynb"))
    assert collected.taken == ["ada"]
    assert collected.refused[0].startswith(f"{name!r}: names no student")


@pytest.mark.parametrize("name", ["downloads/ada.ipynb", "week 3/downloads/ada.ipynb"])
def test_of_one_folder_with_one_notebook_it_is_not_clear_which_of_them_is_the_student(
    course: Course, tmp_path: Path, form: str, name: str
) -> None:
    with pytest.raises(CourseError, match="1 notebook or archive in it"):
        collect(course, NAME, given(tmp_path, form, name))


def test_where_nothing_fits_the_error_lists_what_lies_there(course: Course, tmp_path: Path, form: str) -> None:
    path = given(tmp_path, form, "notes.txt", "group/a.ipynb", "group/b.ipynb", FILE)
    with pytest.raises(CourseError) as told:
        collect(course, NAME, path)
    assert all(f"'{name}': " in str(told.value) for name in ("notes.txt", "group", FILE))


@pytest.mark.parametrize(
    "names",
    [
        ["ada.ipynb", "Ada.ipynb"],
        ["ada.ipynb", "\uff41\uff44\uff41.ipynb"],
        ["Jos\u00e9.ipynb", "Jose\u0301.ipynb"],
        ["ada.ipynb", f"ada/{NAME}/x.ipynb"],
        ["ada.ipynb", "ada (1).ipynb"],
        ["ada (1).ipynb", "ada (2).ipynb"],
        ["ada.ipynb", "ada-Copy1.ipynb"],
        ["ada.ipynb", "Ada - Copy (2).ipynb"],
        ["ada.ipynb", "ada.ipynb.txt"],
    ],
)
def test_two_that_may_be_the_same_student_are_both_left_out(
    course: Course, tmp_path: Path, form: str, names: list[str]
) -> None:
    collected = collect(course, NAME, given(tmp_path, form, *names, "bob.ipynb"))
    assert collected.taken == ["bob"]
    assert len(collected.refused) == 2
    assert all("2 students are called" in line for line in collected.refused)


def test_of_one_notebook_downloaded_twice_one_is_taken_and_the_other_told(course: Course, tmp_path: Path) -> None:
    path = zipped(tmp_path / "class.zip", ("ada (1).ipynb", NOTEBOOK), ("ada.ipynb", NOTEBOOK), ("bob (1).ipynb", b"x"))
    collected = collect(course, NAME, path)
    assert sorted(collected.taken) == ["ada", "bob"]
    assert collected.refused == ["'ada (1).ipynb': the same as 'ada.ipynb', which is used"]


def test_another_spelling_of_a_student_who_is_there_already_is_told(course: Course, tmp_path: Path) -> None:
    collect(course, NAME, zipped(tmp_path / "first.zip", ("Ada.ipynb", NOTEBOOK)))
    collected = collect(course, NAME, zipped(tmp_path / "second.zip", ("ada.ipynb", NOTEBOOK)))
    assert collected.refused == ["'ada.ipynb': submitted/ has 'Ada', who may be the same student; rename one of them"]
