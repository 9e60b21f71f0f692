"""What students wrote, in a real browser: nothing of it runs, and nothing is asked of any server."""

import json
import shutil
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import nbformat
import pytest
from nbconvert.exporters import HTMLExporter

from autograder.course import Assignment, Course, find_course
from autograder.publish import Published, publish
from autograder.publish.feedback import FeedbackExporter
from autograder.publish.report import report_html
from autograder.text import plain
from autograder.verdict import Incident, Verdict

PROJECT = find_course(Path(__file__).parent)
BAD_INPUT = PROJECT.root.parent / "shared" / "bad_inputs" / "30_html_js_output.ipynb"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
if not any(map(shutil.which, BROWSERS)):
    pytest.skip(f"no browser here: none of {', '.join(BROWSERS)} is on PATH", allow_module_level=True)

# EAR is a server that should hear nothing, ran() a function that should not be called.
TRICKS = {
    "script": "<script>ran()</script>",
    "module": "<script type=module>ran()</script>",
    "script of a server": "<script src=EAR/script></script>",
    "image": "<img src=EAR/image>",
    "broken image": "<img src=nowhere onerror=ran()>",
    "vector image": "<svg onload=ran()></svg>",
    "vector link": "<svg><a xlink:href=javascript:ran()><text y=20>x</text></a></svg>",
    "frame": "<iframe src=EAR/frame></iframe>",
    "frame with a script": "<iframe src=javascript:parent.ran()></iframe>",
    "frame of its own": "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "object": "<object data=EAR/object></object>",
    "embedded": "<embed src=EAR/embed>",
    "link": "<a href='javascript:ran()'>marks</a>",
    "disguised link": "<a href='jAva&Tab;script&colon;ran()'>marks</a>",
    "refresh": "<meta http-equiv=refresh content='0;url=EAR/refresh'>",
    "late refresh": "<meta http-equiv=refresh content='1;url=EAR/refresh'>",
    "style sheet": "<style>@import 'EAR/style';</style>",
    "style of a server": "<link rel=stylesheet href=EAR/sheet>",
    "picture in a style": "<style>body { background: url(EAR/background) }</style>",
    "picture in an attribute": "<p style='background: url(EAR/attribute)'>x</p>",
    "font": "<style>@font-face { font-family: f; src: url(EAR/font) } p { font-family: f }</style><p>x</p>",
    "sound": "<audio src=EAR/sound></audio>",
    "film": "<video poster=EAR/film></video>",
    "form": "<form action=EAR/form><input name=a></form>",
    "form with a script": "<form action=javascript:ran()><button>marks</button></form>",
    "another base": "<base href=EAR/><img src=based>",
    "pointing": "<b onmouseover=ran()>x</b>",
    "attention": "<input autofocus onfocus=ran()>",
    "details": "<details open ontoggle=ran()>x</details>",
    "end of a title": "</title><script>ran()</script>",
    "end of a block": "</code></pre></textarea></style><script>ran()</script>",
    "fetched ahead": "<link rel=preload as=image href=EAR/ahead>",
}
# What is Markdown or a formula acts only once something has set it.
TYPED = {
    "Markdown link": "[marks](javascript:ran())",
    "Markdown image": "![marks](EAR/markdown)",
    "formula": r"$$\href{javascript:ran()}{x} <img src=EAR/formula> $$ \begin{a}<img src=x onerror=ran()>\end{a}",
    "escape": "\x1b]8;;javascript:ran()\x07marks\x1b]8;;\x07 \u202e<script>ran()</script>",
}
# A name may have no angle brackets, but all that breaks out of quotes.
STUDENT = "eve' onmouseover='ran()' &quot;onmouseover=ran()&quot; &lt;img onerror=ran()&gt;"
Look = Callable[..., Any]


class Shown(NamedTuple):
    """A course in which one student handed in nothing but tricks."""

    course: Course
    assignment: str
    student: str


@pytest.fixture
def tricks(ear: tuple[str, list[str]]) -> dict[str, str]:
    """All of it, with the address of the server filled in."""
    return {name: trick.replace("EAR", ear[0]) for name, trick in (TRICKS | TYPED).items()}


@pytest.fixture
def shown(
    course: Course,
    assignment: Assignment,
    hand_in: Callable[..., Path],
    judge: Callable[..., Verdict],
    tricks: dict[str, str],
) -> Shown:
    """Publish tricks in cells, outputs, attachments, messages and the name of a student."""
    release = nbformat.read(course.release(assignment.name) / f"{assignment.name}.ipynb", as_version=4)
    everything = "\n\n".join(tricks.values())
    for cell in release.cells:
        if "answer" in cell.metadata.get("nbgrader", {}).get("grade_id", ""):
            cell.source = everything
    for trick in tricks.values():
        release.cells += [nbformat.from_dict(cell) for cell in cells_with(trick)]
    if BAD_INPUT.is_file():
        release.cells += nbformat.read(BAD_INPUT, as_version=4).cells
    path = hand_in(STUDENT, json.dumps(release).encode())
    failed = [f"{exercise.name}.{check}" for exercise in assignment.exercises for check in exercise.points]
    submission = Published(judge(STUDENT, *failed, message=everything), path)
    publish(course, assignment, [submission], course.grades(assignment.name))
    return Shown(course, assignment.name, STUDENT)


def cells_with(trick: str) -> list[dict[str, Any]]:
    kinds = ("text/html", "image/svg+xml", "text/markdown", "text/latex", "text/plain")
    rich = {"output_type": "display_data", "metadata": {}, "data": dict.fromkeys(kinds, trick)}
    script = {"output_type": "display_data", "metadata": {}, "data": {"application/javascript": "ran()"}}
    printed = {"output_type": "stream", "name": "stdout", "text": trick}
    error = {"output_type": "error", "ename": trick, "evalue": trick, "traceback": [trick]}
    attached = {"a.svg": {"image/svg+xml": trick}}
    code = {"cell_type": "code", "metadata": {"tags": [trick]}, "source": f"%%html\n{trick}", "execution_count": 1}
    return [
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": f"{trick}\n![a](attachment:a.svg)",
            "attachments": attached,
        },
        {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": trick},
        code | {"outputs": [rich, script, printed, error]},
    ]


def page(tmp_path: Path, html: str) -> str:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


def exported(exporter: type[HTMLExporter], trick: str, tmp_path: Path) -> str:
    """Return the address of a page in which a trick stands wherever a notebook has room for one."""
    cells = [nbformat.from_dict({"id": f"cell-{number}", **cell}) for number, cell in enumerate(cells_with(trick))]
    notebook = nbformat.v4.new_notebook(cells=cells)
    html, _ = exporter(template_name="classic").from_notebook_node(notebook)
    return page(tmp_path, html)


@pytest.mark.parametrize("name", TRICKS)
def test_every_trick_works_on_a_page_that_is_not_guarded(
    name: str, tricks: dict[str, str], look: Look, tmp_path: Path
) -> None:
    assert look(exported(HTMLExporter, tricks[name], tmp_path)).acted


@pytest.mark.parametrize("name", TRICKS)
def test_no_trick_works_on_a_feedback_page_whoever_wrote_its_notebook(
    name: str, tricks: dict[str, str], look: Look, tmp_path: Path
) -> None:
    seen = look(exported(FeedbackExporter, tricks[name], tmp_path))
    assert (seen.ran, seen.asked) == ([], [])


def test_a_feedback_page_shows_what_a_student_wrote_and_does_nothing(
    shown: Shown, tricks: dict[str, str], nbgrader: Callable[..., None], look: Look
) -> None:
    shutil.copyfile(PROJECT.root / "nbgrader_config.py", shown.course.root / "nbgrader_config.py")
    nbgrader(shown.course, "generate_feedback", shown.assignment)
    path = shown.course.root / "feedback" / shown.student / shown.assignment / f"{shown.assignment}.html"
    seen = look(path.as_uri())
    assert (seen.ran, seen.asked, seen.title) == ([], [], shown.assignment)
    assert missing(tricks, seen.text) == []
    assert "prose of the instructor about $linear forward$" in seen.text
    assert "<script" not in path.read_text()


def test_formgrader_shows_what_a_student_wrote_and_does_nothing_of_it(
    shown: Shown, tricks: dict[str, str], start_formgrader: Callable[[], Any], look: Look
) -> None:
    ask = start_formgrader()
    [notebook] = json.loads(ask(f"/formgrader/api/submitted_notebooks/{shown.assignment}/{shown.assignment}"))
    [server] = (json.loads(path.read_text()) for path in shown.course.root.glob("home/runtime/jpserver-*.json"))
    places = {
        f"manage_students/{urllib.parse.quote(shown.student)}": {},
        f"manage_submissions/{shown.assignment}": {"name": shown.student},
        f"submissions/{notebook['id']}/": tricks,
    }
    for place, expected in places.items():
        # Pressing would grade anew, and lead away.
        seen = look(f"{server['url']}formgrader/{place}", press=False, Authorization=f"token {server['token']}")
        assert (seen.ran, seen.asked) == ([], []), place
        assert missing(expected, seen.text) == [], place


def test_the_report_shows_what_a_student_wrote_and_does_nothing(
    assignment: Assignment, judge: Callable[..., Verdict], tricks: dict[str, str], look: Look, tmp_path: Path
) -> None:
    verdicts = [
        msgspec.structs.replace(
            judge(trick, "linear_backward.dW", message=trick), incidents=(Incident(kind=trick, detail=trick),)
        )
        for trick in tricks.values()
    ]
    seen = look(page(tmp_path, report_html(assignment, verdicts)))
    assert (seen.ran, seen.asked, seen.title) == ([], [], f"{assignment.name}: report")
    assert missing(tricks, seen.text) == []


def missing(tricks: dict[str, str], text: str) -> list[str]:
    return [trick for trick in tricks.values() if plain(trick) not in text]
