"""``report.html``."""

from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import pytest

from autograder.course import Assignment, Course
from autograder.numeric.catalogue import CATALOGUE
from autograder.publish import Published, publish
from autograder.publish.report import Mistake, figures, mistakes, report_html
from autograder.verdict import Verdict

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x' &amp; \x00\x1b\u202e\ud800</pre></style>"
ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "h3",
    "dl",
    "div",
    "dt",
    "dd",
    "p",
    "a",
    "br",
} | {"table", "thead", "tbody", "tr", "th", "td", "strong", "code", "span", "section", "ul", "li", "pre"}


class Page(HTMLParser):
    """Tags, attributes and visible text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, name: str) -> list[str | None]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


@pytest.fixture
def verdicts(judge: Callable[..., Verdict], fail_to_judge: Callable[[str], Verdict]) -> list[Verdict]:
    return [
        judge("ada"),
        judge("bob", "linear_backward.dW", "linear_backward.db", message="dW has the shape of W^T"),
        judge("cyd", "linear_backward.dW"),
        fail_to_judge("dan"),
    ]


def test_ungraded_submissions_are_counted_apart_and_not_averaged(verdicts: Sequence[Verdict]) -> None:
    counted = figures(verdicts)
    assert (counted.submissions, counted.graded, counted.ungraded) == (4, 3, 1)
    assert counted.mean == pytest.approx((100 + 89 + 94) / 3)
    assert counted.median == 94


def test_a_student_counts_once_for_a_mistake_that_two_checks_found(verdicts: Sequence[Verdict]) -> None:
    assert mistakes("linear_backward", verdicts) == [
        Mistake("transposed", CATALOGUE["transposed"].instructor, ("bob", "cyd"), ("dW", "db"))
    ]
    assert mistakes("linear_forward", verdicts) == []


def test_every_link_leads_to_an_anchor_on_the_page(assignment: Assignment, verdicts: Sequence[Verdict]) -> None:
    page = Page(report_html(assignment, verdicts))
    links = {link.removeprefix("#") for link in page.attributes("href") if link}
    assert {"student-ada", "student-dan", "linear_backward"} <= links
    assert links <= set(page.attributes("id"))


def test_messages_incidents_and_marks_are_on_the_page(assignment: Assignment, verdicts: Sequence[Verdict]) -> None:
    page = Page(report_html(assignment, verdicts))
    assert "dW has the shape of W^T" in page.text
    assert "internal-error" in page.text
    assert "the sandbox did not start" in page.text
    assert "94.3" in page.text


def test_the_page_forbids_itself_scripts_and_anything_loaded(
    assignment: Assignment, verdicts: Sequence[Verdict]
) -> None:
    html = report_html(assignment, verdicts)
    assert "default-src 'none'; style-src 'unsafe-inline'" in (Page(html).attributes("content"))
    assert "http" not in html.replace("http-equiv", "")


def test_hostile_text_is_only_text(assignment: Assignment, judge: Callable[..., Verdict]) -> None:
    page = Page(report_html(assignment, [judge(HOSTILE, "linear_forward.Z", message=HOSTILE)]))
    assert {tag for tag, _ in page.tags} <= ALLOWED
    names = {name for _, attributes in page.tags for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "colspan"}
    assert "<script>alert(1)</script>" in page.text
    assert not set("\x00\x1b\u202e\ud800") & set(page.text)


def test_a_course_without_submissions_has_a_page(assignment: Assignment) -> None:
    assert "None found." in Page(report_html(assignment, [])).text


def test_the_page_is_written_where_the_publication_says(
    course: Course, assignment: Assignment, three_students: Sequence[Published]
) -> None:
    publication = publish(course, assignment, three_students, course.grades(assignment.name))
    assert publication.report == course.grades(assignment.name) / "report.html"
    assert "student-cyd" in Page(publication.report.read_text(encoding="utf-8")).attributes("id")


def test_a_message_has_a_bounded_length(assignment: Assignment, judge: Callable[..., Verdict]) -> None:
    page = Page(report_html(assignment, [judge("ada", "linear_backward.dW", message="x" * 100_000)]))
    assert page.text.count("x") < 5_000
