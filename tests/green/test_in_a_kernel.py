"""Every notebook of the corpus is correct: in a Jupyter kernel of the students' environment nothing in it fails."""

from collections.abc import Mapping
from pathlib import Path

from green import Case, Work

from autograder.course import find_course
from autograder.notebook import read_notebook


def test_every_cell_runs_and_every_public_check_passes(
    case: Case, works: Mapping[str, tuple[Case, Work]], troubles: Mapping[str, list[str]]
) -> None:
    _, work = works[case.name]
    run = [source.replace("\r\n", "\n") for source in work.run_in_jupyter()]
    checks = [
        cell for cell in read_notebook(find_course(Path(__file__)).require_release(case.assignment)) if cell.is_check
    ]
    assert [check.grade_id for check in checks if not any(check.source in source for source in run)] == []
    assert troubles[case.name] == []
