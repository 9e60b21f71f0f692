"""Zips made to do harm: refused with a line, nothing is written outside, and they cost little."""

import stat
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from packing import NOTEBOOK, entry, zipped

from autograder.course import find_course
from autograder.intake import ArchiveError, Handout, Source, student_archive

NAME = "fcn_layer"
SOURCE = Source(NAME, Handout(find_course(Path(__file__).parent).require_release(NAME)))


def outcome(path: Path) -> str:
    """Return what was taken, or the line it was refused with; nothing may have been written."""
    before = set(path.parent.rglob("*"))
    try:
        data = (student_archive(path, SOURCE).notebook or b"").decode(errors="replace")
    except ArchiveError as error:
        data = str(error)
        assert data.isprintable()
    assert set(path.parent.rglob("*")) - before == set()
    return data


def patched(path: Path, old: bytes, new: bytes) -> Path:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    return path


ORDINARY = "expected ordinary files only"
ENTRIES: dict[str, tuple[str | zipfile.ZipInfo, str]] = {
    "up": ("../a.ipynb", f"'../a.ipynb' in it is a path that leads out of the archive; {ORDINARY}"),
    "up later": ("a/../../b.ipynb", "is a path that leads out of the archive"),
    "absolute": ("/etc/a.ipynb", "is an absolute path"),
    "drive": ("C:/a.ipynb", "is an absolute path"),
    "backslash": ("..\\a.ipynb", "'..\\\\a.ipynb' in it is a path with a backslash"),
    "long": ("a" * 300 + ".ipynb", "is a path with a name of more than 160 characters"),
    "right to left": (
        "a\u202ebpyni.ipynb",
        "'a\\u202ebpyni.ipynb' in it is a path with characters that cannot be shown",
    ),
    "newline": ("a\nb.ipynb", "'a\\nb.ipynb' in it is a path with characters that cannot be shown"),
    "escape": ("\x1b[2J.ipynb", "is a path with characters that cannot be shown"),
    "empty part": ("a//b.ipynb", "is not an ordinary path"),
    "link": (entry("a.ipynb", stat.S_IFLNK), f"'a.ipynb' in it is a link; {ORDINARY}"),
    "device": (entry("dev", stat.S_IFCHR), "'dev' in it is not an ordinary file"),
    "pipe": (entry("pipe", stat.S_IFIFO), "'pipe' in it is not an ordinary file"),
    "file that says folder": (entry("a.ipynb", stat.S_IFDIR), "'a.ipynb' in it is not an ordinary file"),
    "link that says folder": (entry("a/", stat.S_IFLNK), "'a/' in it is a link"),
    "nested": ("work.zip", "'work.zip' in it is an archive again and is not opened; expected the notebook itself"),
    "nested, in capitals": ("b/WORK.TAR.GZ", "is an archive again and is not opened"),
    "twice": ("mine.ipynb", "'mine.ipynb' is in it twice, or differs from another name only in upper and lower case"),
    "twice but for case": ("MINE.ipynb", "'MINE.ipynb' is in it twice"),
}


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_hostile_entry_is_named_and_refuses_the_archive(tmp_path: Path, name: str, is_first: bool) -> None:  # noqa: FBT001
    added, expected = ENTRIES[name]
    entries: list[tuple[str | zipfile.ZipInfo, bytes]] = [("mine.ipynb", NOTEBOOK), (added, b"x")]
    is_first = is_first and "twice" not in name  # which is named depends on the order there
    line = outcome(zipped(tmp_path / "eve.zip", *(entries[::-1] if is_first else entries)))
    assert expected in line


def test_what_is_packed_beside_the_notebook_by_honest_people_is_not_minded(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "ada.zip",
        (f"{NAME}/", b""),
        (f"{NAME}/mine.ipynb", NOTEBOOK),
        (f"{NAME}/digits.npz", b"PK"),
        (f"{NAME}/a plot (1).png", b""),
        (f"{NAME}/.ipynb_checkpoints/mine-checkpoint.ipynb", b"old"),
        (f"__MACOSX/{NAME}/._mine.ipynb", b"a fork"),
        (".DS_Store", b""),
    )
    assert outcome(path) == NOTEBOOK.decode()


def test_the_notebook_named_after_the_assignment_is_taken_among_several(tmp_path: Path) -> None:
    assert (
        outcome(zipped(tmp_path / "ada.zip", ("scratch.ipynb", b"scratch"), (f"{NAME}.ipynb", NOTEBOOK)))
        == NOTEBOOK.decode()
    )


@pytest.mark.parametrize("flag", [0x01, 0x41, 0x2001])
def test_an_encrypted_entry_is_refused(tmp_path: Path, flag: int) -> None:
    path = zipped(tmp_path / "eve.zip", ("a.ipynb", NOTEBOOK))
    data = bytearray(path.read_bytes())
    start = data.rindex(b"PK\x01\x02")
    data[start + 8 : start + 10] = flag.to_bytes(2, "little")
    path.write_bytes(data)
    assert outcome(path) == f"'a.ipynb' in it is encrypted; {ORDINARY}"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_take_much_memory_are_refused(tmp_path: Path, method: int) -> None:
    path = zipped(tmp_path / "eve.zip", ("a.ipynb", NOTEBOOK), method=method)
    assert outcome(path) == f"'a.ipynb' in it is packed by a method other than store and deflate; {ORDINARY}"


def test_a_name_that_ends_early_is_refused(tmp_path: Path) -> None:
    path = patched(zipped(tmp_path / "eve.zip", ("a.ipynb_txt", NOTEBOOK)), b"a.ipynb_txt", b"a.ipynb\0txt")
    assert outcome(path) == f"'a.ipynb\\x00txt' in it is a path with characters that cannot be shown; {ORDINARY}"


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    path = zipped(tmp_path / "eve.zip", ("a.ipynb", bytes(200 * 1024**2)))
    assert path.stat().st_size < 300_000
    assert outcome(path).startswith("209715200 bytes from one student; at most 20971520 are read")


@pytest.mark.parametrize("declared", [100, 20 * 1024**2])
def test_a_bomb_that_lies_about_its_size_is_read_no_further_than_it_says(tmp_path: Path, declared: int) -> None:
    path = zipped(tmp_path / "eve.zip", ("a.ipynb", bytes(50 * 1024**2)))
    patched(path, (50 * 1024**2).to_bytes(4, "little"), declared.to_bytes(4, "little"))
    tracemalloc.start()
    try:
        assert outcome(path) == "'a.ipynb' in it is damaged"
        assert tracemalloc.get_traced_memory()[1] < 64 * 1024**2
    finally:
        tracemalloc.stop()


def test_an_entry_shorter_than_it_says_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "eve.zip", ("a.ipynb", b"x" * 99_999))
    patched(path, (99_999).to_bytes(4, "little"), (100_000).to_bytes(4, "little"))
    assert "'a.ipynb' in it is" in outcome(path)


def test_many_entries_are_refused(tmp_path: Path) -> None:
    many = zipped(tmp_path / "eve.zip", *[(f"{number}.txt", b"") for number in range(201)])
    assert outcome(many) == "more than 200 entries in the archive"
    flood = zipped(tmp_path / "flood.zip", *[(f"{number}.txt", b"") for number in range(20_000)])
    tracemalloc.start()
    try:
        assert "at most 262144 are read" in outcome(flood)
        assert tracemalloc.get_traced_memory()[1] < 2 * 1024**2
    finally:
        tracemalloc.stop()


def test_a_directory_of_a_claimed_length_is_not_made_room_for(tmp_path: Path) -> None:
    path = zipped(tmp_path / "eve.zip", ("a.ipynb", NOTEBOOK))
    data = bytearray(path.read_bytes())
    start = data.rindex(b"PK\x05\x06")
    data[start + 12 : start + 16] = (2**31).to_bytes(4, "little")
    path.write_bytes(data)
    assert outcome(path).startswith(("its directory has 2147483648 bytes", "it is not a zip archive"))


@pytest.mark.parametrize("data", [b"", b"PK", b"a notebook", NOTEBOOK, b"PK\x05\x06" + bytes(18) + b"x"])
def test_what_is_no_zip_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "eve.zip"
    path.write_bytes(data)
    assert outcome(path).startswith(("it is not a zip archive, or it is damaged or cut off", "no notebook in it"))


def test_damage_anywhere_is_told_or_harmless(tmp_path: Path) -> None:
    path = zipped(tmp_path / "eve.zip", ("a/", b""), ("a/a.ipynb", NOTEBOOK), ("b.txt", b"x" * 50))
    whole = path.read_bytes()
    for place in range(0, len(whole), 2):
        for value in (0x00, whole[place] ^ 0x81):
            path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            outcome(path)
        path.write_bytes(whole[:place])
        assert outcome(path) != NOTEBOOK.decode()
