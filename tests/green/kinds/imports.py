"""Packages that are there where students work, and neither in our environment nor needed by what is graded."""

from green import Work, case

COLAB = "class drive:\n    mount = staticmethod(print)\n\nclass files:\n    upload = staticmethod(dict)\n"
ANYTHING = "def __getattr__(name):\n    return lambda *arguments, **options: None\n"


@case("matrix_calculus", elsewhere={"google.colab": COLAB}, tells=("failed-cell", "edited-notebook"))
def colab_uploads_files_at_the_top_of_the_set_up(work: Work) -> None:
    cell = work.find("setup-002")
    cell["source"] = "from google.colab import files\nuploaded = files.upload()\n" + cell["source"]


@case("four_equations")
def colab_is_looked_for_before_it_is_used(work: Work) -> None:
    work.before(
        "sigmoid",
        """
        import sys

        IN_COLAB = "google.colab" in sys.modules
        try:
            import google.colab
        except ImportError:
            pass
        if IN_COLAB:
            !pip install -q matplotlib
        """,
    )


@case("jacobians", elsewhere={"seaborn": ANYTHING}, tells=("failed-cell", "edited-notebook"))
def seaborn_makes_the_plots_prettier_in_the_set_up(work: Work) -> None:
    cell = work.find("setup-003")
    cell["source"] = "import seaborn as sns\nsns.set_theme(style='whitegrid')\n" + cell["source"]


@case("four_equations")
def numba_is_replaced_by_nothing_where_it_is_missing(work: Work) -> None:
    work.above(
        "sigmoid",
        """
        try:
            from numba import njit
        except ModuleNotFoundError:
            def njit(function):
                return function

        @njit
        """,
    )
    work.find("sigmoid-answer")["source"] = work.find("sigmoid-answer")["source"].replace("@njit\n\ndef", "@njit\ndef")


@case("computational_graph", elsewhere={"torch": ANYTHING}, tells=("failed-cell", "attempt"))
def torch_confirms_a_result_below_the_def(work: Work) -> None:
    work.below("squared_norm_backward", "import torch\nprint(torch.tensor([1.0, 2.0]))\nCONFIRMED = True")


@case("fcn_layer", elsewhere={"tensorflow": ANYTHING}, tells=("failed-cell", "attempt"))
def the_version_of_a_framework_is_printed_at_first(work: Work) -> None:
    work.before("setup-002", "import tensorflow as tf\nprint(tf.constant(1))")


@case("computational_graph", elsewhere={"graphviz": ANYTHING}, tells=("failed-cell",))
def graphviz_is_imported_for_a_function_that_draws_nodes(work: Work) -> None:
    work.below(
        "Node",
        """
        from graphviz import Digraph

        def draw(node):
            dot = Digraph()
            return dot
        """,
    )
