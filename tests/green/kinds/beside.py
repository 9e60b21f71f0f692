"""Modules and data of the student's that lie beside the notebook, or that it writes there."""

from green import Work, case, clean, text


@case("fcn_layer")
def a_helper_module_lies_beside_the_notebook(work: Work) -> None:
    work.files["utils.py"] = (
        "import numpy as np\n\n\ndef sum_of_samples(dZ):\n    return dZ.sum(axis=1, keepdims=True)\n"
    )
    work.above("linear_backward", "from utils import sum_of_samples")
    work.change("linear_backward", "dZ.sum(axis=1, keepdims=True)", "sum_of_samples(dZ)")


@case("jacobians")
def all_answers_stand_in_a_module(work: Work) -> None:
    work.files["my_jacobians.py"] = "\n\n\n".join([text(work.find("setup-002")), *work.answers.values()]) + "\n"
    for exercise in work.answers:
        work.answer(exercise, f"from my_jacobians import {exercise}")


@case("four_equations")
def a_module_is_written_by_a_cell(work: Work) -> None:
    work.before("sigmoid", "%%writefile slope_of_sigmoid.py\ndef slope(a):\n    return a * (1 - a)")
    work.above(
        "sigmoid_prime",
        """
        import importlib

        import slope_of_sigmoid

        importlib.reload(slope_of_sigmoid)
        """,
    )
    work.change("sigmoid_prime", "a * (1 - a)", "slope_of_sigmoid.slope(a)")


@case("matrix_calculus")
def a_script_beside_the_notebook_is_run(work: Work) -> None:
    work.files["common.py"] = clean("LOSS_FACTOR = 2\n\n\ndef column(row):\n    return row.T\n") + "\n"
    work.before("mse_gradient", "%run common.py")
    work.change("mse_gradient", "2 * (n2 - y).T", "column(LOSS_FACTOR * (n2 - y))")


@case("computational_graph")
def settings_are_read_from_a_file_beside_the_notebook(work: Work) -> None:
    work.files["settings.json"] = '{"upstream": 1.0}\n'
    work.before(
        "objective",
        """
        import json

        with open('settings.json') as file:
            SETTINGS = json.load(file)
        """,
    )
    work.change(
        "objective", "squared_norm_backward(1.0, norm_cache)", "squared_norm_backward(SETTINGS['upstream'], norm_cache)"
    )


@case("fcn_layer")
def a_module_is_looked_for_in_other_folders_too(work: Work) -> None:
    work.files["layers.py"] = "def clip(AL, smallest):\n    import numpy as np\n\n    return np.maximum(AL, smallest)\n"
    work.before(
        "setup-002",
        """
        import sys

        sys.path.append('..')
        sys.path.insert(0, '/content/drive/MyDrive/dl')
        """,
    )
    work.above("cross_entropy", "import layers")
    work.change("cross_entropy", "np.maximum(AL, np.finfo(AL.dtype).tiny)", "layers.clip(AL, np.finfo(AL.dtype).tiny)")


@case("matrix_calculus")
def results_are_saved_and_loaded_again(work: Work) -> None:
    work.below(
        "linear_jacobian",
        """
        import pickle

        np.save("jacobian.npy", linear_jacobian(np.ones((1, 2)), 3))
        with open("cache.pkl", "wb") as file:
            pickle.dump({"J": np.load("jacobian.npy")}, file)
        """,
    )
