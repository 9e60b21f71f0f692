"""Several files of one student: the worked notebook is taken, what goes with it too, and the rest is told."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from packing import tarred, zipped

from autograder.collect import collect, submission_at, submissions
from autograder.course import Course, find_course
from autograder.intake.choice import MAX_MODULE_BYTES
from autograder.submission import Submission

NAME = "fcn_layer"
FILE = f"{NAME}.ipynb"
PROJECT = find_course(Path(__file__).parent)


def worked(answers: int) -> bytes:
    """The handed-out notebook with that many answers written."""
    notebook = nbformat.read(PROJECT.require_release(NAME), as_version=4)
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    for cell in cells[:answers]:
        cell.source = f"answer = {answers}"
    return nbformat.writes(notebook).encode()


BLANK, HALF, FULL = worked(0), worked(2), worked(5)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    shutil.copytree(PROJECT.release(NAME), tmp_path / "course" / "release" / NAME)
    return Course(tmp_path / "course")


def hand_in(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def graded(course: Course) -> tuple[bytes, list[str], tuple[str, ...]]:
    """Return what is graded of the one student in the submitted tree: notebook, names of modules, what is told."""
    (found,) = submissions(course, NAME)
    return found.content().notebook, sorted(found.content().modules), found.notes


@pytest.mark.parametrize(
    "files",
    [
        {FILE: BLANK, f"{NAME}-Copy1.ipynb": FULL},
        {FILE: BLANK, "final version.ipynb": FULL, f"{NAME}-Copy1.ipynb": BLANK},
        {FILE: b"no notebook", "a.ipynb": FULL},
        {FILE: FULL, f"{NAME}-Copy1.ipynb": HALF},
        {FILE: BLANK, "a.ipynb": HALF, "b.ipynb": FULL, "c.ipynb": HALF},
        {FILE: BLANK, f"{NAME}.ipynb.txt": FULL},
        {FILE: BLANK, f"sub/{FILE}": FULL},
        {FILE: BLANK, "utf16.ipynb": FULL.decode().encode("utf-16")},
        {f"__MACOSX/._{FILE}": BLANK, "a.ipynb": FULL},
        {f".ipynb_checkpoints/{FILE}": HALF, ".old/a.ipynb": HALF, f"deep/down/{FILE}": FULL},
    ],
    ids=str,
)
@pytest.mark.parametrize("way", ["submitted", "tree", "own archive", "class archive", "Moodle"])
def test_the_worked_notebook_is_graded_and_the_others_are_told(
    course: Course, tmp_path: Path, files: dict[str, bytes], way: str
) -> None:
    told = lay(course, tmp_path, files, way)
    notebook, _, notes = graded(course)
    assert notebook in {FULL, FULL.decode().encode("utf-16")}
    others = [name for name, data in files.items() if data != notebook and "/." not in f"/{name}" and "__M" not in name]
    assert all(any(repr(name) in line and "is not graded" in line for line in (*told, *notes)) for name in others)
    assert len((*told, *notes)) == len(others)


def lay(course: Course, tmp_path: Path, files: dict[str, bytes], way: str) -> list[str]:
    """Hand these files in, in one of the ways there are; return what is told."""
    if way == "submitted":
        hand_in(course.submitted / "ada" / NAME, files)
        return []
    if way == "tree":
        hand_in(tmp_path / "in" / "ada" / NAME, files)
        return collect(course, NAME, tmp_path / "in").refused
    (tmp_path / "in").mkdir()
    if way == "own archive":
        zipped(tmp_path / "in" / "ada.zip", *files.items())
        return collect(course, NAME, tmp_path / "in").refused
    top = f"ada/{NAME}" if way == "class archive" else "ada_1_assignsubmission_file_"
    pack = tarred if way == "class archive" else zipped
    path = pack(
        tmp_path / "in" / f"class.{'tgz' if pack is tarred else 'zip'}", *((f"{top}/{n}", d) for n, d in files.items())
    )
    return collect(course, NAME, path).refused


def test_of_several_that_differ_the_one_named_after_the_assignment_is_graded(course: Course) -> None:
    hand_in(course.submitted / "ada" / NAME, {FILE: HALF, "more.ipynb": FULL})
    notebook, _, (note,) = graded(course)
    assert notebook == HALF
    assert note.startswith("'more.ipynb' is not graded: it differs from the handout in 5 cells; 'fcn_layer.ipynb' is")


def test_a_notebook_that_lost_its_marks_counts_by_its_code(course: Course) -> None:
    notebook = json.loads(FULL)
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    hand_in(course.submitted / "ada" / NAME, {FILE: BLANK, "colab.ipynb": json.dumps(notebook).encode()})
    assert graded(course)[0] == json.dumps(notebook).encode()


@pytest.mark.parametrize(
    "name",
    [
        "ada.ipynb.json",
        "ada.ipynb.txt",
        "ada.IPYNB",
        "ada.ipynb.ipynb",
        "ada (1).ipynb",
        "ada.ipynb.download",
        "ada.ipynb.zip",
    ],
)
def test_a_suffix_that_a_browser_appended_is_not_minded(course: Course, tmp_path: Path, name: str) -> None:
    assert collect(course, NAME, hand_in(tmp_path / "in", {name: FULL})).taken == ["ada"]
    assert graded(course)[0] == FULL


def test_a_packed_notebook_whose_name_ends_like_both_is_opened(course: Course, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    zipped(tmp_path / "in" / "ada.ipynb.zip", (FILE, FULL))
    assert collect(course, NAME, tmp_path / "in").taken == ["ada"]
    assert graded(course)[0] == FULL


@pytest.mark.parametrize("name", [f"{FILE}.txt", f"{NAME}.json", f"{NAME}.txt", NAME, f"{FILE}.ipynb"])
def test_in_the_submitted_tree_a_notebook_without_its_suffix_is_graded(course: Course, name: str) -> None:
    hand_in(course.submitted / "ada" / NAME, {name: FULL, "notes.txt": b"my notes"})
    assert graded(course)[0] == FULL


@pytest.mark.parametrize("name", [f"{FILE}.txt", "work.zip", "work.rar", f"{FILE}.zip"])
def test_where_the_work_may_be_in_a_file_that_cannot_be_read_nobody_says_there_is_none(
    course: Course, name: str
) -> None:
    hand_in(course.submitted / "ada" / NAME, {name: b"?"})
    (found,) = submissions(course, NAME)
    assert found.is_unclear
    assert name in found.problem


def test_files_beside_the_notebook_go_with_it(course: Course, tmp_path: Path) -> None:
    files = {FILE: FULL, "utils.py": b"a = 1", "my data.csv": b"1,2", "plot.png": b"", "sub/deep.py": b"", "x.bin": b""}
    (told,) = lay(course, tmp_path, files, "Moodle")
    assert "sub/deep.py: not used" in told
    (found,) = submissions(course, NAME)
    assert found.content().modules == {"utils.py": b"a = 1", "my data.csv": b"1,2"}


def test_a_time_and_files_of_the_course_are_no_files_of_the_students(course: Course) -> None:
    own = (course.release(NAME) / "digits.npz").read_bytes()
    files = {FILE: FULL, "timestamp.txt": b"", "gradient_check.py": b"def check(): return True", "digits.npz": own}
    hand_in(course.submitted / "ada" / NAME, files)
    _, modules, notes = graded(course)
    assert modules == []
    assert notes == ("'gradient_check.py' is the course's own file and is used as it was handed out",)


def test_files_beside_the_notebook_are_bounded_in_number_and_size(course: Course) -> None:
    many = {f"m{number:02}.py": b"" for number in range(21)}
    hand_in(course.submitted / "ada" / NAME, {FILE: FULL, **many})
    hand_in(course.submitted / "bob" / NAME, {FILE: FULL, "a.py": b"", "large.npy": bytes(MAX_MODULE_BYTES + 1)})
    ada, bob = submissions(course, NAME)
    assert [path.name for path in ada.modules] == sorted(many)[:20]
    assert "m20.py: not used" in ada.notes[0]
    assert [path.name for path in bob.modules] == ["a.py"]
    assert "large.npy: not used" in bob.notes[0]


def test_a_notebook_that_is_checked_by_itself_has_its_files_where_it_was_handed_in(course: Course) -> None:
    folder = hand_in(course.submitted / "ada" / NAME, {FILE: FULL, "utils.py": b""})
    hand_in(course.root / "desktop", {FILE: FULL, "utils.py": b""})
    assert submission_at(course, NAME, folder / FILE).modules == (folder / "utils.py",)
    assert submission_at(course, NAME, course.root / "desktop" / FILE).modules == ()


def test_a_linked_module_is_not_followed_and_told(course: Course, tmp_path: Path) -> None:
    folder = hand_in(course.submitted / "ada" / NAME, {FILE: FULL})
    (folder / "utils.py").symlink_to(hand_in(tmp_path, {"secret.py": b""}) / "secret.py")
    _, modules, notes = graded(course)
    assert modules == []
    assert notes[0].startswith("'utils.py': a link")


def test_notebooks_of_several_students_in_a_folder_share_no_files(course: Course, tmp_path: Path) -> None:
    collect(course, NAME, hand_in(tmp_path / "in", {"ada.ipynb": FULL, "bob.ipynb": FULL, "utils.py": b""}))
    assert [found.modules for found in submissions(course, NAME)] == [(), ()]


def test_a_changed_module_is_another_submission(tmp_path: Path) -> None:
    hand_in(tmp_path, {FILE: FULL, "utils.py": b"a = 1"})
    with_module = Submission("ada", tmp_path / FILE, modules=(tmp_path / "utils.py",))
    first = with_module.sha256()
    assert first != Submission("ada", tmp_path / FILE).sha256()
    hand_in(tmp_path, {"utils.py": b"a = 2"})
    assert with_module.sha256() != first


def test_handing_in_again_takes_the_place_of_all_files_and_keeps_them_hidden(course: Course, tmp_path: Path) -> None:
    lay(course, tmp_path, {FILE: HALF, "utils.py": b"a = 1", "gone.py": b"b = 1", "same.py": b""}, "tree")
    shutil.rmtree(tmp_path / "in")
    lay(course, tmp_path, {FILE: FULL, "utils.py": b"a = 2", "same.py": b""}, "tree")
    notebook, modules, notes = graded(course)
    assert (notebook, modules, notes) == (FULL, ["same.py", "utils.py"], ())
    hidden = [path.name.rpartition("-")[0] for path in (course.submitted / "ada" / NAME).glob(".*")]
    assert sorted(hidden) == [f".{NAME}", ".gone", ".utils"]


def test_a_notebook_of_two_gigabytes_is_refused_by_its_size(course: Course, tmp_path: Path) -> None:
    with (tmp_path / "ada.ipynb").open("wb") as file:
        file.truncate(2 * 1024**3)
    (told,) = collect(course, NAME, hand_in(tmp_path, {"bob.ipynb": FULL})).refused[:1]
    assert told.startswith("'ada.ipynb': the file has 2147483648 bytes; at most 52428800 are read")
    assert len(Submission("ada", tmp_path / "ada.ipynb").content().notebook) == 50 * 1024**2 + 1
