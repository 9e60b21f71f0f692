"""The exporter of feedback pages, without a browser."""

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from autograder.errors import InternalError
from autograder.publish.feedback import POLICY, FeedbackExporter


def notebook(*prose: str) -> nbformat.NotebookNode:
    return new_notebook(cells=[new_markdown_cell(text) for text in prose])


def exported(*prose: str) -> str:
    html, _ = FeedbackExporter(template_name="classic").from_notebook_node(notebook(*prose))
    return html


def test_the_policy_stands_before_everything_it_is_about() -> None:
    head = exported("prose").split("<head>")[1]
    assert head.lstrip().startswith(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>')


def test_no_program_is_loaded_and_formulas_stay_as_they_were_typed() -> None:
    page = exported("The product is $W < A$, so\n\n$$Z = W A + b$$")
    assert "<script" not in page
    assert "cdnjs" not in page
    assert "$W &lt; A$" in page
    assert "$$Z = W A + b$$" in page


@pytest.mark.parametrize(
    "element", ["meta http-equiv=refresh content=gone", "LINK rel=preconnect href=//gone", "base href=gone"]
)
def test_what_no_policy_reaches_is_taken_out_of_the_page(element: str) -> None:
    page = exported("before", f"<{element}>", "<b>after</b>")
    assert "gone" not in page
    assert "<b>after</b>" in page


def test_a_page_that_has_no_place_for_a_policy_is_none() -> None:
    with pytest.raises(InternalError, match="no head to put a policy in"):
        FeedbackExporter(template_name="basic").from_notebook_node(notebook("prose"))
