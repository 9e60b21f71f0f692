"""What other programs than ours write into the file of a notebook."""

import codecs
import json

from green import Work, case

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def as_other_formats_have_it(work: Work, minor: int) -> None:
    work.notebook["nbformat_minor"] = minor
    for cell in work.cells:
        del cell["id"]


@case("jacobians")
def a_byte_order_mark(work: Work) -> None:
    work.encode = lambda text: codecs.BOM_UTF8 + text.encode()


@case("fcn_layer")
def utf_16(work: Work) -> None:
    work.encode = lambda text: text.encode("utf-16")


@case("four_equations")
def windows_ends_of_lines(work: Work) -> None:
    for cell in work.cells:
        cell["source"] = cell["source"].replace("\n", "\r\n")
    work.encode = lambda text: text.replace("\n", "\r\n").encode()


@case("matrix_calculus")
def one_long_line_without_an_end(work: Work) -> None:
    work.encode = lambda text: json.dumps(json.loads(text), separators=(",", ":"), sort_keys=True).encode()


@case("computational_graph")
def format_4_0(work: Work) -> None:
    as_other_formats_have_it(work, 0)


@case("fcn_layer")
def format_4_2_with_sources_as_lists_of_lines(work: Work) -> None:
    as_other_formats_have_it(work, 2)
    for cell in work.cells:
        cell["source"] = cell["source"].splitlines(keepends=True)


@case("matrix_calculus")
def format_4_5_without_ids(work: Work) -> None:
    as_other_formats_have_it(work, 5)


@case("jacobians")
def all_cells_have_the_same_id(work: Work) -> None:
    work.was_run()
    for cell in work.cells:
        cell["id"] = "0"


@case("four_equations")
def colab_wrote_it(work: Work) -> None:
    work.metadata.update(accelerator="GPU", colab={"provenance": [], "gpuType": "T4"})
    for number, cell in enumerate(work.cells):
        cell["metadata"] |= {
            "id": f"q{number}",
            "colab": {"base_uri": "https://localhost:8080/"},
            "outputId": f"o{number}",
        }
        if cell["cell_type"] == "code":
            cell["source"] = f'# @title part {number} {{ display-mode: "form" }}\n{cell["source"]}'
            cell["metadata"]["cellView"] = "form"


@case("fcn_layer")
def vs_code_wrote_it(work: Work) -> None:
    work.metadata["kernelspec"] = {"display_name": ".venv (3.12.4)", "language": "python", "name": "python3"}
    work.metadata["vscode"] = {"interpreter": {"hash": "0" * 64}}
    for cell in work.cells:
        cell["metadata"]["vscode"] = {"languageId": "python"}
        cell["metadata"]["slideshow"] = {"slide_type": "fragment"}
    work.before("linear_forward", "#%% [markdown]\n# imports\nfrom __future__ import annotations")


@case("matrix_calculus")
def kaggle_wrote_it(work: Work) -> None:
    work.metadata["kaggle"] = {"accelerator": "none", "dataSources": []}
    for number, cell in enumerate(work.cells):
        cell["metadata"] |= {"_uuid": f"{number:032x}", "trusted": True, "execution": {"shell.execute_reply": "2025"}}
    work.before(
        "setup-002",
        """
        # This Python 3 environment comes with many helpful analytics libraries installed
        import os
        for dirname, _, filenames in os.walk('/kaggle/input'):
            for filename in filenames:
                print(os.path.join(dirname, filename))
        """,
    )


@case("computational_graph", tells=("edited-notebook",))
def all_marks_of_nbgrader_are_gone(work: Work) -> None:
    for cell in work.cells:
        cell["metadata"] = {}
        del cell["id"]


@case("jacobians", tells=("edited-notebook",))
def all_marks_of_nbgrader_are_gone_from_the_jacobians(work: Work) -> None:
    for cell in work.cells:
        cell["metadata"].pop("nbgrader", None)
    work.above("vjp", "print(example_scores)")


@case("fcn_layer")
def outputs_are_large_and_were_red_once(work: Work) -> None:
    red = {"output_type": "error", "ename": "AssertionError", "evalue": "dW", "traceback": ["\x1b[0;31mAssertionError"]}
    drawn = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"image/png": PICTURE * 5000, "text/plain": "<Figure>"},
    }
    printed = {"output_type": "stream", "name": "stdout", "text": ["epoch 1\r\n"] * 20_000}
    for exercise, output in [("linear_backward", red), ("model_backward", drawn), ("cross_entropy", printed)]:
        work.find(exercise)["outputs"] = [output]


@case("four_equations")
def outputs_hold_what_json_does_not_know(work: Work) -> None:
    data = {"application/vnd.plotly.v1+json": {"y": [float("nan"), float("inf")]}}
    work.find("train")["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    work.encode = lambda text: text.replace("text/plain", "text/plain\\ud83d").encode()


@case("computational_graph")
def widgets_were_saved(work: Work) -> None:
    state = {f"{number:032x}": {"model_name": "FloatProgressModel", "state": {"value": 1.0}} for number in range(300)}
    work.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": state, "version_major": 2}}


@case("jacobians")
def metadata_of_many_other_tools(work: Work) -> None:
    work.metadata.update(
        {"papermill": {"parameters": {}}, "toc": {"base_numbering": 1}, "jupytext": {"formats": "ipynb,py"}}
    )
    work.metadata["kernelspec"] = {
        "display_name": "Python [conda env:딥러닝]",
        "language": "python",
        "name": "conda-env",
    }
    for cell in work.cells:
        cell["metadata"] |= {
            "editable": True,
            "scrolled": True,
            "ExecuteTime": {"end_time": "2025-10-03"},
            "jp-MarkdownHeadingCollapsed": True,
        }
        cell["attachments"] = {"image.png": {"image/png": PICTURE}}


@case("matrix_calculus")
def letters_are_escaped(work: Work) -> None:
    work.above("vec", "# 행렬을 벡터로 😀 \u2028 ∂L/∂W\nπ, ε = np.pi, 1e-12")
    work.encode = lambda text: json.dumps(json.loads(text), ensure_ascii=True, indent=4).encode()
