"""Packages that are there where students work, and neither in our environment nor needed by what is graded."""

from green import Work, case

COLAB = "class drive:\n    mount = staticmethod(print)\n\nclass files:\n    upload = staticmethod(dict)\n"
ANYTHING = "def __getattr__(name):\n    return lambda *arguments, **options: None\n"


@case("fcn_layer", elsewhere={"google.colab": COLAB}, tells=("failed-cell",))
def colab_mounts_the_drive_above_a_def(work: Work) -> None:
    work.above("linear_forward", "from google.colab import drive\ndrive.mount('/content/drive')")


@case("matrix_calculus", elsewhere={"google.colab": COLAB}, tells=("failed-cell", "edited-notebook"))
def colab_uploads_files_at_the_top_of_the_set_up(work: Work) -> None:
    cell = work.find("setup-002")
    cell["source"] = "from google.colab import files\nuploaded = files.upload()\n" + cell["source"]


@case("jacobians", elsewhere={"google.colab": COLAB}, tells=("failed-cell",))
def colab_and_a_constant_share_a_cell(work: Work) -> None:
    work.before(
        "sigmoid_jacobian",
        """
        from google.colab import drive
        drive.mount('/content/drive')
        LIMIT = 700.0
        """,
    )
    work.change("sigmoid_jacobian", "np.abs(z)", "np.minimum(np.abs(z), LIMIT)")


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


@case("four_equations", elsewhere={"tqdm.auto": "tqdm = list\n"}, tells=("failed-cell",))
def a_progress_bar_is_imported_above_train_for_a_later_experiment(work: Work) -> None:
    work.above("train", "from tqdm.auto import tqdm")
    work.last("for eta in tqdm([0.1, 1.0]):\n    print(eta)")


@case("fcn_layer", elsewhere={"pandas": "DataFrame = dict\n"}, tells=("failed-cell",))
def a_table_of_pandas_is_shown_above_a_def(work: Work) -> None:
    work.above(
        "cross_entropy",
        """
        import pandas as pd

        table = pd.DataFrame({"A": [1, 2], "B": [3, 4]})
        display(table)
        """,
    )


@case("computational_graph", elsewhere={"scipy.special": "def expit(x):\n    return x\n"}, tells=("failed-cell",))
def scipy_is_imported_and_forgotten(work: Work) -> None:
    work.above("Node", "import scipy\nfrom scipy.special import expit")


@case("jacobians", elsewhere={"seaborn": ANYTHING}, tells=("failed-cell", "edited-notebook"))
def seaborn_makes_the_plots_prettier_in_the_set_up(work: Work) -> None:
    cell = work.find("setup-003")
    cell["source"] = "import seaborn as sns\nsns.set_theme(style='whitegrid')\n" + cell["source"]


@case("matrix_calculus", elsewhere={"seaborn": ANYTHING}, tells=("failed-cell",))
def one_import_names_a_missing_package_and_one_that_is_used(work: Work) -> None:
    work.before("mse_loss", "import math, seaborn as sns, itertools")
    work.answer(
        "mse_loss",
        """
        def mse_loss(n2, y):
            return math.fsum(itertools.chain.from_iterable((n2 - y) ** 2))
        """,
    )


@case("fcn_layer")
def cupy_is_tried_and_numpy_is_taken(work: Work) -> None:
    work.above(
        "linear_forward",
        """
        try:
            import cupy as xp
        except ImportError:
            import numpy as xp
        """,
    )
    work.change("linear_forward", "W @ A_prev + b", "xp.matmul(W, A_prev) + b")


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


@case("jacobians", elsewhere={"sklearn.datasets": "def load_digits():\n    return None\n"}, tells=("failed-cell",))
def a_first_cell_imports_everything_a_course_ever_used(work: Work) -> None:
    work.before(
        "setup-002",
        """
        import os
        import random
        from sklearn.datasets import load_digits
        import numpy as np
        import matplotlib.pyplot as plt

        random.seed(0)
        SEED = 42
        """,
    )
    work.above("vjp", "rng = np.random.default_rng(SEED)")


@case(
    "matrix_calculus",
    elsewhere={"ipywidgets": "def interact(**options):\n    return lambda function: function\n"},
    tells=("failed-cell",),
)
def a_slider_is_made_by_a_decorator_in_the_cell_of_an_answer(work: Work) -> None:
    work.above(
        "activation_jacobian",
        """
        from ipywidgets import interact

        @interact(k=(1, 5))
        def show(k):
            print(np.eye(k))
        """,
    )


@case("computational_graph", elsewhere={"torch": ANYTHING}, tells=("failed-cell",))
def torch_confirms_a_result_below_the_def(work: Work) -> None:
    work.below("squared_norm_backward", "import torch\nprint(torch.tensor([1.0, 2.0]))\nCONFIRMED = True")


@case("fcn_layer", elsewhere={"tensorflow": ANYTHING}, tells=("failed-cell",))
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


@case("four_equations", elsewhere={"tqdm": "tqdm = list\n"}, tells=("failed-cell",))
def pip_installs_what_the_next_line_imports(work: Work) -> None:
    work.above("backprop_batch", "%pip install -q tqdm\nfrom tqdm import tqdm\nDEPTH = 4")
    work.inside("backprop_batch", "assert DEPTH == 4")
