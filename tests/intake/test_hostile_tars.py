"""Tars made to do harm or cut off: refused with a line, and no entry is passed over in silence."""

import gzip
import random
import tarfile
import tracemalloc
from pathlib import Path

import pytest
from packing import NOTEBOOK, member, tar_bytes, tarred

from autograder.course import find_course
from autograder.intake import ArchiveError, Handout, Source, student_archive

NAME = "fcn_layer"
SOURCE = Source(NAME, Handout(find_course(Path(__file__).parent).require_release(NAME)))
DAMAGED = "it is not a tar archive, or it is damaged or cut off"
ORDINARY = "expected ordinary files only"


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


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


ENTRIES = {
    "up": (member("../a.ipynb"), "'../a.ipynb' in it is a path that leads out of the archive"),
    "absolute": (member("/etc/a.ipynb"), "is an absolute path"),
    "backslash": (member("a\\b.ipynb"), "is a path with a backslash"),
    "no text": (member("a\udcff.ipynb"), "'a\\udcff.ipynb' in it is a path with characters that cannot be shown"),
    "symbolic link": (member("l", tarfile.SYMTYPE, linkname="/tmp"), f"'l' in it is a link; {ORDINARY}"),  # noqa: S108
    "hard link": (member("h", tarfile.LNKTYPE, linkname="/etc/hostname"), "'h' in it is a link"),
    "character device": (member("d", tarfile.CHRTYPE), "'d' in it is not an ordinary file"),
    "block device": (member("d", tarfile.BLKTYPE), "'d' in it is not an ordinary file"),
    "pipe": (member("p", tarfile.FIFOTYPE), "'p' in it is not an ordinary file"),
    "contiguous": (member("c", tarfile.CONTTYPE), "'c' in it is not an ordinary file"),
    "unknown": (member("u", b"V"), "'u' in it is not an ordinary file"),
    "sparse": (member("s", tarfile.GNUTYPE_SPARSE), "'s' in it is a file with holes"),
    "sparse by header": (member("s", pax_headers={"GNU.sparse.major": "1"}), "'s' in it is a file with holes"),
    "nested": (member("work.tar"), "'work.tar' in it is an archive again"),
    "twice": (member("mine.ipynb"), "'mine.ipynb' is in it twice"),
    "long": (member("a" * 300), "is a path with a name of more than 160 characters"),
}


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
@pytest.mark.parametrize("kind", ["eve.tar", "eve.tgz"])
def test_a_hostile_entry_is_named_and_refuses_the_archive(tmp_path: Path, name: str, form: int, kind: str) -> None:
    hostile, expected = ENTRIES[name]
    if hostile.pax_headers and form != tarfile.PAX_FORMAT:
        return
    assert expected in outcome(tarred(tmp_path / kind, ("mine.ipynb", NOTEBOOK), (hostile, b""), form=form))


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("name", ["mine.ipynb", "/".join(["folder" * 12] * 2) + "/mine.ipynb"])
def test_every_form_of_tar_is_read(tmp_path: Path, form: int, name: str) -> None:
    folder = member("a", tarfile.DIRTYPE), b""
    path = tarred(tmp_path / "ada.tar.gz", folder, ("digits.npz", b"PK"), (name, NOTEBOOK), form=form)
    assert outcome(path) == NOTEBOOK.decode()


def test_a_file_cut_off_anywhere_is_told(tmp_path: Path) -> None:
    whole = tar_bytes(("mine.ipynb", NOTEBOOK), ("b.txt", b"x" * 600))
    end = len(whole.rstrip(b"\0")) // 512 * 512 + 512
    for length in range(0, end, 37):
        assert outcome(written(tmp_path / "ada.tar", whole[:length])) == DAMAGED
    packed = gzip.compress(whole)
    for length in range(len(packed)):
        assert outcome(written(tmp_path / "ada.tgz", packed[:length])) == DAMAGED


def test_a_damaged_header_ends_nothing_in_silence(tmp_path: Path) -> None:
    whole = tar_bytes(("notes.txt", b""), ("mine.ipynb", NOTEBOOK), form=tarfile.USTAR_FORMAT)
    assert outcome(written(tmp_path / "ada.tar", whole.replace(b"mine", b"MINE"))) == DAMAGED


@pytest.mark.parametrize("name", ["ada.tar", "ada.tgz"])
def test_a_second_archive_after_the_end_is_not_passed_over(tmp_path: Path, name: str) -> None:
    whole = tar_bytes(("mine.ipynb", NOTEBOOK))
    data = whole * 2 if name == "ada.tar" else gzip.compress(whole) * 2
    assert outcome(written(tmp_path / name, data)).startswith("something follows the end of the archive")


@pytest.mark.parametrize("name", ["eve.tar", "eve.tgz", "eve.tar.gz"])
@pytest.mark.parametrize(
    "data", [b"", b"a notebook", NOTEBOOK * 20, b"PK\x05\x06" + bytes(18), gzip.compress(b"x", mtime=0)]
)
def test_what_is_no_tar_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    assert outcome(written(tmp_path / name, data)) == DAMAGED


def test_empty_pieces_without_end_are_refused_at_once(tmp_path: Path) -> None:
    empty, work = gzip.compress(b"", mtime=0), gzip.compress(tar_bytes(("mine.ipynb", NOTEBOOK)))
    line = "more than 1000 gzip members; expected one archive"
    assert outcome(written(tmp_path / "eve.tgz", empty * 100_000 + work)) == line
    assert outcome(written(tmp_path / "ada.tgz", empty * 999 + work)) == NOTEBOOK.decode()


@pytest.mark.parametrize("name", ["eve.tgz", "eve.tar"])
def test_an_archive_is_refused_by_its_own_size_before_it_is_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(2 * 1024**3)
    assert outcome(tmp_path / name) == "the archive has 2147483648 bytes; at most 22020096 are read"


def test_an_archive_in_several_pieces_and_zeros_at_its_end_are_read(tmp_path: Path) -> None:
    whole = tar_bytes(("mine.ipynb", NOTEBOOK))
    packed = gzip.compress(whole[:700]) + gzip.compress(whole[700:]) + bytes(5000)
    assert outcome(written(tmp_path / "ada.tgz", packed)) == NOTEBOOK.decode()


def test_many_entries_are_refused(tmp_path: Path) -> None:
    entries = [(f"{number}.txt", b"") for number in range(201)]
    assert outcome(tarred(tmp_path / "eve.tgz", *entries)) == "more than 200 entries in the archive"


def test_a_bomb_is_not_unpacked_beyond_its_limit(tmp_path: Path) -> None:
    path = tarred(tmp_path / "eve.tgz", ("a.ipynb", bytes(200 * 1024**2)))
    tracemalloc.start()
    try:
        assert outcome(path) == "unpacked it has more than 21790720 bytes, up to 'a.ipynb'"
        assert tracemalloc.get_traced_memory()[1] < 2 * 1024**2
    finally:
        tracemalloc.stop()


def test_a_file_of_21_megabytes_is_refused(tmp_path: Path) -> None:
    path = tarred(tmp_path / "eve.tgz", ("a.ipynb", bytes(20 * 1024**2 + 1)))
    assert outcome(path).startswith("20971521 bytes from one student; at most 20971520 are read")


@pytest.mark.parametrize("size", [2**31, 2**62, -512, -(2**40)])
def test_a_size_that_cannot_be_is_refused(tmp_path: Path, size: int) -> None:
    header = member("a.ipynb", size=size).tobuf(tarfile.GNU_FORMAT)
    assert outcome(written(tmp_path / "eve.tar", header + bytes(1024))) in {
        DAMAGED,
        "unpacked it has more than 21790720 bytes, up to 'a.ipynb'",
    }


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_headers_without_end_are_refused(tmp_path: Path, kind: bytes) -> None:
    endless = member("x", kind).tobuf() * 5000
    assert outcome(written(tmp_path / "eve.tar", endless)).startswith("more than 200 entries")
    long = member("x", kind, size=900_000).tobuf() + bytes(1_000_000)
    assert outcome(written(tmp_path / "eve.tar", long)) == "its headers are far longer than those of ordinary files"


@pytest.mark.parametrize(
    "records", [b"x", b"0 a=b\n", b"-5 a=b\n", b"99 a=b\n", b"6 a_b\n", b"5 a=\n", b"\xff", b"12 size=x\n"]
)
def test_damaged_records_are_told_or_harmless(tmp_path: Path, records: bytes) -> None:
    header = member("x", tarfile.XHDTYPE, size=len(records)).tobuf() + records.ljust(512, b"\0")
    line = outcome(written(tmp_path / "eve.tar", header + tar_bytes(("mine.ipynb", NOTEBOOK))))
    assert line in {DAMAGED, NOTEBOOK.decode()}


def test_damage_anywhere_is_told_or_harmless(tmp_path: Path) -> None:
    whole = tar_bytes(("mine\u00e9.ipynb", NOTEBOOK), ("b.txt", b"x" * 50))
    places = random.Random("damage").sample(range(len(whole.rstrip(b"\0"))), 200)  # noqa: S311
    for place in places:
        for value in (0xFF, whole[place] ^ 0x01):
            outcome(written(tmp_path / "eve.tar", whole[:place] + bytes([value]) + whole[place + 1 :]))
