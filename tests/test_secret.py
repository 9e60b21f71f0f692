"""The secret of a course: made once, the same for all who ask, and in every number that is drawn with it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder import secret as module
from autograder.errors import CourseError
from autograder.secret import secret, secret_generator


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / ".chainrule-secret"
    monkeypatch.setattr(module, "_PLACE", path)
    return path


def test_it_is_made_once_and_is_for_nobody_else_to_read(place: Path) -> None:
    assert secret() == secret() == place.read_bytes()
    assert place.stat().st_mode & 0o077 == 0
    assert list(place.parent.iterdir()) == [place]


def test_all_who_ask_at_once_get_the_same() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({future.result() for future in [pool.submit(secret) for _ in range(40)]}) == 1


def test_numbers_depend_on_the_name_and_on_the_secret(place: Path) -> None:
    one, again, other = (secret_generator(name).random() for name in ("signs", "signs", "order"))
    assert one == again != other
    place.unlink()
    assert secret_generator("signs").random() != one


def test_a_file_without_a_secret_is_the_instructors_to_remove(place: Path) -> None:
    place.write_bytes(b"short")
    with pytest.raises(CourseError, match="does not contain a secret of 32 bytes; remove it"):
        secret()
